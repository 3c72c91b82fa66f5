# talking to a generator
def echo():
    got = None
    while True:
        try:
            got = yield got
        except ValueError as e:
            got = 'caught ' + str(e)
        finally:
            pass
g = echo()
next(g)
print(g.send('a'), g.send(5), g.throw(ValueError('v')), g.send('b'))  # expect: a 5 caught v b
g.close()
print(next(g, 'closed'))    # expect: closed
def closing():
    try:
        yield 1
    finally:
        print('cleanup')
c = closing()
next(c)
c.close()                   # expect: cleanup
c = closing()
next(c)
del c                       # expect: cleanup
def f():
    yield 1
f().send('too early')       # expect-error: TypeError: can't send non-None value to a just-started generator
