# -c runs a text; sys.argv starts with it, and there is no __file__
"$OURO" -c 'import sys; print(sys.argv)' a b            # expect: ['-c', 'a', 'b']
"$OURO" -c 'print(__name__, "__file__" in globals())'   # expect: __main__ False
