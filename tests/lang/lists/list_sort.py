# sort in place, by key, reversed, and stable
a = [3, 1, 2]
print(a.sort(), a)      # expect: None [1, 2, 3]
words = ['bb', 'a', 'ccc', 'dd', 'e']
words.sort(key=len)
print(words)            # expect: ['a', 'e', 'bb', 'dd', 'ccc']
words.sort(key=len, reverse=True)
print(words)            # expect: ['ccc', 'bb', 'dd', 'a', 'e']
words.sort(reverse=True)
print(words, sorted(words), sorted('hello', reverse=True), sorted([(2, 'b'), (1, 'z'), (2, 'a')]))
# expect: ['e', 'dd', 'ccc', 'bb', 'a'] ['a', 'bb', 'ccc', 'dd', 'e'] ['o', 'l', 'l', 'h', 'e'] [(1, 'z'), (2, 'a'), (2, 'b')]
print(sorted([5, 2.5, True, -1]), sorted({3: 'c', 1: 'a'}), sorted([[2], [1, 5], []]), sorted([-3, 2, 1], key=abs))
# expect: [-1, True, 2.5, 5] [1, 3] [[], [1, 5], [2]] [1, 2, -3]
