# without a terminal the prompts are on stderr, and sys.ps1 may change them
printf 'x = 1\nif x:\n    2\n\nimport sys\nsys.ps1 = "P "\n3\n' | "$OURO" -i -q 2>&1 >/dev/null | cat
# expect: >>> >>> ... ... >>> >>> P P 
