"""What is asked of the window on the desktops that have most users."""

import os

from cases.above import ABOVE, ids, maximised_window
from cases.instance import say, stays_active
from cases.windows import window_called
from desktop import KWIN, MUTTER, another_display, until, wayland_session
from screen import Screen

GNOME = ("mutter", "--wayland", "--headless", "--virtual-monitor", "1440x1024", "--")
KDE = ("kwin_wayland", "--virtual", "--width", "1440", "--height", "1024", "--xwayland", "--exit-with-session")
HIDDEN = "_NET_WM_STATE_HIDDEN"
ICONIC = 3


def test_mutter(stage):
    """under GNOME's window manager `show` and `toggle` leave the keyboard, a second start and closing give it"""
    with another_display(os.path.join(stage.folder, "display"), manager=MUTTER):
        keyboard_and_order(stage)


def test_kwin(stage):
    """under KDE's window manager too"""
    with another_display(os.path.join(stage.folder, "display"), manager=KWIN):
        keyboard_and_order(stage)


def test_gnome(stage):
    """under GNOME's Wayland too"""
    with wayland_session(os.path.join(stage.folder, "session"), *GNOME) as environment:
        keyboard_and_order(stage, environment)


def test_kde(stage):
    """under KDE's Wayland too"""
    with wayland_session(os.path.join(stage.folder, "session"), *KDE) as environment:
        keyboard_and_order(stage, environment)


for test in (test_mutter, test_kwin, test_gnome, test_kde):
    test.only_long = test.not_on_windows = True


def keyboard_and_order(stage, environment=None):
    app = stage.evenkeel()
    app.screen = screen = Screen()
    app.start(environment=environment)
    window = app.window
    order = lambda: [each for each in ids(screen) if each in (window.id, other.id)]
    until(lambda: ABOVE in screen.states(window), 5, "not above from the start")
    screen.still_picture(window)
    place = screen.place(window)
    other = maximised_window(screen)
    screen.activate(other)

    def shown(ask, why):
        until(lambda: order() == [other.id, window.id] and HIDDEN not in screen.states(window), 5, f"{why}, `{ask}` did not show it")
        until(lambda: screen.place(window) == place, 5, lambda: f"{why}, `{ask}` put it at {screen.place(window)}, not {place}")
        stays_active(screen, other, f"{why}, `{ask}` took the keyboard")

    for ask in ("show", "toggle"):
        say(app, "hide")
        until(lambda: order() == [other.id], 5, "it was not hidden")
        say(app, ask)
        shown(ask, "hidden")
        # only so does the program hear at once that it was minimised
        screen.activate(window)
        screen.tell(window, "WM_CHANGE_STATE", ICONIC)
        until(lambda: HIDDEN in screen.states(window), 5, "it was not minimised")
        screen.activate(other)
        say(app, ask)
        shown(ask, "minimised")
        until(lambda: ABOVE in screen.states(window), 5, "it is not above any more")

    for why in ("covered", "hidden"):
        screen.activate(other)
        if why == "hidden":
            say(app, "hide")
        # a second start, without words
        say(app)
        until(lambda: screen.is_active(window), 5, f"{why}, a second start did not give it the keyboard")

    # mutter gives it once more when it is drawn
    screen.still_picture(window)
    screen.press("ctrl+t")
    until(lambda: ABOVE not in screen.states(window), 5, "Ctrl+T did not take the pin off")
    screen.activate(other)
    until(lambda: order() == [window.id, other.id], 5, "it is not covered")
    say(app, "show")
    shown("show", "covered without its pin")

    screen.activate(window)
    screen.press("ctrl+r")
    saved = "Saved calls – Evenkeel"
    beside = until(lambda: window_called(screen, app.process.pid, saved), 5, "no saved calls")
    until(lambda: screen.is_active(beside), 5, "the saved calls have not the keyboard")
    screen.activate(other)
    screen.activate(beside)
    screen.press("esc")
    until(lambda: screen.is_active(window), 5, "closed, the saved calls did not give the keyboard back to the call")
    app.close()
    other.destroy()
    screen.display.sync()
