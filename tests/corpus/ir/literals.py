# Constants: numbers of all bases, strings with escapes, f-strings.
a = [0, 1_000, 0xFF, 0o17, 0b1_01, 9223372036854775807, 9223372036854775808, 0xFFFFFFFFFFFFFFFFFF]
b = [1.5, 1e3, .5, 1_0.0_1, 1e999, 2j, 1.5J, -1, -2.5, -9223372036854775808, +1, ~1]
c = ["a\tb\x41\u00e9\U0001F600\N{BULLET}\101\q", r"\n\x", b"\xff\n", rb"\n", "it's", 'say "x"']
d = "one" 'two' """three
four"""
e = f"{a}{b!r:>{c}}{{literal}}{d:%Y-%m-%d} {a=} {a + 1 = :.2f}" "tail\n"
f = f"plain" rf"\d{a}"
g = (None, True, False, ..., (), [], {}, "", b"")
h = {"k": 1, **a, 2: b}
i = a[1], a[1:2], a[::3], a[..., None, :], a[1,], a[*b]
