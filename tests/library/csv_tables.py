# csv_tables.py -- the library's csv over the module _csv: reading and writing, dialects, quoting, errors.
# needs: library
import csv
import io

def rows(text, **options):
    try:
        return list(csv.reader(text.splitlines(True), **options))
    except (csv.Error, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"

def written(row, **options):
    out = io.StringIO()
    try:
        csv.writer(out, **options).writerow(row)
        return repr(out.getvalue())
    except (csv.Error, TypeError) as error:
        return f"{type(error).__name__}: {error}"

print(rows('a,b,c\n1,"2,3",4\n\n"x""y",,\n'))           # expect: [['a', 'b', 'c'], ['1', '2,3', '4'], [], ['x"y', '', '']]
print(rows('a,"line one\nline two",b\n'))               # expect: [['a', 'line one\nline two', 'b']]
print(rows("a;'b;c';d", delimiter=';', quotechar="'"))  # expect: [['a', 'b;c', 'd']]
print(rows('a, b,  c', skipinitialspace=True))          # expect: [['a', 'b', 'c']]
print(rows('1,"x",2.5', quoting=csv.QUOTE_NONNUMERIC))  # expect: [[1.0, 'x', 2.5]]
print(rows('1,x', quoting=csv.QUOTE_NONNUMERIC))        # expect: ValueError: could not convert string to float: 'x'
print(rows('a\\,b,"c\\"d"', escapechar='\\'))           # expect: [['a,b', 'c"d']]
print(rows('"a"b,c'), rows('"a"b,c', strict=True))      # expect: [['ab', 'c']] Error: ',' expected after '"'
print(rows('"open'), rows('"open', strict=True))        # expect: [['open']] Error: unexpected end of data
print(rows('"a",b', quoting=csv.QUOTE_NONE))            # expect: [['"a"', 'b']]
print(written(['a', 1, 2.5, None, 'x,y', 'q"q', 'l\nm', True])) # expect: 'a,1,2.5,,"x,y","q""q","l\nm",True\r\n'
print(written([]), written(['']), written([None]), written(['', '']))   # expect: '\r\n' '""\r\n' '""\r\n' ',\r\n'
print(written(['a', 1], quoting=csv.QUOTE_ALL), written(['a', 1], quoting=csv.QUOTE_NONNUMERIC))    # expect: '"a","1"\r\n' '"a",1\r\n'
print(written(['a,b'], quoting=csv.QUOTE_NONE), written(['a,b'], quoting=csv.QUOTE_NONE, escapechar='\\'))   # expect: Error: need to escape, but no escapechar set 'a\\,b\r\n'
print(written([''], quoting=csv.QUOTE_NONE), written(5))        # expect: Error: single empty field record must be quoted Error: iterable expected, not int
print(written(['a"b'], doublequote=False, escapechar='!'), written(['a'], lineterminator='\n'))     # expect: 'a!"b\r\n' 'a\n'
for options in {'delimiter': 'ab'}, {'delimiter': 5}, {'delimiter': ''}, {'quotechar': 5}, {'quoting': 9}, {'quoting': 'x'}, {'quotechar': None, 'quoting': 0}, {'lineterminator': 5}:
    print(rows('a', **options))
# expect: TypeError: "delimiter" must be a 1-character string
# expect: TypeError: "delimiter" must be string, not int
# expect: TypeError: "delimiter" must be a 1-character string
# expect: TypeError: "quotechar" must be string or None, not int
# expect: TypeError: bad "quoting" value
# expect: TypeError: "quoting" must be an integer
# expect: TypeError: quotechar must be set if quoting enabled
# expect: TypeError: "lineterminator" must be a string
csv.register_dialect('pipes', delimiter='|', quoting=csv.QUOTE_ALL)
print(csv.list_dialects(), csv.get_dialect('pipes').delimiter)  # expect: ['excel', 'excel-tab', 'unix', 'pipes'] |
print(rows('a|b', dialect='pipes'), written('ab', dialect='pipes'))     # expect: [['a', 'b']] '"a"|"b"\r\n'
csv.unregister_dialect('pipes')
for f in lambda: csv.get_dialect('pipes'), lambda: csv.unregister_dialect('pipes'), lambda: csv.register_dialect(5), lambda: csv.reader(5), lambda: csv.writer(5), lambda: next(csv.reader([b'a'])):
    try:
        f()
    except (csv.Error, TypeError) as error:
        print(type(error).__name__, error)
# expect: Error unknown dialect
# expect: Error unknown dialect
# expect: TypeError dialect name must be a string
# expect: TypeError 'int' object is not iterable
# expect: TypeError argument 1 must have a "write" method
# expect: Error iterator should return strings, not bytes (the file should be opened in text mode)
reader = csv.DictReader(io.StringIO('name,age\nAnn,5\nBob,6,extra\nCid\n'))
print(*reader, reader.line_num, sep='\n')
# expect: {'name': 'Ann', 'age': '5'}
# expect: {'name': 'Bob', 'age': '6', None: ['extra']}
# expect: {'name': 'Cid', 'age': None}
# expect: 4
out = io.StringIO()
writer = csv.DictWriter(out, ['x', 'y'], restval='-')
writer.writeheader()
writer.writerows([{'x': 1}, {'x': 'a,b', 'y': 2}])
print(repr(out.getvalue()))                             # expect: 'x,y\r\n1,-\r\n"a,b",2\r\n'
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter)  # expect: ;
old = csv.field_size_limit(3)
print(old, rows('abcd'), csv.field_size_limit(old))     # expect: 131072 Error: field larger than field limit (3) 3
