# finally runs on the way out of a loop
for i in range(4):
    try:
        if i == 1:
            continue
        if i == 3:
            break
        print('body', i)
    finally:
        print('finally', i)
else:
    print('never')
# expect: body 0
# expect: finally 0
# expect: finally 1
# expect: body 2
# expect: finally 2
# expect: finally 3
while True:
    try:
        1 / 0
    finally:
        break
print('done')           # expect: done
