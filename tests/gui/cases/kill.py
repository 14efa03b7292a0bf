"""kill -9 in mid-typing: nothing older than a second is lost, and the call goes on where it was."""

import os
import random
import time

from desktop import Failed, another_display, until
from screen import Screen
from words import narratives, typable

# The promise is a second from the key to the disk; the rest of the machine may be busy.
SAVED_AFTER_SECS = 1.0
# For each renderer, of which there are two.
SHORT, LONG = 10, 50
BEFORE, BEHIND = "charged twice", " and so on"


def test_kill(stage):
    """kill -9 in mid-typing loses nothing older than a second, and the call is resumed"""
    chance = random.Random(7)
    app = stage.evenkeel().start()
    stage.screen.press("ctrl+n")
    stage.screen.still_picture(app.window)
    text = without_digits(" ".join(narratives()))
    on_disk = ""
    for _ in range(LONG if stage.long else SHORT):
        on_disk, text = one_kill(stage, app, on_disk, text, chance.uniform(1.2, 2.0))
        to_their_words(stage, app)
    stage.shot(f"{stage.renderer}-resumed", app.window)
    stage.screen.type("the end")
    app.wait_for_record(lambda r: r["words"].endswith("the end"), "typing did not go on in the same record")
    app.close()


def test_the_display_goes(stage):
    """an X server that is killed takes the window with it, and not a letter of what was typed"""
    app = stage.evenkeel()
    with another_display(os.path.join(stage.folder, "display")) as server:
        app.screen = screen = Screen()
        app.start()
        screen.press("ctrl+n")
        screen.still_picture(app.window)
        screen.type(BEFORE)
        app.wait_for_record(lambda record: record["words"] == BEFORE, "what was typed is not saved")
        before = screen.picture(app.window).data
        screen.type(BEHIND)
        until(lambda: screen.picture(app.window).data != before, 5, "nothing is typed")
        screen.still_picture(app.window, still_secs=0.08)
        server.kill()
        app.process.wait(10)
    if app.record()["words"] != BEFORE + BEHIND:
        raise Failed(f"what is left is {app.record()['words']!r}")


def one_kill(stage, app, on_disk, text, secs):
    """Types for so long, kills, starts again, and returns what came back and the text not yet typed."""
    times = []
    killed_at = time.monotonic() + secs

    def typed(_):
        times.append(time.monotonic())
        if times[-1] >= killed_at:
            app.kill()
            raise StopIteration

    try:
        stage.screen.type(text, pause_secs=0.02, typed=typed)
    except StopIteration:
        pass
    killed_at = times[-1]
    must = sum(at < killed_at - SAVED_AFTER_SECS for at in times)
    # Only a start takes over what a killed save had not yet put in its place.
    app.start()
    record = app.record()
    if not record:
        raise Failed(f"no record {secs:.1f} s after the first key")
    found = record["words"]
    if record["status"] != "open":
        raise Failed(f"the call is {record['status']} after a kill")
    typed_all, due = on_disk + text, len(on_disk) + must
    same = len(os.path.commonprefix([found, typed_all]))
    if same < len(found):
        where = f"{around(found, same)} instead of {around(typed_all, same)}"
        raise Failed(f"{due} characters were due, and what came back differs at {same}: {where}")
    if same < due:
        raise Failed(f"{due} characters were due, and {same} came back: …{found[-30:]!r}")
    return found, text[len(times):]


def around(text, at):
    return repr(text[max(at - 30, 0):at + 30])


def to_their_words(stage, app):
    """Puts the caret behind what was typed before the kill."""
    screen = stage.screen
    _, _, width, _ = screen.place(app.window)
    screen.click(app.window, width // 3, 70)
    screen.still_picture(app.window)
    screen.press("ctrl+end")
    screen.still_picture(app.window)


def without_digits(text):
    """Digits may wait for the guard's decision; they have a test of their own."""
    return "".join(char for char in typable(text, 200_000) if not char.isdigit())


# there the display is a part of the system
test_the_display_goes.not_on_windows = True
