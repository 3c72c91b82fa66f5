# hashlib and hmac, without OpenSSL
# needs: library
import hashlib, hmac
D = bytes(range(200))
print(all(len(hashlib.new(n, D).digest(*([9] if 'shake' in n else []))) > 0 for n in hashlib.algorithms_guaranteed))  # expect: True
print(hashlib.sha256(D).hexdigest())  # expect: 1901da1c9f699b48f6b2636e65cbf73abf99d0441ef67f5c540a42f7051dec6f
print(hashlib.new('md5', D).hexdigest())  # expect: fb7001d34b8e82c9b579be5005d5b0a5
print(hashlib.blake2s(D, digest_size=8).hexdigest())  # expect: ae22e2be0604f6c2
print(hmac.new(b'key', D, 'sha256').hexdigest())  # expect: de8a2873e6cae156a96c287d435c9bf0ce723d10da99ab93af57079f50e167c5
print(hmac.new(b'k' * 200, D, hashlib.sha3_256).hexdigest())  # expect: c0de7585e48b32cc23af1e1b8795906d3b5186f1270af760e6f145ff70fcf64f
