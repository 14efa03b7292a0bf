"""Card numbers and security codes never reach the disk, at no moment."""

import re
import threading

from desktop import Failed, until
from screen import clipboard

CARD = "4111111111111111"
CODE = re.compile(rb"cvv\W*73")
# Up to six digits say nothing about a card: they name its bank.
TELLING = 7


class Watch(threading.Thread):
    """Reads every file in the folders again and again."""

    def __init__(self, app):
        super().__init__(daemon=True)
        self.app, self.found, self.rounds, self.over = app, [], 0, threading.Event()

    def run(self):
        while not self.over.is_set():
            self.found += [path for path, content in self.app.every_file() if tells(content)]
            self.rounds += 1
            self.over.wait(0.002)

    def finish(self):
        self.over.set()
        self.join()
        if self.rounds < 100:
            raise Failed(f"looked only {self.rounds} times")
        if self.found:
            raise Failed(f"seen {len(self.found)} times in {sorted(set(self.found))}")


def tells(content):
    together = re.sub(rb"[\s\-.]", b"", content)
    return CARD[:TELLING].encode() in together or CARD[-TELLING:].encode() in together or CODE.search(content) is not None


def test_card_number(stage):
    """a card number and its security code are masked before anything is written"""
    app = stage.evenkeel().start()
    screen = stage.screen
    screen.press("ctrl+n")
    screen.still_picture(app.window)
    watch = Watch(app)
    watch.start()
    try:
        screen.type("she read out 4111 1111 1111 1111", pause_secs=0.12)
        screen.type(" and cvv 737", pause_secs=0.12)
        screen.type(" and wants it back")
        app.wait_for_record(lambda r: "wants it back" in r["words"], "what stands around it was not saved")
        screen.type(". Once more: 4111-1111-1111-1111", pause_secs=0.06)
        # Left in mid-number, which decides.
        screen.press("tab")
        record = app.wait_for_record(lambda r: r["words"].count("1111") == 2, "the second number is not masked")
        shown = everything_shown(stage, app)
        stage.shot(f"{stage.renderer}-masked", app.window)
        if tells(shown.encode()) or shown != record["words"]:
            raise Failed(f"shown is {shown!r}, on the disk is {record['words']!r}")
        app.close()
    finally:
        watch.finish()


def everything_shown(stage, app):
    """Their words as the window shows them, by way of the clipboard."""
    screen = stage.screen
    _, _, width, _ = screen.place(app.window)
    screen.click(app.window, width // 3, 70)
    screen.still_picture(app.window)
    screen.press("ctrl+a")
    screen.press("ctrl+c")
    return until(lambda: clipboard() if "read out" in clipboard() else "", 3, "their words could not be copied")
