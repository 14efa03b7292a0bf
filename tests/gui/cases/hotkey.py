"""A key that shows and hides the window from any program."""

import time

from Xlib import X, XK

from access import Reader
from cases.above import maximised_window
from cases.instance import say
from desktop import until
from evenkeel import Meter


def test_hotkey(stage):
    """a key pressed in another program brings the window with the keyboard, pressed in it hides it, and rests at no cost"""
    app = stage.evenkeel()
    app.settings("(hotkey: Some(ctrl_alt_home))")
    app.start()
    screen, window = stage.screen, app.window
    time.sleep(2.5)
    with Meter(app.process.pid) as meter:
        time.sleep(5)
    meter.must_rest()
    other = maximised_window(screen)
    try:
        screen.activate(other)
        screen.press("ctrl+alt+home")
        until(lambda: screen.is_active(window), 5, "in sight, it did not get the keyboard")
        screen.press("ctrl+alt+home")
        until(lambda: is_hidden(app), 5, "pressed in it, the key did not hide it")
        screen.activate(other)
        screen.press("ctrl+alt+home")
        until(lambda: not is_hidden(app), 5, "the key did not bring it back")
        until(lambda: screen.is_active(window), 5, "it came back without the keyboard")
        say(app, "hide")
        until(lambda: is_hidden(app), 5, "it was not hidden")
        screen.activate(other)
        for ask, gone in (("show", "hide"), ("toggle", "toggle")):
            say(app, ask)
            until(lambda: not is_hidden(app), 5, f"`{ask}` did not show it")
            say(app, gone)
            until(lambda: is_hidden(app), 5, f"`{gone}` did not hide it")
        screen.press("ctrl+alt+home")
        until(lambda: screen.is_active(window), 5, "shown quietly before, it came back without the keyboard")
    finally:
        other.destroy()
        screen.display.sync()
    app.close()


def test_taken(stage):
    """a key that another program holds is told of"""
    screen = stage.screen
    code = screen.display.keysym_to_keycode(XK.string_to_keysym("Home"))
    modifiers = X.ControlMask | X.Mod1Mask
    screen.root.grab_key(code, modifiers, True, X.GrabModeAsync, X.GrabModeAsync)
    screen.display.sync()
    try:
        with Reader() as reader:
            app = stage.evenkeel()
            app.settings("(hotkey: Some(ctrl_alt_home))")
            app.start()
            reader.find(app.process.pid, "Another program has this key already")
            screen.press("ctrl+,")
            reader.find(app.process.pid, "Settings: Desktop").press()
            reader.find(app.process.pid, "Key from anywhere: Ctrl+Alt+Home")
            screen.still_picture(app.window)
            stage.shot(f"{stage.renderer}-hotkey-taken", app.window)
            app.close()
    finally:
        screen.root.ungrab_key(code, modifiers)
        screen.display.sync()


test_taken.once = True


def is_hidden(app):
    return app.screen.try_picture(app.window) is None
