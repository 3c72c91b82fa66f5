# object_store.py -- a small object-relational store: a metaclass collects typed fields, descriptors validate, indexes and
# transactions with savepoints, queries built from expressions, observers by weak methods, and grouped validation errors.


class ValidationError(Exception):
    pass


class Field:
    kind = object

    def __init__(self, default=None, *, unique=False, index=False, check=None, optional=False):
        self.default, self.unique, self.index, self.check, self.optional = default, unique, index or unique, check, optional

    def __set_name__(self, owner, name):
        self.name, self.owner = name, owner.__name__

    def __get__(self, record, owner):
        if record is None:
            return Column(self)
        return record.values[self.name]

    def __set__(self, record, value):
        record.change(self, self.validate(value))

    def __delete__(self, record):
        raise AttributeError(f"{self} cannot be deleted")

    def validate(self, value):
        if value is None and self.optional:
            return None
        if type(value) is not self.kind and self.kind is not object:
            try:
                value = self.convert(value)
            except (TypeError, ValueError) as error:
                raise ValidationError(f"{self} wants {self.kind.__name__}, not {value!r}") from error
        if self.check is not None and not self.check(value):
            raise ValidationError(f"{self} refuses {value!r}")
        return value

    def convert(self, value):
        return self.kind(value)

    def __str__(self):
        return f"{self.owner}.{self.name}"


class Integer(Field):
    kind = int


class Text(Field):
    kind = str

    def convert(self, value):
        raise TypeError("only str")


class Link(Field):
    """Points to a record of another model, by its number; may name a model that is declared later."""
    kind = int

    def __init__(self, model, **options):
        super().__init__(**options)
        self.model = model

    def __get__(self, record, owner):
        value = super().__get__(record, owner)
        return value if record is None or value is None else Model.registry[self.model].table[value]

    def convert(self, value):
        if isinstance(value, Model):
            return value.number
        raise TypeError("not a record")


class Expression:
    def __init__(self, text, test):
        self.text, self.test = text, test

    def __and__(self, other):
        return Expression(f"({self.text} and {other.text})", lambda r: self.test(r) and other.test(r))

    def __or__(self, other):
        return Expression(f"({self.text} or {other.text})", lambda r: self.test(r) or other.test(r))

    def __invert__(self):
        return Expression(f"not {self.text}", lambda r: not self.test(r))

    def __repr__(self):
        return f"<{self.text}>"

    def __bool__(self):
        raise TypeError("use & | ~ instead of and, or, not")


def comparison(symbol, operate):
    def method(self, other):
        value = other.number if isinstance(other, Model) else other
        return Expression(f"{self.field} {symbol} {value!r}", lambda r: r.values[self.field.name] is not None and operate(r.values[self.field.name], value))
    return method


class Column:
    def __init__(self, field):
        self.field = field

    __eq__, __ne__ = comparison("==", lambda a, b: a == b), comparison("!=", lambda a, b: a != b)
    __lt__, __gt__ = comparison("<", lambda a, b: a < b), comparison(">", lambda a, b: a > b)
    __le__, __ge__ = comparison("<=", lambda a, b: a <= b), comparison(">=", lambda a, b: a >= b)
    __hash__ = object.__hash__

    def like(self, part):
        return Expression(f"{self.field} like {part!r}", lambda r: part.lower() in r.values[self.field.name].lower())


class ModelType(type):
    @classmethod
    def __prepare__(metacls, name, bases, **options):
        return {"fields": {}}

    def __new__(metacls, name, bases, namespace, *, table=None):
        cls = super().__new__(metacls, name, bases, namespace)
        cls.fields = {}
        for base in reversed(cls.__mro__):
            cls.fields |= {key: field for key, field in vars(base).items() if isinstance(field, Field)}
        cls.table_name = table or name.lower() + "s"
        if bases:
            cls.table, cls.serial = {}, 0
            cls.indexes = {key: {} for key, field in cls.fields.items() if field.index}
            Model.registry[name] = cls
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, **values):
        errors, clean = [], {}
        if unknown := values.keys() - cls.fields.keys():
            raise TypeError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")
        for key, field in cls.fields.items():
            try:
                default = field.default() if callable(field.default) else field.default
                clean[key] = field.validate(values.get(key, default))
                if field.unique and clean[key] in cls.indexes[key]:
                    raise ValidationError(f"{field} {clean[key]!r} is taken")
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup(f"invalid {cls.__name__}", errors)
        record = super().__call__()
        record.store(clean)
        return record

    def __len__(cls):
        return len(cls.table)

    def __iter__(cls):
        return iter(list(cls.table.values()))

    def __getitem__(cls, key):
        return cls.table[key] if isinstance(key, int) else Query(cls).where(key)

    def __contains__(cls, record):
        return isinstance(record, cls) and cls.table.get(record.number) is record

    def __repr__(cls):
        return f"<model {cls.__name__}({', '.join(cls.fields)})>"


