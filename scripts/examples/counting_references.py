# counting_references.py -- watch the counts that keep objects alive.
#
# sys.getrefcount(x) answers one more than you might expect: while it runs, its own parameter holds x too.

import sys


things = []
print("a name:", sys.getrefcount(things) - 1)

alias = things
print("two names:", sys.getrefcount(things) - 1)

box = [things, things, {"key": things}]
print("and three places in containers:", sys.getrefcount(things) - 1)

box.pop()
print("the dict is gone:", sys.getrefcount(things) - 1)

del alias, box
print("one name again:", sys.getrefcount(things) - 1)


# When the count falls to zero the object goes, at once, and its finalizer tells.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("   goodbye from", self.name)


def work():
    local = Loud("a local")
    print("leaving the function")


work()
x = Loud("first")
print("rebinding x")
x = Loud("second")
print("emptying a list")
items = [x, Loud("third")]
items.clear()
print("deleting x")
del x
