# what can be raised
def message(f):
    try:
        f()
    except BaseException as e:
        return repr(e)
def throw(x):
    raise x
print(message(lambda: throw(ValueError)))           # expect: ValueError()
print(message(lambda: throw(ValueError('x'))))      # expect: ValueError('x')
print(message(lambda: throw(5)))                    # expect: TypeError('exceptions must derive from BaseException')
print(message(lambda: throw('text')))               # expect: TypeError('exceptions must derive from BaseException')
print(message(lambda: throw(None)))                 # expect: TypeError('exceptions must derive from BaseException')
print(message(lambda: throw(int)))                  # expect: TypeError('exceptions must derive from BaseException')
print(message(lambda: throw(KeyboardInterrupt)))    # expect: KeyboardInterrupt()
print(message(lambda: throw(SystemExit(3))))        # expect: SystemExit(3)
