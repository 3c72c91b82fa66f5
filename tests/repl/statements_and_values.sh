# values are shown and become _, None is not shown, an empty line ends a block, brackets and quotes may go on
printf 'def f():\n    return 3\n\nf()\n_ + 1\nNone\n[1,\n2]\n"""a\nb"""\nfor i in range(2):\n    i\n\n' | "$OURO" -i -q 2>/dev/null
# expect: 3
# expect: 4
# expect: [1, 2]
# expect: 'a\nb'
# expect: 0
# expect: 1
