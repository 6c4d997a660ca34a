# Syntax errors and Python 2: the rest of the file is lowered.
def before(x):
    return x


def f(a, b:
    return a +


x = (1 2)
print "hello", x
print >>f, x
exec "code" in x


def g((a, b), c):
    raise E, "text"


class A(:
    def m(self):
        return self..x


def after(y):
    y = = 3
    return y
