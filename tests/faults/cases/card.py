"""Where a card number and its security code come to, whatever is done with the call that holds them."""

import os
import re
import signal
import subprocess
import time

from desktop import Failed, until
from evenkeel import Evenkeel
from program import said
from suite import needs
from watch import Watch

# Beginning and length of a card of each of the large brands.
BRANDS = (("4", 16), ("51", 16), ("2221", 16), ("34", 15), ("6011", 16), ("3528", 16))
# Up to six digits name the bank and say nothing about a card, and four stay to tell cards apart.
TELLING = 8
FIELDS = ("--customer", "--reference", "--remedy")
FORMATS = ("jsonl", "csv", "markdown", "html")


@needs("Xvfb", "openbox", "dbus-daemon")
def test_no_card(stage):
    """a card number and its code, typed, killed, crashed and exported, are in no file"""
    rounds = stage.rounds(2, 50)
    looks = 0
    for number in range(rounds):
        desk = Desk(stage, number)
        with Watch(desk.scan) as watch:
            desk.filed()
            desk.typed_and_killed(signal.SIGKILL)
            desk.typed_and_killed(signal.SIGABRT)
            desk.exported()
        looks += watch.looks
        desk.scan("in the end")
    return f"{rounds} cards, {looks} looks at every file"


test_no_card.red_on = ["truncates-and-writes"]


class Desk:
    """One agent's folders, and a card that is read out to them."""

    def __init__(self, stage, number):
        self.stage, self.number = stage, number
        self.program = stage.program(os.path.join(stage.folder, f"desk{number}"))
        self.app = Evenkeel(stage.binary, os.path.dirname(self.program.data), stage.screens.get(), "cpu")
        self.digits = card(stage.chance)
        self.code = f"{stage.chance.randrange(1000):03}"
        separator = stage.chance.choice(("", " ", "-"))
        self.card = separator.join(re.findall(".{1,4}", self.digits))
        self.code_said = stage.chance.choice(("cvv", "security code", "CVC:"))

    def environment(self):
        return self.program.environment(TMPDIR=self.app.tmp, HOME=self.app.home)

    def filed(self):
        """By the command line, with the card in each field that takes a text."""
        fields = [part for field in FIELDS for part in (field, f"paid by {self.card}")]
        words = f"my card is {self.card}, {self.code_said} {self.code}"
        done = subprocess.run(
            [*self.program.note_command(), *fields, "--promise", f"refund {self.card} by tomorrow 3pm"],
            env=self.environment(), input=words.encode(), capture_output=True, timeout=60,
        )
        if done.returncode != 0:
            raise Failed(f"desk {self.number}: a note was refused: {said(done)}")

    def typed_and_killed(self, with_signal):
        """Read out in the window, which ends in the middle of it and is opened again."""
        screen = self.stage.screens.get()
        text = f"reads out {self.card} and {self.code_said} {self.code} and wants it back"
        told = self.stage.chance.randrange(len(text))
        try:
            self.app.start()
            screen.press("ctrl+n")
            screen.type(text[:told], pause_secs=0.02)
            time.sleep(self.stage.chance.uniform(0, 1.3))
            self.app.process.send_signal(with_signal)
            self.app.process.wait(20)
            self.app.start()
            screen.press("ctrl+n")
            screen.type(text, pause_secs=0.01)
            files = self.app.every_file
            until(lambda: any(b"wants it back" in content for _, content in files()), 20, "what was typed was not saved")
        finally:
            self.app.kill()

    def exported(self):
        """All that leaves the vault is among what is looked at."""
        for format in FORMATS:
            self.must("export", "--format", format, "--out", os.path.join(self.app.tmp, format))
        self.must("backup", os.path.join(self.app.tmp, "backup.tar"))
        self.must("handover")

    def must(self, *arguments):
        done = subprocess.run(
            [self.stage.binary, *arguments], env=self.environment(), capture_output=True, timeout=60
        )
        if done.returncode != 0:
            raise Failed(f"desk {self.number}: {arguments[0]}: {said(done)}")
        if self.tells(done.stdout + done.stderr):
            raise Failed(f"desk {self.number}: {arguments[0]} prints it")

    def tells(self, content):
        together = re.sub(rb"[\s\-.]", b"", content)
        parts = (self.digits[:TELLING].encode(), self.digits[-TELLING:].encode())
        code = rf"{self.code_said}\W*{self.code}(?!\d)".encode()
        return any(part in together for part in parts) or re.search(code, content) is not None

    def scan(self, when):
        found = [path for path, content in self.app.every_file() if self.tells(content)]
        if found:
            raise Failed(f"desk {self.number}, {when}: in {sorted(set(found))}")


def card(chance):
    """A number that the brands' check digit holds for."""
    beginning, length = chance.choice(BRANDS)
    digits = beginning + "".join(str(chance.randrange(10)) for _ in range(length - 1 - len(beginning)))
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(reversed(digits))]
    return digits + str(-sum(value // 10 + value % 10 for value in doubled) % 10)
