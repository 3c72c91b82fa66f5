# needs: library
# argparse: a parser's answers, help, and what it refuses
import argparse
p = argparse.ArgumentParser(prog='tool', description='What it does.', epilog='The end.')
p.add_argument('file', nargs='+', help='files to read')
p.add_argument('-v', '--verbose', action='count', default=0, help='say more')
p.add_argument('-n', '--number', type=int, default=3, metavar='N', help='how many (default: %(default)s)')
p.add_argument('--mode', choices=['fast', 'slow'])
p.add_argument('--flag', action=argparse.BooleanOptionalAction)
g = p.add_mutually_exclusive_group(); g.add_argument('--a', action='store_true'); g.add_argument('--b', action='store_true')
print(p.parse_args(['x', 'y', '-vv', '-n', '5', '--mode=fast']))
print(p.parse_args(['x', '--no-flag', '--verb', '--a']))
print(p.parse_known_args(['x', '--other', '1']))
print(p.format_usage()); print(p.format_help())
q = argparse.ArgumentParser(exit_on_error=False, prog='q'); q.add_argument('--n', type=int); q.add_argument('--m', choices='ab')
for args in (['--n', 'x'], ['--m', 'c'], ['--n']):
    try: q.parse_args(args)
    except argparse.ArgumentError as e: print(e)
s = argparse.ArgumentParser(prog='s'); sub = s.add_subparsers(dest='cmd', required=True)
one = sub.add_parser('one', help='first'); one.add_argument('x', type=float); one.set_defaults(f=1)
two = sub.add_parser('two'); two.add_argument('--y', action='append')
print(s.parse_args(['one', '2.5']), s.parse_args(['two', '--y', '1', '--y', '2']))
print(s.format_help())
