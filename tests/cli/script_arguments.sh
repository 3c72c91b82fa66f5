# what follows the script is the script's
cd "$(mktemp -d)" || exit
echo 'import sys; print(sys.argv)' > s.py
"$OURO" s.py -c --help x        # expect: ['s.py', '-c', '--help', 'x']
"$OURO" ./s.py                  # expect: ['./s.py']
