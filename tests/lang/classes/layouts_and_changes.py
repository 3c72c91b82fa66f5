# slots, subclasses of built-in types, instance dicts, and classes that change under their instances
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
class S:
    __slots__=('a','b')
s=S(); s.a=1; print(s.a); t(lambda: s.b); t(lambda: setattr(s,'c',1)); t(lambda: s.__dict__)
del s.a; t(lambda: s.a); t(lambda: delattr(s,'a'))
class S2(S): pass
s=S2(); s.a=1; s.zz=2; print(s.a,s.__dict__)
class S3(S): __slots__=('c','__dict__')
s=S3(); s.a=1; s.c=3; s.q=4; print(s.__dict__,s.c)
class S4: __slots__='only'
s=S4(); s.only=1; print(s.only, S4.only, S4.__slots__)
class P:
    __slots__=('__priv',)
    def __init__(s): s.__priv=3
    def get(s): return s.__priv
class E: __slots__=()
t(lambda: setattr(E(),'x',1))
class E2(E): pass
e=E2(); e.x=1; print(e.x)
class L(list):
    def __init__(s,*a): super().__init__(*a); s.extra='e'
    def foo(s): return len(s)
l=L([1,2,3]); l.append(4); print(l, l.extra, l.foo(), len(l), l==[1,2,3,4], l+[5], type(l+[5]), l.__dict__)
l.extra2=1; print(l.__dict__, [*l])
class D(dict):
    def __missing__(s,k): return k*2
d=D(a=1); print(d['a'], d['b'], d.get('b'), d, type(d)); d.x=1; print(d.x)
class I(int):
    def __add__(s,o): return I(int(s)+int(o)+100)
    def __repr__(s): return f'I({int(s)})'
i=I(5); print(i+1, 1+i, i*2, type(i*2), i, str(i), i==5, hash(i)==hash(5), {5:'x'}[i]); i.x=1; print(i.x, i.__dict__)
big=I(10**30); print(big, big+1, int(big))
class St(str):
    def shout(s): return s.upper()+'!'
x=St('abc'); x.attr=1; print(x, x.shout(), x+'d', type(x+'d'), x.attr, x=='abc', {'abc':1}[x], len(x), St('é€'), St('€').__dict__)
class T(tuple):
    def __new__(c,*a): return super().__new__(c,a)
    @property
    def first(s): return s[0]
tt=T(1,2,3); tt.z=9; print(tt, tt.first, tt.z, tt[1:], type(tt[1:]), tt==(1,2,3), hash(tt)==hash((1,2,3)), tt.__dict__)
class F(float): pass
f=F(1.5); f.a=1; print(f, f+1, f.a, f==1.5)
class By(bytes): pass
y=By(b'abc'); y.q=1; print(y, y.q, y==b'abc')
class Se(set): pass
z=Se([1,2]); z.q=1; print(z, z|{3}, type(z|{3}), z.q)
class Fz(frozenset): pass
z=Fz([1]); z.q=1; print(z,z.q)
class Ex(Exception):
    def __init__(s,a,b): super().__init__(a,b); s.b=b
e=Ex(1,2); print(e, repr(e), e.args, e.b, e.__dict__); e.foo=1; print(e.foo)
class Ex2(KeyError): pass
t(lambda: {}['x']); 
try: raise Ex2('q')
except KeyError as e: print(repr(e), str(e))
class Ty(type): pass
class WithM(metaclass=Ty): y=1
WithM.q=5; print(WithM.q, type(WithM), WithM.__class__)
class Bo(object): pass
class X1:
    def hi(s): return 'x1'
class X2:
    def hi(s): return 'x2'
o=X1(); o.a=1; o.b=2; o.__class__=X2; print(o.hi(), o.a, o.b, o.__dict__); o.__class__=X1; print(o.hi(), o.a)
class V:
    pass
v=V(); v.a=1; v.b=2; v.c=3; d=v.__dict__; d['z']=9; print(v.z, v.a); v.y=4; print(d); del v.a; print(d); 
v.__dict__={'k':1}; print(v.k, hasattr(v,'b')); v.__dict__.clear(); t(lambda: v.k)
for i in range(50): setattr(v,f'a{i}',i)
print(v.a49, len(v.__dict__))
w=V()
for i in range(20): setattr(w,f'b{i}',i)
print([getattr(w,f'b{i}') for i in range(20)])
del w.b19, w.b18; print(list(w.__dict__))
w=V(); w.a=1; w.b=2; w.c=3; del w.b; w.d=4; print(w.__dict__, vars(w))
w=V(); w.a=1; del w.a; t(lambda: w.a); w.b=1; w.a=2; print(w.__dict__)
print(sorted(dir(V())))
t(lambda: type('Dyn',(V,),{'x':1})().x)
DD=type('DD',(),{'m':lambda s: s.k}); q=DD(); q.k=3; print(q.m(), DD.__name__)
DD.m=lambda s: 'new'; print(q.m()); DD.__len__=lambda s: 77; print(len(q)); del DD.__len__; t(lambda: len(q))
DD.__add__=lambda s,o: 'added'; print(q+1); DD.__eq__=lambda s,o: True; print(q==5)
V.cnt=0
for i in range(3): V.cnt+=1
print(V.cnt, w.cnt); V.cnt=property(lambda s:'prop'); print(w.cnt); V.cnt=5; print(w.cnt)
class Par: pass
class Chi(Par): pass
c=Chi(); Par.foo=lambda s:'foo'; print(c.foo()); Chi.foo=lambda s:'chi'; print(c.foo()); del Chi.foo; print(c.foo())
Par.__call__=lambda s: 'called'; print(c()); Par.__getitem__=lambda s,k:k; print(c[5]); Par.__bool__=lambda s: False; print(bool(c))
class Par2: bar=1
Chi.__bases__=(Par2,); print(c.bar, Chi.__mro__, Par.__subclasses__(), Par2.__subclasses__()); t(lambda: c.foo())
