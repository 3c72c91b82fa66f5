# startup -- what it costs to run next to nothing.
print("hello")
