# module_level -- the int loop with global variables, as a first script is written.
i = 0
total = 0
while i < 5000000:
    total = total + i * 3 - 1
    i = i + 1

print(total)
