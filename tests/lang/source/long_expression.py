# thousands of terms in one expression
print(eval('+'.join(['1'] * 2000)), eval('[' + ','.join(['0'] * 5000) + ']') == [0] * 5000, eval('(' * 50 + '1' + ')' * 50))
# expect: 2000 True 1
exec('\n'.join(['v%d = %d' % (i, i) for i in range(1000)]))
print(v999)             # expect: 999
