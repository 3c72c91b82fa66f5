# needs: library
# fractions, decimal, statistics, calendar
from fractions import Fraction as F
from decimal import *
import statistics as st, calendar
D = Decimal
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
for text in '''F(1, 3) + F(1, 6) | F('0.25') | F(0.1) | F(1, 0) | F(3, -6) | F(7, 2) // 1 | F(7, 2) % 1 | F(1, 2) ** 2 | F(1, 2) ** -2 | F(2) ** 0.5 | round(F(7, 3), 1) | float(F(1, 3)) | F(1, 3) == 1 / 3 | F('1/3') | F('x') | hash(F(1, 2)) == hash(0.5) | F(3.14159).limit_denominator(100) | F(1, 2) < F(2, 3) | sum([F(1, 2)] * 3) | F(5, 3).as_integer_ratio() | abs(F(-1, 2)) | int(F(7, 2)) | divmod(F(7, 2), F(1, 3))
D('1.1') + D('2.2') | D(1) / D(3) | D('0.1') == 0.1 | D(0.1) | D('NaN') | D('1E+5') | str(D('1E-10')) | D('3.14159').quantize(D('0.01')) | D('2').sqrt() | D('-5') % D('3') | D('1.5').to_integral_value() | round(D('2.675'), 2) | D(2) ** 100 | D('1.20').normalize() | D('123.456').as_tuple() | D('7').ln() | D('1').exp() | f"{D('1234.5'):,.2f}" | D('1.0') == D('1') | max(D(1), D(2)) | int(D('7.9')) | D('5') // D('2') | getcontext().prec | D('1.23e5').to_eng_string() | D(5).is_signed() | D('1').compare(D('2')) | hash(D('0.5')) == hash(0.5) | D((0, (1, 2), -1)) | -D('1.5') | D('100').log10()
st.mean([1, 2, 3, 4]) | st.median([1, 3, 2]) | st.mode('aab') | st.stdev([1, 2, 3, 4]) | st.variance([1.5, 2.5]) | st.fmean([1, 2]) | st.quantiles(range(10)) | st.harmonic_mean([1, 2]) | st.geometric_mean([1, 4]) | st.mean([]) | st.multimode('aabb') | st.pstdev([1, 2]) | st.NormalDist(0, 1).cdf(1) | st.NormalDist(0, 1).inv_cdf(0.9) | st.correlation([1, 2, 3], [1, 2, 4]) | st.linear_regression([1, 2], [2, 4]) | st.median_grouped([1, 2, 2, 3]) | st.mean([F(1, 2), F(1, 3)]) | st.mean([D('1.5'), D(2)])
calendar.month(2024, 2) | calendar.isleap(2000) | calendar.monthrange(2024, 2) | calendar.day_name[0] | calendar.weekday(2024, 2, 29) | calendar.leapdays(2000, 2020) | calendar.timegm((1970, 1, 2, 0, 0, 0)) | calendar.Calendar().monthdayscalendar(2024, 2) | calendar.month_abbr[3]'''.replace('\n', ' | ').split(' | '):
    show(text)
with localcontext() as c:
    c.prec = 5; print(D(1) / D(3)); c.rounding = ROUND_UP; print(D(2) / D(3))
    c.traps[DivisionByZero] = False; print(D(1) / D(0))
print(D(1) / D(7))
