"""The window while the disk, the clock and another program work against it."""

import os
import re
import subprocess
import threading
import time

from access import Reader
from desktop import Failed, until
from evenkeel import Evenkeel
from cases.disk import fill, mount
from suite import needs

DISPLAY = ("Xvfb", "openbox", "dbus-daemon")
OTHERS = 20


class Window:
    """The window, a call begun in it, and "before" typed and saved; to be used in a `with`."""

    def __init__(self, stage, clock=None, prepare=None):
        self.stage, self.clock, self.prepare = stage, clock, prepare

    def __enter__(self):
        self.screen = self.stage.screens.get()
        kind = Evenkeel if self.clock is None else self.clock.kind
        self.app = kind(self.stage.binary, os.path.join(self.stage.folder, "user"), self.screen, "cpu")
        if self.prepare:
            self.prepare(self.app)
        self.app.start()
        try:
            self.screen.press("ctrl+n")
            self.screen.still_picture(self.app.window)
            self.type("before")
            self.app.wait_for_record(lambda r: r["words"] == "before", "the first words were not saved")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.app.kill()

    def type(self, text):
        self.screen.type(text)

    def told_and_kept(self, harm, repair):
        """The text that cannot be saved stays in the window, which says so, and is saved after the repair."""
        harm()
        self.type(" and after")
        with Reader() as reader:
            reader.find(self.app.process.pid, "Not saved")
        on_disk = self.app.record()["words"]
        if on_disk != "before":
            raise Failed(f"the record on the disk is {on_disk!r}")
        repair()
        self.app.wait_for_record(
            lambda r: r["words"] == "before and after", "it was not saved after the repair", seconds=6
        )
        self.app.close()


@needs(*DISPLAY)
def test_window_disk_full(stage):
    """R5: the window keeps the text while the disk is full, and saves it by itself afterwards"""

    def small_disk(app):
        mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", app.data)

    with Window(stage, prepare=small_disk) as on:
        filler = os.path.join(on.app.data, "filler")
        on.told_and_kept(lambda: fill(filler, 0), lambda: os.remove(filler))
    return "told, kept, healed"


@needs(*DISPLAY)
def test_window_read_only(stage):
    """R5: likewise while the disk is read-only"""
    with Window(stage) as on:
        data = on.app.data

        def harm():
            mount("--bind", data, data)
            mount("-o", "remount,ro,bind", data)

        on.told_and_kept(harm, lambda: mount("-o", "remount,rw,bind", data))
    return "told, kept, healed"


@needs("faketime", *DISPLAY)
def test_window_clock(stage):
    """R7: the clock jumps under the window, which goes on saving into the same record"""
    clock = Clock(os.path.join(stage.folder, "clock"))
    jumps = ("-1h", "+1y", "@1969-12-31 22:00:00", "@2026-10-25 02:30:00", "+0")
    with Window(stage, clock=clock) as on:
        words = "before"
        for number, jump in enumerate(jumps):
            clock.set(jump)
            on.type(f" jump {number}")
            words += f" jump {number}"
            on.app.wait_for_record(lambda r: r["words"] == words, f"not saved after {jump}")
        on.app.close()
    return f"{len(jumps)} jumps"


@needs(*DISPLAY)
def test_window_killed_then_newer(stage):
    """R2: what was written elsewhere after a kill -9 is not overwritten by what the window left behind"""
    with Window(stage) as on:
        on.type(" the kill")
        on.app.wait_for_record(lambda r: r["words"] == "before the kill", "not saved")
        on.app.kill()
        path = on.app.record_files()[0]
        with open(path) as file:
            text = file.read()
        left = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.tmp-killed0000")
        with open(left, "w") as file:
            file.write(text.replace("before the kill", "before"))
        newer = text.replace("before the kill", "before the kill, newer")
        changed = re.search(r'changed: "([^"]*)"', newer).group(1)
        newer = newer.replace(f'changed: "{changed}"', f'changed: "{changed[:4].replace("20", "21", 1)}{changed[4:]}"')
        with open(path, "w") as file:
            file.write(newer)
        on.app.start()
        on.app.wait_for_record(lambda r: r["words"] == "before the kill, newer", "the newer text is gone")
        until(lambda: not os.path.exists(left), 5, "what the killed window left is still there")
        on.app.close()
        if on.app.record()["words"] != "before the kill, newer":
            raise Failed("the newer text was overwritten")
    return "the newer text stays"


@needs(*DISPLAY)
def test_window_and_another_writer(stage):
    """R8: a program that heeds no lock replaces the record again and again; none of its versions is overwritten"""
    with Window(stage) as on:
        path = on.app.record_files()[0]
        id = os.path.basename(path).removesuffix(".ron")
        stop = threading.Event()
        written = []
        other = threading.Thread(target=replace_often, args=(path, written, stop))
        other.start()
        for number in range(OTHERS * 3):
            on.type(f" w{number}")
            if len(written) >= OTHERS:
                break
            time.sleep(0.25)
        stop.set()
        other.join()
        on.type(" the end")
        ends = lambda: on.app.record(id)["words"].endswith("the end")  # noqa: E731
        until(ends, 3, "the window's own text was not saved")
        on.app.close()
        everything = b"".join(content for _, content in on.app.every_file()).decode(errors="replace")
    missing = [name for name in written if name not in everything]
    if len(written) < OTHERS / 2 or missing:
        raise Failed(f"of {len(written)} versions {len(missing)} are gone: {missing[:3]}")
    return f"{len(written)} versions of the other, all kept"


def replace_often(path, written, stop):
    """Puts a version of its own in the place of the record, as Syncthing would."""
    while not stop.is_set() and len(written) < OTHERS:
        with open(path) as file:
            text = file.read()
        if written and written[-1] in text:
            # Not saved over yet: replacing it now would be our own doing.
            stop.wait(0.05)
            continue
        name = f"other-{len(written)}."
        text = re.sub(r'customer: "[^"]*"', f'customer: "{name}"', text)
        temp = f"{path}.elsewhere"
        with open(temp, "w") as file:
            file.write(text)
        os.rename(temp, path)
        written.append(name)


class Clock:
    """A wall clock that jumps while the program runs; its monotonic clock goes on."""

    def __init__(self, path):
        self.path = path
        self.set("+0")
        asked = subprocess.run(
            ["faketime", "-f", "+0", "sh", "-c", "echo $LD_PRELOAD"], capture_output=True, text=True, check=True
        )
        clock, library = self, asked.stdout.strip().replace("libfaketime.so", "libfaketimeMT.so")

        class Faked(Evenkeel):
            def start(self):
                self.faked = {
                    "LD_PRELOAD": library,
                    "FAKETIME_TIMESTAMP_FILE": clock.path,
                    "FAKETIME_NO_CACHE": "1",
                    "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                    "DONT_FAKE_MONOTONIC": "1",
                }
                try:
                    return super().start()
                finally:
                    self.faked = {}

            def environment(self):
                return {**super().environment(), **getattr(self, "faked", {})}

        self.kind = Faked

    def set(self, time):
        temp = f"{self.path}.new"
        with open(temp, "w") as file:
            file.write(f"{time}\n")
        os.rename(temp, self.path)
