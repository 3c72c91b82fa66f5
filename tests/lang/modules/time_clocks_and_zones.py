# strptime, the time zone, the clocks.
import os, time
t = time.strptime('2023-03-04 05:06:07', '%Y-%m-%d %H:%M:%S')
print(t[:6], t.tm_zone, t.tm_gmtoff)  # expect: (2023, 3, 4, 5, 6, 7) None None
try: time.strptime('x', '%Y')
except ValueError as e: print(e)  # expect: time data 'x' does not match format '%Y'
os.environ['TZ'] = 'EST+05EDT,M4.1.0,M10.5.0'
time.tzset()
print(time.timezone, time.altzone, time.daylight, time.tzname)  # expect: 18000 14400 1 ('EST', 'EDT')
t = time.localtime(0)
print(t.tm_zone, t.tm_gmtoff, len(t), time._STRUCT_TM_ITEMS)  # expect: EST -18000 9 11
os.environ['TZ'] = 'AEST-10AEDT-11,M10.5.0,M3.5.0'
time.tzset()
print(time.timezone, time.altzone, time.daylight, time.tzname)  # expect: -36000 -39600 1 ('AEST', 'AEDT')
print(time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff, time.gmtime(0) == (1970, 1, 1, 0, 0, 0, 3, 1, 0))  # expect: GMT 0 True
print(time.clock_gettime(time.CLOCK_MONOTONIC) <= time.monotonic() <= time.clock_gettime_ns(time.CLOCK_MONOTONIC) / 1e9)  # expect: True
print(time.get_clock_info('monotonic'))  # expect: namespace(implementation='clock_gettime(CLOCK_MONOTONIC)', monotonic=True, adjustable=False, resolution=1e-09)
try: time.get_clock_info('x')
except ValueError as e: print(e)  # expect: unknown clock
try: time.clock_gettime(12345)
except OSError as e: print(e)  # expect: [Errno 22] Invalid argument
