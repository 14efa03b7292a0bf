"""Under Wayland, with and without an X server inside of it."""

import os
import subprocess

from access import Reader
from cases.instance import say
from desktop import Failed, until
from sway import Sway

BY_HAND = "Wayland lets no program stay on top by itself"
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


def test_xwayland(stage):
    """under Wayland with an X server inside, it is a window of that, which can ask to stay on top"""
    app = stage.evenkeel()
    with Sway(stage.folder, xwayland=True) as sway, Reader() as reader:
        begin(app, sway, "xwayland")
        if any(node.name.startswith(BY_HAND) for node in reader.tree(app.process.pid)):
            raise Failed("it says that it cannot ask to stay on top")
        leave(stage, "xwayland", still(sway))


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


def still(sway):
    """The picture, as soon as two in a row are the same."""
    seen = [b""]

    def settled():
        seen.append(sway.picture())
        return seen[-1] if seen[-1] == seen.pop(0) else None

    return until(settled, 10, "the picture does not come to rest")


def changed(sway, before):
    picture = still(sway)
    return picture if picture != before else None


def leave(stage, name, picture):
    if stage.out:
        with open(os.path.join(stage.out, f"{stage.renderer}-{name}.ppm"), "wb") as file:
            file.write(picture)
