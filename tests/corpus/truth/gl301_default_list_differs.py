"""GL301: a mutable default is state that outlives the call."""
import tensorflow as tf


def remembers_bad(x, seen=[]):
    seen.append(1)
    return x * float(len(seen))


def fresh_list_ok(x, seen=None):
    seen = [] if seen is None else seen
    total = x
    for part in seen:
        total = total + part
    return total


for i in range(3):
    remembers_bad(tf.constant([1.0, float(i)]))
    fresh_list_ok(tf.constant([1.0, float(i)]))
