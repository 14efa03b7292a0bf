"""Measures a bare window and Evenkeel on both renderers, one after the other, and prints the figures as JSON.

measure.py EVENKEEL BARE FOLDER [--quick] [--peers]: BARE is started with --bare; FOLDER holds data, config and cache.
With --peers what people would take instead is measured as well, each as far as it is installed.

measure.py EVENKEEL BARE FOLDER --years YEARS: only the start, on YEARS and on FOLDER, in turns.

First paint: the first time more than 0.3 % of the window's pixels differ from the commonest colour. CPU: what the
scheduler counted for all threads. Memory: PSS. Repaints and the time from key to paint: what XDamage reports.
"""

import json
import os
import pathlib
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "gui"))

from Xlib import X, XK  # noqa: E402
from Xlib.ext import damage, xtest  # noqa: E402

from desktop import Desktop, Failed, until  # noqa: E402
from evenkeel import Meter, cpu_ns  # noqa: E402
from screen import Screen  # noqa: E402

import peers  # noqa: E402

STARTS, KEYS, PSS_SECS, WATCH_SECS, BREATH_SECS = 9, 120, 15, 30, 20
QUICK_STARTS, QUICK_KEYS, QUICK_SECS = 3, 40, 4
INDEX_STILL_SECS = 20


