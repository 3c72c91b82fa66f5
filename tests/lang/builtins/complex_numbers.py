# 1j and its arithmetic
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z * 2, z * z, z / 2, z.conjugate(), -z, z == 3 + 4j, complex(1), complex('1+2j'), 1j * 1j, 2j, (1 + 0j) == 1)
# expect: (3+4j) 3.0 4.0 5.0 (6+8j) (-7+24j) (1.5+2j) (3-4j) (-3-4j) True (1+0j) (1+2j) (-1+0j) 2j True
z < 1                   # expect-error: TypeError: '<' not supported between instances of 'complex' and 'int'
