"""A private desktop: X server, session bus and window manager, ended again one by one.

Owns the processes of the desktop; must not know the program under test.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager

PR_SET_CHILD_SUBREAPER = 36
OPENBOX = ("openbox", "--sm-disable")
XFWM = ("xfwm4", "--vblank=off", "--compositor=off")
MUTTER = ("mutter", "--x11")
KWIN = ("kwin_x11",)
PROGRAMS = ("Xvfb", "dbus-daemon", "openbox", "xfwm4", "xclip")


class Failed(Exception):
    """A test has failed; the message says why."""


def until(found, seconds, why):
    """Asks `found` again and again until its answer is true, and returns that answer."""
    deadline = time.monotonic() + seconds
    while True:
        answer = found()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise Failed(f"{why() if callable(why) else why} (waited {seconds} s)")
        time.sleep(0.01)


class Desktop:
    """To be used in a `with`; while it stands, the environment of this process points to it."""

    def __init__(self, folder, size=(1440, 1024)):
        self.folder = folder
        self.size = size
        self.started = []

    def __enter__(self):
        missing = [name for name in PROGRAMS if not shutil.which(name)]
        if missing:
            raise Failed(f"not installed: {' '.join(missing)}; tests/run --install installs what is missing")
        # What the bus starts on its own account becomes our child, so that we can end it, and
        # nothing but it.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
        os.makedirs(self.folder, exist_ok=True)
        try:
            self._start_display()
            self._start_bus()
            self._start_manager()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.started):
            process.terminate()
        for process in self.started:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        end_children()

    def _start(self, *command, **more):
        log = open(os.path.join(self.folder, f"{command[0]}.log"), "wb")
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **more)
        self.started.append(process)
        return process

    def _start_display(self):
        read, write = os.pipe()
        width, height = self.size
        self._start(
            "Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
            "-noreset", pass_fds=[write],
        )
        os.close(write)
        with os.fdopen(read) as number:
            number = number.readline().strip()
        if not number:
            raise Failed("Xvfb did not start")
        os.environ["DISPLAY"] = f":{number}"
        for name in ("WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_SESSION_TYPE"):
            os.environ.pop(name, None)

    def _start_manager(self, *options, manager=OPENBOX):
        self._start(*manager, *options)

    def _start_bus(self):
        runtime = os.path.join(self.folder, "run")
        os.makedirs(runtime, mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = runtime
        # or a reader of one run would be remembered for the next
        os.environ["GSETTINGS_BACKEND"] = "memory"
        address = os.path.join(runtime, "bus")
        self._start("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={address}")
        until(lambda: os.path.exists(address), 10, "the session bus did not start")
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={address}"


@contextmanager
def another_display(folder, size=(1440, 1024), manager=OPENBOX):
    """An X server of its own with a window manager, given as its process; the environment points to it meanwhile."""
    before = os.environ["DISPLAY"]
    desktop = Desktop(folder, size)
    os.makedirs(folder, exist_ok=True)
    try:
        desktop._start_display()
        desktop._start_manager(manager=manager)
        yield desktop.started[0]
    finally:
        os.environ["DISPLAY"] = before
        for process in reversed(desktop.started):
            process.kill()
            process.wait()


@contextmanager
def wayland_session(folder, compositor, *options):
    """A compositor without a screen that brings XWayland and starts what its last option names, given as the
    environment of the programs in it; that of this process points to its X server meanwhile."""
    before = {name: os.environ.get(name) for name in ("DISPLAY", "XAUTHORITY")}
    os.makedirs(folder, exist_ok=True)
    told, script = os.path.join(folder, "told"), os.path.join(folder, "first")
    with open(script, "w") as file:
        file.write(f'#!/bin/sh\necho "$DISPLAY $WAYLAND_DISPLAY $XAUTHORITY" >{told}.new\nmv {told}.new {told}\nexec sleep 600\n')
    os.chmod(script, 0o700)
    # with the rights that its file would give it, it is not let in everywhere
    program = shutil.copy(shutil.which(compositor) or compositor, folder)
    alone = {name: value for name, value in os.environ.items() if name not in before}
    with open(os.path.join(folder, "log"), "wb") as log:
        process = subprocess.Popen([program, *options, script], env=alone, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        until(lambda: os.path.exists(told), 20, f"{compositor} did not start")
        with open(told) as file:
            display, wayland, *authority = file.read().split()
        os.environ["DISPLAY"] = display
        os.environ["XAUTHORITY"] = "".join(authority)
        yield {"WAYLAND_DISPLAY": wayland, "XDG_SESSION_TYPE": "wayland"}
    finally:
        process.kill()
        process.wait()
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def end_children():
    """Ends every process that descends from this one."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + 3
        while children() and time.monotonic() < deadline:
            for pid in children():
                os.kill(pid, sign)
            time.sleep(0.05)
            reap()


def children():
    with open(f"/proc/self/task/{os.getpid()}/children") as listing:
        return [int(pid) for pid in listing.read().split()]


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass
