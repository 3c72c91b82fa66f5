# else runs without an error, finally always
def run(f):
    log = []
    try:
        log.append('try')
        f()
    except ValueError:
        log.append('except')
    else:
        log.append('else')
    finally:
        log.append('finally')
    return log
print(run(lambda: 0))           # expect: ['try', 'else', 'finally']
print(run(lambda: int('x')))    # expect: ['try', 'except', 'finally']
try:
    run(lambda: 1 / 0)
except ZeroDivisionError as e:
    print('passed on:', e)      # expect: passed on: division by zero
