# Control flow: what is known on each edge, and what a try, with or finally does to it.


def nested_conditions(x, y):
    if x is not None and (y or callable(x)):
        return x
    elif not isinstance(x, (int, str)) or x in y:
        return y
    else:
        return x, y


def walrus(items):
    while (item := items.pop()) is not None:
        use(item)
    else:
        use(items)
    return item


def finally_paths(items):
    for item in items:
        try:
            if item:
                continue
            if item is None:
                break
            return item
        finally:
            close(item)
    return items


def handlers(path):
    value = None
    try:
        value = read(path)
        value = parse(value)
    except (OSError, ValueError) as error:
        report(error)
    except Exception:
        raise RuntimeError(path) from None
    else:
        value = value + 1
    finally:
        close(path)
    return value


def raise_in_try(flag):
    x = 0
    try:
        if flag:
            x = 1
            raise ValueError
    except ValueError:
        pass
    return x


def with_return(a, b):
    with a as x, b:
        return x


def dead(x):
    return x
    y = lambda: x
    if x:
        return y


def loop_else(n):
    for i in range(n):
        if i > 3:
            break
    else:
        i = None
    return i


def forever():
    while True:
        step()


def conditional(a, b):
    return a if a is not None else b if b else not a


def unbound(c):
    if c:
        del c
    return c


def chained(a, b, c):
    x = a < b() <= c
    if a == b == c:
        x = None
    return x


def star(a, *b):
    first, *rest, (last, _) = a
    return [*b, first, *rest], {**last}, {*_}


def counters(self, d, k):
    self.x += 1
    d[k] -= self.x
    d[k][1:] = k
    del self.y, d[k], k
    return k


def handler_order(x):
    try:
        return x()
    except Exception as e:
        return e
    except:
        return lambda: x
