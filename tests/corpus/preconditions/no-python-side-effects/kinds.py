"""GL301: what outlives the call, and what does not."""
import logging

import tensorflow as tf

total = [0]
count = 0


def local_list_ok(x):
    parts = []
    for i in range(3):
        parts.append(x * i)
    return tf.stack(parts)


def fill(target, x):
    target.append(x)


def helper_fills_local_ok(x):
    parts = []
    fill(parts, x)
    return tf.stack(parts)


class Box:
    def __init__(self, value):
        self.value = value


def makes_object_ok(x):
    box = Box(x)
    box.value = box.value + 1.0
    return box.value


def graph_effects_ok(x):
    tf.print("x")
    return x + 1.0


def print_bad(x):
    print("x")  # expect: GL301 fails
    return x + 1.0


def log_bad(x):
    logging.info("x")
    return x + 1.0


def helper_fills_global_bad(x):
    fill(total, 1)
    return x + 1.0


def element_bad(x):
    total[0] = 1
    return x + 1.0


def global_bad(x):
    global count
    count = count + 1
    return x + 1.0


def argument_bad(box, x):
    box.value = 3
    return x + 1.0


def through_call_bad(x):
    return print_bad(x)


def through_comprehension_bad(x):
    return [print_bad(x) for _ in range(2)]


class Counter:
    def __init__(self):
        self.n = 0

    def step_bad(self, x):
        self.n += 1
        return x + 1.0


x = tf.ones(3)
counter = Counter()
box = Box(x)
for function in (local_list_ok, helper_fills_local_ok, makes_object_ok, graph_effects_ok):
    function(x)
print_bad(x)
log_bad(x)
helper_fills_global_bad(x)
element_bad(x)
global_bad(x)
argument_bad(box, x)
through_call_bad(x)
through_comprehension_bad(x)
counter.step_bad(x)
