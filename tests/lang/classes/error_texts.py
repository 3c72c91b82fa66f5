# what is said when an attribute, an operator or a class definition fails
class A: __slots__=('x',)
def t(f):
    try:
        text = repr(f())
        while ' at 0x' in text:
            at = text.index(' at 0x')
            end = at + 6
            while end < len(text) and text[end] in '0123456789abcdef': end += 1
            text = text[:at] + text[end:]
        print(text)
    except BaseException as e: print(type(e).__name__, e)
t(lambda: A().x)
t(lambda: A().y)
t(lambda: delattr(A(),'x'))
t(lambda: setattr(A(),'y',1))
t(lambda: setattr(object(),'y',1))
t(lambda: delattr(object(),'y'))
t(lambda: setattr(int,'y',1))
t(lambda: (5).y)
t(lambda: setattr(5,'real',1))
t(lambda: setattr(5,'y',1))
class B: pass
t(lambda: delattr(B(),'y'))
t(lambda: delattr(B,'y'))
t(lambda: getattr(B,'y'))
t(lambda: setattr(B,'__name__',1))
t(lambda: getattr(B, 5))
t(lambda: setattr(B, 5, 1))
t(lambda: getattr(B(), 5))
t(lambda: object(1))
t(lambda: B(1))
t(lambda: object.__new__(int))
t(lambda: int.__new__(str))
t(lambda: int.__new__(1))
t(lambda: int.__new__())
t(lambda: int.__add__(1))
t(lambda: int.__add__())
t(lambda: int.__add__('a',1))
t(lambda: (1).__add__(1,2))
t(lambda: (1).__add__(a=2))
t(lambda: int.__add__)
t(lambda: (1).__add__)
t(lambda: B.__dict__['__dict__'])
t(lambda: B.__dict__)
t(lambda: A.x)
t(lambda: int.__new__)
t(lambda: int[0])
t(lambda: B[0])
t(lambda: 1 in 5)
t(lambda: iter(5))
t(lambda: [1]+5)
t(lambda: 5+[1])
t(lambda: 'a'+5)
t(lambda: [1]*'a')
t(lambda: 'a'*[1])
t(lambda: 1.5*[1])
t(lambda: 2**'a')
t(lambda: pow(2,'a'))
t(lambda: pow(2,'a',3))
t(lambda: -'a')
t(lambda: ~1.5)
t(lambda: 1 @ 2)
t(lambda: 1 < 'a')
t(lambda: len(5))
t(lambda: [].__add__(5))
t(lambda: [].__mul__('a'))
t(lambda: print >> 5)
def f():
    x=[1]; x+=5
t(f)
def f():
    x=1; x+='a'
t(f)
def f():
    x='a'; x+=1
t(f)
def f():
    x=1; x**='a'
t(f)
def f():
    x=[1]; x*='a'
t(f)
def f():
    x=5; x[0]=1
t(f)
def f():
    x=5; del x[0]
t(f)
def f():
    x=[1]; x['a']
t(f)
t(lambda: type('A',(int,str),{}))
t(lambda: type('A',(bool,),{}))
t(lambda: type('A',(5,),{}))
t(lambda: type('A',(A,A),{}))
class X(A):pass
t(lambda: type('A',(A,X),{}))
t(lambda: type('A',5,{}))
t(lambda: type(1,(),{}))
t(lambda: type('A',(),5))
t(lambda: type(1,2))
t(lambda: type())
t(lambda: type('A\0',(),{}))
t(lambda: type('A',(),{'__slots__':'a b'}))
t(lambda: type('A',(tuple,),{'__slots__':('a',)}))
t(lambda: type('A',(),{'__slots__':('a',),'a':1}))
t(lambda: type('A',(),{'__slots__':('__dict__','__dict__')}))
t(lambda: type('A',(),{'__slots__':(1,)}))
t(lambda: type('A',(),{'__qualname__':1}))
t(lambda: isinstance(1,1))
t(lambda: issubclass(1,int))
t(lambda: issubclass(int,1))
t(lambda: super().x)
t(lambda: super(B,5).x)
t(lambda: super(B,B()).x)
t(lambda: super(B,B()))
t(lambda: super(5))
class M(type): pass
class M2(type): pass
class Q(metaclass=M): pass
class Q2(metaclass=M2): pass
t(lambda: type('A',(Q,Q2),{}))
t(lambda: setattr(B(),'__class__',int))
t(lambda: setattr(B(),'__class__',A))
t(lambda: setattr(B(),'__class__',5))
t(lambda: setattr(B(),'__dict__',5))
t(lambda: {}.__class__.__class__('a', (), {}, x=1))
class I:
    def __init__(s): return 5
t(I)
t(lambda: object.__init__(5,5))
t(lambda: B().__init__(5))
t(lambda: B.__new__(B,5))
t(lambda: hash([]))
t(lambda: B.__hash__)
t(lambda: list.__hash__)
t(lambda: type(None)())
t(lambda: type(None)(1))
t(lambda: type(len)())
t(lambda: None.x)
t(lambda: setattr(None,'x',1))
t(lambda: property(1).fget)
class P:
    @property
    def x(self): return 1
    y = property()
t(lambda: setattr(P(),'x',1))
t(lambda: delattr(P(),'x'))
t(lambda: P().y)
t(lambda: P.x)
t(lambda: P.__dict__)
t(lambda: f.__name__)
t(lambda: setattr(f,'__name__',1))
t(lambda: setattr(f,'__code__',1))
t(lambda: setattr(f,'__defaults__',1))
t(lambda: setattr(f,'__globals__',1))
t(lambda: delattr(f,'__globals__'))
t(lambda: f.zork)
t(lambda: type(f).__code__)
t(lambda: P.__repr__)
t(lambda: P().__repr__)
t(lambda: format(P(),'x'))
class C:
    def m(self): pass
t(lambda: C().m)
t(lambda: C.m)
t(lambda: C.__mro__)
t(lambda: C().m.zork)
t(lambda: setattr(C().m,'a',1))
t(lambda: int.real)
t(lambda: int.real.__get__('a'))
t(lambda: A.x.__get__('a'))
t(lambda: type.__call__)
t(lambda: object().__repr__)
t(lambda: dir(object))
t(lambda: dir(type))
t(lambda: int | str)
t(lambda: isinstance(1, int|str))
