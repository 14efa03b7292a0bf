"""A private desktop of Wayland: sway without a screen, its keyboard and its pictures.

Owns the compositor; must not know the program under test.
"""

import json
import os
import shutil
import subprocess
import sys

from desktop import Failed, until

PROGRAMS = ("sway", "Xwayland", "wtype", "grim")
FIRST, SECOND = "HEADLESS-1", "HEADLESS-2"
MODE = "1280x900"
NOBODY = 65534


class Sway:
    """To be used in a `with`."""

    def __init__(self, folder, xwayland):
        self.folder = folder
        self.xwayland = xwayland
        self.runtime = os.path.join(folder, "wayland")

    def __enter__(self):
        missing = [name for name in PROGRAMS if not shutil.which(name)]
        if missing:
            raise Failed(f"not installed: {' '.join(missing)}; tests/run --install installs what is missing")
        os.makedirs(self.runtime, mode=0o700)
        config, display = os.path.join(self.runtime, "config"), os.path.join(self.runtime, "display")
        with open(config, "w") as file:
            file.write(f"output {FIRST} mode {MODE}\ndefault_border none\n")
            file.write(f"exec echo \"$DISPLAY\" >{display}\n" if self.xwayland else "xwayland disable\n")
        as_user = {}
        if os.geteuid() == 0:
            # sway refuses to be root
            as_user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            open_way(self.runtime)
            os.chown(self.runtime, NOBODY, NOBODY)
        ours = {
            "XDG_RUNTIME_DIR": self.runtime, "HOME": self.runtime, "WLR_BACKENDS": "headless",
            "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1",
        }
        others = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        with open(os.path.join(self.runtime, "log"), "wb") as log:
            self.process = subprocess.Popen(
                ["sway", "-c", config], env={**others, **ours}, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **as_user
            )
        try:
            self.socket = until(lambda: self._path("wayland-", without=".lock"), 10, self._said)
            self.commands = until(lambda: self._path("sway-ipc."), 10, self._said)
            self.display = until(lambda: read(display), 10, self._said) if self.xwayland else ""
            if self.xwayland and as_user:
                self._let_in(as_user)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _let_in(self, as_user):
        """The X server is of the user that sway runs as, and so would let in nobody else."""
        change = "from Xlib import X, display; it = display.Display(); it.set_access_control(X.DisableAccess); it.sync()"
        subprocess.run([sys.executable, "-c", change], env={**os.environ, "DISPLAY": self.display}, check=True, **as_user)

    def environment(self):
        """What a program is given that shall open its window here."""
        return {"WAYLAND_DISPLAY": self.socket, "DISPLAY": self.display, "XDG_SESSION_TYPE": "wayland"}

    def type(self, text):
        self._write(text)

    def press(self, keys):
        """A key with what is held meanwhile, as `ctrl+n`."""
        *held, key = keys.split("+")
        around = [(["-M", name], ["-m", name]) for name in held]
        self._write(*sum((down for down, _ in around), []), "-k", key, *sum((up for _, up in around), []))

    def _write(self, *keys):
        # each run is a new keyboard, and a program learns its layout before the first key
        self._run("wtype", "-s", "100", *keys)

    def set_scale(self, scale, output=FIRST):
        self._order(f"output {output} scale {scale}")

    def plug_in(self, scale):
        """One more monitor of the same size beside the first, with a scale of its own; its name."""
        self._order("create_output")
        self._order(f"output {SECOND} mode {MODE} scale {scale}")
        return SECOND

    def unplug(self, output):
        self._order(f"output {output} disable")

    def move(self, pid, output):
        """Takes the window of this process to that monitor, with the keyboard."""
        self._order(f"[pid={pid}] move container to output {output}")
        self._order(f"[pid={pid}] focus")

    def picture(self, output=FIRST):
        """All that this monitor shows, as the bytes of a PPM file."""
        return self._run("grim", "-o", output, "-t", "ppm", "-").stdout

    def shell_of(self, pid):
        """How the window of this process is shown, `xdg_shell` or `xwayland`; None while there is none."""
        return self._window(pid, json.loads(self._run("swaymsg", "-s", self.commands, "-t", "get_tree").stdout))

    def _window(self, pid, node):
        if node.get("pid") == pid and node.get("shell"):
            return node["shell"]
        below = (self._window(pid, each) for each in node["nodes"] + node["floating_nodes"])
        return next(filter(None, below), None)

    def _order(self, command):
        self._run("swaymsg", "-s", self.commands, command)

    def _run(self, *command):
        environment = {**os.environ, "XDG_RUNTIME_DIR": self.runtime, "WAYLAND_DISPLAY": self.socket}
        answer = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=20)
        if answer.returncode != 0:
            raise Failed(f"{' '.join(command)}: {answer.stderr.decode(errors='replace').strip()}")
        return answer

    def _path(self, start, without="\0"):
        names = [name for name in os.listdir(self.runtime) if name.startswith(start) and without not in name]
        return os.path.join(self.runtime, names[0]) if names else None

    def _said(self):
        return f"sway did not start: {read(os.path.join(self.runtime, 'log'))}"


def read(path):
    try:
        with open(path, errors="replace") as file:
            return file.read().strip()
    except FileNotFoundError:
        return ""


def open_way(folder):
    """Lets another user pass through the temporary folders above this one."""
    above = os.path.dirname(folder)
    while os.path.basename(above) and os.stat(above).st_uid == os.geteuid() and not os.stat(above).st_mode & 0o001:
        os.chmod(above, os.stat(above).st_mode | 0o011)
        above = os.path.dirname(above)
