# lists of lists
grid = [[0] * 3 for _ in range(2)]
grid[1][2] = 5
grid[0][0] += 7
print(grid, [row[0] for row in grid], sum([sum(row) for row in grid]), list(map(list, zip(*grid))))
# expect: [[7, 0, 0], [0, 0, 5]] [7, 0] 12 [[7, 0], [0, 0], [0, 5]]
