# who holds whom
import gc
a = ['item']
b = [a]
c = {'k': a}
print(gc.get_referents(a), gc.get_referents(b)[0] is a, gc.get_referents(5, 'x'))  # expect: ['item'] True []
holders = gc.get_referrers(a)
print(any(h is b for h in holders), any(h is c for h in holders), any(h is a for h in holders))
# expect: True True False
