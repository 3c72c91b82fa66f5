# needs: library
# string, textwrap, difflib, keyword, shlex-free text tools
import string, textwrap, difflib, keyword
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
s = 'The quick brown fox jumped over the lazy dog; it-was a very-long sentence without end.'
T = string.Template
class F(string.Formatter):
    def get_value(self, key, args, kw): return kw.get(key, '?' + str(key)) if isinstance(key, str) else args[key]
for text in '''string.ascii_letters | string.digits | string.punctuation | string.whitespace | string.capwords('a bc  d') | T('$a ${b} $$').substitute(a=1, b=2) | T('$a').substitute() | T('$a $b').safe_substitute(a=1) | T('$1').substitute() | T('$a ${b}').get_identifiers() | T('$').is_valid() | string.Formatter().format('{0} {a!r:>5} {1[0]} {0.real:{w}}', 5, [7], a='x', w=4) | F().format('{a} {zz} {0}', 1, a=2) | list(string.Formatter().parse('a{b!r:c}{{d'))
textwrap.wrap(s, 20) | textwrap.fill(s, 30, initial_indent='* ', subsequent_indent='  ') | textwrap.shorten(s, 30) | textwrap.dedent('  a\\n    b\\n  c') | textwrap.indent('a\\n\\nb', '> ') | textwrap.wrap('aaaaaaaaaaaa bb', 5) | textwrap.wrap('a b', 0) | textwrap.wrap(s, 20, max_lines=2) | textwrap.TextWrapper(width=12, break_on_hyphens=False).wrap(s)
list(difflib.ndiff(['a', 'b'], ['a', 'c'])) | list(difflib.unified_diff('a b c'.split(), 'a x c'.split(), 'f', 't', lineterm='')) | difflib.get_close_matches('appel', ['ape', 'apple', 'peach']) | difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio() | difflib.SequenceMatcher(None, 'abxcd', 'abcd').get_opcodes() | difflib.SequenceMatcher(None, ' abcd', 'abcd abcd').find_longest_match() | list(difflib.context_diff('ab', 'ac', lineterm='')) | list(difflib.restore(difflib.ndiff(['a'], ['b']), 2))
keyword.iskeyword('for') | keyword.iskeyword('fo') | keyword.softkwlist | len(keyword.kwlist)'''.replace('\n', ' | ').split(' | '):
    show(text)
