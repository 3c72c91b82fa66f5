# The layers of files: FileIO, the buffers, TextIOWrapper, files in memory, and classes of the program below them.
import io, os, sys
def t(name,f,*a,**k):
    try: print(name, repr(f(*a,**k)))
    except BaseException as e: print(name, type(e).__name__, e)
print([n for n in dir(io) if n[0]!='_'], io.DEFAULT_BUFFER_SIZE)
P='/tmp/ouro-io-test'
f=open(P,'w'); print(f, f.buffer, f.buffer.raw, f.mode, f.name, f.encoding, f.errors, f.newlines, f.line_buffering, f.write_through)
t('w',f.write,'aé\nb\r\nc\rd'); t('w',f.write,b'x'); t('r',f.read); t('it',next,f); t('tell',f.tell); f.close(); t('w',f.write,'x'); print(f, f.closed, f.buffer, f.buffer.raw); t('fl',f.flush); t('fn',f.fileno); t('enter',f.__enter__); t('tell',f.tell); t('seek',f.seek,0); t('read',f.read); t('rl',f.readline); t('it',iter,f)
for nl in [None,'','\n','\r','\r\n']:
    f=open(P,newline=nl); print(repr(nl), f.readlines(), f.newlines); f.seek(0); print(f.read(3), f.tell(), repr(f.read()), f.tell()); f.close()
    with open(P+'2','w',newline=nl) as g: g.write('a\nb\r\nc')
    print(open(P+'2','rb').read())
    s=io.StringIO('a\nb\r\nc\rd',newline=nl); print(s.getvalue(), s.readlines(), s.newlines, s.seek(0), s.readline(2), s.tell())
    s.write('\r\nq\n'); t('gv',s.getvalue)
b=open(P,'rb'); print(b, b.read(2), b.peek()[:3], b.read1(4), b.tell(), b.readline(), b.readlines(), b.read(), b.read1()); b.seek(2); ba=bytearray(3); print(b.readinto(ba), ba, b.seek(-1,2), b.read(), b.seekable(), b.isatty()); t('w',b.write,b'x'); t('tr',b.truncate); t('d',b.detach); t('r',b.read); print(repr(b)); t('c',lambda:b.closed); 
raw=open(P,'rb',buffering=0); print(raw, raw.mode, raw.readall(), raw.read(), raw.closefd); t('w',raw.write,b'a'); t('ri',raw.readinto,b'abc'); raw.close(); print(raw); t('r',raw.read)
for m in ['r+b','w+b','a+b','xb','rb+','ab','br']:
    t(m,lambda: (lambda f:(repr(f),f.mode,f.close()))(open(P+'3' if 'x' not in m else P+'4x',m)) )
for m in ['','q','rw','r+x','rbt','++','b','t','rr','U']: t(m,open,P,m)
os.remove(P+'4x') if os.path.exists(P+'4x') else 0
for k in [dict(mode='rb',encoding='x'),dict(mode='rb',errors='x'),dict(mode='rb',newline=''),dict(buffering=0),dict(buffering=-5),dict(newline='x'),dict(newline=5),dict(encoding=5),dict(encoding='nope'),dict(errors='nope'),dict(encoding='hex'),dict(closefd=False),dict(opener=5)]: t(k,lambda: open(P,**k).close())
t('neg',open,-1); t('badfd',open,99); t('dir',open,'/tmp'); t('none',open,'/nope'); t('float',open,1.5); t('fi',io.FileIO,'/nope'); t('fi',io.FileIO,P,'q'); t('fi',io.FileIO); t('tw',io.TextIOWrapper,5); t('br',io.BufferedReader,5); t('br',io.BufferedReader,io.BytesIO(),0); t('bw',io.BufferedWriter,raw)
f=open(P,'w+',encoding='utf-16'); f.write('abc\nΩ'); f.seek(0); print(f.read(2), f.tell()>0, f.readline(), f.read()); f.seek(0,2); f.write('more'); f.seek(0); print(f.read()); f.close(); print(open(P,'rb').read())
f=open(P,'w',encoding='cp1252'); f.write('é€'); t('e',f.write,'Ω'); f.close(); print(open(P,encoding='cp1252').read(), open(P,'rb').read())
f=open(P,'r',encoding='ascii'); t('d',f.read); f.close()
f=open(P,'w+',encoding='utf-8'); f.write('αβγ\nδεζ\n'*3000); f.seek(0); f.read(4501); c=f.tell(); x=f.read(7); f.seek(c); print(c, x==f.read(7)); f.readline(); c=f.tell(); x=f.readline(); f.seek(c); print(c, f.readline()==x); next(f); t('tell',f.tell); t('s',f.seek,1,1); t('s',f.seek,-1); t('s',f.seek,0,5); t('s',f.seek,1,2); print(f.seek(0,1) if 0 else '', f.seek(0,2), f.tell(), f.truncate(), f.detach()); t('r',f.read); t('rp',repr,f)
class R(io.RawIOBase):
    def __init__(s,d): s.d=d; s.p=0
    def readable(s): return True
    def readinto(s,b):
        n=min(len(b),3,len(s.d)-s.p); b[:n]=s.d[s.p:s.p+n]; s.p+=n; return n
