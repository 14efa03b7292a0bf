"""One window for each data folder, spoken to by `show`, `hide`, `toggle` and `compact`."""

import os
import time

from cases.above import ABOVE, maximised_window, seen
from cases.windows import window_called
from desktop import XFWM, Failed, another_display, until
from screen import Screen

ICONIC = 3


def test_one_window_is_spoken_to(stage):
    """a second start raises the window; it is hidden, shown without the keyboard, toggled and made a strip"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    hidden = lambda: screen.try_picture(window) is None
    other = maximised_window(screen)
    try:
        screen.activate(other)
        say(app)
        until(lambda: screen.is_active(window), 5, "a second start did not raise the window")
        if len([each for each in screen.windows() if each.id not in (window.id, other.id)]):
            raise Failed("a second start opened a second window")

        say(app, "hide")
        until(hidden, 5, "it was not hidden")
        screen.activate(other)
        say(app, "show")
        until(lambda: not hidden(), 5, "it was not shown")
        until(lambda: screen.is_active(other), 5, "`show` took the keyboard")
        say(app, "toggle")
        until(hidden, 5, "`toggle` did not hide it")
        say(app, "toggle")
        until(lambda: not hidden(), 5, "`toggle` did not show it")

        say(app, "compact")
        until(lambda: screen.place(window)[3] < 100, 5, "it is no strip")
        say(app, "compact")
        until(lambda: screen.place(window)[3] > 400, 5, "it is not whole again")
    finally:
        other.destroy()
        screen.display.sync()
    app.close()
    answer = app.run("show")
    if answer.returncode != 1 or answer.stderr.count("\n") != 1 or "no window answers" not in answer.stderr:
        raise Failed(f"without a window `show` ended with {answer.returncode}: {answer.stderr}")


def test_shown_without_the_keyboard(stage):
    """minimised or covered with the pin off, `show` and `toggle` bring it into sight without the keyboard"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    hidden = lambda: screen.try_picture(window) is None
    until(lambda: ABOVE in screen.states(window), 5, "not above from the start")
    other = maximised_window(screen)
    try:
        for ask in ("show", "toggle"):
            screen.tell(window, "WM_CHANGE_STATE", ICONIC)
            until(hidden, 5, "it was not minimised")
            screen.activate(other)
            say(app, ask)
            until(lambda: not hidden(), 5, f"minimised, `{ask}` did not show it")
            until(lambda: seen(screen, window) > 0.99, 5, f"minimised, `{ask}` did not put it above")
            stays_active(screen, other, f"minimised, `{ask}` took the keyboard")

        screen.activate(window)
        screen.press("ctrl+t")
        until(lambda: ABOVE not in screen.states(window), 5, "Ctrl+T did not take the pin off")
        screen.activate(other)
        until(lambda: seen(screen, window) < 0.01, 5, "it is not covered")
        say(app, "show")
        until(lambda: seen(screen, window) > 0.99, 5, "covered, `show` did not bring it to the front")
        stays_active(screen, other, "covered, `show` took the keyboard")
        if ABOVE in screen.states(window):
            raise Failed("`show` put the pin on")
        screen.activate(window)
        screen.press("ctrl+n")
        screen.type("still here")
        app.wait_for_record(lambda record: record["words"] == "still here", "it is not typed into any more")
    finally:
        other.destroy()
        screen.display.sync()
    app.close()


def test_without_the_keyboard_under_xfce(stage):
    """under Xfce's window manager too, which gives the keyboard to whatever asks to be before all"""
    with another_display(os.path.join(stage.folder, "display"), manager=XFWM):
        app = stage.evenkeel()
        app.screen = screen = Screen()
        app.start()
        window = app.window
        screen.press("ctrl+n")
        screen.press("ctrl+r")
        saved = "Saved calls – Evenkeel"
        until(lambda: window_called(screen, app.process.pid, saved), 5, "no saved calls")
        screen.still_picture(window_called(screen, app.process.pid, saved))
        other = maximised_window(screen)
        screen.activate(other)
        screen.activate(window_called(screen, app.process.pid, saved))
        screen.press("esc")
        until(lambda: screen.is_active(window), 5, "closed, the saved calls did not give the keyboard back to the call")
        screen.press("ctrl+t")
        until(lambda: ABOVE not in screen.states(window), 5, "Ctrl+T did not take the pin off")
        screen.activate(other)
        until(lambda: seen(screen, window) < 0.01, 5, "it is not covered")
        for ask, height in (("show", 700), ("compact", 100), ("compact", 700)):
            say(app, ask)
            until(lambda: seen(screen, window) > 0.99, 5, f"`{ask}` did not bring it to the front")
            until(lambda: (screen.place(window)[3] > 400) == (height > 400), 5, f"`{ask}` did not change it")
            stays_active(screen, other, f"`{ask}` took the keyboard")
        app.close()


test_without_the_keyboard_under_xfce.not_on_windows = True


def test_out_of_view(stage):
    """where no monitor is it does not open, and `show` brings it back from there, the saved calls too"""
    back_in_view(stage.evenkeel())


def test_out_of_view_under_xfce(stage):
    """so too where the window manager leaves nothing but the title bars in sight, and nothing is drawn"""
    with another_display(os.path.join(stage.folder, "display"), manager=XFWM):
        app = stage.evenkeel()
        app.screen = Screen()
        back_in_view(app)


test_out_of_view_under_xfce.not_on_windows = True


def back_in_view(app):
    os.makedirs(app.cache, exist_ok=True)
    with open(os.path.join(app.cache, "window.ron"), "w") as file:
        file.write("(position: Some((9000.0, 100.0)), size: Some((420.0, 760.0)))")
    app.start()
    screen, window = app.screen, app.window
    is_in_view = lambda it: all(0 <= at < most - 400 for at, most in zip(screen.place(it), (1440, 1024)))
    until(lambda: is_in_view(window), 5, lambda: f"it opened at {screen.place(window)}")
    screen.activate(window)
    screen.press("ctrl+r")
    beside = until(lambda: window_called(screen, app.process.pid, "Saved calls – Evenkeel"), 5, "no saved calls")
    for each in (window, beside):
        # the window manager leaves a tenth of it in sight, too little to take hold of
        each.configure(x=5000, y=5000, width=420)
        until(lambda: not is_in_view(each), 5, "it is not out of view")
    # the window moved because it was told to, and stays
    time.sleep(0.7)
    if is_in_view(window) or is_in_view(beside):
        raise Failed("it does not stay where it is put")
    say(app, "show")
    for each in (window, beside):
        until(lambda: is_in_view(each), 5, lambda: f"`show` left it at {screen.place(each)}")
    app.close()


def stays_active(screen, window, why):
    """A window manager that gives the keyboard to another does so at once."""
    screen.display.sync()
    until(lambda: screen.is_active(window), 5, why)
    for _ in range(10):
        if not screen.is_active(window):
            raise Failed(why)
        time.sleep(0.02)


def say(app, *words):
    answer = app.run(*words)
    if answer.returncode != 0 or answer.stdout or answer.stderr:
        raise Failed(f"{words} ended with {answer.returncode}: {answer.stdout}{answer.stderr}")
