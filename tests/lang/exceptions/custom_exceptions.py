# classes of one's own, with arguments
class AppError(Exception):
    pass
class Detailed(AppError):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code
    def __str__(self):
        return f'[{self.code}] {self.args[0]}'
try:
    raise Detailed(7, 'broken')
except AppError as e:
    print(e, repr(e), e.code, e.args, isinstance(e, Exception))  # expect: [7] broken Detailed('broken') 7 ('broken',) True
try:
    raise AppError
except AppError as e:
    print(repr(e), str(e) == '', e.args)    # expect: AppError() True ()
print(AppError('a', 1), repr(AppError('a', 1)), AppError('a').args, repr(AppError()))
# expect: ('a', 1) AppError('a', 1) ('a',) AppError()
raise Detailed(1, 'at the end')             # expect-error: Detailed: [1] at the end
