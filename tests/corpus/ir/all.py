try:
    pass
except E as e:
    pass
except (A, B):
    pass
try:
    pass
except* E as e:
    pass
with a as b, c:
    pass
with (a as b, c as d):
    pass
with (yield x): pass
match x, y:
    case A.B(1, x=2, y=-3) | {"a": 1, **rest} | [1, *_, b] if z:
        pass
    case (1, 2) as q:
        pass
    case _:
        pass
    case -1 | 1+2j | "a" "b" | None | x.y:
        pass
    case str(x) | ():
        pass
    case a, b:
        pass
    case x,:
        pass
    case (x):
        pass
def f[T: int, *Ts, **P](a: List[int], /, b: x.y[int] = 3, *args: *Ts, c, d=1, **kw: int) -> "x" | None: ...
type X[T] = list[T]
x: int
(x): int = 3
f"{x!r:>{w}} a{{b}} {y=} {z:%Y-%m}\n" rb'\x00'
a[1, 2:3, ...]
a[1,]
a[*b]
f(x for x in y)
f(*a, **b, c=1, *d)
[x for x in a, b]
a = b = yield c
x = yield
a, *b = c
del a, b[0], (c, d)
for x, in y: pass
for a, (b, c) in d: pass
lambda a, *b, c=1, **d: a
lambda: 0
print >>f, x
from . import a
from .b import (c as d, e)
from __future__ import annotations
from ..x.y import *
import a.b.c as d, e.f
global x, y
raise A from b
assert a, b
a if b else c
not a
a and b or c
async def g():
    async for x in y: pass
    async with a as b: pass
    return [await z async for z in y]
if a: pass
elif b: pass
else: pass
x = (yield)
x: Optional["Foo"]
x: a | b
def f(*, a): pass
class A(B, metaclass=C): pass
@a.b
@c(d)
class A[T]: 
    x = 1
x = *a, b
return *a, b
