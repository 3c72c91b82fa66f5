# code that never runs, but would leave the try block, does not change what the handlers cover
def caught(x):
    try:
        y = 1 // x
        if None:
            return 5
    except ZeroDivisionError:
        return 'caught'
def nested(x):
    for i in range(2):
        try:
            try:
                1 // x
                while 0:
                    if 0: return 1
                    break
                if 1: pass
                else: return 2
            finally:
                print('finally')
                if False: continue
        except ZeroDivisionError:
            print('caught')
class C:
    def __enter__(self): pass
    def __exit__(self, *details):
        print('exit', details[0].__name__)
        return True
def managed(x):
    with C():
        1 // x
        if 0: return 1
print(caught(0))        # expect: caught
nested(0)
# expect: finally
# expect: caught
# expect: finally
# expect: caught
managed(0)              # expect: exit ZeroDivisionError
