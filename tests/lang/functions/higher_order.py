# functions are values
def twice(f):
    return lambda x: f(f(x))
def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run
print(twice(lambda x: x * 3)(2), compose(str.strip, str.upper, len)(' ab '), list(map(str, [1, 2])), [f(2) for f in (abs, str, bool)])
# expect: 18 2 ['1', '2'] [2, '2', True]
table = {'+': lambda a, b: a + b, '-': lambda a, b: a - b}
print(table['+'](1, 2), table['-'](1, 2), max([1, -5], key=abs))  # expect: 3 -1 -5
