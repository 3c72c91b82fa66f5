# a traceback shows what was being handled
try:
    {}['a']
except KeyError:
    [].pop()            # expect-error: IndexError: pop from empty list
# expect-stderr: KeyError: 'a'
# expect-stderr: During handling of the above exception, another exception occurred:
# expect-stderr: Traceback (most recent call last):
