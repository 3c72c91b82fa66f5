# mixing tabs and blanks inconsistently is an error
if 1:
        x = 1
	y = 2
# expect-error: TabError: inconsistent use of tabs and spaces in indentation