r=R(b'hello\nworld\n'); print(r.read(2), r.readline(), r.readall(), r.closed, r.seekable()); t('w',r.write,b''); t('t',r.tell); t('fn',r.fileno); t('tr',r.truncate)
b=io.BufferedReader(R(b'line one\nline two\nrest')); print(b.readline(), b.peek(), b.read(3), b.read()); t('n',lambda:b.name); print(b.raw.__class__, repr(b))
w=io.TextIOWrapper(io.BufferedReader(R('aé\r\nbb\rc'.encode())),encoding='utf-8'); print(list(w), w.newlines, repr(w))
class W(io.RawIOBase):
    def __init__(s): s.l=[]
    def writable(s): return True
    def write(s,b): s.l.append(bytes(b)); return len(b)
w=W(); b=io.BufferedWriter(w,4); b.write(b'ab'); b.write(b'cdefgh'); b.write(b'i'); print(w.l); b.flush(); print(w.l); tw=io.TextIOWrapper(b,encoding='latin-1',line_buffering=True); tw.write('xé'); print(w.l); tw.write('\n'); print(w.l); t('u',tw.write,'Ω'); tw.close(); print(w.closed); t('w',b.write,b'')
b=io.BytesIO(b'abc\ndef'); print(b.read(2), b.readline(), b.tell(), list(b), b.seek(1), b.write(b'ZZ'), b.getvalue(), b.truncate(3), b.getvalue(), b.seek(6), b.write(b'!'), b.getvalue(), b.read1(), b)if 0 else 0
print(b.read(2), b.readline(), b.tell(), list(b), b.seek(1), b.write(b'ZZ'), b.getvalue(), b.truncate(3), b.getvalue(), b.seek(6), b.write(b'!'), b.getvalue())
v=b.getbuffer(); v[0]=66; t('wr',b.write,b'long'); t('cl',b.close); v.release(); print(b.getvalue()); t('neg',b.seek,-1); t('w',b.seek,0,9); t('w',b.write,'s'); t('s',io.StringIO,b''); t('s',io.StringIO('x').write,b''); b.close(); t('r',b.read); t('gv',b.getvalue)
s=io.StringIO('héllo'); s.seek(7); s.write('Ω'); print(ascii(s.getvalue()), s.tell(), s.truncate(2), s.getvalue()); t('s',s.seek,-1); t('s',s.seek,1,1); s.close(); t('r',s.read); t('i',iter,s)
d=io.IncrementalNewlineDecoder(None,True); print(repr(d.decode('a\r')),repr(d.decode('\nb\r',final=True)),d.newlines,d.getstate())
print(sys.stdout, sys.stdout.buffer, sys.stdin.buffer.raw, sys.stderr.line_buffering, sys.stdout.fileno()) if 0 else print(sys.stdin, sys.stdin.buffer, sys.stdin.buffer.raw, sys.stdin.mode)
sys.stdout.flush(); sys.stdout.buffer.write(b'direct\n'); sys.stdout.flush()
old=sys.stdout; sys.stdout=io.StringIO(); print('captured',1); got=sys.stdout.getvalue(); sys.stdout=old; print(repr(got))
print(isinstance(open(P),io.TextIOBase), isinstance(open(P),io.IOBase), isinstance(open(P,'rb'),io.BufferedIOBase), isinstance(raw,io.RawIOBase), isinstance(b,io.BufferedIOBase), io.TextIOWrapper.__mro__, io.BytesIO.__mro__,io.FileIO.__mro__)
p=io.BufferedRWPair(io.BytesIO(b'in'),io.BytesIO()); print(p.read(), p.write(b'x'), p.closed, p)if 0 else 0
class T(io.TextIOBase): pass
t('T',T().read); t('T',T().readline); t('T',T().write,''); t('e',lambda:(T().encoding,T().errors,T().newlines)); t('d',T().detach)
with open(P,'w') as f:
    f.reconfigure(line_buffering=True, encoding='latin-1',newline='\r\n'); f.write('é\n'); print(f.line_buffering,f.encoding, open(P,'rb').read())
with open(P) as f:
    t('rl', f.readline) if 0 else f.close()
f=open(P,encoding='latin-1'); f.read(1); t('rc',f.reconfigure,encoding='utf-8'); t('rc',f.reconfigure,encoding=5); t('c',f._checkReadable); t('c',f._checkClosed); f.close(); t('cc',f._checkClosed)
class D(io.FileIO):
    def close(s): print('close called', s._finalizing); super().close()
D(P); 
class E(io.RawIOBase):
    def __del__(s): print('del'); super().__del__()
    def close(s): print('cl'); super().close()
E()
print(io.text_encoding(None), io.text_encoding('x'), io.open_code(P))
f=open(P,'r+'); f.write('12345'); f.seek(0); print(f.read(2)); f.write('Z'); f.seek(0); print(f.read()); f.close()
f=open(P,'r+b'); f.read(2); f.write(b'QQ'); f.seek(0); print(f.read()); f.read(); f.seek(1); f.write(b'w'); print(f.tell(), f.read(1), f.raw.tell()>0); f.close()
f=open(P,'a+'); print(f.tell()); f.write('end'); f.seek(0); print(f.read()); f.close()
for end in '', '2', '3':
    os.remove(P + end)
