# sets_and_dicts.py -- who knows whom: questions that sets and dicts answer in one line.

friends = {
    "ada": {"ben", "cleo", "dan"},
    "ben": {"ada", "cleo"},
    "cleo": {"ada", "ben", "eva"},
    "dan": {"ada"},
    "eva": {"cleo"},
}

# Sets have no order of their own, so each is sorted before it is printed.
print("friends of ada and of cleo:", sorted(friends["ada"] & friends["cleo"]))
print("friends of either:", sorted(friends["ada"] | friends["cleo"]))
print("of ada alone:", sorted(friends["ada"] - friends["cleo"]))
print("of exactly one:", sorted(friends["ada"] ^ friends["cleo"]))
print("does eva know only friends of ben?", friends["eva"] <= friends["ben"])

# Dicts keep the order in which their keys came.
degree = {name: len(known) for name, known in friends.items()}
print(degree)
print("most friends:", max(degree, key=degree.get))

# Turn a dict around: number of friends -> names.
by_degree = {}
for name, n in degree.items():
    by_degree.setdefault(n, []).append(name)
print(by_degree)


def distances(start):
    """How many steps it takes from start to everybody, by a search in waves."""
    steps = {}
    wave = {start}
    distance = 0
    while wave:
        reached = set()
        for name in sorted(wave):
            steps[name] = distance
            reached |= friends[name]
        wave = reached - steps.keys()
        distance += 1
    return steps


print("from dan:", distances("dan"))
