# ouro-only: python3.11 crashes here; generators that delegate to ever more generators end in RecursionError
import sys
def forever():
    yield from forever()
for limit in 1000, 20000:
    sys.setrecursionlimit(limit)
    try:
        list(forever())
    except RecursionError as e:
        print(str(e)[:32])
    # expect: maximum recursion depth exceeded
    # expect: maximum recursion depth exceeded
