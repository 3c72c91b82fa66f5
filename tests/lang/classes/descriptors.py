# __get__, __set__ and __set_name__
class Field:
    def __set_name__(self, owner, name):
        self.name = '_' + name
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, 'unset')
    def __set__(self, obj, value):
        setattr(obj, self.name, value * 2)
class A:
    f = Field()
a = A()
print(a.f)                                  # expect: unset
a.f = 5
print(a.f, a.__dict__, type(A.f).__name__)  # expect: 10 {'_f': 10} Field
