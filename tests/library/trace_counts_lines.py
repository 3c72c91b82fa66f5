# needs: library
# trace shows the lines as they run, and counts them
import trace, sys
def f(n):
    x = 0
    for i in range(n):
        if i % 2:
            x += i
        else:
            x -= i
    return x
t = trace.Trace(count=1, trace=1, ignoredirs=[sys.prefix])
t.runfunc(f, 3)
r = t.results()
print(sorted((k[1], v) for k, v in r.counts.items() if 'trace_counts_lines.py' in k[0]))
