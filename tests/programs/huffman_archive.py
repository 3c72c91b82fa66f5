# huffman_archive.py -- an archive format: run lengths, Huffman codes, a checksum and a directory, written to bytes and read back;
# damaged archives are refused with the offset of what is wrong.


class Bits:
    """Bits written to a bytearray, most significant first."""

    def __init__(self):
        self.data, self.room = bytearray(), 0

    def write(self, value, width):
        for shift in reversed(range(width)):
            if not self.room:
                self.data.append(0)
                self.room = 8
            self.room -= 1
            self.data[-1] |= (value >> shift & 1) << self.room

    def __len__(self):
        return len(self.data) * 8 - self.room


class BitReader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def __iter__(self):
        return self

    def __next__(self):
        byte, bit = divmod(self.at, 8)
        if byte >= len(self.data):
            raise StopIteration
        self.at += 1
        return self.data[byte] >> (7 - bit) & 1


class Damaged(ValueError):
    def __init__(self, what, offset):
        super().__init__(f"{what} at offset {offset:#06x}")
        self.offset = offset


def code_lengths(data):
    """How long each byte's code is, by Huffman's algorithm; ties are broken by age, so that the result is always the same."""
    counts = {}
    for byte in data:
        counts[byte] = counts.get(byte, 0) + 1
    nodes = sorted((count, byte, [byte]) for byte, count in counts.items())
    lengths = dict.fromkeys(counts, 0)
    serial = 256
    while len(nodes) > 1:
        (a, _, left), (b, _, right) = nodes[:2]
        for byte in left + right:
            lengths[byte] += 1
        nodes[:2] = []
        entry = (a + b, serial, left + right)
        serial += 1
        low, high = 0, len(nodes)
        while low < high:
            middle = (low + high) // 2
            if nodes[middle] < entry:
                low = middle + 1
            else:
                high = middle
        nodes.insert(low, entry)
    return lengths if len(lengths) != 1 else {byte: 1 for byte in lengths}


def canonical(lengths):
    """byte -> (code, length): codes in order of length, then byte."""
    code, codes, last = 0, {}, 0
    for length, byte in sorted((n, b) for b, n in lengths.items()):
        code <<= length - last
        codes[byte], last, code = (code, length), length, code + 1
    return codes


def run_lengths(data):
    """Four equal bytes are followed by how many more (0 to 255) there are."""
    out, i = bytearray(), 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 259:
            j += 1
        run = j - i
        out += data[i:i + 1] * min(run, 4)
        if run >= 4:
            out.append(run - 4)
        i = j
    return bytes(out)


def undo_run_lengths(data):
    out, i = bytearray(), 0
    while i < len(data):
        out.append(data[i])
        i += 1
        if len(out) >= 4 and out[-1] == out[-2] == out[-3] == out[-4] and i >= 4 and data[i - 4:i] == data[i - 1:i] * 4:
            if i >= len(data):
                raise Damaged("a run without its length", i)
            out += out[-1:] * data[i]
            i += 1
            if i < len(data):                       # the next byte begins a new run
                rest = undo_run_lengths(data[i:])
                return bytes(out) + rest
    return bytes(out)


def checksum(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def compress(data):
    packed = run_lengths(data)
    lengths = code_lengths(packed)
    codes = canonical(lengths)
    bits = Bits()
    for byte in packed:
        bits.write(*codes[byte])
    table = bytes(x for byte in sorted(lengths) for x in (byte, lengths[byte]))
    return (len(packed).to_bytes(4, "big") + len(lengths).to_bytes(2, "big") + table + bits.data)


def decompress(data, base=0):
    count, size = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:6], "big")
    table = data[6:6 + 2 * size]
    if len(table) != 2 * size:
        raise Damaged("a cut code table", base + 6)
    lengths = dict(zip(table[::2], table[1::2]))
    decode = {(code, length): byte for byte, (code, length) in canonical(lengths).items()}
    out, code, length = bytearray(), 0, 0
    reader = BitReader(data[6 + 2 * size:])
    if count:
        for bit in reader:
            code, length = code << 1 | bit, length + 1
            if (byte := decode.get((code, length))) is not None:
                out.append(byte)
                code = length = 0
                if len(out) == count:
                    break
        else:
            raise Damaged(f"{count - len(out)} bytes missing", base + len(data))
    return undo_run_lengths(bytes(out))


