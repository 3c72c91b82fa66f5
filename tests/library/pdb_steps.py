# needs: library
# the debugger, told what to do by a script
def f(a, b):
    c = a + b
    d = c * 2
    for i in range(2):
        d += i
    return d
def main():
    x = f(1, 2)
    print('x', x)
    y = [i for i in range(3)]
    try:
        1/0
    except ZeroDivisionError:
        pass
    return y
import io, pdb, re, sys
cmds = '''n
s
s
a
n
p c
!c = 100
p c
n
p d
w
u
p locals().keys()
d
l
b 5
c
p i
cl 1
y
r
n
n
until 12
n
n
n
bt
whatis x
pp y
display x
j 15
c
'''
out = io.StringIO()
d = pdb.Pdb(stdin=io.StringIO(cmds), stdout=out, nosigint=True, readrc=False)
d.use_rawinput = False
try:
    r = d.runcall(main)
    print(r)
except BaseException as e: print(type(e), e)
import os
text = out.getvalue().replace(os.path.dirname(os.path.abspath(__file__)), '.')
print(re.sub('0x[0-9a-f]+', '0x', text).replace('range_iterator', 'iterator'))
