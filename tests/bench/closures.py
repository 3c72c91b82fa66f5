# closures -- call functions that read and rebind a captured variable.
def make_counter(step):
    count = 0
    def bump():
        nonlocal count
        count += step
        return count
    return bump

def main():
    one, two = make_counter(1), make_counter(2)
    last = 0
    i = 0
    while i < 4000000:
        last = one() + two()
        i += 1
    return last

print(main())
