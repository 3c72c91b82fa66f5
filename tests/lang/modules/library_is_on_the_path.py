# CPython's library is found behind the script's folder
# needs: library
import sys, keyword
print(keyword.iskeyword('if'), keyword.__file__ == sys.path[[p.endswith('/python3.11') for p in sys.path].index(True)] + '/keyword.py')   # expect: True True
names = sys.stdlib_module_names
print(type(names).__name__, len(names), 'collections' in names, '_socket' in names, 'numpy' in names)    # expect: frozenset 305 True True False
