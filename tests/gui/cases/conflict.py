"""Another machine writes a call that is open here: a sync tool drops its version into the folder."""

import os
import re
import time

from access import Reader
from desktop import Failed

# Seconds from the arrival of a file to word of it in the window.
IN_TIME = 2.0


def test_conflict_of_the_call_in_hand(stage):
    """a conflict of the call in hand shows within two seconds, and its text is one key away"""
    app = begun(stage)
    with Reader() as reader:
        reader.find(app.process.pid, "New call")
        arrive(app, "sync-conflict-20261121-101112-ABCDEFG", "before, says Ann")
        comes(reader, app, "Somebody else wrote this call as well")
        stage.shot(f"{stage.renderer}-conflict", app.window)
        press(reader, app, "Look at theirs")
        reader.find(app.process.pid, "before, says Ann")
        stage.shot(f"{stage.renderer}-theirs", app.window)
    stage.screen.press("esc")
    app.close()


def test_conflict_while_typing(stage):
    """a conflict shows within two seconds while somebody types without a pause"""
    app = begun(stage)
    with Reader() as reader:
        reader.find(app.process.pid, "New call")
        arrive(app, "sync-conflict-20261121-101112-ABCDEFG", "before, says Ann")
        began = time.monotonic()
        while time.monotonic() - began < IN_TIME:
            stage.screen.type(" more", pause_secs=0.05)
        comes(reader, app, "Somebody else wrote this call as well", seconds=0.5)
    app.close()


def test_conflict_of_a_saved_call(stage):
    """a conflict of the saved call that is being read shows within two seconds"""
    app = begun(stage)
    screen = stage.screen
    for key in ("ctrl+Return", "ctrl+Return", "ctrl+r", "Down", "Return"):
        screen.press(key)
        screen.still_picture(app.window)
    with Reader() as reader:
        reader.find(app.process.pid, "Copy summary")
        arrive(app, "sync-conflict-20261121-101112-ABCDEFG", "before, says Ann")
        comes(reader, app, "Somebody else wrote this call at the same time")
        reader.find(app.process.pid, "Version: The other")
        stage.shot(f"{stage.renderer}-conflict-saved", app.window)
    app.close()


def begun(stage):
    """The window with a call in hand that says "before"."""
    app = stage.evenkeel().start()
    stage.screen.press("ctrl+n")
    stage.screen.still_picture(app.window)
    stage.screen.type("before")
    app.wait_for_record(lambda r: r["words"] == "before", "the first words were not saved")
    return app


def arrive(app, mark, words):
    """Drops the other version as Syncthing does: written under a name of its own, then renamed."""
    [path] = app.record_files()
    with open(path) as file:
        text = re.sub(r'words: "[^"]*"', f'words: "{words}"', file.read())
    temp = os.path.join(os.path.dirname(path), ".syncthing.conflict.tmp")
    with open(temp, "w") as file:
        file.write(text)
    os.rename(temp, path.replace(".ron", f".{mark}.ron"))


def comes(reader, app, name, seconds=IN_TIME):
    reader.find(app.process.pid, name, seconds=seconds)


def press(reader, app, name):
    if not reader.find(app.process.pid, name).press():
        raise Failed(f"“{name}” cannot be pressed")
