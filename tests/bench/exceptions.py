# exceptions -- raise one time in three, catch it a call further out, always run the finally.
def check(i):
    if i % 3 == 0:
        raise ValueError(i)
    return i

def main():
    caught = kept = closed = 0
    i = 0
    while i < 1500000:
        try:
            kept += check(i)
        except ValueError as e:
            caught += e.args[0]
        finally:
            closed += 1
        i += 1
    return caught + kept + closed

print(main())
