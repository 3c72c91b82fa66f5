# exceptions.py -- what happens when something goes wrong, and who gets to say what is done about it.


class AccountError(Exception):
    """The base of this program's own errors."""


class NotEnough(AccountError):
    def __init__(self, balance, wanted):
        super().__init__(f"{wanted} wanted, {balance} there")
        self.missing = wanted - balance


def withdraw(balance, amount):
    if amount > balance:
        raise NotEnough(balance, amount)
    return balance - amount


# The first handler that fits is taken; a class also catches its subclasses.
for amount in [30, 500, "x"]:
    try:
        left = withdraw(100, amount)
    except NotEnough as error:
        print("not enough:", error, "- missing", error.missing)
    except (TypeError, ValueError) as error:
        print("bad amount:", type(error).__name__)
    else:
        print("left:", left)
    finally:
        print("(asked for", repr(amount) + ")")


# finally runs on every way out: by return, by an exception, by break.
def first_even(numbers):
    for n in numbers:
        try:
            if n % 2 == 0:
                return n
        finally:
            print("looked at", n)


print("found", first_even([3, 5, 6, 7]))


# An error can say which other error caused it.
def read_port(settings):
    try:
        return int(settings["port"])
    except (KeyError, ValueError) as error:
        raise AccountError("no usable port") from error


for settings in [{"port": "8080"}, {"port": "http"}, {}]:
    try:
        print("port", read_port(settings))
    except AccountError as error:
        print(error, "because of", repr(error.__cause__))
