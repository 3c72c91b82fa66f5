# only a string can be in a string
1 in '123'              # expect-error: TypeError: 'in <string>' requires string as left operand, not int
