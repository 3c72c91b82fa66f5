# nothing to pop
[].pop()                # expect-error: IndexError: pop from empty list
