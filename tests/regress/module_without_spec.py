# Asking a module without __spec__ for an attribute it has not got, once importlib is there, does not ask for ever.
import importlib
module = type(importlib)("foo")
del module.__spec__
print(hasattr(module, "__spec__"), hasattr(module, "x"))        # expect: False False
