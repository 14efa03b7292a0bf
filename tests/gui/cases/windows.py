"""Several windows under both runners, by the tiny app of windows.rs: a deferred and an immediate
viewport beside the first.
"""

import os
import subprocess

from access import Reader
from desktop import Failed, until
from screen import clipboard

FURTHER = ("deferred", "immediate")


def test_several_windows(stage):
    """a deferred and an immediate window are typed into, read out, closed and opened again beside the first"""
    probe = start(stage)
    screen = stage.screen
    try:
        windows = {name: opened(stage, probe, name) for name in ("first", *FURTHER)}
        with Reader() as reader:
            for name in ("first", *FURTHER):
                type_into(screen, windows[name], f"typed into {name}")
            for name in FURTHER:
                reader.find(probe.pid, f"{name} holds “typed into {name}”")
            stage.shot(f"{stage.renderer}-windows")
            close(stage, probe, windows["deferred"], "deferred")
            reader.find(probe.pid, "deferred is closed")
            type_into(screen, windows["immediate"], " and on", before="typed into immediate")
            reader.find(probe.pid, "immediate holds “typed into immediate and on”")
            close(stage, probe, windows["immediate"], "immediate")
            type_into(screen, windows["first"], " and on", before="typed into first")
            if not reader.find(probe.pid, "Open all").press():
                raise Failed("“Open all” cannot be pressed")
            # A window that opens takes the keyboard, so both are there before anything is typed.
            again = {name: opened(stage, probe, name) for name in FURTHER}
            for name in FURTHER:
                type_into(screen, again[name], "again")
                reader.find(probe.pid, f"{name} holds “again”")
        screen.tell(windows["first"], "_NET_CLOSE_WINDOW")
        until(lambda: probe.poll() is not None, 5, "closing the first window does not end it")
        said = probe.stderr.read()
        if probe.returncode != 0 or said:
            raise Failed(f"it ended with {probe.returncode}: {said}")
    finally:
        probe.kill()
        probe.wait()


def start(stage):
    """The tiny app, which lies beside the program that was built with it."""
    binary = os.path.join(os.path.dirname(stage.binary), "examples", "windows")
    if not os.path.exists(binary):
        raise Failed(f"it is not built (cargo build --example windows): {binary}")
    return subprocess.Popen([binary, "--renderer", stage.renderer], stderr=subprocess.PIPE, text=True)


def window_called(screen, pid, title):
    for window in screen.windows():
        if screen.values(window, "_NET_WM_PID") == [pid] and bytes(screen.values(window, "_NET_WM_NAME")) == title.encode():
            return window
    return None


def opened(stage, probe, name):
    """The window of this name, once something is painted in it."""
    screen = stage.screen
    window = until(lambda: window_called(screen, probe.pid, name), 10, f"no window “{name}”")
    until(lambda: (picture := screen.try_picture(window)) and picture.is_painted(), 10, f"“{name}” stayed empty")
    return window


def type_into(screen, window, text, before=""):
    """Types behind what is there; the clipboard then tells what the window took."""
    screen.activate(window)
    screen.still_picture(window)
    screen.press("end")
    screen.type(text)
    screen.press("ctrl+a")
    screen.press("ctrl+c")
    until(lambda: clipboard() == before + text, 5, lambda: f"it holds “{clipboard()}” instead of “{before}{text}”")


def close(stage, probe, window, name):
    stage.screen.tell(window, "_NET_CLOSE_WINDOW")
    until(lambda: not window_called(stage.screen, probe.pid, name), 5, f"“{name}” does not close")
    if probe.poll() is not None:
        raise Failed(f"closing “{name}” ended the app: {probe.stderr.read()}")
