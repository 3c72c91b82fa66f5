# text_adventure.py -- a world of rooms and things, commands registered by a decorator, a parser that understands articles and
# synonyms, events by observers, undo by snapshots, and a scripted session that plays it.


class Thing:
    portable = True

    def __init__(self, name, description, *, aliases=()):
        self.name, self.description, self.aliases, self.place = name, description, frozenset({name, *aliases}), None

    def __str__(self):
        return self.name

    def move(self, place):
        if self.place is not None:
            self.place.contents.remove(self)
        self.place = place
        if place is not None:
            place.contents.append(self)


class Container(Thing):
    def __init__(self, *args, open=True, key=None, **keywords):
        super().__init__(*args, **keywords)
        self.contents, self.is_open, self.key = [], open, key

    def __iter__(self):
        yield from self.contents

    def __contains__(self, thing):
        return any(thing is inner or isinstance(inner, Container) and thing in inner for inner in self)


class Chest(Container):
    portable = False


class Lamp(Thing):
    def __init__(self, *args, oil=3, **keywords):
        super().__init__(*args, **keywords)
        self.oil, self._lit = oil, False

    @property
    def lit(self):
        return self._lit and self.oil > 0

    @lit.setter
    def lit(self, value):
        if value and not self.oil:
            raise Refused("The lamp is empty.")
        self._lit = value

    def __str__(self):
        return f"{self.name} (burning)" if self.lit else self.name


class Room(Container):
    OPPOSITE = {"north": "south", "east": "west", "up": "down"}
    OPPOSITE |= {there: back for back, there in OPPOSITE.items()}

    def __init__(self, name, description, dark=False):
        super().__init__(name, description)
        self.exits, self.dark, self.visited = {}, dark, 0

    def connect(self, **ways):
        for direction, room in ways.items():
            self.exits[direction] = room
            room.exits[self.OPPOSITE[direction]] = self
        return self


class Refused(Exception):
    """A command that cannot be done; its text is what the player reads."""


class Command:
    """A command and its words; a descriptor, so that it is called with the game."""
    table = {}

    def __init__(self, function, words):
        self.function, self.words = function, words
        for word in words:
            self.table[word] = self

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, game, owner=None):
        if game is None:
            return self
        return lambda *args: self.function(game, *args)


def command(*words):
    return lambda function: Command(function, words or (function.__name__,))


