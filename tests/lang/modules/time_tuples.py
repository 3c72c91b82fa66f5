# time: a struct_time is a tuple with names
import time
t = time.gmtime(86400 * 365)
print(t)
# expect: time.struct_time(tm_year=1971, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=4, tm_yday=1, tm_isdst=0)
print(t.tm_year, t[0], t[:3], len(t), t == tuple(t))    # expect: 1971 1971 (1971, 1, 1) 9 True
print(time.asctime(t))              # expect: Fri Jan  1 00:00:00 1971
print(time.strftime('%Y-%m-%d', t)) # expect: 1971-01-01
a = time.perf_counter()
time.sleep(0.01)
print(0.01 <= time.perf_counter() - a < 5)      # expect: True
time.sleep(-1)                      # expect-error: ValueError: sleep length must be non-negative
