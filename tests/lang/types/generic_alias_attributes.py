# list[int] has the attributes of list, but for a few; *tuple[int] stays unpacked when it is copied or pickled.
import copy, pickle
A = list[int]
for name in "__eq__", "__repr__", "__call__", "__or__", "__iter__", "__len__", "__reduce__", "__dir__", "__new__":
    value = getattr(A, name)
    print(name, type(value).__name__)
# expect: __eq__ wrapper_descriptor
# expect: __repr__ wrapper_descriptor
# expect: __call__ method-wrapper
# expect: __or__ method-wrapper
# expect: __iter__ wrapper_descriptor
# expect: __len__ wrapper_descriptor
# expect: __reduce__ builtin_function_or_method
# expect: __dir__ method_descriptor
# expect: __new__ builtin_function_or_method
print(sorted(set(dir(A)) - set(dir(list))))
print(A == list[int], A != list[str], hash(A) == hash(list[int]), A | None, A.__typing_unpacked_tuple_args__)
# expect: ['__args__', '__copy__', '__deepcopy__', '__mro_entries__', '__origin__', '__parameters__', '__typing_unpacked_tuple_args__', '__unpacked__']
# expect: True True True list[int] | None None
iterator = iter(tuple[int, ...])
print(iterator.__reduce__(), type(iterator).__name__)
S = next(iterator)
print(S, list(iterator), S.__typing_unpacked_tuple_args__)
print(S.__reduce__()[0], pickle.loads(pickle.dumps(S)), copy.copy(S), copy.deepcopy(S) == S)
# expect: (<built-in function iter>, (tuple[int, ...],)) generic_alias_iterator
# expect: *tuple[int, ...] [] (<class 'int'>, Ellipsis)
# expect: <built-in function next> *tuple[int, ...] *tuple[int, ...] True
async def agen(): yield
print(type(agen())[int, str])
# expect: async_generator[int, str]
