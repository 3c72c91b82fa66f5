# hooks of class creation, odd answers of special methods, descriptors, proxies and cells
def t(f):
    try:
        text = repr(f())
        while ' at 0x' in text:
            at = text.index(' at 0x')
            end = at + 6
            while end < len(text) and text[end] in '0123456789abcdef': end += 1
            text = text[:at] + text[end:]
        print(text)
    except BaseException as e: print(type(e).__name__, e, '|', repr(e.__cause__))
# errors in hooks
class SN:
    def __set_name__(s,o,n): raise ValueError('bad')
def f():
    class X: a=SN()
t(f)
class IS:
    def __init_subclass__(c): raise KeyError('is')
def f():
    class X(IS): pass
t(f)
def f():
    class X(5): pass
t(f)
def f():
    class X(None): pass
t(f)
class ME:
    def __mro_entries__(s,b): print('entries',len(b)); return (list,)
me=ME()
class XX(me): pass
print(XX.__bases__, XX.__orig_bases__==(me,))
t(lambda: type('Y',(me,),{}))
def f():
    class X(int, metaclass=lambda n,b,d: (n,b,sorted(k for k in d if not k.startswith('__')))): x=1
    return X
t(f)
def f():
    class X: __slots__=('a',); a=1
t(f)
class Meta(type):
    def mro(c): return [c, Extra, object]
class Extra: ex='extra'
class WM(metaclass=Meta): pass
print(WM.ex, WM.__mro__)
# comparison chain
class O:
    def __lt__(s,o): return 'lt'
    def __gt__(s,o): return 'gt'
    def __le__(s,o): return NotImplemented
    def __eq__(s,o): return 'eq'
print(O()<O(), O()>O(), O()==1, 1==O(), O()!=1, 1<O()); t(lambda: O()<=O()); t(lambda: O()>=O()); print(O() in [1], [O()]==[1], (O(),)==(1,))
class T:
    def __bool__(s): raise RuntimeError('bool')
t(lambda: not T()); t(lambda: [1] if T() else 2); t(lambda: T() and 1)
class Ln:
    def __len__(s): return 0
print(bool(Ln()), not Ln())
class Hint:
    def __iter__(s): return iter([1,2])
    def __length_hint__(s): return 10
print(list(Hint()))
class BadHint:
    def __iter__(s): return iter([1,2])
    def __length_hint__(s): return 'x'
class It:
    def __iter__(s): return s
    def __next__(s): raise ValueError('n')
t(lambda: list(It())); t(lambda: 1 in It())
class SubD(dict):
    def __getitem__(s,k): return 'got '+str(k)
    def __setitem__(s,k,v): super().__setitem__(k,v*2)
    def __contains__(s,k): return True
d=SubD(); d['a']=2; print(d, d['zz'], 'q' in d, d.get('a'), '%(x)s'%d, dict(d))
class SubL(list):
    def __getitem__(s,i): return 'L%s'%i
    def __len__(s): return 99
    def append(s,x): super().append(x); return s
l=SubL([1,2]); print(l[0], len(l), l, l.append(5), [*l], l[0:1])
class SubS(str):
    def __eq__(s,o): return 'eq'
    def __hash__(s): return 5
    def __str__(s): return 'STR'
    def __len__(s): return 42
s=SubS('abc'); print(s=='abc', hash(s), str(s), len(s), s, f'{s}', '%s'%s, repr(s), s.upper())
class SubI(int):
    def __str__(s): return 'I'
    def __eq__(s,o): return False
    def __index__(s): return 1
i=SubI(7); print(i, i==7, i!=7, [1,2,3][SubI(0)], f'{i}', f'{i:d}', i+1, range(SubI(3)), int(i), float(i))
class Prop:
    def __init__(s): s._x=1
    x=property(lambda s: s._x, lambda s,v: setattr(s,'_x',v), doc='DOC')
p=Prop(); p.x+=5; print(p.x, Prop.x.__doc__, Prop.x.fget is not None, Prop.x.fdel)
class PP(property): pass
class UPP:
    @PP
    def q(s): 'qdoc'; return 1
print(UPP().q, UPP.q.__doc__, type(UPP.q))
class CM:
    @classmethod
    @property
    def cp(c): return c.__name__
    @staticmethod
    def sm(x=1): 'smdoc'; return x
    cm=classmethod(len) if False else None
print(CM.cp, CM.__dict__['sm'](5), CM.__dict__['sm'].__name__)
sm=staticmethod(5); t(lambda: sm()); t(lambda: staticmethod()); t(lambda: classmethod(1,2)); t(lambda: property(1,2,3,4,5)); t(lambda: super(1,2)); t(lambda: super(int,1,2)); t(lambda: super(int, 'a'))
class types: MethodType=type(Prop.__init__.__get__(5)); MappingProxyType=type(Prop.__dict__); CellType=type((lambda x: lambda: x)(1).__closure__[0])
t(lambda: types.MethodType(len,5)()); t(lambda: types.MethodType(5,5)); t(lambda: types.MethodType(len,None)); t(lambda: types.MethodType(len,[1,2])())
m=types.MethodType(len,[1,2]); print(m, m()); 
mp=types.MappingProxyType({'a':1}); print(mp, mp['a'], len(mp), list(mp), mp|{'b':2}, 'a' in mp, mp.get('z',3), mp=={'a':1}, mp.copy(), mp.keys()); t(lambda: mp.__setitem__); 
def f(): mp['x']=1
t(f)
def cl():
    x=1
    def g(): return x
    return g
c=cl().__closure__[0]; print(c.cell_contents, type(c)); c.cell_contents=5; print(c.cell_contents, c==types.CellType(5), c<types.CellType(6)); e=types.CellType(); t(lambda: e.cell_contents)
print(object() == object(), object().__ne__(5), type(object().__ne__(5)))
class A:
    def __getattr__(s,n): return A
    __call__=lambda s,*a: 'c'
print(A()(1), A().foo)
class Sl:
    __slots__=('x','__weakref__','__dict__')
s=Sl(); s.y=1; print(s.__dict__, s.__weakref__)
class Big:
    def __init__(s):
        for i in range(100): setattr(s,'a%d'%i,i)
b=Big(); b=Big(); print(sum(b.__dict__.values()), b.a99)
class Many:
    def __init__(s,n): setattr(s,'k%d'%n,n)
ms=[Many(i) for i in range(2000)]; print(sum(getattr(ms[i],'k%d'%i) for i in range(2000)))
