# a dict that holds itself
d = {}
d['self'] = d
d['list'] = [d]
print(d)                # expect: {'self': {...}, 'list': [{...}]}
