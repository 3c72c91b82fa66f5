# posix: files and directories, descriptors, links, times, processes.
import posix, errno, _stat, pwd

base = f'/tmp/ouro-posix-{posix.getpid()}'
posix.mkdir(base)
start = posix.getcwd()
posix.chdir(base)
assert posix.getcwd() == base and posix.getcwdb() == base.encode()

fd = posix.open('f', posix.O_RDWR | posix.O_CREAT)
assert posix.write(fd, b'hello') == 5 and posix.lseek(fd, 0, 0) == 0 and posix.read(fd, 100) == b'hello'
assert posix.pread(fd, 2, 1) == b'el' and posix.pwrite(fd, b'E', 1) == 1 and posix.writev(fd, [b'a', bytearray(b'b')]) == 2
assert posix.fstat(fd).st_size == 7 and not posix.isatty(fd) and not posix.get_inheritable(fd) and posix.get_blocking(fd)
posix.ftruncate(fd, 3)
other = posix.dup(fd)
posix.close(fd)
assert posix.fstat(other).st_size == 3
posix.close(other)

posix.utime('f', (1.5, 2.25))
st = posix.stat('f')
assert (st.st_mtime_ns, st.st_mtime, st.st_atime, st[8]) == (2250000000, 2.25, 1.5, 2) and len(st) == 10
posix.utime('f', ns=(10**18 + 1, 5))
assert posix.stat('f').st_atime_ns == 10**18 + 1
assert st.n_fields == 19 and st.n_sequence_fields == 10 and st.n_unnamed_fields == 3
assert type(st)(*st.__reduce__()[1]).st_mtime_ns == st.st_mtime_ns and st.__reduce__()[0] is posix.stat_result
assert posix.stat_result(range(13)).st_atime == 10 and posix.stat_result(range(10)).st_atime == 7
assert posix.stat_result(range(10)).st_blksize is None and repr(st).startswith('os.stat_result(st_mode=33')

posix.symlink('f', 'l')
assert posix.readlink('l') == 'f' and posix.readlink(b'l') == b'f' and _stat.S_ISLNK(posix.lstat('l').st_mode)
posix.mkdir('d')
here = posix.open('.', posix.O_RDONLY)
posix.mkdir('e', dir_fd=here)
assert sorted(posix.listdir(here)) == ['d', 'e', 'f', 'l'] == sorted(posix.listdir()) and b'd' in posix.listdir(b'.')
for entry in sorted(posix.scandir(here), key=lambda e: e.name):
    print(entry, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(), entry.is_file(follow_symlinks=False),
          entry.stat().st_mode >> 12, entry.inode() == posix.lstat(entry.name).st_ino)
# expect: <DirEntry 'd'> d True False False False 4 True
# expect: <DirEntry 'e'> e True False False False 4 True
# expect: <DirEntry 'f'> f False True False True 8 True
# expect: <DirEntry 'l'> l False True True False 8 True
posix.close(here)
with posix.scandir(base) as it:
    print(sorted(posix.fspath(e) == base + '/' + e.name for e in it), list(it))   # expect: [True, True, True, True] []
posix.rename('f', 'g')
posix.link('g', 'h')
assert posix.stat('h').st_nlink == 2
posix.replace('g', 'h')
posix.remove('g')
for name in 'l', 'h':
    posix.unlink(name)
for name in 'd', 'e':
    posix.rmdir(name)
posix.chdir(start)
posix.rmdir(base)
try:
    posix.remove(base)
except OSError as e:
    assert (e.filename, e.filename2, e.errno, type(e)) == (base, None, errno.ENOENT, FileNotFoundError)
try:
    posix.rename(base, 'x')
except OSError as e:
    assert (e.filename, e.filename2) == (base, 'x')

n = posix._path_normpath
print([n(p) for p in ('a//b/./../c/../../..//d', '//a/../..', '///a', '', '.', '/..', '../../x', 'a/..', 'é//ü')])
# expect: ['../d', '//', '/a', '', '.', '/', '../../x', '', 'é/ü']

order = []
posix.register_at_fork(before=lambda: order.append('b1'), after_in_parent=lambda: order.append('p1'))
posix.register_at_fork(before=lambda: order.append('b2'), after_in_child=lambda: order.append('c'), after_in_parent=lambda: order.append('p2'))
r, w = posix.pipe()
pid = posix.fork()
if pid == 0:
    posix.write(w, ' '.join(order).encode())
    posix._exit(3)
assert posix.waitpid(pid, 0) == (pid, 3 << 8)
print(posix.read(r, 100), order)                # expect: b'b2 b1 c' ['b2', 'b1', 'p1', 'p2']
posix.putenv('OURO_X', 'set')
print(posix.system('test "$OURO_X" = set; exit 4'), posix.waitstatus_to_exitcode(9))     # expect: 1024 -9
assert posix.WIFEXITED(1024) and posix.WEXITSTATUS(1024) == 4 and len(posix.urandom(9)) == 9
print(errno.errorcode[2], errno.errorcode[errno.EAGAIN], errno.errorcode[95])   # expect: ENOENT EAGAIN ENOTSUP
print(_stat.filemode(0o104755), _stat.filemode(0o41777), _stat.filemode(0o2604))         # expect: -rwsr-xr-x drwxrwxrwt ?rw---Sr--
assert pwd.getpwuid(0).pw_name == 'root' == pwd.getpwnam('root')[0]
pwd.getpwnam('no such user')                    # expect-error: KeyError: "getpwnam(): name not found: 'no such user'"
