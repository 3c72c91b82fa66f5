# base64 and struct, on _struct and binascii
# needs: library
import base64, struct
D = bytes(range(0, 256, 7))
print(base64.b64encode(D))  # expect: b'AAcOFRwjKjE4P0ZNVFtiaXB3foWMk5qhqK+2vcTL0tng5+71/A=='
print(base64.b64decode(base64.b64encode(D)) == D)  # expect: True
print(base64.urlsafe_b64encode(D))  # expect: b'AAcOFRwjKjE4P0ZNVFtiaXB3foWMk5qhqK-2vcTL0tng5-71_A=='
print(base64.b32encode(D))  # expect: b'AADQ4FI4EMVDCOB7IZGVIW3CNFYHO7UFRSJZVINIV63L3RGL2LM6BZ7O6X6A===='
print(base64.b85encode(D), base64.b85decode(base64.b85encode(D)) == D)  # expect: b'00#~g93v_*I6p>BR9j+caCd%%jFXz7sIRuY#LLpz;OFl3`~' True
print(base64.a85encode(D))  # expect: b"!!`uK*$Zpf3'Tl,<*NgGE-HbbN0B^(W3<YC`66T^i90P$qu"
print(base64.b16decode('6869'))  # expect: b'hi'
print(struct.pack('<ih', 1, 2), struct.unpack('>d', struct.pack('>d', 1.5)))  # expect: b'\x01\x00\x00\x00\x02\x00' (1.5,)
