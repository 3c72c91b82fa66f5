# an error in __exit__ or in entering: the line of the with statement is shown without carets
import sys
class C:
    def __enter__(self): pass
    def __exit__(self, *details):
        raise KeyError(5)
class Kept:
    text = ''
    def write(self, text): self.text += text

def leaves():
    with C():
        pass
def enters():
    with C() as c, 5:
        pass
for f in leaves, enters:
    try: f()
    except Exception as e:
        kept, real, sys.stderr = Kept(), sys.stderr, None
        sys.stderr = kept
        sys.excepthook(type(e), e.with_traceback(e.__traceback__.tb_next), e.__traceback__.tb_next)
        sys.stderr = real
        for line in kept.text.split('\n'):
            if line and 'File' not in line: print(line)
# expect: Traceback (most recent call last):
# expect:     with C():
# expect:     raise KeyError(5)
# expect: KeyError: 5
# expect: Traceback (most recent call last):
# expect:     with C() as c, 5:
# expect: TypeError: 'int' object does not support the context manager protocol
# expect: During handling of the above exception, another exception occurred:
# expect: Traceback (most recent call last):
# expect:     with C() as c, 5:
# expect:     raise KeyError(5)
# expect: KeyError: 5
