import gc
# create a circular reference between two objects
a = [1, 2]
b = [3, 4]
a.append(b)
b.append(a)
# delete references to the objects
a = None
b = None
# run the garbage collector
gc.collect()
# check if the objects have been garbage collected
print(gc.garbage)
