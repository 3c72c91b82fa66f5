# dict_count -- count words and numbers in dicts.
def main():
    words = "the quick brown fox jumps over the lazy dog and the cat sat on the mat".split()
    counts = {}
    for round in range(260000):
        for word in words:
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    numbers = {}
    i = 0
    while i < 2000000:
        key = i * 7919 % 50021
        numbers[key] = numbers.get(key, 0) + 1
        i += 1
    return counts["the"] + len(counts) + len(numbers) + numbers[17]

print(main())
