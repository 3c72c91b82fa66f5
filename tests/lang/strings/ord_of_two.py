# ord wants one character
try:
    ord('')
except TypeError as e:
    print(e)            # expect: ord() expected a character, but string of length 0 found
ord('ab')               # expect-error: TypeError: ord() expected a character, but string of length 2 found
