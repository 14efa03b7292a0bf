"""Under Wayland, with and without an X server inside of it."""

import os
import queue
import subprocess
import sys
import threading
import time
from contextlib import closing

from access import Reader
from cases.above import ABOVE
from cases.instance import say
from cases.tray import ends
from desktop import Failed, until
from services import Service
from sway import FIRST, Sway

BY_HAND = "Wayland lets no program stay on top by itself"
# Says what clients ask of the window manager about this state: `1` to add it, `0` to take it off.
WATCH = """
import sys
from Xlib import X, display
it = display.Display(sys.argv[1])
it.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
state, above = it.intern_atom("_NET_WM_STATE"), it.intern_atom(sys.argv[2])
it.sync()
print("ready", flush=True)
while True:
    event = it.next_event()
    if event.type & 0x7F == X.ClientMessage and event.client_type == state and above in event.data[1][1:3]:
        print(event.data[1][0], flush=True)
"""
REMOVE, ADD = "0", "1"
WORDS = "The invoice came twice"


def test_wayland(stage):
    """under Wayland alone a call is typed and kept, at two scales, and it says how to stay on top"""
    app = stage.evenkeel()
    with Sway(stage.folder, xwayland=False) as sway, Reader() as reader:
        begin(app, sway, "xdg_shell")
        sway.press("ctrl+t")
        reader.find(app.process.pid, BY_HAND)
        small = still(sway)
        sway.set_scale(2)
        large = until(lambda: changed(sway, small), 10, "another scale changed nothing")
        leave(stage, "wayland-2", large)
        sway.type(" and I paid both")
        app.wait_for_record(lambda record: record["words"].endswith("paid both"), "typing ended with the scale")
        sway.set_scale(1)

        if stage.renderer == "cpu":
            hide_and_show(app, sway)
        leave(stage, "wayland", still(sway))
        saved = app.record()["words"]
        sway.type(" and so on")
        shown = until(lambda: words_shown(reader, app, saved), 10, "what is typed last is not shown")
    # the compositor has gone, and with it the window
    app.process.wait(10)
    if not app.record()["words"].startswith(shown):
        raise Failed(f"lost with the display: {app.record()}")


def test_quit_while_hidden(stage):
    """hidden under Wayland alone, it ends when that is chosen in the tray"""
    app = stage.evenkeel()
    with Sway(stage.folder, xwayland=False) as sway, Service("tray") as tray:
        begin(app, sway, "xdg_shell")
        tray.next("RegisterStatusNotifierItem", 10)
        say(app, "hide")
        until(lambda: sway.shell_of(app.process.pid) is None, 5, "it was not hidden")
        tray.tell("choose", "Quit")
        ends(app)


def test_monitors(stage):
    """under Wayland it is drawn anew at the scale of each monitor that it is moved to, and outlives one unplugged"""
    app = stage.evenkeel()
    with Sway(stage.folder, xwayland=False) as sway:
        start(app, sway, "xdg_shell")
        small = still(sway, for_secs=1)
        second = sway.plug_in(scale=2)
        sway.move(app.process.pid, second)
        until(lambda: sway.picture() != small, 10, "it does not leave the first monitor")
        large = still(sway, second, for_secs=1)
        leave(stage, "wayland-second", large)
        sway.set_scale(2)
        sway.move(app.process.pid, FIRST)
        until(lambda: still(sway) == large, 10, "at scale 2 the first monitor shows something else than the second")
        sway.set_scale(1)
        until(lambda: still(sway) == small, 10, "back at scale 1 it is not what it was")
        sway.move(app.process.pid, second)
        sway.press("ctrl+n")
        sway.type(WORDS)
        sway.unplug(second)
        sway.type(" and I paid both")
        app.wait_for_record(lambda r: r["words"] == f"{WORDS} and I paid both", "typing ended with the monitor")


