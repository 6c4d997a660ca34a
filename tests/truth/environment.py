"""The interpreter with TensorFlow 2.15: made once, outside the work tree, and used again."""
import os
import platform
import shutil
import subprocess
import sys

PYTHONS = ("python3.11", "python3.10", "python3.9", "python3")   # TensorFlow 2.15 has no wheels for others
VERSION = "2.15"


def default_folder():
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(cache, "graphlift", "tf-" + VERSION)


def fitting_python():
    """The first interpreter on the path that TensorFlow 2.15 has wheels for."""
    for name in PYTHONS:
        path = shutil.which(name)
        if path is None:
            continue
        ask = subprocess.run([path, "-c", "import sys; print(sys.version_info[0], sys.version_info[1])"],
                             capture_output=True, text=True)
        if ask.returncode == 0 and (3, 9) <= tuple(map(int, ask.stdout.split())) <= (3, 11):
            return path
    sys.exit("truth: TensorFlow 2.15 needs a Python 3.9, 3.10 or 3.11; none was found. Install one, or give an interpreter "
             "that has TensorFlow with --python.")


def step(what, command):
    if subprocess.run(command).returncode != 0:
        sys.exit(f"truth: {what} failed: {' '.join(command)}")


def interpreter():
    """The path of an interpreter with TensorFlow, installed at first use."""
    folder = default_folder()
    python, stamp = os.path.join(folder, "bin", "python"), os.path.join(folder, ".complete")
    if os.path.exists(stamp) and os.path.exists(python):
        return python
    base = fitting_python()
    if subprocess.run([base, "-c", "import ensurepip, venv"], capture_output=True).returncode != 0:
        sys.exit(f"truth: {base} cannot make virtual environments. On Debian, as root: apt-get install python3-venv")
    print(f"truth: installing TensorFlow {VERSION} into {folder} (once)", file=sys.stderr)
    step("making a virtual environment", [base, "-m", "venv", "--clear", folder])
    wheel = "tensorflow-cpu" if platform.machine() == "x86_64" else "tensorflow"
    step("installing TensorFlow", [python, "-m", "pip", "install", "--quiet", f"{wheel}=={VERSION}.*"])
    with open(stamp, "w") as f:
        f.write(VERSION + "\n")
    return python
