# Names: cells, globals, class bodies, comprehensions, numbering.
from __future__ import annotations

import os.path
import numpy as np
from . import sibling
from ..pkg.mod import a as b, c
from star import *

count = 0


def outer(p, q=lambda x: x, *, r: int = 3):
    n = p

    def inner():
        nonlocal n
        n += q(r)
        return n

    def inner():
        global count
        count = n
        return lambda: inner

    return [inner for _ in range(n) if n], {n: k for k in p}, {(y := k) for k in p}, y


class A(Base, metaclass=Meta, flag=count):
    """Doc."""

    x: int = 1
    y: "str"
    z = [x for i in range(x)]
    f = lambda self: self.x

    def method(self):
        def helper():
            return self, x, __class__

        return helper

    @property
    def value(self) -> int:
        return self._value

    @value.setter
    def value(self, value):
        self._value = value

    class Nested:
        inner = x
        del inner


@decorator
@module.factory(1, k=2)
def decorated(a, /, b: "T" = 1, *args: int, c, **kw) -> None:
    yield a
    z = yield
    yield from b


async def task(xs):
    async with lock as l:
        async for x in xs:
            await x
    return [await x async for x in xs], (i async for i in xs)


def generic[T: int, *Ts, **P](x: T) -> T:
    type Alias[K] = dict[K, T]
    return Alias


ks = (k for k in [1] for j in k if j if k)


def bare_yield():
    yield


def type_of(x):
    type(x).y = 1
    type(x).y[0].z = 2
    type = x
    type(x)
