# Programs in processes of their own: streams, status, environment, descriptors, what goes wrong before and after the fork.
import os, subprocess, sys
R = subprocess.run
print(R(['echo', 'hi'], capture_output=True))  # expect: CompletedProcess(args=['echo', 'hi'], returncode=0, stdout=b'hi\n', stderr=b'')
print(len(subprocess.check_output('cat', shell=True, input=b'abc' * 100000)))  # expect: 300000
def error(*args, **kw):
    try: R(*args, **kw)
    except Exception as e: print(type(e).__name__, e)
error(['/nope'])  # expect: FileNotFoundError [Errno 2] No such file or directory: '/nope'
error(['ls'], cwd='/nope')  # expect: FileNotFoundError [Errno 2] No such file or directory: '/nope'
try: R(['sleep', '5'], timeout=0.1)
except subprocess.TimeoutExpired as e: print(e.cmd, e.timeout < 0.2)  # expect: ['sleep', '5'] True
error('exit 3', shell=True, check=True)  # expect: CalledProcessError Command 'exit 3' returned non-zero exit status 3.
error(['true'], preexec_fn=lambda: 1 / 0)  # expect: SubprocessError Exception occurred in preexec_fn.
error(['a\0b'])  # expect: ValueError embedded null byte
error([3])  # expect: TypeError expected str, bytes or os.PathLike object, not int
p = subprocess.Popen(['sh', '-c', 'read x; echo got $x; exit 3'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print(p.communicate('xyz\n'), p.returncode)  # expect: ('got xyz\n', None) 3
print(R('echo $X >&2', shell=True, env={'X': '7'}, stderr=subprocess.STDOUT, stdout=subprocess.PIPE).stdout)  # expect: b'7\n'
print(R(['true'], preexec_fn=lambda: os.write(1, b'first'), stdout=subprocess.PIPE).stdout)  # expect: b'first'
print(R('kill -9 $$', shell=True).returncode, os.popen('echo popen').read())  # expect: -9 popen
# expect:
r, w = os.pipe()
os.set_inheritable(w, True)
print(R(f'echo x >&{w}', shell=True, stderr=subprocess.DEVNULL).returncode != 0)  # expect: True
print(R(f'echo x >&{w}', shell=True, pass_fds=[w]).returncode, os.read(r, 9))  # expect: 0 b'x\n'
print(subprocess.getstatusoutput('echo a; exit 4'))  # expect: (4, 'a')
