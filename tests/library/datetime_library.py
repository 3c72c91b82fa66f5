# needs: library
# datetime: dates, times, differences, zones, text
from datetime import *
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
d = date(2024, 2, 29); t = time(13, 5, 7, 123456); dt = datetime(2024, 2, 29, 13, 5, 7, 123456); td = timedelta(days=1, hours=2, seconds=-5)
tz = timezone(timedelta(hours=5, minutes=30)); u = dt.replace(tzinfo=timezone.utc)
for text in '''d | repr(d) | d.year | d.weekday() | d.isoweekday() | d.isoformat() | d + timedelta(365) | d - date(2023, 1, 1) | d < date(2025, 1, 1) | d == date(2024, 2, 29) | d.replace(day=1) | d.toordinal() | date.fromordinal(738000) | date.fromisoformat('2020-05-06') | d.strftime('%Y/%m/%d %a %j') | d.timetuple() | d.ctime() | date.min | date.max | f'{d:%d.%m.}' | hash(d) == hash(date(2024, 2, 29)) | date('a', 1, 1) | date.fromisocalendar(2024, 9, 4) | date.fromisoformat('x')
t | repr(t) | t.isoformat('minutes') | t.replace(hour=1) | time.fromisoformat('04:23:01') | t < time(14) | t.strftime('%H:%M') | bool(time()) | time(1, tzinfo=tz) | time(1, tzinfo=tz).utcoffset() | time.max
dt | repr(dt) | dt.date() | dt.time() | dt + td | dt - td | dt - datetime(2024, 1, 1) | dt.isoformat() | dt.isoformat(' ', 'seconds') | datetime.fromisoformat('2011-11-04T00:05:23+04:00') | datetime.fromisoformat('20111104T000523') | dt.strftime('%c %p %f %%') | u | u.astimezone(tz) | u.utcoffset() | u.timestamp() | datetime.fromtimestamp(0, timezone.utc) | datetime.utcfromtimestamp(1e9) | u == u.astimezone(tz) | dt == u | u - u.astimezone(tz) | datetime.combine(d, t) | dt.replace(year=2000, fold=1) | u.tzname() | u.timetuple()[:6] | datetime.max | dt.ctime() | f'{dt:%H}' | u.isoformat() | datetime.min
td | repr(td) | td.days, td.seconds, td.microseconds | td.total_seconds() | -td | td * 2 | td / 2 | td // timedelta(hours=1) | td % timedelta(hours=5) | divmod(td, timedelta(hours=5)) | td / timedelta(hours=1) | abs(-td) | timedelta(1.5) | timedelta(weeks=1, milliseconds=1) | td > timedelta(1) | bool(timedelta()) | str(timedelta(days=-1, seconds=3)) | timedelta.max | timedelta.resolution | td * 1.5 | sum([td, td], timedelta())
tz | repr(tz) | str(timezone.utc) | timezone(timedelta(0), 'X') | tz.utcoffset(None) | timezone.utc is UTC | repr(timezone.utc) | timezone(timedelta(seconds=-3661))'''.replace('\n', ' | ').split(' | '):
    show(text)
class NY(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=-5)
    def dst(self, dt): return timedelta(0)
    def tzname(self, dt): return 'NY'
print(datetime(2024, 1, 1, tzinfo=NY()).isoformat(), datetime(2024, 1, 1, tzinfo=NY()).strftime('%z %Z'), u.astimezone(NY()))
class Sub(datetime): pass
print(type(Sub(2024, 1, 1) + timedelta(1)))
