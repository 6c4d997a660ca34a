#!/usr/bin/env python3
"""Records which lines of the programs in tests/corpus/tensors the graph has operations of.

    PYTHON lanes.py FILE.py...       PYTHON: an interpreter with TensorFlow; writes FILE.py.lanes

Each comment `# trace: f(arguments)` above a function is traced and run twice. The operations of the traced graph tell the line that
made them. The second run must execute no line of the function: all Python is done once per trace.
"""
import ast
import importlib.util
import json
import os
import re
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

# What a trace makes for values that enter, leave or are only passed on.
PLUMBING = {"Place" + "holder", "Identity", "NoOp", "ReadVariableOp"}


def graphs_of(concrete):
    yield concrete.graph
    for function in concrete.graph._functions.values():      # bodies of conditions, loops, nested functions
        graph = getattr(function, "graph", None)
        if graph is not None:
            yield graph


def lines_of(concrete, path, name, first, last):
    """Lines of the function itself that make operations, also inside what they call."""
    lines = set()
    for graph in graphs_of(concrete):
        for op in graph.get_operations():
            if op.type in PLUMBING:
                continue
            for frame in reversed(op.traceback):     # the innermost: conditions and loops stand around their bodies
                if os.path.abspath(frame.filename) == path and frame.name == name and first <= frame.lineno <= last:
                    lines.add(frame.lineno)
                    break
    return sorted(lines)


def handed_out(source, first, last):
    """Returns of names alone make no operation: the graph hands the value out."""
    names = (ast.Name, ast.Tuple)
    return [n.lineno for n in ast.walk(ast.parse(source))
            if isinstance(n, ast.Return) and isinstance(n.value, names) and first <= n.lineno <= last]


def exits(source, first, last):
    """Breaks and continues become flags without a line of their own: nothing is recorded of them."""
    return [n.lineno for n in ast.walk(ast.parse(source)) if isinstance(n, (ast.Break, ast.Continue)) and first <= n.lineno <= last]


def python_lines(function, path, first, last):
    """The lines of the file that a call of `function` executes."""
    seen = set()

    def watch(frame, event, _):
        if os.path.abspath(frame.f_code.co_filename) == path and first <= frame.f_lineno <= last:
            seen.add(frame.f_lineno)
        return watch
    sys.settrace(watch)
    try:
        function()
    finally:
        sys.settrace(None)
    return seen


def extents(source):
    """name -> first and last line of each function at module level."""
    return {n.name: (n.lineno, n.end_lineno) for n in ast.parse(source).body if isinstance(n, ast.FunctionDef)}


def record(path):
    import tensorflow as tf
    source = open(path, encoding="utf-8").read()
    spec = importlib.util.spec_from_file_location("subject", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    bounds = extents(source)
    result = {}
    for call in re.findall(r"^# trace: (.+)$", source, re.M):
        name = call[:call.index("(")]
        graph_function = tf.function(getattr(module, name))
        scope = dict(vars(module), **{name: graph_function})
        arguments = eval("(lambda *a, **k: (a, k))" + call[len(name):], scope)
        graph_function(*arguments[0], **arguments[1])
        again = python_lines(lambda: graph_function(*arguments[0], **arguments[1]), os.path.abspath(path), *bounds[name])
        if again:
            sys.exit(f"{path}: {name} ran lines {sorted(again)} of Python again")
        concrete = graph_function.get_concrete_function(*arguments[0], **arguments[1])
        lines = lines_of(concrete, os.path.abspath(path), name, *bounds[name])
        result[name] = {"operations": lines, "handed-out": handed_out(source, *bounds[name]),
                        "exits": exits(source, *bounds[name])}
    return result


def main():
    for path in sys.argv[1:]:
        if "\n# trace: " not in open(path, encoding="utf-8").read():
            continue
        recorded = record(path)
        with open(path + ".lanes", "w", encoding="utf-8") as out:
            json.dump(recorded, out, indent=1, sort_keys=True)
            out.write("\n")
        print(f"{path}: {len(recorded)} functions")


if __name__ == "__main__":
    main()
