# measure.py -- what the programs of this folder share. Each prints lines of `measure value`, the smaller the better; `compare`
# runs them under two interpreters and divides.
import os
import time

clock = time.process_time          # of the processor: other programs do not count


def in_child(function, *args):
    """The number that function(*args) returns in a process of its own, so that every measure begins with a fresh heap."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writer, repr(function(*args)).encode())
        os._exit(0)
    os.close(writer)
    text = b""
    while part := os.read(reader, 1000):
        text += part
    os.close(reader)
    os.waitpid(pid, 0)
    return float(text)


def best(function, *args, rounds=3):
    return min(in_child(function, *args) for _ in range(rounds))


def show(measure, seconds):
    print(f"{measure} {seconds * 1000:.3f}")


def peak_memory():
    """The most memory this process has had, in megabytes."""
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024


def worst_gap(steps, every=64):
    """The longest time between two steps of the generator; looked at after each `every` steps."""
    last, worst, count = clock(), 0.0, 0
    for _ in steps:
        count += 1
        if count % every == 0:
            now = clock()
            if now - last > worst:
                worst = now - last
            last = clock()
    return worst


class Random:
    """Numbers that are the same everywhere."""

    def __init__(self, seed=1):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7fffffff
        return (self.state >> 3) % n
