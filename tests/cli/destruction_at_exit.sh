# at the end: names of the module in order, what was put into builtins, cycles last; all with the globals still there
"$OURO" -c '
import builtins
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print(self.n, A is not None, X)
X = 1
builtins.kept = A("in builtins")
a = A("a"); b = A("b")
c = A("cycle"); c.me = c; del c
print("end")'
# expect: end
# expect: cycle True 1
# expect: in builtins True 1
# expect: a True 1
# expect: b True 1
