"""A save that fails is loud, and heals by itself."""

import os
import shutil

from access import Reader
from desktop import Failed


def test_failed_save(stage):
    """a failed save is told, the text stays, and is saved by itself once the disk is well"""
    app = stage.evenkeel().start()
    screen = stage.screen
    screen.press("ctrl+n")
    screen.still_picture(app.window)
    screen.type("before")
    app.wait_for_record(lambda r: r["words"] == "before", "the first words were not saved")
    calls, aside = os.path.join(app.data, "calls"), os.path.join(app.data, "aside")
    # Taking away permissions would not stop root, a file in the folder's place stops everybody.
    os.rename(calls, aside)
    with open(calls, "w"):
        pass
    screen.type(" and after")
    with Reader() as reader:
        reader.find(app.process.pid, "Not saved")
    stage.shot(f"{stage.renderer}-not-saved", app.window)
    os.remove(calls)
    os.rename(aside, calls)
    app.wait_for_record(lambda r: r["words"] == "before and after", "it was not saved after the repair", seconds=5)
    app.close()


def test_no_folder(stage):
    """a data folder that cannot be made is told, and a second closing leaves"""
    app = stage.evenkeel()
    shutil.rmtree(app.data)
    with open(app.data, "w"):
        pass
    app.start()
    screen = stage.screen
    screen.press("ctrl+n")
    screen.still_picture(app.window)
    screen.type("nowhere to go")
    with Reader() as reader:
        reader.find(app.process.pid, "Not saved")
        screen.tell(app.window, "_NET_CLOSE_WINDOW")
        reader.find(app.process.pid, "This call could not be saved yet")
    if not app.is_running():
        raise Failed("the window closed at once, the text is lost")
    os.remove(app.data)
    app.wait_for_record(lambda r: r["words"] == "nowhere to go", "it was not saved after the repair", seconds=5)
    app.close()
