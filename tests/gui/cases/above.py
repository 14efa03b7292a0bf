"""The window stays above others, and its pin takes that off and puts it back."""

from Xlib import Xutil

from desktop import until

ABOVE = "_NET_WM_STATE_ABOVE"
PURPLE = 0x7A1FA2


def test_above_a_maximised_window(stage):
    """it is seen above a maximised window, and Ctrl+T takes that off and puts it back"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    until(lambda: ABOVE in screen.states(window), 5, "not above from the start")
    other = maximised_window(screen)
    try:
        screen.activate(other)
        until(lambda: ids(screen)[-2:] == [other.id, window.id], 5, lambda: f"the stack is {ids(screen)}")
        until(lambda: seen(screen, window) > 0.99, 5, lambda: f"only {seen(screen, window):.0%} of it is seen")
        stage.shot(f"{stage.renderer}-above")

        screen.activate(window)
        screen.press("ctrl+t")
        until(lambda: ABOVE not in screen.states(window), 5, "Ctrl+T did not take it off")
        screen.activate(other)
        until(lambda: seen(screen, window) < 0.01, 5, lambda: f"{seen(screen, window):.0%} is still seen")

        screen.activate(window)
        screen.press("ctrl+t")
        until(lambda: ABOVE in screen.states(window), 5, "Ctrl+T did not put it back")
        screen.activate(other)
        until(lambda: seen(screen, window) > 0.99, 5, "it is above again, but not seen")
    finally:
        other.destroy()
        screen.display.sync()
    app.close()


def test_above_after_hiding(stage):
    """it is above again after it was minimised"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    until(lambda: ABOVE in screen.states(window), 5, "not above from the start")
    screen.tell(window, "WM_CHANGE_STATE", 3)
    until(lambda: screen.try_picture(window) is None, 5, "it was not minimised")
    screen.activate(window)
    until(lambda: screen.try_picture(window) is not None, 5, "it did not come back")
    until(lambda: ABOVE in screen.states(window), 5, "no longer above")
    app.close()


def maximised_window(screen):
    root = screen.root
    window = root.create_window(0, 0, 300, 200, 0, screen.display.screen().root_depth, background_pixel=PURPLE)
    window.set_wm_name("the phone system")
    window.set_wm_hints(flags=Xutil.InputHint, input=1)
    window.map()
    screen.display.sync()
    until(lambda: window.id in ids(screen), 5, "the second window was not managed")
    screen.maximise(window)
    return window


def ids(screen):
    return [window.id for window in screen.windows()]


def seen(screen, window):
    """The share of the window's pixels that the screen shows where it stands."""
    left, top, width, height = screen.place(window)
    on_screen = screen.picture().crop(left, top, width, height)
    purple = sum(on_screen.data[at:at + 3] == PURPLE.to_bytes(3, "little") for at in range(0, len(on_screen.data), 4))
    if purple / (width * height) > 0.99:
        return 0.0
    return 1.0 - screen.picture(window).share_apart(on_screen, 24)
