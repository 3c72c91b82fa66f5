# float_kernel -- two bodies around each other: float arithmetic on local variables.
def main():
    x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
    dt = 0.001
    step = 0
    while step < 1500000:
        r2 = x * x + y * y
        pull = 1.0 / (r2 * r2 ** 0.5)
        vx = vx - x * pull * dt
        vy = vy - y * pull * dt
        x = x + vx * dt
        y = y + vy * dt
        step += 1
    return int(x * 1000000), int(y * 1000000)

x, y = main()
print(x, y)
