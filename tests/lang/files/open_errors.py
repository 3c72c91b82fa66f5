# what open() refuses
def attempt(*args, **named):
    try:
        open(*args, **named)
    except Exception as e:
        print(type(e).__name__ + ':', e)
attempt('/nonexistent/file')        # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nonexistent/file'
attempt('/')                        # expect: IsADirectoryError: [Errno 21] Is a directory: '/'
attempt('/etc/passwd', 'x')         # expect: FileExistsError: [Errno 17] File exists: '/etc/passwd'
attempt('x', 'rw')                  # expect: ValueError: must have exactly one of create/read/write/append mode
attempt('x', 'z')                   # expect: ValueError: invalid mode: 'z'
attempt('x', 'rbt')                 # expect: ValueError: can't have text and binary mode at once
attempt('x', 'rb', encoding='utf-8')    # expect: ValueError: binary mode doesn't take an encoding argument
attempt('/etc/passwd', newline='x') # expect: ValueError: illegal newline value: x
attempt('a\0b')                     # expect: ValueError: embedded null byte
attempt(1.5)                        # expect: TypeError: expected str, bytes or os.PathLike object, not float
attempt(-1)                         # expect: ValueError: negative file descriptor
attempt('/etc/passwd', encoding='nope')     # expect: LookupError: unknown encoding: nope
