# audit hooks hear of events, and may forbid them
import sys
heard = []
def hook(event, args):
    if event.startswith('my.'): heard.append((event, args))
    if event == 'my.bad': raise ValueError('not this')
    if event == 'sys.addaudithook' and deaf: raise ValueError
deaf = False
sys.addaudithook(hook)
sys.audit('my.event', 1, 'two')
sys.audit('my.other')
print(heard)            # expect: [('my.event', (1, 'two')), ('my.other', ())]
try: sys.audit('my.bad')
except ValueError as e: print(e)        # expect: not this
deaf = True
sys.addaudithook(print)                 # refused, quietly
deaf = False
sys.audit('my.third')
try: sys.audit(3)
except TypeError as e: print(e)         # expect: expected str for argument 'event', not int