class Game:
    ARTICLES = {"the", "a", "an", "my", "some"}
    SHORT = {"n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down"}

    def __init__(self, start):
        self.me = Container("you", "As good-looking as ever.", aliases=("me", "self"))
        self.me.move(start)
        self.turns, self.over, self.score, self.observers, self.history = 0, False, 0, [], []

    @property
    def room(self):
        return self.me.place

    @property
    def light(self):
        return not self.room.dark or any(isinstance(t, Lamp) and t.lit for t in (*self.room, *self.me))

    def visible(self):
        def inside(container):
            for thing in container:
                yield thing
                if isinstance(thing, Container) and thing.is_open and thing is not self.me:
                    yield from inside(thing)
        if self.light:
            yield from inside(self.room)
        yield from inside(self.me)

    def find(self, words):
        name = " ".join(w for w in words if w not in self.ARTICLES)
        if not name:
            raise Refused("What do you mean?")
        found = [t for t in self.visible() if name in t.aliases]
        match found:
            case []:
                raise Refused(f"You see no {name} here.")
            case [thing]:
                return thing
            case [*things]:
                raise Refused("Which one: " + ", ".join(sorted(t.name for t in things)) + "?")

    def do(self, line):
        verb, *words = line.lower().rstrip(".!").split() or ["look"]
        verb = self.SHORT.get(verb, verb)
        if verb in Room.OPPOSITE:
            verb, words = "go", [verb]
        if verb == "pick" and "up" in words:
            verb, words = "take", [w for w in words if w != "up"]
        try:
            action = Command.table[verb]
        except KeyError:
            return f"I do not know how to {verb}."
        snapshot = self.snapshot() if verb != "undo" else None
        try:
            text = action.function(self, *words)
        except Refused as refusal:
            return str(refusal)
        if snapshot is not None:
            self.history.append(snapshot)
            self.turns += 1
            for observer in self.observers:
                if extra := observer(self):
                    text += "\n" + extra
        return text

    def snapshot(self):
        state, seen = [], set()

        def walk(thing):
            if id(thing) in seen:
                return
            seen.add(id(thing))
            state.append((thing, {k: list(v) if isinstance(v, list) else dict(v) if isinstance(v, dict) else v for k, v in vars(thing).items()}))
            for inner in getattr(thing, "contents", ()):
                walk(inner)
            for room in getattr(thing, "exits", {}).values():
                walk(room)
        walk(self.room)
        return state, self.score, self.turns

    @command("undo")
    def undo(self, *_):
        if not self.history:
            raise Refused("There is nothing to undo.")
        state, self.score, self.turns = self.history.pop()
        for thing, attributes in state:
            vars(thing).clear()
            vars(thing).update(attributes)
        return "Undone."

    @command("look", "l")
    def look(self, *words):
        if words:
            return self.find(words[words[0] == "at":]).description
        if not self.light:
            return "It is pitch dark."
        self.room.visited += 1
        lines = [f"-- {self.room.name} --", self.room.description if self.room.visited == 1 else "You have been here before."]
        things = [str(t) for t in self.room if t is not self.me]
        if things:
            lines.append("Here: " + ", ".join(things) + ".")
        return "\n".join(lines + ["Ways: " + ", ".join(sorted(self.room.exits)) + "."])

    @command("go", "walk", "run")
    def go(self, direction="", *_):
        direction = self.SHORT.get(direction, direction)
        if direction not in self.room.exits:
            raise Refused(f"You cannot go {direction or 'nowhere'}.")
        self.me.move(self.room.exits[direction])
        return self.look()

    @command("take", "get")
    def take(self, *words):
        if words == ("all",):
            taken = [t for t in self.room if t.portable and t is not self.me] if self.light else []
            for thing in taken:
                thing.move(self.me)
            return f"Taken: {', '.join(map(str, taken))}." if taken else "There is nothing to take."
        thing = self.find(words)
        if thing in self.me:
            raise Refused("You have it already.")
        if not thing.portable or thing is self.me:
            raise Refused(f"You cannot take the {thing}.")
        thing.move(self.me)
        return f"You take the {thing}."

    @command("drop")
    def drop(self, *words):
        thing = self.find(words)
        if thing not in self.me:
            raise Refused(f"You do not have the {thing}.")
        thing.move(self.room)
        return "Dropped."

    @command("inventory", "i")
    def inventory(self, *_):
        return "You have " + (", ".join(str(t) for t in self.me) or "nothing") + "."

    @command("open")
    def open(self, *words):
        thing = self.find(words)
        if not isinstance(thing, Container) or thing is self.me:
            raise Refused(f"The {thing} does not open.")
        if thing.is_open:
            raise Refused("It is open.")
        if thing.key is not None and thing.key not in self.me:
            raise Refused("It is locked.")
        thing.is_open = True
        return f"You open the {thing}" + (f" and find: {', '.join(map(str, thing))}." if thing.contents else ".")

    @command("put")
    def put(self, *words):
        if "in" not in words:
            raise Refused("Put it where?")
        at = words.index("in")
        thing, box = self.find(words[:at]), self.find(words[at + 1:])
        if not isinstance(box, Container) or not box.is_open:
            raise Refused(f"The {box} is closed.")
        if thing is box or isinstance(thing, Container) and box in thing:
            raise Refused("That would be a knot in space.")
        thing.move(box)
        return f"You put the {thing.name} in the {box}."

    @command("light")
    def light_(self, *words):
        lamp = self.find(words)
        if not isinstance(lamp, Lamp):
            raise Refused(f"The {lamp} does not burn.")
        lamp.lit = True
        return "It burns." + ("\n" + self.look() if self.room.dark else "")

    @command("score")
    def show_score(self, *_):
        return f"{self.score} points in {self.turns} turn{'s' * (self.turns != 1)}."


hall = Room("Hall", "A hall with a worn carpet.")
cellar = Room("Cellar", "Barrels. It smells of apples.", dark=True)
garden = Room("Garden", "Roses, and a sundial.")
hall.connect(down=cellar, east=garden)
lamp = Lamp("lamp", "An oil lamp of brass.", oil=4, aliases=("lantern",))
key = Thing("rusty key", "It has seen better days.", aliases=("key",))
silver = Thing("silver key", "It shines.", aliases=("key",))
chest = Chest("chest", "Oak, with iron bands.", open=False, key=key)
crown = Thing("crown", "Gold!")
bag = Container("bag", "A linen bag.")
for thing, place in ((lamp, hall), (key, garden), (silver, garden), (chest, cellar), (crown, chest), (bag, hall)):
    thing.move(place)
game = Game(hall)


def burn(game):
    if lamp.lit:
        lamp.oil -= 1
        return {1: "The lamp flickers.", 0: "The lamp goes out."}.get(lamp.oil)


def win(game):
    if crown in game.me and not game.over:
        game.over, game.score = True, game.score + 100
        return "*** You have found the crown ***"


game.observers += [burn, win]
SESSION = """look
take the lamp. | get lantern | i | dance | go | n | east | take key | take the rusty key! | pick up silver key | look at the rusty key
w | d | look | take chest | light lamp | open chest | undo | open the chest | take chest | open bag
take crown | u | take bag | put bag in bag | put rusty key in bag | put lamp in chest | i | look | score | undo | score | i
put bag in me | drop crown | drop crown | light bag | open me | take all | put | score"""
for line in SESSION.replace("\n", " | ").split(" | "):
    print("> " + line)
    print(game.do(line))
print(sorted(Command.table), Game.undo.name, Game.light_.words)
