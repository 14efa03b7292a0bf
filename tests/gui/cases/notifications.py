"""Promises that come due while the window is out of sight are told of by the desktop."""

import datetime

from desktop import Failed, until
from evenkeel import Meter
from services import Service

CUSTOMER = "Wilhelmina Oduya"
DUE_SECS = 6


def test_told_out_of_sight(stage):
    """what comes due while the window is hidden is told without a word of the call; a click on that shows the window"""
    with Service("notifications") as desktop:
        app = with_promise(stage)
        hide(app)
        name, replaced, icon, title, body, actions, hints, _ = desktop.next("Notify", DUE_SECS + 5)
        told = " ".join((name, icon, title, body, *actions))
        if CUSTOMER in told or "form" in told or body or "A promise is due" not in title:
            raise Failed(f"it says {told!r}")
        if hints.get("urgency") != 1 or replaced != 0 or actions[::2] != ["default"]:
            raise Failed(f"it is sent with {hints}, {replaced} and {actions}")
        desktop.nothing(1)
        with Meter(app.process.pid) as meter:
            desktop.nothing(4)
        meter.must_rest()
        desktop.tell("act", 1, "default")
        until(lambda: not is_hidden(app), 5, "the action did not show the window")
        until(lambda: stage.screen.is_active(app.window), 5, "the action did not give the window the keyboard")
        desktop.next("CloseNotification")
        stage.screen.still_picture(app.window)
        stage.shot(f"{stage.renderer}-told")
        app.close()


def test_told_in_sight(stage):
    """what comes due while the window is in sight is told there alone"""
    with Service("notifications") as desktop:
        app = with_promise(stage)
        until_reminded(stage, app)
        desktop.nothing(1)
        app.close()


def test_do_not_disturb(stage):
    """while the user is not to be disturbed a notification waits"""
    with Service("notifications") as desktop:
        desktop.tell("inhibit")
        app = with_promise(stage)
        hide(app)
        desktop.nothing(DUE_SECS + 2)
        desktop.tell("allow")
        desktop.next("Notify")
        show(app)
        desktop.next("CloseNotification")
        app.close()


def test_nobody_tells(stage):
    """without notifications the reminder waits in the window, and nothing fails"""
    app = with_promise(stage)
    before = stage.screen.still_picture(app.window)
    hide(app)
    until(lambda: datetime.datetime.now() > app.due + datetime.timedelta(seconds=2), DUE_SECS + 5, "time stands still")
    show(app)
    until_reminded(stage, app, before)
    app.close()


def with_promise(stage):
    """The window with a promise that comes due in a moment."""
    app = stage.evenkeel()
    app.due = datetime.datetime.now() + datetime.timedelta(seconds=DUE_SECS)
    promise = f"send the form by {app.due.isoformat(timespec='seconds')}"
    made = app.run("note", "--customer", CUSTOMER, "--words", "charged twice", "--promise", promise)
    if made.returncode != 0 or made.stderr:
        raise Failed(f"no promise: {made.stderr}")
    return app.start()


def until_reminded(stage, app, before=None):
    before = before or stage.screen.still_picture(app.window)
    reminded = lambda: stage.screen.picture(app.window).share_apart(before, 6) > 0.04
    until(reminded, DUE_SECS + 5, "no reminder came")


def is_hidden(app):
    return app.screen.try_picture(app.window) is None


def hide(app):
    ask(app, "hide")
    until(lambda: is_hidden(app), 5, "it was not hidden")


def show(app):
    ask(app, "show")
    until(lambda: not is_hidden(app), 5, "it was not shown")


def ask(app, word):
    answer = app.run(word)
    if answer.returncode != 0:
        raise Failed(f"{word}: {answer.stderr}")
