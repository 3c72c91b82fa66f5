# generate.py SEED [COUNT [FOLDER]] [--only SORT] -- prints program number SEED, or writes COUNT of them to FOLDER.

import sys
sys.path.insert(0, __file__.rpartition('/')[0] or '.')
from gen.program import program


def main(words):
    only = None
    if '--only' in words:
        at = words.index('--only')
        only = words[at + 1]
        del words[at:at + 2]
    seed = int(words[0])
    if len(words) < 3:
        print(program(seed, only), end='')
        return
    for number in range(seed, seed + int(words[1])):
        with open('{}/{}.py'.format(words[2], number), 'w', encoding='utf-8', errors='surrogatepass') as f:
            f.write(program(number, only))


if __name__ == '__main__':
    main(sys.argv[1:])
