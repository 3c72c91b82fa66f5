# the class of a class
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        ns['tag'] = name.lower()
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        cls.kw = kw
    def hello(cls):
        return 'hello ' + cls.tag
class A(metaclass=Meta, extra=1):
    pass
class B(A): pass
print(A.tag, B.tag, A.hello(), type(B).__name__, A.kw, B.kw)  # expect: a b hello a Meta {'extra': 1} {}
