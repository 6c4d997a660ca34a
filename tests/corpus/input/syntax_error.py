def f(:
    pass


def g(x):
    return x
