# ouro-only: bytecode is ours
# options: --dis
# nothing is done on the way into try; a table says where errors go
def exceptions(f):
    try:
        f()
    except (KeyError, IndexError):
        return 1
    except ValueError as e:
        print(e)
        raise
    else:
        f(1)
    finally:
        print('always')
    try:
        assert f, 'text'
    except:
        raise RuntimeError from None
