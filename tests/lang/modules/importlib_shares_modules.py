# importlib is the library's, and finds and makes the same modules as import statements
# needs: library
import sys, keyword, importlib, importlib.util, importlib.machinery
print(keyword.__spec__.name, keyword.__spec__.origin == keyword.__file__, type(keyword.__loader__).__name__)     # expect: keyword True SourceFileLoader
print([f.__name__ for f in sys.meta_path[-3:]])     # expect: ['BuiltinImporter', 'FrozenImporter', 'PathFinder']
print(importlib.import_module('keyword') is keyword, importlib.util.find_spec('keyword') is keyword.__spec__)    # expect: True True
print(importlib.util.find_spec('nosuchmodule'))     # expect: None
try: importlib.import_module('nosuchmodule.x')
except ModuleNotFoundError as e: print(e, e.name)   # expect: No module named 'nosuchmodule' nosuchmodule
import math
print(math.__spec__.loader.__name__, math)          # expect: BuiltinImporter <module 'math' (built-in)>
spec = importlib.util.spec_from_file_location('other', keyword.__file__)
other = importlib.util.module_from_spec(spec)
spec.loader.exec_module(other)
print(other is keyword, other.kwlist == keyword.kwlist, 'other' in sys.modules)         # expect: False True False
keyword.kwlist = None
print(importlib.reload(keyword) is keyword, len(keyword.kwlist))                        # expect: True 35
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith('virtual'): return importlib.util.spec_from_loader(name, Loader(), is_package=name == 'virtual')
class Loader:
    def create_module(self, spec): return None
    def exec_module(self, module): module.made = True
sys.meta_path.insert(0, Finder())
import virtual.inner
print(virtual.made, virtual.inner.made, virtual.inner.__package__, virtual.__path__)    # expect: True True virtual []
try: import nosuchmodule
except ModuleNotFoundError as e: print(e, e.__traceback__.tb_next)      # expect: No module named 'nosuchmodule' None
from virtual import another
print(another.__spec__.parent)                      # expect: virtual
import nosuchmodule.x       # expect-error: ModuleNotFoundError: No module named 'nosuchmodule'
