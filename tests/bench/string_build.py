# string_build -- format numbers, join the pieces, and take the text apart again.
def main():
    total = 0
    for round in range(16):
        pieces = []
        for i in range(100000):
            pieces.append(f"{i}:{round}")
        text = ",".join(pieces)
        total += len(text)
        for piece in text.split(","):
            if piece.startswith("99"):
                total += len(piece.replace(":", "--").upper())
    line = ""
    for i in range(100000):
        line += "ab"
    return total + len(line)

print(main())
