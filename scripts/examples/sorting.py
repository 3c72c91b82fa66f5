# sorting.py -- three ways to sort a list, checked against the built-in one.


def insertion_sort(items):
    """Take each item and move it left until its place is found. Good for short lists."""
    items = items[:]
    for i in range(1, len(items)):
        item = items[i]
        while i > 0 and items[i - 1] > item:
            items[i] = items[i - 1]
            i -= 1
        items[i] = item
    return items


def merge_sort(items):
    """Sort both halves, then merge them. Equal items keep their order: the sort is stable."""
    if len(items) < 2:
        return items[:]
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def quick_sort(items):
    """What is smaller than the first item goes left of it, the rest goes right."""
    if len(items) < 2:
        return items[:]
    pivot, *rest = items
    return (quick_sort([x for x in rest if x < pivot]) + [pivot]
            + quick_sort([x for x in rest if x >= pivot]))


def random_numbers(n, seed):
    """The same "random" numbers on every run."""
    numbers = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2 ** 31
        numbers.append(seed >> 16)
    return numbers


numbers = random_numbers(300, seed=7)
for sort in [insertion_sort, merge_sort, quick_sort]:
    assert sort(numbers) == sorted(numbers)
    assert sort([]) == [] and sort([1]) == [1]
    print(sort.__name__, "agrees with sorted():", sort(numbers)[:5])

# A stable sort can be done key by key, the least important first.
people = [("eva", 31), ("ben", 25), ("ada", 31), ("dan", 25)]
people.sort()
people.sort(key=lambda person: person[1], reverse=True)
print(people)
