# int_loop -- add and multiply small ints in a while loop.
def main():
    i = 0
    total = 0
    while i < 8000000:
        total = total + i * 3 - 1
        i = i + 1
    return total

print(main())
