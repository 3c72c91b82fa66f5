# word_count.py -- count the words of a text: strings, a dict, and sorting by a key.

TEXT = """
Wenn hinter Fliegen Fliegen fliegen,
fliegen Fliegen Fliegen nach.

How much wood would a woodchuck chuck
if a woodchuck could chuck wood?
"""


def words_of(text):
    """The words in lower case, without the punctuation around them."""
    words = []
    for word in text.split():
        word = word.strip(".,?!").lower()
        if word:
            words.append(word)
    return words


def count(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


words = words_of(TEXT)
counts = count(words)
print(len(words), "words,", len(counts), "different")

# Most frequent first; words that are equally frequent by the alphabet.
for word, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:6]:
    print(f"{word:<10} {n:>2} {'*' * n}")

by_length = {}
for word in counts:
    by_length.setdefault(len(word), []).append(word)
for length in sorted(by_length):
    print(length, ", ".join(sorted(by_length[length])))
