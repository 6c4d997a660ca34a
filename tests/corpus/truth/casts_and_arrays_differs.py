"""Numbers read off tensors, and arrays that become tensors, have element types of their own."""
import tensorflow as tf
import numpy as np


def int_mul_bad(x, n):
    return x * int(n)


def float_mul_ok(x, n):
    return x * float(n)


def float_mul64_bad(x, n):
    return x * float(n)


def int_range_ok(x, n):
    return x + float(len(range(int(n))))


def int_rep_bad(x, n):
    return x + float(len([0] * int(n)))


def int_eq_ok(x, n):
    if int(n) == 2:
        return x * 2.0
    return x


def int_div_bad(x, n):
    return x * (1.0 / int(n))


def int_np_bad(x, n):
    return x * np.sqrt(int(n))


def int_pow_bad(x, n):
    return x ** int(n)


def int_reshape_ok(x, n):
    return tf.reshape(x, [int(n), 1])


def int_slice_ok(x, n):
    return x[:int(n)]


def int_fmt_bad(x, n):
    return tf.strings.as_string(x) + str(int(n))


def int_big_bad(x, n):
    return x + tf.cast(int(n) * 100000 * 100000, tf.float32)


def int_ret(x, n):
    return int(n)


def len_div_ok(x):
    return tf.reduce_sum(x) / len(x)


def arr_half_bad(a):
    return tf.sqrt(a * 0.5)


def arr_add_bad(a):
    return tf.sqrt(a + 0.5)


def arr_matmul_bad(a, b):
    return tf.sqrt(tf.abs(a @ b))


def arr_mixed_bad(a, b):
    return tf.sqrt(a + b)


def arr_pow_bad(a):
    return tf.sqrt(a ** 0.5)


def arr_floordiv_bad(a):
    return tf.abs(a // 2.0)


def arr_div_ok(a):
    return tf.abs(a / 2)


def arr_cmp_bad(a):
    return tf.where(a > 0.5, 1.0, 0.0)


def arr_bool_bad(a):
    return tf.cast(a + 1, tf.float32)


def arr_neg_ok(a):
    return tf.abs(-a)


def scalar64_bad(x, s):
    return x * s


def scalar64b_bad(x, s):
    return tf.add(x, s)


def scalar_int_bad(x, s):
    return x * s


def npbool_ok(x, b):
    if b:
        return x * 2.0
    return x


def npint_idx_bad(xs, i):
    return xs[i] * 2.0


def arr_len_ok(a):
    return tf.reduce_sum(a) / len(a)


def arr_for_ok(a):
    t = 0.0
    for r in a:
        t = t + tf.reduce_sum(r)
    return t


def arr_zip_bad(a, b):
    t = tf.constant(0.0)
    for p, q in zip(a, b):
        t = t + tf.cast(p * q, tf.float32)
    return t


def arr_if_bad(a):
    if a.sum() > 0:
        return tf.constant(1.0)
    return tf.constant(0.0)


def arr_if2_ok(a):
    if a[0] > 0:
        return tf.constant(1.0)
    return tf.constant(0.0)


def arr_intidx_ok(x, a):
    return tf.gather(x, a)


def arr_max_bad(a):
    return tf.sqrt(max(a[0], a[1]))


def arr_and_ok(a):
    return tf.where((a > 0) & (a < 5), 1.0, 0.0)


def arr_unpack_bad(a):
    p, q = a
    return tf.sqrt(p) + q


def arr_T_bad(a):
    return tf.sqrt(a.T)


def arr_size_bad(a):
    return tf.zeros([a.size])


def arr_shape_ok(a):
    return tf.zeros(a.shape)


def arr_ndim_ok(a):
    return tf.zeros([a.ndim])


def arr_const_bad(a):
    return tf.constant(a) * 2.0


def arr_convert_bad(a):
    return tf.convert_to_tensor(a, dtype=tf.float32) * 2.0


def arr_cast_ok(a):
    return tf.cast(a, tf.float32) * 2.0


def arr_float_ok(a):
    return tf.constant([1.0, 2.0]) * float(a[0])


def arr_w_bad(a):
    return a * tf.constant([1.0, 2.0])


def arr_w2_bad(a):
    return tf.multiply(a, tf.constant([1.0, 2.0]))


def arr_w3_bad(a):
    return tf.matmul(tf.constant([[1.0], [2.0]]), a[None])


def arr_eq_ok(a, b):
    return tf.cast(a == b, tf.float32)


def arr_stack_bad(a):
    return tf.stack([a, tf.constant([1.0, 2.0])])


def arr_where_bad(a):
    return tf.where(a > 1.0, a, tf.constant([0.0, 0.0]))


def arr_assign_bad(a):
    vv.assign(a)
    return vv + 1.0
vv = tf.Variable([0.0, 0.0])


for i in range(3):
    v = tf.constant([1.0, 2.0 + i]); n = tf.constant(2)
    int_mul_bad(v, n); float_mul_ok(v, n); float_mul64_bad(tf.constant([1.0], tf.float64), n)
    int_range_ok(v, n); int_rep_bad(v, n); int_eq_ok(v, n); int_div_bad(v, n); int_np_bad(v, n)
    int_pow_bad(v, n); int_reshape_ok(v, n); int_slice_ok(v, n); int_fmt_bad(v, n); int_big_bad(v, n)
    int_ret(v, n); len_div_ok(v)
    a = np.array([1, 2 + i]); fa = np.array([1.0, 2.0 + i]); f32 = fa.astype(np.float32)
    arr_half_bad(a); arr_add_bad(a); arr_matmul_bad(fa, fa); arr_mixed_bad(a, f32); arr_pow_bad(a)
    arr_floordiv_bad(a); arr_div_ok(a); arr_cmp_bad(a); arr_bool_bad(np.array([True, False])); arr_neg_ok(a)
    scalar64_bad(v, np.float64(0.5)); scalar64b_bad(v, np.float64(0.5)); scalar_int_bad(v, np.int64(3))
    npbool_ok(v, np.bool_(True)); npint_idx_bad([v, v + 1.0], np.int64(1)); arr_len_ok(fa)
    arr_for_ok(np.ones((2, 2), np.float32)); arr_zip_bad(f32, f32)
    arr_if_bad(fa); arr_if2_ok(fa); arr_intidx_ok(v, a - 1 - i * np.array([0, 1])); arr_max_bad(fa)
    arr_and_ok(fa); arr_unpack_bad(fa); arr_T_bad(fa); arr_size_bad(fa); arr_shape_ok(fa); arr_ndim_ok(fa)
    arr_const_bad(fa); arr_convert_bad(fa); arr_cast_ok(fa); arr_float_ok(fa)
    arr_w_bad(fa); arr_w2_bad(fa); arr_w3_bad(fa); arr_eq_ok(fa, fa); arr_stack_bad(fa); arr_where_bad(fa)
    arr_assign_bad(fa)
