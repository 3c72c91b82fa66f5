# what a return was about to return is let go of when the finally body breaks or returns instead
class A:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
def f():
    while True:
        try:
            return A('first')
        finally:
            print('finally')
            break
    print('after the loop')
    try:
        return A('second')
    finally:
        return print('returning')
f()
# expect: finally
# expect: del first
# expect: after the loop
# expect: returning
# expect: del second
