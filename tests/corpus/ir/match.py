# Pattern matching: tests as branches, captures as stores.
def f(command, point):
    match command:
        case "go" | "run":
            return 1
        case None:
            return command
        case -1 | 2.5 | 1 + 2j | Color.RED:
            return 2
        case [first, *rest] if rest:
            return first, rest
        case (a, b):
            return a, b
        case {"key": value, **others}:
            return value, others
        case Point(0, y=1, z=(w)) as whole:
            return whole, w
        case str(s) | [s]:
            return s
        case _:
            pass
    match command, point:
        case x, (y):
            return x, y
        case ():
            return point


def g(x):
    match x:
        case int():
            y = 1
        case other:
            y = other
    return y
