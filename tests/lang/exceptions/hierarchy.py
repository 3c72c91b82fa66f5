# which error is a kind of which
pairs = [(KeyError, LookupError), (IndexError, LookupError), (ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError),
         (FileNotFoundError, OSError), (UnboundLocalError, NameError), (NotImplementedError, RuntimeError),
         (RecursionError, RuntimeError), (UnicodeDecodeError, ValueError), (ModuleNotFoundError, ImportError),
         (LookupError, Exception), (Exception, BaseException), (IndentationError, SyntaxError)]
print(all([issubclass(a, b) for a, b in pairs]))    # expect: True
print(issubclass(KeyboardInterrupt, Exception), issubclass(SystemExit, Exception), issubclass(StopIteration, Exception))
# expect: False False True
print(ValueError.__name__, ValueError, ValueError.__mro__[1].__name__, ValueError.__module__)
# expect: ValueError <class 'ValueError'> Exception builtins
