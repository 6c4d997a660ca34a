#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Functions of every shape: a decorator put on each of them and taken off again gives these bytes."""
from __future__ import annotations

import functools
from abc import ABC, abstractmethod


def plain(x):
    return x


def one_line(x): return x


def long_header(
    first,
    second=[(1, 2), {"a": ")"}],  # a bracket ) in a comment
    *,
    third: "a text with (" = None,
) -> dict[str, int]:
    return {}


async def coroutine(x): await x


@functools.wraps(plain)
def decorated(x):
    return x


@functools.partial(  # with a comment (
    plain,
    1, [
        2,
    ],
)  # and another )

# and one below a blank line
def decorated_over_lines(x):
    return x


class Shapes(ABC):
    """A class."""

    @staticmethod
    def static(x):
        return x

    @classmethod
    @functools.lru_cache(maxsize=None)
    def cached(cls): return cls

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new): self._value = new

    @abstractmethod
    def empty(self): ...

    if True:
        def conditional(self): pass
    else:
        def conditional(self): pass

    class Inner:
        def method(self):
            def nested():
                async def deeper(): pass
                return deeper
            return nested


try:
    def tried(): pass
except NameError:
    def tried(): pass
finally:
    def at_last(): pass

for i in range(2):
    def in_loop(i=i): return i

with open(__file__) as stream: x = 1; y = 2

if i == 1: pass
elif i == 2:
  def two_spaces(): return 2
else:
	def tabbed():
		return 3


def after_text():
    """
    def not_a_function():
        pass
    """
    return '''
@not_a_decorator
def neither(): pass
'''


def generic_result(x) \
        :
    return x


def last(): return lambda: 0