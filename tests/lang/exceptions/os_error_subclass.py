# OSError turns into the subclass that its number stands for
e = OSError(2, 'gone', 'x', None, 'y')
print(type(e).__name__, e)          # expect: FileNotFoundError [Errno 2] gone: 'x' -> 'y'
print(e.errno, e.strerror, e.filename, e.filename2, e.args)     # expect: 2 gone x y (2, 'gone')
print(repr(OSError(17, 'there')), repr(OSError(9999, 'what')), repr(OSError('one')))
# expect: FileExistsError(17, 'there') OSError(9999, 'what') OSError('one')
class Mine(OSError):
    pass
print(type(Mine(2, 'gone')).__name__, Mine(2, 'gone'))      # expect: Mine [Errno 2] gone
class Own(OSError):
    def __init__(self, code):
        self.code = code
print(Own(2).errno, Own(2).args)    # expect: None ()
