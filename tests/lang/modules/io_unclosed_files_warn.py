# A file that nobody closed gives a ResourceWarning when it dies, if anybody wants to hear of it.
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    open('/dev/null')
    f = open('/dev/null', 'rb')
    f.close()
    f = open('/dev/null', 'wb', buffering=0)
    del f
for w in seen: print(w.category.__name__, w.message, w.lineno)
# expect: ResourceWarning unclosed file <_io.TextIOWrapper name='/dev/null' mode='r' encoding='UTF-8'> 5
# expect: ResourceWarning unclosed file <_io.FileIO name='/dev/null' mode='wb' closefd=True> 9
