# an error in __del__ is reported and the program goes on
class A:
    def __del__(self):
        raise ValueError('in del')
a = A()
a = None
print('going on')       # expect: going on
# expect-stderr: ValueError: in del
