# an AttributeError raised by __getattr__ or __getattribute__ learns the name and the object
class Asked:
    def __getattr__(self, name): raise AttributeError("from __getattr__")
class Always:
    def __getattribute__(self, name): raise AttributeError("from __getattribute__")
class Named:
    def __getattr__(self, name): raise AttributeError("it says", name="other")

for value in Asked(), Always(), Named():
    try: value.size
    except AttributeError as error: print(error, error.name, error.obj is value)
# expect: from __getattr__ size True
# expect: from __getattribute__ size True
# expect: it says other False
