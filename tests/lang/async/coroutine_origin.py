# cr_origin: who called, as far up as one asked for
import sys

async def coroutine():
    pass

def caller():
    return coroutine()

print(sys.get_coroutine_origin_tracking_depth())                # expect: 0
c = caller()
print(c.cr_origin)                                              # expect: None
c.close()
sys.set_coroutine_origin_tracking_depth(2)
print(sys.get_coroutine_origin_tracking_depth())                # expect: 2
c = caller()
print([(line, name) for file, line, name in c.cr_origin])       # expect: [(8, 'caller'), (16, '<module>')]
print(c.cr_origin[0][0] == __file__)                            # expect: True
c.close()
sys.set_coroutine_origin_tracking_depth(depth=1)
c = coroutine()
print(len(c.cr_origin))                                         # expect: 1
c.close()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as e:
    print(e)                                                    # expect: depth must be >= 0