MAGIC = b"OURO\x01"


class Archive:
    def __init__(self, files=()):
        self.files = dict(files)

    def __bytes__(self):
        out = bytearray(MAGIC)
        out.append(len(self.files))
        for name, data in self.files.items():
            raw, packed = name.encode("utf-8"), compress(data)
            out.extend([len(raw)])
            out.extend(raw)
            out += checksum(data).to_bytes(4, "little") + len(packed).to_bytes(4, "little") + packed
        return bytes(out)

    @classmethod
    def read(cls, data):
        if not data.startswith(MAGIC):
            raise Damaged(f"not an archive: {data[:5]!r}", 0)
        self, at = cls(), len(MAGIC) + 1
        for _ in range(data[len(MAGIC)]):
            try:
                size = data[at]
                name = data[at + 1:at + 1 + size].decode("utf-8")
            except IndexError:
                raise Damaged("the end came early", at) from None
            except UnicodeDecodeError as error:
                raise Damaged(f"a name that is not text ({error.reason})", at + 1 + error.start) from error
            at += 1 + size
            wanted, length = (int.from_bytes(data[at + k:at + k + 4], "little") for k in (0, 4))
            at += 8
            body = data[at:at + length]
            content = decompress(body, at)
            if checksum(content) != wanted:
                raise Damaged(f"{name}: checksum {checksum(content):08x}, not {wanted:08x}", at)
            self.files[name] = content
            at += length
        return self

    def __eq__(self, other):
        return isinstance(other, Archive) and self.files == other.files


text = ("It was the best of times, it was the worst of times, " * 6 + "\n" * 20).encode()
noise, state = bytearray(), 7
for _ in range(400):
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    noise.append(state >> 16 & 255)
files = {"text": text, "empty": b"", "one": b"x", "run": b"a" * 1000, "four": b"aaaabbbb" * 3, "noise": bytes(noise), "Ünïcödé": "¡naïve façade! ☃ 🐍".encode(), "all": bytes(range(256))}
archive = Archive(files)
data = bytes(archive)
print(len(data), data[:24], data[-4:].hex("-"), f"{checksum(data):08x}")
for name, content in files.items():
    packed = compress(content)
    print(f"{name:8} {len(content):5} -> {len(packed):4} {len(packed) / (len(content) or 1):7.1%}  {checksum(content):08x} {decompress(packed) == content}")
print(Archive.read(data) == archive, Archive.read(data).files["Ünïcödé"].decode())
print({chr(b): f"{code:0{n}b}" for b, (code, n) in sorted(canonical(code_lengths(b"abracadabra")).items())})
print(run_lengths(b"aaaaaab"), undo_run_lengths(b"aaaa\x02b"), run_lengths(b"z" * 600), undo_run_lengths(run_lengths(b"z" * 600)) == b"z" * 600)

for label, bad in {"magic": b"ZIP" + data, "cut": data[:60], "short": data[:7], "flipped": data[:90] + bytes([data[90] ^ 1]) + data[91:], "name": data.replace("Ü".encode(), b"\xc3("), "table": data[:26] + b"\xff" + data[27:]}.items():
    try:
        Archive.read(bad)
        print(f"{label}: read without complaint")
    except Damaged as error:
        print(f"{label}: {error} {error.offset} {type(error.__cause__).__name__}")
try:
    decompress(b"\0\0\0\5\0\1a\1")
except Damaged as error:
    print(error)
bits = Bits()
for width in range(1, 9):
    bits.write(width, width)
print(len(bits), bits.data, list(BitReader(bits.data))[:12], memory := bytes(bits.data).translate(None, b"\x08"))
