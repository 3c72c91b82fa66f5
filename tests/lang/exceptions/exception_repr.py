# str and repr of the built-in ones
print(str(ValueError()), repr(ValueError()), repr(ValueError('a')), str(ValueError('a', 'b')), repr(ValueError('a', 2)), str(KeyError('k')), repr(KeyError('k')), sep='|')
# expect: |ValueError()|ValueError('a')|('a', 'b')|ValueError('a', 2)|'k'|KeyError('k')
print(ValueError('x') == ValueError('x'), ValueError('x').args, str(ValueError(['l'])), str(OSError(2, 'No such file')), OSError(2, 'nope').errno, sep='|')
# expect: False|('x',)|['l']|[Errno 2] No such file|2
print(repr(StopIteration(5)), StopIteration(5).value, repr(SystemExit(2)), SystemExit(2).code)
# expect: StopIteration(5) 5 SystemExit(2) 2
