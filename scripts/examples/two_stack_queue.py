# two_stack_queue.py -- a first-in, first-out queue made of two stacks.
#
# Taking the first item of a list moves all others down. Two stacks avoid that: new items are pushed on
# `inbox`, items are popped from `outbox`, and when outbox runs dry the inbox is turned over into it.
# Each item is moved at most twice, whatever happens.


class Queue:
    def __init__(self, items=()):
        self.inbox = []
        self.outbox = []
        for item in items:
            self.put(item)

    def put(self, item):
        self.inbox.append(item)

    def get(self):
        if not self.outbox:
            while self.inbox:
                self.outbox.append(self.inbox.pop())
        if not self.outbox:
            raise IndexError("get from an empty queue")
        return self.outbox.pop()

    def __len__(self):
        return len(self.inbox) + len(self.outbox)

    def __repr__(self):
        return f"Queue({self.outbox[::-1] + self.inbox})"


q = Queue(["anna", "ben"])
q.put("clara")
print(q, "has", len(q), "waiting")

print("served:", q.get())
q.put("dora")
print("served:", q.get())
print(q)

while len(q):
    print("served:", q.get())

try:
    q.get()
except IndexError as error:
    print("error:", error)
