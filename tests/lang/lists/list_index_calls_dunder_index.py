# any object with __index__ may be an index
class Two:
    def __index__(self):
        return 2
a = [10, 20, 30, 40]
print(a[Two()], a[:Two()], a[Two():], a * Two(), 'x' * Two(), range(10)[Two()])
# expect: 30 [10, 20] [30, 40] [10, 20, 30, 40, 10, 20, 30, 40] xx 2
