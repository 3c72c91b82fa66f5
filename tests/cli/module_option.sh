# -m finds a module along sys.path; a folder is run by its __main__.py
cd "$(mktemp -d)" || exit
mkdir p
echo 'import sys; print(__name__, sys.argv[1:])' > p/__main__.py
echo 'import sys; print(__name__, sys.argv[1:])' > m.py
"$OURO" -m m a -x               # expect: __main__ ['a', '-x']
"$OURO" -m p b                  # expect: __main__ ['b']
"$OURO" p c                     # expect: __main__ ['c']
"$OURO" -m nope 2>&1 | sed 's/^[^:]*: //'       # expect: No module named nope
"$OURO" -m nope 2>/dev/null; echo $?            # expect: 1
mkdir q
echo 'print("init", __name__)' > q/__init__.py
echo 'from . import sub; print(__name__, __package__, __spec__.name, sub.__name__)' > q/__main__.py
echo > q/sub.py
"$OURO" -m q                    # expect: init q
                                # expect: __main__ q q.__main__ q.sub
"$OURO" -m q.sub.x 2>&1 | sed 's/^[^:]*: //; s/ (.*//' | sort -r # expect: init q
                                # expect: Error while finding module specification for 'q.sub.x'
echo '1/0' > z.py
"$OURO" -m z 2>&1 | grep -c 'frozen runpy'  # expect: 2
mkdir e
"$OURO" e 2>&1 | sed 's/^[^:]*: //; s#/.*/e#E#' # expect: can't find '__main__' module in 'E'
mkdir k
echo 'x = 5' > k/sub.py
echo > k/__init__.py
echo 'from . import sub; from .sub import x; print(x, __package__, __spec__.name, __name__)' > k/__main__.py
echo 'from .sub import x; print(x, __package__, __spec__.name, __name__)' > k/other.py
echo > e/__init__.py
echo '1/0' > bad.py
"$OURO" -m k                    # expect: 5 k k.__main__ __main__
"$OURO" -m k.other              # expect: 5 k k.other __main__
"$OURO" -m e 2>&1 | sed 's/^[^:]*: //'          # expect: No module named e.__main__; 'e' is a package and cannot be directly executed
"$OURO" -m sys 2>&1 | sed 's/^[^:]*: //'        # expect: No code object available for sys
"$OURO" -m .x 2>&1 | sed 's/^[^:]*: //'         # expect: Relative module names not supported
"$OURO" -m bad 2>&1 | tail -1                   # expect: ZeroDivisionError: division by zero
