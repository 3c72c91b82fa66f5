# sys.exit of a text prints it on stderr
import sys
print('out')                    # expect: out
sys.exit('that went wrong')     # expect-stderr: that went wrong
# expect-status: 1
