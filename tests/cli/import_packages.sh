# packages, submodules, relative imports, and what the errors say
cd "$(mktemp -d)" || exit
mkdir -p pkg/sub plain
echo 'from . import a; from .sub import b as c; x = 1' > pkg/__init__.py
echo 'y = 2' > pkg/a.py
echo 'from ..a import y; b = y + 1' > pkg/sub/__init__.py
echo 'v = 4' > plain/m.py
echo 'from .... import z' > pkg/far.py
echo 'import two; z = 1' > one.py
echo 'from one import z' > two.py
echo '1 / 0' > bad.py
echo '__all__ = ["p", "_q"]; p = 1; _q = 2; r = 3' > al.py
cat > s.py <<'P'
import pkg, pkg.sub as s, plain.m, sys
print(pkg.x, pkg.a.y, pkg.c, s.b, plain.m.v, pkg.sub is s, pkg.a.__package__, s.__name__)
def attempt(text):
    try: exec(text, {'__name__': '__main__', '__package__': None})
    except Exception as e: print(type(e).__name__ + ':', str(e).replace(sys.path[0], '.'))
attempt('import nope')
attempt('import pkg.nope')
attempt('import sys.x')
attempt('from pkg import nope')
attempt('from sys import nope')
attempt('from . import x')
attempt('import pkg.far')
attempt('import one')
attempt('import bad')
attempt('import bad')
from al import *
print(p, _q, 'r' in globals(), 'bad' in sys.modules, 'one' in sys.modules)
P
"$OURO" s.py
# expect: 1 2 3 3 4 True pkg pkg.sub
# expect: ModuleNotFoundError: No module named 'nope'
# expect: ModuleNotFoundError: No module named 'pkg.nope'
# expect: ModuleNotFoundError: No module named 'sys.x'; 'sys' is not a package
# expect: ImportError: cannot import name 'nope' from 'pkg' (./pkg/__init__.py)
# expect: ImportError: cannot import name 'nope' from 'sys' (unknown location)
# expect: ImportError: attempted relative import with no known parent package
# expect: ImportError: attempted relative import beyond top-level package
# expect: ImportError: cannot import name 'z' from partially initialized module 'one' (most likely due to a circular import) (./one.py)
# expect: ZeroDivisionError: division by zero
# expect: ZeroDivisionError: division by zero
# expect: 1 2 False False False
