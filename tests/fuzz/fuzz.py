# fuzz.py -- runs random programs under ouro and under python3.11 and keeps those that they disagree about.
#
#     python3.11 tests/fuzz/fuzz.py [--seed N] [--count N] [--only SORT] [--ouro PATH] [--keep FOLDER] [--most N] [FILE...]
#
# Standard output, standard error and the exit status must be the same; only addresses are left out of the
# comparison. Each program that differs is written to the folder, cut down to the lines that matter, with both
# outputs beside it. With FILEs, these programs are compared (and cut down) instead of random ones.
#
# Programs that the oracle cannot finish, or that meet a limit of the machine, are skipped.

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from gen.program import program

ORACLE = sys.executable
LIMITS = ('RecursionError', 'MemoryError', 'too much')
ENVIRONMENT = {'PATH': '/usr/bin:/bin', 'PYTHONHASHSEED': '0', 'OUROHASHSEED': '0', 'LC_ALL': 'C.UTF-8', 'ASAN_OPTIONS': 'allocator_may_return_null=1'}


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(command, path, seconds, limited=True):
    """(stdout, stderr, status), or None when the time was up."""
    try:
        done = subprocess.run(command + [path], stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, env=ENVIRONMENT,
                              preexec_fn=limits if limited else None)
    except subprocess.TimeoutExpired:
        return None
    tidy = lambda data: re.sub(r'.*:\d+: SyntaxWarning: .*\n(?:  .*\n)?', '', re.sub(r' at 0x[0-9a-f]+', ' at 0x', data.decode('utf-8', 'backslashreplace')))
    return tidy(done.stdout), tidy(done.stderr), done.returncode


class Judge:
    """Says whether a text is seen differently by the two."""

    def __init__(self, ouro):
        self.ouro = ouro
        self.limited = 'debug' not in ouro
        self.path = os.path.join(tempfile.mkdtemp(prefix='fuzz'), 'program.py')

    def outcomes(self, text):
        """(oracle's, ouro's), or None when the oracle has no useful answer."""
        with open(self.path, 'w', encoding='utf-8', errors='surrogatepass') as f:
            f.write(text)
        oracle = run([ORACLE, '-s', '-S'], self.path, 5)
        if oracle is None or oracle[2] < 0 or any(word in part for word in LIMITS for part in oracle[:2]):
            return None
        return oracle, run([self.ouro], self.path, 10 if self.limited else 60, self.limited) or ('', 'time is up', -1)

    def is_steady(self, text, oracle):
        """Does the oracle say the same each time? Hashes of None, of classes and of functions are made of addresses there."""
        return all(run([ORACLE, '-s', '-S'], self.path, 5) == oracle for _ in range(4))

    def difference(self, text):
        """What the first difference looks like, without its numbers: it must stay the same while lines are dropped."""
        both = self.outcomes(text)
        if both is None or both[0] == both[1] or not self.is_steady(text, both[0]):
            return None
        return re.sub(r'\d+', 'N', first_difference(*both))


def children(lines, at):
    """The line after the block that line `at` heads."""
    indent = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > indent:
        end += 1
    return end


def shrink(judge, text, seconds=40):
    """Drop blocks and lines, and take bodies out of their blocks, while the two still disagree."""
    deadline = time.time() + seconds
    lines = text.rstrip('\n').split('\n')
    wanted = judge.difference(text)

    def works(candidate):
        return time.time() < deadline and judge.difference('\n'.join(candidate) + '\n') == wanted

    size = len(lines) // 2
    while size > 1:                                     # large pieces first
        at = len(lines) - size
        while at >= 0:
            candidate = lines[:at] + lines[at + size:]
            if candidate and works(candidate):
                lines = candidate
            at -= size
        size //= 2
    changed = True
    while changed and time.time() < deadline:
        changed = False
        at = len(lines) - 1
        while at >= 0:
            if at >= len(lines):
                at = len(lines) - 1
                continue
            end = children(lines, at)
            attempts = [lines[:at] + lines[end:]]
            indent = lines[at][:len(lines[at]) - len(lines[at].lstrip())]
            if end > at + 1:
                attempts.append(lines[:at] + [line[4:] for line in lines[at + 1:end]] + lines[end:])
            elif lines[at].strip() != 'pass':
                attempts.append(lines[:at] + [indent + 'pass'] + lines[end:])
            for candidate in attempts:
                if candidate and works(candidate):
                    lines = candidate
                    changed = True
                    break
            at -= 1
    return '\n'.join(lines) + '\n'


def first_difference(oracle, ouro):
    for name, a, b in (('stdout', oracle[0], ouro[0]), ('stderr', oracle[1], ouro[1])):
        if a != b:
            left, right = a.split('\n'), b.split('\n')
            for i in range(max(len(left), len(right))):
                x, y = (side[i] if i < len(side) else '(nothing)' for side in (left, right))
                if x != y:
                    return '{} line {}:\n  - {}\n  + {}'.format(name, i + 1, x[:300], y[:300])
    return 'status: - {} + {}'.format(oracle[2], ouro[2])


def keep(judge, folder, name, text, shrinking):
    small = shrink(judge, text) if shrinking else text
    both = judge.outcomes(small) or judge.outcomes(text)
    os.makedirs(folder, exist_ok=True)
    base = os.path.join(folder, name)
    for ending, content in (('.full.py', text), ('.py', small), ('.oracle', '\n'.join(map(str, both[0]))), ('.ouro', '\n'.join(map(str, both[1])))):
        with open(base + ending, 'w', encoding='utf-8', errors='surrogatepass') as f:
            f.write(content)
    sys.stdout.write('{}.py: {}\n'.format(base, first_difference(*both)).encode('utf-8', 'backslashreplace').decode())
    sys.stdout.flush()


def main():
    words = argparse.ArgumentParser()
    words.add_argument('--seed', type=int, default=1)
    words.add_argument('--count', type=int, default=1000)
    words.add_argument('--only')
    words.add_argument('--ouro', default='build/ouro')
    words.add_argument('--keep', default='build/fuzz')
    words.add_argument('--most', type=int, default=20, help='stop after so many differences')
    words.add_argument('--no-shrink', action='store_true')
    words.add_argument('files', nargs='*')
    given = words.parse_args()
    sys.stdout.reconfigure(errors='backslashreplace')
    judge = Judge(os.path.abspath(given.ouro))
    ran = skipped = unsteady = differing = 0
    texts = ((os.path.basename(path)[:-3], open(path, encoding='utf-8', errors='surrogatepass').read()) for path in given.files) if given.files else \
        ((str(seed), program(seed, given.only)) for seed in range(given.seed, given.seed + given.count))
    for name, text in texts:
        both = judge.outcomes(text)
        ran += 1
        if both is None:
            skipped += 1
        elif both[0] != both[1] and not judge.is_steady(text, both[0]):
            unsteady += 1
        elif both[0] != both[1]:
            differing += 1
            keep(judge, given.keep, name, text, not given.no_shrink)
            if differing >= given.most:
                break
    print('{} programs, {} differ, {} skipped, {} under which python3.11 differs from itself'.format(ran, differing, skipped, unsteady))
    return 1 if differing else 0


if __name__ == '__main__':
    sys.exit(main())
