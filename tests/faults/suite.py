"""Runs the fault tests and says `ok NAME: figures` or `not ok NAME: why` for each.

A test is a function `test_…(stage)` in cases/; its docstring is its name, and what it returns are
its figures. One that names bad writers (`red_on`) is run again on each of them and must fail: a
test that cannot is itself `not ok`. See `run --help` in the script beside this one.
"""

import argparse
import importlib
import os
import pathlib
import random
import shutil
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "gui")]

from desktop import Desktop, Failed  # noqa: E402
from program import Program  # noqa: E402
from screen import Screen  # noqa: E402

CASES = sorted(path.stem for path in (HERE / "cases").glob("[a-z]*.py"))
BAD_WRITER = str(HERE / "bad_writer.py")


class Stage:
    """What a test is given."""

    def __init__(self, options, folder, bad=None):
        self.binary, self.long, self.release, self.folder = options.binary, options.long, options.release, folder
        self.writer = [options.binary] if bad is None else ["/usr/bin/python3", "-I", "-S", BAD_WRITER, bad]
        self.bad = bad
        self.chance = random.Random(options.seed)
        self.screens = options.screens
        self.programs = 0

    def rounds(self, short, long, release=None):
        """How often to try; a bad writer is given up on when the short figure did not show it."""
        if self.bad:
            return short
        if self.release and release:
            return release
        return long if self.long else short

    def program(self, folder=None):
        """The program on fresh folders of its own."""
        self.programs += 1
        folder = folder or os.path.join(self.folder, f"user{self.programs}")
        return Program(self.binary, self.writer, folder)


class Screens:
    """The private display: one for all tests, begun by the first that wants it."""

    def __init__(self, folder):
        self.folder, self.desktop, self.screen = folder, None, None

    def get(self):
        if self.screen is None:
            self.desktop = Desktop(os.path.join(self.folder, "desktop"))
            self.desktop.__enter__()
            self.screen = Screen()
        return self.screen

    def end(self):
        if self.desktop:
            self.desktop.__exit__()


def needs(*tools):
    """Marks what a test cannot do without."""

    def mark(test):
        test.tools = tools
        return test

    return mark


def main():
    options = arguments()
    folder = tempfile.mkdtemp(prefix="evenkeel-faults-")
    options.screens = Screens(folder)
    failures = 0
    try:
        for case in options.cases:
            for test in tests_in(case):
                if getattr(test, "only_long", False) and not options.long:
                    continue
                failures += not run(test, options, folder)
                for bad in getattr(test, "red_on", ()):
                    failures += not turns_red(test, bad, options, folder)
    finally:
        options.screens.end()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failures else 0


def run(test, options, folder):
    name = test.__doc__.strip().rstrip(".")
    began = time.monotonic()
    try:
        figures = attempt(test, options, folder)
    except Exception as failure:  # whatever goes wrong, the tests after this one still run
        why = str(failure) if isinstance(failure, Failed) else f"{type(failure).__name__}: {failure}"
        print(f"not ok {name}: {why}", flush=True)
        if not isinstance(failure, Failed):
            traceback.print_exc()
        return False
    print(f"ok {name}: {figures} ({time.monotonic() - began:.1f} s)", flush=True)
    return True


def turns_red(test, bad, options, folder):
    """Whether the test finds out a writer that is known to be bad."""
    name = f"{test.__name__} turns red on a writer that {bad.replace('-', ' ')}"
    began = time.monotonic()
    try:
        attempt(test, options, folder, bad)
    except Failed as failure:
        print(f"ok {name}: {str(failure)[:110]} ({time.monotonic() - began:.1f} s)", flush=True)
        return True
    except Exception as failure:  # the test itself came to grief: that proves nothing
        print(f"not ok {name}: {type(failure).__name__}: {failure}", flush=True)
        return False
    print(f"not ok {name}: it found nothing wrong", flush=True)
    return False


def attempt(test, options, folder, bad=None):
    missing = [tool for tool in getattr(test, "tools", ()) if not shutil.which(tool)]
    if missing:
        raise Failed(f"not installed: {' '.join(missing)}; tests/run --install --long installs what is missing")
    return test(Stage(options, tempfile.mkdtemp(dir=folder), bad))


def tests_in(case):
    module = importlib.import_module(f"cases.{case}")
    return [test for name, test in vars(module).items() if name.startswith("test_")]


def arguments():
    parser = argparse.ArgumentParser(prog="tests/faults/run", description=__doc__)
    parser.add_argument("--binary", required=True, type=os.path.abspath, help="the program under test")
    parser.add_argument("--long", action="store_true", help="the long figures, power cuts and Syncthing")
    parser.add_argument("--release", action="store_true", help="--long, and more of what takes hours")
    parser.add_argument("--seed", type=int, default=7, help="for what is left to chance")
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"only these of: {' '.join(CASES)}")
    options = parser.parse_args()
    unknown = set(options.cases) - set(CASES)
    if unknown:
        parser.error(f"no such case: {' '.join(sorted(unknown))}")
    options.cases = options.cases or CASES
    options.long = options.long or options.release
    return options


if __name__ == "__main__":
    # The cases import this module by its name: it must not be there twice.
    sys.modules["suite"] = sys.modules["__main__"]
    sys.exit(main())