def test_xwayland(stage):
    """under Wayland with an X server inside, it is a window of that, which asks to stay on top until Ctrl+T"""
    app = stage.evenkeel()
    with Sway(stage.folder, xwayland=True) as sway, Reader() as reader, closing(Asked(sway.display)) as asked:
        begin(app, sway, "xwayland")
        if any(node.name.startswith(BY_HAND) for node in reader.tree(app.process.pid)):
            raise Failed("it says that it cannot ask to stay on top")
        asked.next(ADD, "it did not ask to be above others")
        sway.press("ctrl+t")
        asked.next(REMOVE, "Ctrl+T did not take that back")
        sway.press("ctrl+t")
        asked.next(ADD, "Ctrl+T did not ask for it again")
        leave(stage, "xwayland", still(sway))


class Asked:
    """What a window manager of this display is asked about staying above, told by a process of its own: the
    library knows but one kind of X server at a time. That of sway hears it too, and does nothing of the kind.
    """

    def __init__(self, name):
        self.process = subprocess.Popen([sys.executable, "-c", WATCH, name, ABOVE], stdout=subprocess.PIPE, text=True)
        self.said = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.next("ready", "nobody watches the display")

    def next(self, what, why):
        """This is asked for next; what was in force before may be asked for again until then."""
        try:
            while self.said.get(timeout=10) != what:
                pass
        except queue.Empty:
            raise Failed(why) from None

    def _read(self):
        for line in self.process.stdout:
            self.said.put(line.strip())

    def close(self):
        self.process.kill()
        self.process.wait()


def words_shown(reader, app, before):
    """What stands in the window, as soon as it is more than this."""
    texts = (node.text for node in reader.tree(app.process.pid))
    return next((text for text in texts if text.startswith(before) and text != before), None)


def hide_and_show(app, sway):
    """A window of OpenGL cannot be hidden here, which is why it is not taken by itself."""
    for _ in range(2):
        say(app, "hide")
        until(lambda: sway.shell_of(app.process.pid) is None, 5, "it was not hidden")
        say(app, "show")
        until(lambda: sway.shell_of(app.process.pid), 5, "it was not shown")
    sway.type("!")
    app.wait_for_record(lambda record: record["words"].endswith("paid both!"), "typing ended with hiding")


def begin(app, sway, shell):
    """The window is shown in this way, and a call is typed into it."""
    start(app, sway, shell)
    sway.press("ctrl+n")
    sway.type(WORDS)
    app.wait_for_record(lambda record: record["words"] == WORDS, "the words were not saved")


def start(app, sway, shell):
    environment = {**app.environment(), **sway.environment()}
    app.log = os.path.join(app.home, "stderr-1.txt")
    with open(app.log, "wb") as log:
        app.process = subprocess.Popen(
            [app.binary, "--renderer", app.renderer], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    shown = until(lambda: window(app, sway), 20, lambda: f"no window: {app.said()}")
    if shown != shell:
        raise Failed(f"it is shown as {shown}")
    until(lambda: len(set(still(sway))) > 20, 20, "the window stayed empty")


def window(app, sway):
    if app.process.poll() is not None:
        raise Failed(f"it ended by itself ({app.process.returncode}): {app.said()}")
    return sway.shell_of(app.process.pid)


def still(sway, output=FIRST, for_secs=0):
    """The picture of this monitor, as soon as two in a row and all for so long are the same."""
    seen = (b"", 0)

    def settled():
        nonlocal seen
        picture, now = sway.picture(output), time.monotonic()
        if picture != seen[0]:
            seen = (picture, now)
            return None
        return picture if now - seen[1] >= for_secs else None

    return until(settled, 10, "the picture does not come to rest")


def changed(sway, before):
    picture = still(sway)
    return picture if picture != before else None


def leave(stage, name, picture):
    if stage.out:
        with open(os.path.join(stage.out, f"{stage.renderer}-{name}.ppm"), "wb") as file:
            file.write(picture)


# The other renderer's window cannot be hidden here.
test_quit_while_hidden.once = True
