# automatic collection keeps the heap small
import gc
gc.collect()
class Node:
    alive = 0
    def __init__(self):
        Node.alive += 1
        self.me = self
    def __del__(self):
        Node.alive -= 1
most = 0
for i in range(20000):
    Node()
    if Node.alive > most:
        most = Node.alive
print(most < 3000)      # expect: True
gc.collect()
print(Node.alive)       # expect: 0
