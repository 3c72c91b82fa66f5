# nested_loops -- for loops over ranges, three deep: Pythagorean triples.
def main(n):
    found = 0
    for a in range(1, n):
        for b in range(a, n):
            c2 = a * a + b * b
            for c in range(b, n, 7):
                if c * c == c2:
                    found += a + b + c
    return found

print(main(800))
