# an exception that cannot be stored under its name is no longer being handled afterwards
import sys
class Namespace(dict):
    def __setitem__(self, key, value):
        if key == 'e': raise LookupError('not here')
        dict.__setitem__(self, key, value)
class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases): return Namespace()
try:
    class C(metaclass=Meta):
        try: raise ValueError(1)
        except ValueError as e: print('never')
except LookupError as error:
    print(error, repr(error.__context__))       # expect: not here ValueError(1)
print(sys.exc_info())                           # expect: (None, None, None)
try:
    class D(metaclass=Meta):
        try: raise ValueError(1)
        except* ValueError as e: print('never')
except BaseException as error:
    pass
print(sys.exc_info())                           # expect: (None, None, None)
