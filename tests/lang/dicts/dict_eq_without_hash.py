# a class with __eq__ alone is unhashable
class Odd:
    def __eq__(self, other):
        return True
print(Odd.__hash__, Odd() == 5)  # expect: None True
{Odd(): 1}                      # expect-error: TypeError: unhashable type: 'Odd'
