# looking around
class A:
    x = 1
    def m(self): pass
a = A()
a.y = 2
print('m' in dir(a), 'y' in dir(a), 'x' in dir(A), vars(a), 'A' in globals(), globals()['a'] is a, 'append' in dir([]))
# expect: True True True {'y': 2} True True True
def f(p):
    q = 1
    return locals()
print(f(5), __name__, sorted(f(1)))  # expect: {'p': 5, 'q': 1} __main__ ['p', 'q']
