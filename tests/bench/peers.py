"""Programs that people would take instead, measured as Evenkeel is: note windows, a clipboard, a bare Tk window,
and Chromium for everything that is a web page in a window of its own.

Each has a home of its own; with it count the processes that it starts.
"""

import os
import pathlib
import shutil
import statistics
import sys
import time

from desktop import Failed
from evenkeel import cpu_ns

TK = "import tkinter as t; w = t.Tk(); w.geometry('420x760'); t.Label(w, text='A window').pack(); t.Text(w).pack(); w.mainloop()"
STARTS, SETTLED_SECS, IDLE_SECS = 5, 15, 30
QUICK_STARTS, QUICK_SECS = 2, 4


def commands(home):
    page = pathlib.Path(home) / "page.html"
    page.write_text("<h1>A window</h1><textarea></textarea>")
    chromium = [
        "chromium", f"--app={page.as_uri()}", "--no-sandbox", "--no-first-run", "--window-size=420,760",
        f"--user-data-dir={home}/chromium",
    ]
    return {
        "Tk": [sys.executable, "-c", TK], "xpad": ["xpad", "--new"], "gnote": ["gnote"], "mousepad": ["mousepad"],
        "copyq": ["copyq", "--start-server", "show"], "chromium": chromium,
    }


def measured(screen, program, folder, quick):
    """Medians of each that is installed; `program` starts one and waits until it is painted."""
    os.makedirs(folder)
    found = {}
    for name, command in commands(folder).items():
        if not shutil.which(command[0]):
            print(f"{name} is not installed", file=sys.stderr, flush=True)
            continue
        print(f"measuring {name}", file=sys.stderr, flush=True)
        try:
            found[f"peer {name}"] = of_one(screen, peer(program, os.path.join(folder, name)), command, quick)
        except Failed as failure:
            print(f"{name}: {failure}", file=sys.stderr, flush=True)
    return found


def of_one(screen, start, command, quick):
    starts = []
    for turn in range((QUICK_STARTS if quick else STARTS) + 1):
        run = start(screen, command)
        if turn:
            starts.append((run.paint_ms, run.paint_cpu_ms))
        run.end()
    run = start(screen, command)
    time.sleep(QUICK_SECS if quick else SETTLED_SECS)
    pss_mb, before, secs = run.pss_mb(), run.cpu(), QUICK_SECS if quick else IDLE_SECS
    time.sleep(secs)
    idle_cpu = (run.cpu() - before) / secs / 1e7
    run.end()
    return {
        "paint_ms": statistics.median(wall for wall, _ in starts),
        "paint_cpu_ms": statistics.median(cpu for _, cpu in starts),
        "pss_mb": pss_mb,
        "idle_cpu": idle_cpu,
    }


def peer(program, home):
    """A start of another program, whose windows may belong to any process that came with it."""
    os.makedirs(home, exist_ok=True)
    ours = {"HOME": home, "XDG_CONFIG_HOME": f"{home}/config", "XDG_CACHE_HOME": f"{home}/cache", "XDG_DATA_HOME": f"{home}/data"}

    class Peer(program):
        def __init__(self, screen, command):
            self.there_before = children(os.getpid())
            try:
                super().__init__(screen, ["env", *(f"{name}={value}" for name, value in ours.items()), *command], home)
            except Failed:
                # what it left would be taken for the next one's
                self.end()
                raise

        def _has_ended(self):
            """What was started may have handed its window to another process, as copyq does."""
            return super()._has_ended() and not self.pids()

        def _owns(self, window):
            return True

        def pids(self):
            """What was started since, and what that started; a parent that has gone leaves its own to us.
            Services of the bus are everybody's."""
            new = [pid for pid in children(os.getpid()) if pid not in self.there_before and not of_bus(pid)]
            for pid in new:
                new += children(pid)
            return new

        def cpu(self):
            return sum(cpu_ns(pid) for pid in self.pids())

        def pss_mb(self):
            return sum(pss_kb(pid) for pid in self.pids()) / 1000

        def end(self):
            for _ in range(100):
                if not (pids := self.pids()):
                    return
                for pid in pids:
                    quietly(os.kill, pid, 9)
                    quietly(os.waitpid, pid, os.WNOHANG)
                time.sleep(0.02)
            raise Failed("it does not end")

    return Peer


def children(pid):
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children") as file:
                found += [int(child) for child in file.read().split()]
    except OSError:
        pass  # it has ended
    return found


def of_bus(pid):
    try:
        with open(f"/proc/{pid}/environ", "rb") as file:
            return b"DBUS_STARTER_ADDRESS=" in file.read()
    except OSError:
        return True


def pss_kb(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def quietly(action, *arguments):
    try:
        action(*arguments)
    except OSError:
        pass
