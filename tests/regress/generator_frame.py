# gi_frame while a generator waits, runs and has ended.
def numbers():
    x = 1
    yield g.gi_frame.f_locals['x']
    x = 2
    yield x
g = numbers()
print(g.gi_frame.f_lineno)               # expect: 2
print(next(g), g.gi_frame.f_lineno)      # expect: 1 4
print(next(g), g.gi_frame.f_locals)      # expect: 2 {'x': 2}
list(g)
print(g.gi_frame)                        # expect: None
