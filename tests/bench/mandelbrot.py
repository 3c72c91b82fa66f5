# mandelbrot -- float arithmetic under nested loops and a test that is hard to foresee.
def main(size, limit):
    inside = 0
    row = 0
    while row < size:
        ci = 2.0 * row / size - 1.0
        column = 0
        while column < size:
            cr = 3.0 * column / size - 2.0
            zr = zi = 0.0
            n = 0
            while n < limit:
                zr2 = zr * zr
                zi2 = zi * zi
                if zr2 + zi2 > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
                n += 1
            else:
                inside += 1
            column += 1
        row += 1
    return inside

print(main(350, 100))
