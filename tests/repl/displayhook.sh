# sys.displayhook shows values; a repr that fails leaves _ as None
printf 'import sys\nsys.displayhook = lambda v: print("<%%r>" %% (v,))\n1\nsys.displayhook = sys.__displayhook__\n2\nclass A:\n  def __repr__(self): 1/0\n\nA()\n_ is None\n' | "$OURO" -i -q 2>/dev/null
# expect: <1>
# expect: 2
# expect: True
