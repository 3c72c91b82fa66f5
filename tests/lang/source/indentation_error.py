# what is indented must belong to something
def f():
    x = 1
      y = 2                 # expect-error: IndentationError: unexpected indent
