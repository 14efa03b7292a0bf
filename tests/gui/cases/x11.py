"""What an X11 desktop shows of the window and brings to it: its icon, other windows before it, scales, dropped files."""

import os

from Xlib import X
from Xlib.ext import randr
from Xlib.protocol import event, rq

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
    """at the scales 1.25, 2 and 3 it is as large as it should be, a click lands where it points, and it comes back there"""
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
            move(screen, app.window, 150, 90)
            place = screen.place(app.window)
            app.close()
            app.start(environment={"WINIT_X11_SCALE_FACTOR": str(scale)})
            if screen.place(app.window) != place:
                raise Failed(f"at {scale} it came back at {screen.place(app.window)}, not {place}")
            app.close()


def test_low_screen(stage):
    """on a low screen a window that was never placed leaves title bar and task bar their room"""
    with another_display(os.path.join(stage.folder, "display"), size=(1366, 768)):
        app = stage.evenkeel()
        app.screen = Screen()
        app.start()

        def place():
            return app.screen.place(app.window)

        until(lambda: place()[3] == 768 - 80 and place()[1] + place()[3] <= 768, 5, lambda: f"it stands at {place()}")
        app.close()


def test_out_of_view_and_back(stage):
    """hidden or minimised and shown again, it stands where it was, the strip too, and is maximised if it was"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    screen.press("ctrl+n")
    move(screen, window, 900, 180)
    for form in ("the window", "the strip"):
        there = screen.place(window)
        for way in ("toggle", "show"):
            app.run("hide")
            until(lambda: screen.try_picture(window) is None, 5, f"{form} was not hidden")
            app.run(way)
            back(screen, window, there, f"{form} after {way}")
        screen.tell(window, "WM_CHANGE_STATE", 3)
        until(lambda: screen.try_picture(window) is None, 5, f"{form} was not minimised")
        app.run("show")
        back(screen, window, there, f"{form} that was minimised")
        screen.activate(window)
        screen.press("ctrl+m")
        until(lambda: screen.place(window)[3] != there[3], 5, f"{form} stays what it is")
    screen.maximise(window)
    until(lambda: screen.place(window)[2] == 1440, 5, "it was not maximised")
    there = screen.place(window)
    app.run("hide")
    until(lambda: screen.try_picture(window) is None, 5, "the maximised window was not hidden")
    app.run("show")
    back(screen, window, there, "the maximised window")
    screen.activate(window)
    screen.press("ctrl+m")
    until(lambda: screen.place(window)[2:] == (640, 76), 5, "maximised, it becomes no strip")
    screen.press("ctrl+m")
    back(screen, window, there, "the maximised window that was a strip")
    app.close()


def move(screen, window, left, top):
    """To this place of its client area, as by hand."""
    screen.tell(window, "_NET_MOVERESIZE_WINDOW", 1 << 8 | 1 << 9 | 10, left, top)
    until(lambda: screen.place(window)[:2] == (left, top), 5, lambda: f"it was not moved: {screen.place(window)}")


def back(screen, window, there, what):
    until(lambda: screen.try_picture(window) is not None, 5, f"{what} is not shown")
    until(lambda: screen.place(window) == there, 5, lambda: f"{what} stood at {there} and stands at {screen.place(window)}")


def test_monitors(stage):
    """it docks to the edge of the monitor it is on, stays there when shown, and comes to another when that goes"""
    with another_display(os.path.join(stage.folder, "display"), size=(2880, 1024)):
        app = stage.evenkeel()
        app.screen = screen = Screen()
        monitors = {"left": (0, 0, 1440, 1024), "right": (1440, 200, 1440, 824)}
        for name, area in monitors.items():
            put_monitor(screen, name, area)
        app.start()
        window = app.window
        move(screen, window, 2200, 260)
        screen.press("ctrl+n")
        screen.press("ctrl+m")
        until(lambda: screen.place(window) == (2200, 220, 640, 76), 5, lambda: f"on the right it docks at {screen.place(window)}")
        screen.press("ctrl+m")
        until(lambda: screen.place(window)[:2] == (2200, 260), 5, lambda: f"the whole window stands at {screen.place(window)}")
        app.run("show")
        until(lambda: screen.place(window)[:2] == (2200, 260), 5, lambda: f"show moved it to {screen.place(window)}")
        screen.root.xrandr_delete_monitor(screen.atom("right"))
        screen.display.sync()
        until(lambda: screen.place(window)[0] < 1440 - 420, 5, lambda: f"without its monitor it stands at {screen.place(window)}")
        app.close()


def put_monitor(screen, name, area):
    left, top, width, height = area
    # what lies behind the first is no monitor by itself
    outputs = screen.root.xrandr_get_screen_resources().outputs if left == 0 else []
    SetMonitor(
        display=screen.root.display, opcode=screen.root.display.get_extension_major(randr.extname),
        window=screen.root, name=screen.atom(name), primary=left == 0, automatic=False, x=left, y=top,
        width=width, height=height, width_mm=width // 4, height_mm=height // 4, outputs=outputs,
    )
    screen.display.sync()


class SetMonitor(rq.Request):
    """RRSetMonitor (RandR 1.5): a part of the screen that is a monitor. That of python-xlib does not work."""

    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(43), rq.RequestLength(), rq.Window("window"), rq.Card32("name"),
        rq.Bool("primary"), rq.Bool("automatic"), rq.LengthOf("outputs", 2), rq.Int16("x"), rq.Int16("y"),
        rq.Card16("width"), rq.Card16("height"), rq.Card32("width_mm"), rq.Card32("height_mm"),
        rq.List("outputs", rq.Card32Obj),
    )


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

