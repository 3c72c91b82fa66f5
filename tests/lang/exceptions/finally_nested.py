# inner ones first, each exactly once
def f(n):
    log = []
    def inner():
        try:
            try:
                log.append('body')
                if n == 1:
                    return 'inner return'
                if n == 2:
                    raise ValueError('v')
            finally:
                log.append('f1')
                try:
                    log.append('in f1')
                finally:
                    log.append('f1 end')
        except ValueError:
            log.append('caught')
        finally:
            log.append('f2')
        return 'end'
    return inner(), log
print(f(0))             # expect: ('end', ['body', 'f1', 'in f1', 'f1 end', 'f2'])
print(f(1))             # expect: ('inner return', ['body', 'f1', 'in f1', 'f1 end', 'f2'])
print(f(2))             # expect: ('end', ['body', 'f1', 'in f1', 'f1 end', 'caught', 'f2'])
