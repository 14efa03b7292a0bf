"""A sign in the tray shows and hides the window, and keeps it when it is closed."""

from access import Reader
from desktop import Failed, until
from evenkeel import Meter
from services import Service

WORDS = "charged twice"


def test_tray(stage):
    """a click on the sign hides and shows the window, the menu does the rest, and it rests at no cost"""
    with Service("tray") as tray:
        app = stage.evenkeel().start()
        tray.next("RegisterStatusNotifierItem")
        tray.tell("menu")
        (labels,) = tray.next("menu")
        expected = ["Show or hide", "Compact strip", "One-breath reset", "Cover what was said", "Promises", "Quit"]
        if [label for label in labels if label] != expected:
            raise Failed(f"the menu is {labels}")
        tray.nothing(2)
        with Meter(app.process.pid) as meter:
            tray.nothing(5)
        meter.must_rest()
        tray.tell("activate")
        until(lambda: is_hidden(app), 5, "a click did not hide it")
        tray.tell("activate")
        until(lambda: not is_hidden(app), 5, "another did not show it")
        until(lambda: stage.screen.is_active(app.window), 5, "it came without the keyboard")
        tray.tell("choose", "Compact strip")
        until(lambda: stage.screen.place(app.window)[3] < 100, 5, "it is no strip")
        tray.tell("choose", "Quit")
        ends(app)


def test_close_to_tray(stage):
    """closed, it goes on in the tray, which is told once; Quit there ends it, and nothing typed is lost"""
    with Service("tray") as tray, Reader() as reader:
        app = stage.evenkeel()
        app.settings("(close: tray)")
        app.start()
        tray.next("RegisterStatusNotifierItem")
        stage.screen.press("ctrl+n")
        stage.screen.type(WORDS, pause_secs=0.02)
        close(stage, app)
        reader.find(app.process.pid, "Closed, this window goes on in the tray")
        stage.screen.still_picture(app.window)
        stage.shot(f"{stage.renderer}-close-told", app.window)
        close(stage, app)
        until(lambda: is_hidden(app), 5, "it did not go to the tray")
        tray.tell("activate")
        until(lambda: not is_hidden(app), 5, "a click did not bring it back")
        close(stage, app)
        until(lambda: is_hidden(app), 5, "it was told again, or stayed")
        tray.tell("choose", "Quit")
        ends(app)
        if app.record()["words"] != WORDS:
            raise Failed(f"it left {app.record()}")


def test_no_tray(stage):
    """without a tray closing ends the program, whatever the settings say"""
    app = stage.evenkeel()
    app.settings("(close: tray)")
    app.start()
    app.close()


def close(stage, app):
    stage.screen.tell(app.window, "_NET_CLOSE_WINDOW")


def ends(app):
    until(lambda: not app.is_running(), 10, "it did not end")
    if app.process.returncode != 0 or app.said():
        raise Failed(f"it ended with {app.process.returncode}: {app.said()}")


def is_hidden(app):
    return app.screen.try_picture(app.window) is None
