# float() reads decimal text, inf and nan
print(float('1.5'), float(' -2.5e3 '), float('1e-2'), float('.5'), float('5.'), float('1_0.5'))
# expect: 1.5 -2500.0 0.01 0.5 5.0 10.5
print(float('inf'), float('-Infinity'), float('NaN'), float('+inf'))  # expect: inf -inf nan inf
print(float(3), float(True), float(), float(10 ** 20), float(b'1.5'))  # expect: 3.0 1.0 0.0 1e+20 1.5
print(float('1e400'), float('1e-400'), float('0.1e1'))  # expect: inf 0.0 1.0
