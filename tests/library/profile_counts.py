# needs: library
# profile counts calls, pstats shows them
import io
import profile
import pstats

def f(n): return sum(g(i) for i in range(n))
def g(i): return len(str(i))
p = profile.Profile(timer=lambda: 0)
p.runcall(f, 3)
s = io.StringIO()
pstats.Stats(p, stream=s).strip_dirs().sort_stats('name').print_stats()
import re
print(re.sub('0x[0-9a-f]+', '0x', s.getvalue()))
