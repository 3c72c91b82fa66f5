# endless recursion ends in a RecursionError
import sys
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(e)                    # expect: maximum recursion depth exceeded
print(sys.getrecursionlimit())  # expect: 1000
f(0)                            # expect-error: RecursionError: maximum recursion depth exceeded
