"""Runs the window tests and says `ok NAME` or `not ok NAME: why` for each.

A test is a function `test_…(stage)` in cases/; its docstring is its name. It runs once for each
renderer, both beside each other on displays of their own, or once in all if marked `once`; if marked `only_on_windows`, with --wine alone,
if marked `not_on_windows`, without; if marked `only_long`, with --long alone. See `run --help` in the script beside this one.
"""

import argparse
import importlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import nullcontext

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from desktop import Desktop, Failed  # noqa: E402
from evenkeel import Evenkeel  # noqa: E402
from screen import Screen  # noqa: E402
from wine import Wine, WineDesktop, wine_session  # noqa: E402

CASES = sorted(path.stem for path in (HERE / "cases").glob("[a-z]*.py"))


class Stage:
    """What a test is given."""

    def __init__(self, options, screen, renderer, folder):
        self.screen, self.renderer, self.folder = screen, renderer, folder
        self.binary, self.wine, self.long, self.out = options.binary, options.wine, options.long, options.out
        self.apps = []

    def evenkeel(self, renderer=None):
        """The program on fresh folders of its own, not started yet."""
        folder = os.path.join(self.folder, f"user{len(self.apps) + 1}")
        kind = Wine if self.wine else Evenkeel
        app = kind(self.binary, folder, self.screen, renderer or self.renderer)
        self.apps.append(app)
        return app

    def shot(self, name, window=None, height=None):
        """Leaves a picture in the output folder, if one was named; of its upper part alone if so asked."""
        if self.out:
            picture = self.screen.picture(window)
            picture = picture.crop(0, 0, picture.width, height or picture.height)
            picture.save(os.path.join(self.out, f"{name}.png"))

    def end(self):
        for app in self.apps:
            app.kill()


def main():
    options = arguments()
    if options.out:
        os.makedirs(options.out, exist_ok=True)
    # most of their time they wait for windows; of Wine there is one
    if options.renderer == "both" and not options.wine:
        return both_beside_each_other(sys.argv[1:])
    tests = [test for case in options.cases for test in tests_in(case)]
    folder = tempfile.mkdtemp(prefix="evenkeel-gui-")
    failures = 0
    try:
        desktop = (WineDesktop if options.wine else Desktop)(os.path.join(folder, "desktop"))
        with desktop, wine_session() if options.wine else nullcontext():
            screen = Screen()
            for renderer in options.renderers:
                for test in tests:
                    again = options.again or renderer != options.renderers[0]
                    if (again and getattr(test, "once", False)) or (getattr(test, "only_on_windows", False) and not options.wine):
                        continue
                    if getattr(test, "not_on_windows", False) and options.wine:
                        continue
                    if getattr(test, "only_long", False) and not options.long:
                        continue
                    failures += not run(test, options, screen, renderer, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failures else 0


def both_beside_each_other(given):
    suite = [sys.executable, __file__, *given]
    runs = [subprocess.Popen([*suite, *more]) for more in (["--renderer", "cpu"], ["--renderer", "gl", "--again"])]
    return 1 if any([run.wait() for run in runs]) else 0


def run(test, options, screen, renderer, folder):
    name = test.__doc__.strip().rstrip(".")
    if not getattr(test, "once", False):
        name = f"{renderer}: {name}"
    stage = Stage(options, screen, renderer, tempfile.mkdtemp(dir=folder))
    began = time.monotonic()
    try:
        test(stage)
    except Exception as failure:  # whatever goes wrong, the tests after this one still run
        why = str(failure) if isinstance(failure, Failed) else f"{type(failure).__name__}: {failure}"
        print(f"not ok {name}: {why}", flush=True)
        if not isinstance(failure, Failed):
            traceback.print_exc()
        leave_trace(stage, test.__name__)
        return False
    finally:
        stage.end()
    print(f"ok {name} ({time.monotonic() - began:.1f} s)", flush=True)
    return True


def leave_trace(stage, name):
    """What the screen showed when a test failed."""
    try:
        stage.shot(f"failed-{stage.renderer}-{name}")
    except Exception as failure:  # the display itself may have gone
        print(f"  no picture of it: {failure}", flush=True)


def tests_in(case):
    module = importlib.import_module(f"cases.{case}")
    return [test for name, test in vars(module).items() if name.startswith("test_")]


def arguments():
    parser = argparse.ArgumentParser(prog="tests/gui/run", description=__doc__)
    parser.add_argument("--binary", required=True, type=os.path.abspath, help="the program under test")
    parser.add_argument("--renderer", choices=["cpu", "gl", "both"], default="both")
    parser.add_argument("--out", type=os.path.abspath, help="folder for screenshots")
    parser.add_argument("--wine", action="store_true", help="the program is one for Windows, started by a script")
    parser.add_argument("--again", action="store_true", help="without what is tested once")
    parser.add_argument("--long", action="store_true", help="longer loops")
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"only these of: {' '.join(CASES)}")
    options = parser.parse_args()
    unknown = set(options.cases) - set(CASES)
    if unknown:
        parser.error(f"no such case: {' '.join(sorted(unknown))}")
    options.cases = options.cases or CASES
    options.renderers = ["cpu", "gl"] if options.renderer == "both" else [options.renderer]
    return options


if __name__ == "__main__":
    sys.exit(main())