class Program:
    """One start of one of the programs."""

    def __init__(self, screen, command, folder):
        self.screen = screen
        screen.display.damage_query_version()
        screen.root.change_attributes(event_mask=X.SubstructureNotifyMask)
        screen.display.sync()
        drain(screen)
        paths = {f"EVENKEEL_{name.upper()}_DIR": os.path.join(folder, name) for name in ("data", "config", "cache")}
        began = time.monotonic_ns()
        self.process = subprocess.Popen(
            command, env={**os.environ, **paths}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.window, painted_at, cpu = self._first_paint()
        self.paint_ms, self.paint_cpu_ms = (painted_at - began) / 1e6, cpu / 1e6
        screen.root.change_attributes(event_mask=0)

    def _first_paint(self):
        """The window, the moment, and the processor time until then. Sleeps until something is
        painted: looking all the time would take the processor from the program."""
        screen, deadline, damages = self.screen, time.monotonic() + 30, {}
        while time.monotonic() < deadline:
            if self._has_ended():
                raise Failed(f"it ended by itself: {self.process.args}")
            # looking at a window may already have taken what came next from the socket
            if not screen.display.pending_events():
                select.select([screen.display.fileno()], [], [], 0.5)
            now, cpu = time.monotonic_ns(), self.cpu()
            changed = {}
            for event in drain(screen):
                made = event.type in (X.CreateNotify, X.ConfigureNotify) and event.window.id not in damages
                if made and event.width >= 100 and event.height >= 100:
                    damages[event.window.id] = event.window.damage_create(damage.DamageReportRawRectangles)
                    screen.display.flush()
                elif hasattr(event, "drawable"):
                    changed[event.drawable.id] = screen.display.create_resource_object("window", event.drawable.id)
            for window in changed.values():
                picture = screen.try_picture(window)
                if picture and picture.is_painted(every=7) and self._owns(window):
                    for handle in damages.values():
                        screen.display.damage_destroy(handle)
                    return window, now, cpu
        raise Failed(f"no painted window: {self.process.args}")

    def _has_ended(self):
        return self.process.poll() is not None

    def _owns(self, window):
        return self.screen.values(window, "_NET_WM_PID") == [self.process.pid]

    def cpu(self):
        return cpu_ns(self.process.pid)

    def pss_mb(self):
        with open(f"/proc/{self.process.pid}/smaps_rollup") as file:
            line = next(line for line in file if line.startswith("Pss:"))
        return int(line.split()[1]) / 1000

    def end(self):
        self.process.kill()
        self.process.wait()


class Damage:
    """What is painted anew in a window during a `with`: rectangles with their times."""

    def __init__(self, screen, window):
        self.screen, self.window = screen, window

    def __enter__(self):
        self.screen.display.damage_query_version()
        self.handle = self.window.damage_create(damage.DamageReportRawRectangles)
        self.screen.display.sync()
        drain(self.screen)
        return self

    def __exit__(self, *_):
        self.screen.display.damage_destroy(self.handle)
        self.screen.display.sync()
        drain(self.screen)

    def watch(self, secs):
        """Repaints a second and the mean share of the window in each. What comes within 4 ms is one repaint."""
        geometry = self.window.get_geometry()
        began = time.monotonic()
        last, repaints, area = 0.0, 0, 0
        while (left := began + secs - time.monotonic()) > 0:
            select.select([self.screen.display.fileno()], [], [], min(left, 0.5))
            for event in drain(self.screen):
                now = time.monotonic()
                if now - last > 0.004:
                    repaints += 1
                last = now
                area += event.area.width * event.area.height
        share = area / max(repaints, 1) / (geometry.width * geometry.height)
        return repaints / secs, 100 * share

    def after(self, key):
        """Milliseconds from this key's press until something is painted."""
        display = self.screen.display
        drain(self.screen)
        pressed = time.monotonic_ns()
        xtest.fake_input(display, X.KeyPress, key)
        display.flush()
        found = None
        while not found and time.monotonic_ns() - pressed < 5e8:
            select.select([display.fileno()], [], [], 0.05)
            found = time.monotonic_ns() if drain(self.screen) else None
        xtest.fake_input(display, X.KeyRelease, key)
        display.flush()
        return (found - pressed) / 1e6 if found else None


def drain(screen):
    events = []
    while screen.display.pending_events():
        events.append(screen.display.next_event())
    return events


def starts(screen, programs, count):
    """First paint of every program on its folder, in turns, so that a busy moment of the machine meets all of them."""
    seen = {name: [] for name in programs}
    for turn in range(count + 1):
        for name, (command, folder) in programs.items():
            program = Program(screen, command, folder)
            # The first turn only warms the caches of the system.
            if turn:
                seen[name].append((program.paint_ms, program.paint_cpu_ms))
            program.end()
    return {
        name: {
            "paint_ms": statistics.median(wall for wall, _ in all),
            "paint_least_ms": min(wall for wall, _ in all),
            "paint_cpu_ms": statistics.median(cpu for _, cpu in all),
        }
        for name, all in seen.items()
    }


def at_rest(screen, program, secs, name):
    with Damage(screen, program.window) as damaged, Meter(program.process.pid) as meter:
        repaints, area = damaged.watch(secs)
    return {
        f"{name}_cpu": meter.cpu_percent, f"{name}_wakeups": meter.wakeups_a_sec, f"{name}_repaints": repaints,
        f"{name}_area": area,
    }


def keys(screen, program, count):
    codes = [screen.display.keysym_to_keycode(XK.string_to_keysym(char)) for char in "the call goes on".replace(" ", "")]
    found = []
    with Damage(screen, program.window) as damaged:
        for at in range(count):
            # Never in step with the clock of the call or the frames of the program.
            time.sleep(0.11 + 0.013 * (at % 7))
            found.append(damaged.after(codes[at % len(codes)]))
    found = sorted(ms for ms in found if ms is not None)
    if len(found) < count * 0.95:
        raise Failed(f"only {len(found)} of {count} keys were painted")
    return {"key_p50_ms": statistics.median(found), "key_p95_ms": found[int(len(found) * 0.95)]}


def know_the_files(screen, command, folder):
    """A first start: afterwards the index knows the copied files, as on every day but the first."""
    program = Program(screen, command, folder)
    try:
        until(lambda: screen.window_of(program.process.pid), 5, "the window is not managed")
        time.sleep(QUICK_SECS)
    finally:
        program.end()


def know_the_years(screen, command, folder):
    """A first start that lasts until the index of all these calls is there: nothing of it grows any more."""
    program = Program(screen, command, folder)
    still, size = 0, -1
    try:
        while still < INDEX_STILL_SECS:
            time.sleep(1)
            now = sum(path.stat().st_size for path in pathlib.Path(folder, "cache").rglob("*") if path.is_file())
            still, size = (still + 1 if now == size else 0), now
    finally:
        program.end()


def one_session(screen, name, command, folder, quick):
    """Everything after the start, in one window."""
    watch, breath = (QUICK_SECS, QUICK_SECS) if quick else (WATCH_SECS, BREATH_SECS)
    program = Program(screen, command, folder)
    try:
        until(lambda: screen.window_of(program.process.pid), 5, "the window is not managed")
        screen.activate(program.window)
        time.sleep(QUICK_SECS if quick else PSS_SECS)
        figures = {"pss_mb": program.pss_mb(), **at_rest(screen, program, watch, "idle")}
        if name != "bare":
            screen.press("ctrl+n")
            screen.still_picture(program.window)
            screen.type("it broke again")
            time.sleep(3)
            figures.update(at_rest(screen, program, watch, "call"))
        figures.update(keys(screen, program, QUICK_KEYS if quick else KEYS))
        if name != "bare":
            screen.press("ctrl+b")
            time.sleep(1)
            figures.update(at_rest(screen, program, breath, "breath"))
        if name == "cpu":
            screen.press("ctrl+m")
            time.sleep(2)
            figures.update(at_rest(screen, program, breath, "strip"))
        return figures
    finally:
        program.end()


def at_scale_2(screen, command, folder, secs):
    """Breathing with four pixels for each one."""
    paths = {f"EVENKEEL_{name.upper()}_DIR": os.path.join(folder, "double", name) for name in ("data", "config", "cache")}
    environment = {**os.environ, **paths, "WINIT_X11_SCALE_FACTOR": "2"}
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL)
    try:
        screen.activate(until(lambda: screen.window_of(process.pid), 10, "the window is not managed"))
        time.sleep(2)
        screen.press("ctrl+b")
        time.sleep(1)
        with Meter(process.pid) as meter:
            time.sleep(secs)
        return {"double_cpu": meter.cpu_percent}
    finally:
        process.kill()
        process.wait()


