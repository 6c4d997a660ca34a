def f(x):
    if x:
        y = 1
    return y


def loop(n, z):
    total = 0
    while n > 0:
        if n == 3:
            continue
        total += n
        n -= 1
    return total + z


def refine(x):
    if x is None:
        x = 3
    if isinstance(x, int) and x > 2:
        return x
    return x or 5