class Model(metaclass=ModelType):
    registry, journal, observers = {}, None, []

    def store(self, values):
        cls = type(self)
        cls.serial += 1
        self.number, self.values = cls.serial, values
        cls.table[self.number] = self
        for key in cls.indexes:
            cls.indexes[key].setdefault(values[key], []).append(self)
        self.log(lambda: self.remove())

    def remove(self):
        cls = type(self)
        del cls.table[self.number]
        for key in cls.indexes:
            cls.indexes[key][self.values[key]].remove(self)
            if not cls.indexes[key][self.values[key]]:
                del cls.indexes[key][self.values[key]]

    def delete(self):
        position = list(self.table).index(self.number)
        self.remove()

        def undo():
            items = list(self.table.items())
            items.insert(position, (self.number, self))
            self.table.clear()
            self.table.update(items)
            for key in self.indexes:
                self.indexes[key].setdefault(self.values[key], []).append(self)
        self.log(undo)

    def change(self, field, value):
        before = self.values[field.name]
        if before == value:
            return
        if field.unique and value in self.indexes[field.name]:
            raise ValidationError(f"{field} {value!r} is taken")
        if field.index:
            index = self.indexes[field.name]
            index[before].remove(self)
            if not index[before]:
                del index[before]
            index.setdefault(value, []).append(self)
        self.values[field.name] = value
        self.log(lambda: self.change(field, before))
        for observer in Model.observers:
            observer(self, field, before, value)

    @staticmethod
    def log(undo):
        if Model.journal is not None:
            Model.journal.append(undo)

    def __repr__(self):
        return f"{type(self).__name__}#{self.number}({', '.join(f'{k}={v!r}' for k, v in self.values.items())})"


class Transaction:
    def __enter__(self):
        self.outer, Model.journal = Model.journal, []
        return self

    def __exit__(self, kind, error, traceback):
        journal, Model.journal = Model.journal, None
        if kind is not None:
            while journal:
                journal.pop()()
        Model.journal = self.outer
        if self.outer is not None:
            self.outer += journal
        return kind is not None and issubclass(kind, Rollback)


class Rollback(Exception):
    pass


class Query:
    def __init__(self, model):
        self.model, self.tests, self.key, self.descending, self.bounds = model, [], None, False, slice(None)

    def where(self, expression):
        new = Query(self.model)
        vars(new).update(vars(self), tests=[*self.tests, expression])
        return new

    def order_by(self, column, descending=False):
        new = Query(self.model)
        vars(new).update(vars(self), key=column.field.name, descending=descending)
        return new

    def __getitem__(self, bounds):
        new = Query(self.model)
        vars(new).update(vars(self), bounds=bounds)
        return new

    def __iter__(self):
        records = [r for r in self.model if all(e.test(r) for e in self.tests)]
        if self.key:
            records.sort(key=lambda r: r.values[self.key], reverse=self.descending)
        yield from records[self.bounds]

    def group(self, column):
        groups = {}
        for record in self:
            groups.setdefault(record.values[column.field.name], []).append(record.number)
        return groups


class Named(Model):
    name = Text(unique=True, check=str.strip)


class Author(Named):
    born = Integer(optional=True)


class Book(Model, table="library"):
    title = Text(index=True)
    year = Integer(1900, check=lambda year: year > 0)
    author = Link("Author")
    tags = Field(list)


print(Author, Book, Author.table_name, Book.table_name, list(Model.registry), Author.__mro__[1].__name__)
swift, lem = Author(name="Swift", born=1667), Author(name="Lem", born="1921")
Book(title="Gulliver's Travels", year=1726, author=swift)
Book(title="Solaris", year=1961, author=lem).tags.append("sea")
Book(title="The Cyberiad", year=1965, author=lem)
Book(title="Undated", author=swift)
print(*Book, sep="\n")
print(Book[2].author.name, len(Book), lem in Author, Book[3] in Author, Book[1].tags is Book[2].tags)
query = Book[(Book.year > 1900) & ~(Book.title == "Undated") | Book.title.like("GULL")].order_by(Book.year, descending=True)
print(query.tests, [b.title for b in query], [b.title for b in query[1:2]], Query(Book).group(Book.author), Book.author == lem)
try:
    if Book.year > 5 and Book.year < 6:
        pass
except TypeError as error:
    print("TypeError:", error)

try:
    Book(title=5, year=-1, author="Lem")
except* ValidationError as group:
    print(group, len(group.exceptions))
    for error in group.exceptions:
        print("  ", error, "|", repr(error.__cause__))
for wrong in (lambda: Author(name="Lem"), lambda: Author(name=" "), lambda: Author(title="x"), lambda: setattr(lem, "born", "old"), lambda: setattr(swift, "name", "Lem"), lambda: delattr(lem, "name"), lambda: Author[9]):
    try:
        wrong()
    except ExceptionGroup as group:
        print("group:", *group.exceptions)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

changes = []
Model.observers.append(lambda record, field, before, after: changes.append((str(field), before, after)))
with Transaction():
    lem.born = 1922
    with Transaction() as inner:
        lem.name = "Stanisław"
        Book[1].delete()
        Author(name="Verne")
        print(sorted(Author.indexes["name"]), len(Book))
        raise Rollback
    print(lem, sorted(Author.indexes["name"]), [b.number for b in Book])
try:
    with Transaction():
        swift.name = "Jonathan"
        Book[2].year = 0
except ValidationError as error:
    print("undone because", error, swift.name)
with Transaction():
    swift.name = "J. Swift"
print(changes, Author.indexes["name"], Model.journal, sep="\n")
