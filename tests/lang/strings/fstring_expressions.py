# any expression fits in the braces
x, name, d = 5, 'Ada', {'k': [1, 2]}
print(f'{x} {x + 1} {x * 2!r} {name!r} {name.upper()} {d["k"][1]} {x > 3} {[i for i in range(3)]} {"yes" if x else "no"}')
# expect: 5 6 10 'Ada' ADA 2 True [0, 1, 2] yes
print(f'{{literal}} {{{x}}} {x}{x} {"nested " + f"{x}"} {(lambda n: n + 1)(x)} { x } {x:{x}d}| {3.14159:{x}.{2}f}|')
# expect: {literal} {5} 55 nested 5 6 5     5|  3.14|
print(f'{x=} {x + 1=} {name=!s} {x = } {3.14159=:.2f}')  # expect: x=5 x + 1=6 name=Ada x = 5 3.14159=3.14
print(f'a' 'b' f'{x}', rf'\n{x}', F"{x}", f'''{
x}''', f'{x:>{x}}', f"{'a' 'b'}", f'{ {1: 2}[1] }', f'{1,2}', f'{x!s:>4}')
# expect: ab5 \n5 5 5     5 ab 2 (1, 2)    5