def main():
    binary, bare, folder = sys.argv[1:4]
    quick = "--quick" in sys.argv
    commands = {
        "bare": [bare, "--bare"],
        "cpu": [binary, "--renderer", "cpu"],
        "gl": [binary, "--renderer", "gl"],
    }
    private = tempfile.mkdtemp(prefix="evenkeel-bench-")
    try:
        # high enough for the window at scale 2
        with Desktop(private, (1440, 1600)):
            screen = Screen()
            if "--years" in sys.argv:
                years = sys.argv[sys.argv.index("--years") + 1]
                know_the_years(screen, commands["cpu"], years)
                programs = {"none": (commands["cpu"], folder), "years": (commands["cpu"], years)}
                print(json.dumps(starts(screen, programs, STARTS)))
                return
            programs = {name: (command, folder) for name, command in commands.items()}
            figures = starts(screen, programs, QUICK_STARTS if quick else STARTS)
            for name, command in commands.items():
                print(f"measuring {name}", file=sys.stderr, flush=True)
                mine = os.path.join(private, name)
                # Each begins with the same calls and leaves its own call to nobody.
                shutil.copytree(folder, mine)
                if name != "bare":
                    know_the_files(screen, command, mine)
                figures[name].update(one_session(screen, name, command, mine, quick))
                if name == "cpu":
                    figures[name].update(at_scale_2(screen, command, mine, QUICK_SECS if quick else BREATH_SECS))
            if "--peers" in sys.argv:
                figures.update(peers.measured(screen, Program, os.path.join(private, "peers"), quick))
        print(json.dumps(figures))
    finally:
        shutil.rmtree(private, ignore_errors=True)


if __name__ == "__main__":
    main()
