# a few facts from sys
import sys
print(sys.maxsize, sys.byteorder, sys.version_info[:2] == (3, 11), sys.version_info.major, sys.argv[0].endswith('sys_module.py'), type(sys.path).__name__, sys.maxunicode)
# expect: 9223372036854775807 little True 3 True list 1114111
print(sys.getrefcount([]), sys.intern('a') is sys.intern('a'), sys.stdout.write(''))  # expect: 1 True 0
