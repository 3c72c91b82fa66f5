# an int too large for its bytes
print((255).to_bytes(1, 'big'))  # expect: b'\xff'
(256).to_bytes(1, 'big')        # expect-error: OverflowError: int too big to convert
