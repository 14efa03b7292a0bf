"""Finds which functions of the program run in a start and a call; see the script `order` beside this one."""

import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HOME = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HOME / "tests/gui"))

from desktop import Desktop, until  # noqa: E402
from evenkeel import Evenkeel  # noqa: E402
from screen import Screen  # noqa: E402

ORDER = HOME / "assets/linux/order.txt"
SLOW_SECS = 60


def main():
    if sys.argv[1] == "--check":
        known, wanted = set(functions(sys.argv[2])), ORDER.read_text().split()
        found = sum(name in known for name in wanted)
        print(f"{found} of {len(wanted)} functions of {ORDER.name} are in {sys.argv[2]}")
        return 0 if found > 0.9 * len(wanted) else 1
    binary = sys.argv[1]
    known = set(functions(binary))
    with tempfile.TemporaryDirectory() as folder, Desktop(folder):
        app = Evenkeel(binary, f"{folder}/user", Screen(), "cpu")
        seen = [run(app, f"{folder}/{name}", steps) for name, steps in (("first", call), ("second", look))]
    ran = sorted(set().union(*seen) & known)
    ORDER.write_text("".join(f"{name}\n" for name in ran))
    print(f"{len(ran)} of {len(known)} functions run")
    return 0


def run(app, trace, steps):
    """What ran from the start of the program to its end."""
    watch = ["valgrind", "--tool=callgrind", "--demangle=no", "--compress-strings=no", f"--callgrind-out-file={trace}"]
    app.start(wrapper=watch)
    steps(app, app.screen)
    app.screen.tell(app.window, "_NET_CLOSE_WINDOW")
    app.process.wait(SLOW_SECS)
    text = pathlib.Path(trace).read_text(errors="replace")
    return set(re.findall(r"^fn=(.*?)(?:'\d+)?$", text, re.MULTILINE))


def call(app, screen):
    screen.press("ctrl+n")
    screen.type("I was charged twice", pause_secs=0.2)
    wait(app, lambda record: record["words"].endswith("twice"))
    screen.press("alt+3")
    wait(app, lambda record: record["situations"] == ["angry"])
    screen.press("ctrl+1")
    before = screen.still_picture(app.window, seconds=SLOW_SECS)
    screen.press("ctrl+b")
    until(lambda: screen.picture(app.window).data != before.data, SLOW_SECS, "it does not breathe")
    screen.press("ctrl+b")
    screen.press("ctrl+p")
    screen.type("ring back tomorrow 3pm", pause_secs=0.2)
    wait(app, lambda record: record["promises"])
    screen.press("ctrl+enter")
    screen.press("1")
    wait(app, lambda record: record["disposition"])
    screen.press("ctrl+enter")
    wait(app, lambda record: record["status"] == "ended")


def look(app, screen):
    screen.press("ctrl+r")
    screen.type("charged", pause_secs=0.3)
    screen.still_picture(app.window, still_secs=0.9, seconds=SLOW_SECS)


def wait(app, fits):
    app.wait_for_record(fits, "the trace ran aground", SLOW_SECS)


def functions(binary):
    lines = subprocess.run(["nm", binary], capture_output=True, text=True, check=True).stdout.splitlines()
    symbols = (line.split() for line in lines)
    return [symbol[2] for symbol in symbols if len(symbol) == 3 and symbol[1] in "tT"]


if __name__ == "__main__":
    sys.exit(main())
