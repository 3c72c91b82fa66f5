# piped input is read whole, without a prompt
echo 'print("piped")
if 1:
    print("block")' | "$OURO"
# expect: piped
# expect: block
echo 'import sys; print(sys.argv)' | "$OURO"            # expect: ['']
echo 'import sys; print(sys.argv)' | "$OURO" - a        # expect: ['-', 'a']
