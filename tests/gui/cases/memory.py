"""Memory-only: the window on a clean desk writes nothing, as strace and the folders say."""

import os
import re
import shutil
import time

from access import Reader
from desktop import Failed, until

CALLS = (
    "open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
    "unlink,unlinkat,rmdir,truncate"
)
# Not files: terminals, shared memory of the display, the kernel's own.
ELSEWHERE = ("/dev/", "/proc/", "/sys/", "/memfd:")
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE")


def test_memory_only(stage):
    """memory-only: a call is taken, filed and found, nothing is written, and what goes is told before it goes"""
    if not shutil.which("strace"):
        raise Failed("strace is not installed; tests/run --install installs what is missing")
    app, screen = stage.evenkeel(renderer="cpu"), stage.screen
    shutil.rmtree(app.data)
    trace = os.path.join(stage.folder, "trace")
    strace = ("strace", "-D", "-f", "-qqq", "-o", trace, "-e", f"trace={CALLS}")
    before = sorted(path for path, _ in everything(app))
    app.start("--memory-only", wrapper=strace)
    with Reader() as reader:
        reader.find(app.process.pid, "In memory only")
        stage.shot("memory-1-start", app.window)
        take_a_call(screen, app)
        screen.press("ctrl+r")
        reader.find(app.process.pid, "1 call")
        screen.press("esc")
        screen.press("ctrl+n")
        screen.type("not filed yet", pause_secs=0.02)
        time.sleep(2)
        screen.tell(app.window, "_NET_CLOSE_WINDOW")
        told = lambda: any("Close it again to let it go" in node.name for node in reader.tree(app.process.pid))
        until(told, 5, "it did not say what goes with the window")
        stage.shot("memory-2-goes", app.window)
    app.close()
    after = sorted(path for path, _ in everything(app) if not path.startswith(app.log))
    if after != before or os.path.exists(app.data):
        raise Failed(f"left behind: {sorted(set(after) - set(before)) or app.data}")
    written = list(writes(trace))
    if written:
        raise Failed(f"{len(written)} calls write, the first is {written[0]}")


test_memory_only.once = True


def take_a_call(screen, app):
    screen.press("ctrl+n")
    screen.still_picture(app.window)
    screen.type("charged twice", pause_secs=0.02)
    screen.press("alt+3")
    screen.press("ctrl+p")
    screen.type("send the form by tomorrow", pause_secs=0.02)
    time.sleep(1.5)
    for key in ("ctrl+Return", "ctrl+Return"):
        screen.press(key)
        screen.still_picture(app.window)


def everything(app):
    """Each file and folder below the program's own."""
    for folder, folders, names in os.walk(app.home):
        for name in folders + names:
            yield os.path.join(folder, name), None


def writes(trace):
    """What could have written a file and succeeded."""
    with open(trace, errors="replace") as lines:
        for line in lines:
            call = line.split(" ", 1)[-1].strip()
            if " = -1 " in call:
                continue
            path = re.search(r'"([^"]*)"', call)
            if path and path.group(1).startswith(ELSEWHERE):
                continue
            if call.startswith("open") and not WRITES.search(call):
                continue
            if "resumed>" in call or call.startswith(("+++", "---")):
                continue
            yield call
