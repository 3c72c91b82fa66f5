# a function without return gives None
def nothing():
    pass
def early(x):
    if x:
        return 'early'
def many():
    return 1, 2
print(nothing(), early(1), early(0), many(), (lambda: None)())  # expect: None early None (1, 2) None
