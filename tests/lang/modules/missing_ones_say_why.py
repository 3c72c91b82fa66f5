# ouro-only: CPython has these modules
try:
    import _ssl
except ModuleNotFoundError as e:
    print(e, e.name)        # expect: No module named '_ssl' (no encrypted connections in ouro: see docs/differences.md) _ssl
try:
    import _sqlite3
except ImportError as e:
    print(type(e) is ModuleNotFoundError, e)   # expect: True No module named '_sqlite3' (no databases in ouro: see docs/differences.md)
import nosuchmodule         # expect-error: ModuleNotFoundError: No module named 'nosuchmodule'
