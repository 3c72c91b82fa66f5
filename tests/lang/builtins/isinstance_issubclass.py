# with one class, a tuple, a union
print(isinstance(1, int), isinstance(True, int), isinstance('a', (int, str)), isinstance([], dict), isinstance(1, object), isinstance(1, (str, (int,))), issubclass(bool, (str, int)))
# expect: True True True False True True True
print(isinstance(5, int | str), isinstance(None, int | None), int | str)  # expect: True True int | str
