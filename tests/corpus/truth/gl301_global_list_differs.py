"""GL301: a list that outlives the call grows once a trace."""
import tensorflow as tf

seen = []
counts = {"calls": 0}


def remembers_bad(x):
    seen.append(len(seen))
    return tf.reduce_sum(x)


def counts_bad(x):
    counts["calls"] += 1
    return x - 1.0


for i in range(3):
    remembers_bad(tf.ones([3]) * i)
    counts_bad(tf.ones([3]) * i)
