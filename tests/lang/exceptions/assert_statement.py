# assert with and without a message
assert 1
assert [0], 'never shown'
try:
    assert 0
except AssertionError as e:
    print(repr(e))              # expect: AssertionError()
try:
    assert '', ('a', 'message')
except AssertionError as e:
    print(repr(e))              # expect: AssertionError(('a', 'message'))
assert 2 + 2 == 5, 'arithmetic'  # expect-error: AssertionError: arithmetic
