# subprocess: other programs, their streams, failures before and after they start.
import os
import subprocess

print(subprocess.run(['echo', 'hi'], capture_output=True, text=True))
# expect: CompletedProcess(args=['echo', 'hi'], returncode=0, stdout='hi\n', stderr='')
out = subprocess.check_output('echo err >&2; cat', shell=True, input=b'x' * 200000, stderr=subprocess.STDOUT)
print(len(out), out[:6])                                # expect: 200004 b'err\nxx'
for args, options in ((['/nope/x'], {}), (['ls'], {'cwd': '/nope'}), ([], {}), (['a\0b'], {}), (['ls', 1], {})):
    try:
        subprocess.run(args, **options)
    except (OSError, ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nope/x'
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nope'
# expect: IndexError list index out of range
# expect: ValueError embedded null byte
# expect: TypeError expected str, bytes or os.PathLike object, not int
try:
    subprocess.run(['sleep', '5'], timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(error.cmd)                                    # expect: ['sleep', '5']
try:
    subprocess.check_call(['sh', '-c', 'exit 3'])
except subprocess.CalledProcessError as error:
    print(error)                                        # expect: Command '['sh', '-c', 'exit 3']' returned non-zero exit status 3.
print(subprocess.Popen(['sh', '-c', 'kill -9 $$']).wait())          # expect: -9
print(subprocess.run(['env'], env={'A': 'b'}, stdout=subprocess.PIPE).stdout)       # expect: b'A=b\n'
print(subprocess.check_output(['sh', '-c', 'umask'], umask=0o77))   # expect: b'0077\n'
print(subprocess.check_output(['echo', 'x'], preexec_fn=lambda: os.write(1, b'before ')))       # expect: b'before x\n'
try:
    subprocess.run(['true'], preexec_fn=lambda: 1 / 0)
except subprocess.SubprocessError as error:
    print(error)                                        # expect: Exception occurred in preexec_fn.
r, w = os.pipe()
print(subprocess.run(f'echo hello >&{w}', shell=True, pass_fds=[w]).returncode, os.read(r, 10))         # expect: 0 b'hello\n'
print(subprocess.run(f'echo hello >&{w}', shell=True, stderr=subprocess.DEVNULL).returncode != 0)       # expect: True
pid = subprocess.Popen(['true'], start_new_session=True)
print(pid.wait(), subprocess.getstatusoutput('echo out; false'))    # expect: 0 (1, 'out')
with subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as p:
    for i in range(2):
        p.stdin.write(f'line {i}\n')
        print(p.stdout.readline(), end='')
# expect: line 0
# expect: line 1
print(p.returncode, os.popen('echo popen').read())      # expect: 0 popen
# expect:
