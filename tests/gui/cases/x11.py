"""What an X11 desktop shows of the window and brings to it: its icon, other windows before it, scales, dropped files."""

import os

from Xlib import X
from Xlib.protocol import event

from cases.above import maximised_window, seen
from desktop import Failed, another_display, until
from screen import Screen

WORDS = "charged twice"
# The colour of the upper part of the icon.
ACCENT = 0xFF0B6B6B
# The middle of the chip “Angry”, in points.
CHIP = (200, 170)


def test_icon_and_exposure(stage):
    """it has an icon, and what another window covered is there again when that goes"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    icon = screen.values(window, "_NET_WM_ICON")
    # a window manager gives one of its own to a window without
    if icon[:2] != [64, 64] or icon[2 + 8 * 64 + 32] != ACCENT:
        raise Failed(f"its icon is {len(icon)} numbers, {icon[:2]}")
    screen.press("ctrl+t")
    screen.still_picture(window, still_secs=1.5)
    before = on_screen(screen, window)
    other = maximised_window(screen)
    try:
        screen.activate(other)
        until(lambda: seen(screen, window) < 0.01, 5, "it is not covered")
    finally:
        other.destroy()
        screen.display.sync()
    # which window has the keyboard may show in it, but not in more than its caret
    same = lambda: on_screen(screen, window).share_apart(before, 24) < 0.002
    until(same, 5, "what was covered is not there again")
    app.close()


def on_screen(screen, window):
    return screen.picture().crop(*screen.place(window))


def test_scales(stage):
    """at the scales 1.25, 2 and 3 it is as large as it should be, and a click lands where it points"""
    with another_display(os.path.join(stage.folder, "display"), size=(1440, 2600)):
        screen = Screen()
        for scale in (1.25, 2, 3):
            app = stage.evenkeel()
            app.screen = screen
            app.start(environment={"WINIT_X11_SCALE_FACTOR": str(scale)})
            size = screen.place(app.window)[2:]
            if size != (int(420 * scale), int(760 * scale)):
                raise Failed(f"at {scale} it is {size}")
            stage.shot(f"{stage.renderer}-scale-{scale}", app.window)
            screen.click(app.window, *(int(at * scale) for at in CHIP))
            app.wait_for_record(lambda record: record["situations"] == ["angry"], f"at {scale} the click went astray")
            app.close()


def test_low_screen(stage):
    """on a low screen a window that was never placed leaves title bar and task bar their room"""
    with another_display(os.path.join(stage.folder, "display"), size=(1366, 768)):
        app = stage.evenkeel()
        app.screen, app.renderer = Screen(), "cpu"
        app.start()
        left, top, width, height = app.screen.place(app.window)
        if (width, height) != (420, 768 - 80) or top + height > 768:
            raise Failed(f"it stands at {left}, {top}, {width} wide and {height} high")
        app.close()


def test_dropped_file(stage):
    """a file that is dropped on it changes nothing, and the call goes on"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    path = os.path.join(app.home, "notes.txt")
    with open(path, "w") as file:
        file.write("dropped words")
    screen.press("ctrl+n")
    screen.type(WORDS)
    app.wait_for_record(lambda record: record["words"] == WORDS, "it was not typed")
    drop(screen, window, path)
    screen.activate(window)
    screen.type("!")
    app.wait_for_record(lambda record: record["words"] == WORDS + "!", "the call does not go on after a drop")
    app.close()
    with open(path) as file:
        if file.read() != "dropped words":
            raise Failed("the file was changed")


def drop(screen, window, path):
    """Drags a file over the middle of the window and lets go, as a file manager does (XDnD 5)."""
    left, top, width, height = screen.place(window)
    files, selection = screen.atom("text/uri-list"), screen.atom("XdndSelection")
    source = screen.root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    source.set_selection_owner(selection, X.CurrentTime)

    def tell(name, *data):
        data = [source.id, *data, *[0] * (4 - len(data))]
        message = event.ClientMessage(window=window, client_type=screen.atom(name), data=(32, data))
        window.send_event(message)
        screen.display.flush()

    def answered(name):
        """Gives the file when it is asked for, until this is answered."""
        while screen.display.pending_events():
            said = screen.display.next_event()
            if said.type == X.SelectionRequest:
                text = f"file://{path}\r\n".encode()
                said.requestor.change_property(said.property, said.target, 8, text)
                given = event.SelectionNotify(
                    time=said.time, requestor=said.requestor, selection=said.selection, target=said.target,
                    property=said.property,
                )
                said.requestor.send_event(given)
                screen.display.flush()
            elif said.type == X.ClientMessage and said.client_type == screen.atom(name):
                return [said.data[1][1]]
        return None

    try:
        tell("XdndEnter", 5 << 24, files)
        tell("XdndPosition", 0, (left + width // 2) << 16 | top + height // 2, X.CurrentTime, screen.atom("XdndActionCopy"))
        until(lambda: answered("XdndStatus"), 5, "a file over it is not answered")
        tell("XdndDrop", 0, X.CurrentTime)
        until(lambda: answered("XdndFinished"), 5, "a dropped file is not answered")
    finally:
        source.destroy()
        screen.display.sync()


test_low_screen.once = True
