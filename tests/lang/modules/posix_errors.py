# What the functions of posix refuse, and in which words.
import posix

class Path:
    def __init__(self, path): self.path = path
    def __fspath__(self): return self.path

def t(name, *args, **kwargs):
    try:
        print(name, getattr(posix, name)(*args, **kwargs))
    except Exception as e:
        print(name, type(e).__name__, e)

t('stat', Path('nope')); t('stat', b'nope'); t('stat', None); t('stat', 1.5); t('stat', 'a\0b'); t('stat', b'a\0b'); t('stat', Path(3))
t('listdir', 1.5); t('mkdir', 5); t('rename', 'x1', 'y'); t('rename', 5, 'y'); t('open', 'nope', 0); t('open', 'nope', 'r')
t('read', 'a', 4); t('read', 99, 4); t('close', 99); t('close', 'x'); t('read', 0, -1); t('fstat', -1); t('stat', 'x', dir_fd='a')
t('stat', 3, dir_fd=3); t('fspath', 3); t('fspath', Path('a')); t('fspath', Path(3)); t('chmod', 'nope', 0); t('link', 'nope', 'b')
t('symlink', 'a', '/nope/x'); t('scandir', 'nope'); t('utime', 'nope'); t('utime', '/tmp', (1, 2), ns=(1, 2)); t('utime', '/tmp', 5)
t('readlink', '/tmp'); t('fsync', -1); t('fsync', 'a'); t('write', 1, 's'); t('lseek', 0, 'a', 0); t('dup', 99); t('access', '/tmp', 1.0)
t('sysconf', 'x'); t('sysconf', 1.0); t('isatty', 2**40); t('strerror', 2); t('putenv', 'a=b', 'c'); t('putenv', 'a\0', 'c')
t('unsetenv', '='); t('unsetenv', ''); t('chown', 'nope', -2, 0); t('chown', 'nope', 'a', 0); t('execv', '/bin/true', [])
t('execv', '/bin/true', 5); t('execv', '/bin/true', ['']); t('execve', '/nope', ['a'], {}); t('kill', 0, 'a'); t('waitpid', -1, 0)
t('urandom', -1); t('urandom', 'a'); t('truncate', 'nope', 0); t('replace', 'nope', 'z'); t('chdir', 'nope'); t('mkdir', '/tmp')
t('listdir', 99); t('pipe', 1); t('waitstatus_to_exitcode', 127); t('stat', 'x', 1); t('stat'); t('DirEntry')
t('stat_result', (1,)); t('stat_result', range(40)); t('terminal_size', (1,)); t('terminal_size', (1, 2)); t('stat_result', range(10))
t('register_at_fork'); t('register_at_fork', before=1); t('copy_file_range', 0, 1, -1); t('_path_normpath', 3)
