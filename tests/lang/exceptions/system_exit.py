# sys.exit runs finally blocks and sets the status
import sys
try:
    sys.exit(3)                 # expect-status: 3
finally:
    print('cleaned up')         # expect: cleaned up
