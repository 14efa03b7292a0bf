"""The saved calls in a window of their own beside the call: ordinary, with a keyboard of its own."""

from access import Reader
from cases.above import ABOVE
from cases.windows import window_called
from desktop import Failed, until
from screen import clipboard

TITLE = "Saved calls – Evenkeel"


def test_two_windows(stage):
    """the saved calls open beside the call, are not above others, take their own keys, and lose nothing when killed"""
    app = stage.evenkeel()
    for words, customer in (("charged twice for one loan", "Mrs Lind"), ("the card never came", "Mr Oduya")):
        app.run("note", "--words", words, "--customer", customer)
    app.start()
    screen, call = stage.screen, app.window
    screen.press("ctrl+n")
    screen.still_picture(call)
    screen.type("the fee is wro")
    beside = opened(stage, app)
    if ABOVE in screen.states(beside) or ABOVE not in screen.states(call):
        raise Failed(f"above: {screen.states(beside)} beside {screen.states(call)}")
    if apart(screen.place(call), screen.place(beside)) < 0:
        raise Failed(f"they cover each other: {screen.place(call)} and {screen.place(beside)}")
    until(lambda: screen.is_active(beside), 5, "it did not get the keyboard")
    screen.type("twice")
    screen.press("enter")
    screen.still_picture(beside)
    screen.press("ctrl+shift+c")
    until(lambda: "charged twice" in clipboard(), 5, lambda: f"it copied “{clipboard()}”")
    stage.shot(f"{stage.renderer}-beside")
    screen.activate(call)
    screen.type("ng")
    app.wait_for_record_of(lambda r: r["words"] == "the fee is wrong", "the call did not go on")
    screen.activate(beside)
    screen.press("ctrl+m")
    until(lambda: screen.place(call)[3] < 200, 5, "the call did not become a strip")
    if not window_called(screen, app.process.pid, TITLE):
        raise Failed("the strip closed the saved calls")
    app.kill()
    until(lambda: call.id not in [window.id for window in screen.windows()], 5, "the windows stay")
    app.start()
    app.wait_for_record_of(lambda r: r["words"] == "the fee is wrong", "the call was lost")
    app.close()


def test_closing_and_coming_back(stage):
    """closing the saved calls leaves the call; they come back as large and where they were"""
    app = stage.evenkeel()
    app.run("note", "--words", "charged twice for one loan")
    app.start()
    screen = stage.screen
    beside = opened(stage, app)
    beside.configure(width=700, height=500)
    screen.display.sync()
    until(lambda: screen.place(beside)[2:] == (700, 500), 5, "it cannot be resized")
    until(lambda: b"700" in (window_file(app) or b""), 5, "its size is not noted")
    place = screen.place(beside)
    screen.tell(beside, "_NET_CLOSE_WINDOW")
    until(lambda: not window_called(screen, app.process.pid, TITLE), 5, "it does not close")
    if not app.is_running():
        raise Failed("closing it ended the program")
    screen.activate(app.window)
    again = opened(stage, app)
    until(lambda: screen.place(again) == place, 5, lambda: f"it was at {place} and is at {screen.place(again)}")
    screen.press("esc")
    until(lambda: not window_called(screen, app.process.pid, TITLE), 5, "Esc does not close it")
    app.close()


def test_both_are_read_out(stage):
    """a screen reader finds both windows, or everything in one"""
    app = stage.evenkeel()
    app.run("note", "--words", "charged twice for one loan", "--customer", "Mrs Lind")
    with Reader() as reader:
        app.start()
        reader.find(app.process.pid, "New call")
        stage.screen.press("ctrl+r")
        reader.find(app.process.pid, "Find in saved calls")
        reader.find(app.process.pid, "New call")
        beside = window_called(stage.screen, app.process.pid, TITLE)
        # eframe tells screen readers of its first window alone
        if bool(beside) != (stage.renderer == "cpu"):
            raise Failed(f"a window of its own: {beside}")
    app.close()


def opened(stage, app):
    stage.screen.press("ctrl+r")
    window = until(lambda: window_called(stage.screen, app.process.pid, TITLE), 10, "no window for the saved calls")
    until(lambda: (picture := stage.screen.try_picture(window)) and picture.is_painted(), 10, "it stayed empty")
    stage.screen.still_picture(window)
    return window


def apart(one, other):
    """How far one is beside the other; less than nothing when they cover each other."""
    (left, _, width, _), (other_left, _, other_width, _) = one, other
    return max(other_left - (left + width), left - (other_left + other_width))


def window_file(app):
    return next((data for path, data in app.every_file() if path.endswith("window.ron")), None)
