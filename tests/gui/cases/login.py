"""Starting with the session: the settings say what the session really does."""

import os
import shlex

from access import Reader
from desktop import Failed, until


def test_login(stage):
    """start with the session is off, is turned on at once, and follows what lies in the autostart folder"""
    app = stage.evenkeel()
    entry = os.path.join(app.home, ".config", "autostart", "evenkeel.desktop")
    with Reader() as reader:
        app.start()
        pid = app.process.pid
        stage.screen.press("ctrl+,")
        reader.find(pid, "Settings: Desktop").press()
        stands(reader, pid, "Off")
        reader.find(pid, "Start with the session: On").press()
        until(lambda: os.path.exists(entry), 5, "there is no entry")
        stands(reader, pid, "On")
        stage.screen.still_picture(app.window)
        stage.shot(f"{stage.renderer}-login", app.window)
        command = started(entry)
        if command[0] != os.path.realpath(app.binary) or app.data not in command:
            raise Failed(f"it starts {command}")
        os.remove(entry)
        reader.find(pid, "Settings: Look").press()
        reader.find(pid, "Settings: Desktop").press()
        stands(reader, pid, "Off")
        reader.find(pid, "Start with the session: On").press()
        stands(reader, pid, "On")
        reader.find(pid, "Start with the session: Off").press()
        stands(reader, pid, "Off")
        if os.path.exists(entry):
            raise Failed("the entry is still there")
        app.close()


test_login.once = True


def stands(reader, pid, choice):
    """This choice is shown as the one in force."""
    chosen = lambda: {"checked", "pressed"} & reader.find(pid, f"Start with the session: {choice}").states()
    until(chosen, 5, f"it does not stand at {choice}")


def started(entry):
    with open(entry) as file:
        lines = dict(line.strip().split("=", 1) for line in file if "=" in line)
    return shlex.split(lines["Exec"])
