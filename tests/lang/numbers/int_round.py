# round() of an int goes to the even neighbour
print(round(7), round(15, -1), round(25, -1), round(1234, -2), round(-1250, -2), round(5, 3))
# expect: 7 20 20 1200 -1200 5
print(round(10 ** 20 + 50, -2))  # expect: 100000000000000000000
