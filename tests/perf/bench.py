#!/usr/bin/env python3
"""Speed and memory of `graphlift analyze` against a bare tree-sitter parse of the same files, in one run.

  bench.py --bin DIR [FOLDER] [--list FILE] [--pairs N] [--jobs N]

FOLDER is the project to analyse; with --list only the files named in FILE (paths below FOLDER). Without FOLDER the bundled
example is taken many times over, each copy a package of its own. Parse and analysis alternate, and the ratio of their CPU
times is taken pair by pair: the speed of the machine wanders, the ratio does not. Only the standard library is used.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
COPIES = 100                                                  # of the bundled example: some 30 KLOC
SKIPPED = {".git", "__pycache__", "build", "dist", "node_modules", ".venv", "venv", ".tox", ".eggs"}


def measured(command):
    """(CPU seconds, wall seconds, peak MB) of a child process that must succeed."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if child.returncode not in (0, 3):
        sys.exit(f"bench: {' '.join(command)} ended with {child.returncode}: {errors.decode(errors='replace').strip()[:500]}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def copy_example(target):
    """The bundled example under many names, so that its imports still resolve."""
    source = os.path.join(ROOT, "resources", "example")
    for i in range(COPIES):
        package = f"sketches_{i:03}"
        shutil.copytree(os.path.join(source, "sketches"), os.path.join(target, package), ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(os.path.join(source, "train.py"), os.path.join(target, f"train_{i:03}.py"))
        renamed = [os.path.join(target, package, name) for name in os.listdir(os.path.join(target, package))]
        for path in renamed + [os.path.join(target, f"train_{i:03}.py")]:
            with open(path, encoding="utf-8") as f:
                text = f.read()
            with open(path, "w", encoding="utf-8") as f:
                f.write(text.replace("from sketches", "from " + package))


def copy_listed(folder, list_file, target):
    with open(list_file, encoding="utf-8") as f:
        for name in filter(None, (line.strip() for line in f)):
            source, copy = os.path.join(folder, name), os.path.join(target, name)
            if os.path.exists(source):
                os.makedirs(os.path.dirname(copy), exist_ok=True)
                shutil.copyfile(source, copy)
            else:
                print(f"bench: not there: {source}", file=sys.stderr)


def python_files(folder):
    found = []
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(d for d in folders if d not in SKIPPED)
        found += [os.path.join(path, name) for name in sorted(names) if name.endswith(".py")]
    return found


def count_lines(files):
    lines = size = 0
    for path in files:
        with open(path, "rb") as f:
            text = f.read()
        lines, size = lines + text.count(b"\n"), size + len(text)
    return lines, size


def stages(graphlift, folder, out):
    """What --timings says: stages in seconds, then the engine's counters."""
    run = subprocess.run([graphlift, "analyze", folder, "-f", "json", "-o", out, "--no-cache", "--timings"], capture_output=True)
    if run.returncode not in (0, 3):
        return
    with open(out, encoding="utf-8") as f:
        timings = json.load(f).get("timings", {})
    for name, seconds in timings.get("stages", {}).items():
        print(f"    {name:32} {1000 * seconds:9.1f} ms")
    for name, value in timings.get("counters", {}).items():
        print(f"    {name:32} {value:9}")


def run(args, folder, work):
    files = python_files(folder)
    if not files:
        sys.exit(f"bench: no Python files in {folder}")
    lines, size = count_lines(files)
    listed, out = os.path.join(work, "files.txt"), os.path.join(work, "report")
    with open(listed, "w", encoding="utf-8") as f:
        f.writelines(path + "\n" for path in files)
    graphlift = os.path.join(args.bin, "graphlift")
    parse = [os.path.join(args.bin, "graphlift_parse_only"), listed]
    analyze = [graphlift, "analyze", folder, "-o", out, "--no-cache"] + (["--jobs", str(args.jobs)] if args.jobs else [])
    ratios, json_ratios, parses, texts = [], [], [], []
    measured(parse), measured(analyze + ["-f", "text"])        # both warm: the files are in memory now
    for _ in range(args.pairs):
        parses.append(measured(parse))
        texts.append(measured(analyze + ["-f", "text"]))
        ratios.append(texts[-1][0] / parses[-1][0])
        json_ratios.append(measured(analyze + ["-f", "json"])[0] / parses[-1][0])
    print(f"corpus: {len(files)} files, {lines} lines, {size / 1e6:.2f} MB; {args.pairs} pairs, {args.jobs or 'all'} threads")
    print(f"parse only:  {statistics.median(p[0] for p in parses):7.3f} s CPU, peak {max(p[2] for p in parses):6.1f} MB")
    print(f"analysis:    {statistics.median(t[0] for t in texts):7.3f} s CPU, {min(t[1] for t in texts):.3f} s best wall, peak {max(t[2] for t in texts):6.1f} MB, "
          f"{lines / 1000 / min(t[1] for t in texts):.1f} KLOC/s")
    print(f"with JSON:   {statistics.median(json_ratios) - statistics.median(ratios):+7.2f} x parse on top of the text report")
    print(f"RATIO        {statistics.median(ratios):7.2f} x parse (median of pairs; from {min(ratios):.2f} to {max(ratios):.2f})")
    print("stages of one run:")
    stages(graphlift, folder, out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder of the programs")
    parser.add_argument("folder", nargs="?", help="the corpus; default: the bundled example many times over")
    parser.add_argument("--list", help="file of paths below FOLDER: only these")
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--jobs", type=int, help="threads of the analysis (default: its own choice)")
    args = parser.parse_args()
    if args.list and not args.folder:
        parser.error("--list needs FOLDER")
    with tempfile.TemporaryDirectory(prefix="bench") as work:
        folder = os.path.join(work, "corpus")
        os.mkdir(folder)
        if args.list:
            copy_listed(args.folder, args.list, folder)
        elif args.folder:
            folder = os.path.abspath(args.folder)
        else:
            copy_example(folder)
        run(args, folder, work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
