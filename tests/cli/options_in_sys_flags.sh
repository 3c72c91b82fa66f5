# what the command line said is in sys.flags, sys._xoptions and sys.warnoptions
unset PYTHONDONTWRITEBYTECODE
show='import sys
f = sys.flags
print(f.debug, f.optimize, f.dont_write_bytecode, f.no_user_site, f.no_site, f.ignore_environment, f.bytes_warning, f.quiet, f.int_max_str_digits)
print(f.isolated, f.safe_path, f.dev_mode, f.utf8_mode, sys._xoptions, sys.warnoptions)
exec("assert 0, 1")
names = {}
exec("\"doc\"", names)
print("__doc__" in names and names["__doc__"])'
$OURO -d -O -B -s -S -E -bb -qq -X a -Xb=c -W ignore -Werror::BytesWarning -c "$show" | head -3
# expect: 1 1 1 1 1 1 2 2 -1
# expect: 0 False False 0 {'a': True, 'b': 'c'} ['ignore', 'error::BytesWarning']
# expect: doc
$OURO -I -OO -X dev -X utf8 -X int_max_str_digits=1000 -c "$show" | head -2
# expect: 0 2 0 1 0 1 0 0 1000
# expect: 1 True True 1 {'dev': True, 'utf8': True, 'int_max_str_digits': '1000'} ['default']
