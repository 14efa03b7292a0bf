"""The program under test as Windows runs it, as far as Wine goes.

Knows how paths look there; must not know how a window looks.
"""

import os
import subprocess
from contextlib import contextmanager

from desktop import Desktop
from evenkeel import Evenkeel

# Everything else is as it is without a file.
NO_KEYBOARD_FOR_NEW_WINDOWS = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>no</focusNew></focus></openbox_config>
"""


def windows_path(path):
    """The same path as a program for Windows sees it: Wine shows the whole system as drive Z."""
    return "Z:" + path.replace("/", "\\")


class WineDesktop(Desktop):
    """A window that comes into sight gets the keyboard when Windows gives it, and by itself never: Wine
    does not tell the window manager which of the two it was."""

    def _start_manager(self, *options):
        path = os.path.join(self.folder, "openbox.xml")
        with open(path, "w") as file:
            file.write(NO_KEYBOARD_FOR_NEW_WINDOWS)
        super()._start_manager("--config-file", path, *options)


class Wine(Evenkeel):
    """`binary` is a script that starts Wine with the program and its arguments."""

    def environment(self):
        paths = {name: windows_path(value) for name, value in super().environment().items()
                 if name.startswith("EVENKEEL_") and os.path.isabs(value)}
        others = {name: value for name, value in os.environ.items() if not name.startswith("EVENKEEL_")}
        return {**others, **paths}

    def start(self, *arguments, **options):
        """Without its sign unless settings say so: where nothing shows it, Wine opens a window for that,
        which takes the keyboard."""
        if not os.path.exists(os.path.join(self.config, "settings.ron")):
            self.settings("(tray: off)")
        return super().start(*arguments, **options)

    def _check_renderer(self):
        """Wine's own driver loads OpenGL, whoever draws."""


@contextmanager
def wine_session():
    """What Wine needs in the background is started once, so that no test waits for it, and ended
    again: it must not outlive its display."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(["wineserver", "-p"], **quiet)
    subprocess.run(["wine", "cmd", "/c", "exit"], **quiet)
    try:
        yield
    finally:
        subprocess.run(["wineserver", "-k"], **quiet)
        subprocess.run(["wineserver", "-w"], **quiet)
