"""GL301: under a tensor condition the effect happens while tracing, whatever the value."""
import tensorflow as tf

hits = []


def under_condition_bad(x):
    if tf.reduce_sum(x) > 100.0:
        hits.append(1)
    return x * 1.5


for i in range(3):
    under_condition_bad(tf.constant([1.0, float(i)]))
