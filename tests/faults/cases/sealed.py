"""What an encrypted vault leaves on the disk, whatever is done with it and whenever that is cut off."""

import base64
import glob
import json
import os
import subprocess

from access import Reader
from desktop import Failed, until
from evenkeel import Evenkeel
from program import said
from suite import needs
from watch import Watch

CANARY = "Kanarienvogel"
# As it would look in a text of two bytes a letter, packed or spelt in another case.
SHAPES = (
    CANARY.lower().encode(), CANARY.upper().encode(), CANARY.encode(), CANARY.encode("utf-16-le"),
    base64.b64encode(CANARY.encode())[:16],
)
PASSPHRASE = "correct horse"
# The texts of a record that people write.
FREE = {"reference", "customer", "callback", "product", "issue", "words", "occurred", "effect", "remedy", "offered",
        "accepted", "outcome", "tags", "text", "to", "why", "brief", "accepted_by"}


@needs("Xvfb", "openbox", "dbus-daemon")
def test_no_plain_byte(stage):
    """E1: nothing of an encrypted vault is on the disk in the clear, whatever is done and whenever it is killed"""
    rounds = stage.rounds(2, 50)
    killed = looks = 0
    for number in range(rounds):
        vault = Sealed(stage, number)
        with Watch(vault.scan) as watch:
            vault.filed()
            vault.edited_in_the_window()
            killed += vault.cut_off()
        looks += watch.looks
        vault.scan("in the end")
    return f"{rounds} vaults, {looks} looks at every file, {killed} commands cut off at work"


test_no_plain_byte.red_on = ["truncates-and-writes"]


class Sealed:
    """An encrypted vault, a call with the canary in each of its texts in it, and what opens it."""

    def __init__(self, stage, number):
        self.stage, self.number = stage, number
        self.program = stage.program(os.path.join(stage.folder, f"sealed{number}"))
        self.app = Evenkeel(stage.binary, os.path.dirname(self.program.data), stage.screens.get(), "cpu")
        self.outside = os.path.join(stage.folder, f"outside{number}")
        os.makedirs(self.outside)
        self.key = self._kept("passphrase", PASSPHRASE)
        printed = self.must("encrypt", "--recovery-key")
        # opens it without the second that a passphrase costs
        self.key = self._kept("printed", printed.splitlines()[-1])

    def _kept(self, name, text):
        path = os.path.join(self.outside, name)
        with open(path, "w") as file:
            file.write(text)
        return path

    def environment(self):
        return self.program.environment(EVENKEEL_PASSPHRASE_FILE=self.key, TMPDIR=self.app.tmp, HOME=self.app.home)

    def must(self, *arguments):
        done = subprocess.run(
            [self.stage.binary, *arguments], env=self.environment(), capture_output=True, timeout=60
        )
        if done.returncode != 0:
            raise Failed(f"vault {self.number}: {arguments[0]}: {said(done)}")
        return done.stdout.decode()

    def filed(self):
        """Every command that reads or writes, with the canary in each text of a call."""
        self.note(f"{CANARY} at first")
        id = self.must("note", "--situation", "angry", "--customer", CANARY, "--reference", CANARY,
                       "--remedy", CANARY, "--words", CANARY, "--promise", f"{CANARY} by tomorrow 3pm").strip()
        call = json.loads(self.must("show-call", id, "--format", "json"))
        call.update(id=None, short_id=None, tags=[""])
        call["events"] = [{"at": call["opened"], "kind": "said", "text": ""}]
        call["escalation"] = {"to": "", "why": "", "brief": "", "accepted_by": "", "accepted_at": call["opened"]}
        call["root_cause"] = {"kind": "product", "text": ""}
        path = self._kept("calls.jsonl", json.dumps(everywhere(call)) + "\n")
        taken = self.must("import", path)
        found = self.must("search", CANARY, "--json").splitlines()
        if len(found) != 3:
            raise Failed(f"{len(found)} calls are found instead of 3; the import said {taken[:200]}")
        for command in (["promises"], ["handover"], ["export", "--format", "jsonl"], ["insights"], ["check"],
                        ["backup", os.path.join(self.app.home, "backup.tar")]):
            self.must(*command)

    def note(self, words):
        done = self.program.note(words, environment=self.environment())
        if done.returncode != 0:
            raise Failed(f"a note was refused: {said(done)}")

    def edited_in_the_window(self):
        """A call is taken in the window, and an old one deleted and brought back; the window is killed in mid-word."""
        screen = self.stage.screens.get()
        self.app.start()
        try:
            screen.type(PASSPHRASE)
            screen.press("Return")
            with Reader() as reader:
                reader.find(self.app.process.pid, "Their words")
            with_it = len(self._records())
            screen.press("ctrl+n")
            screen.type(f"typed {CANARY} ")
            until(lambda: len(self._records()) > with_it, 20, "what was typed after the passphrase was not saved")
            screen.type(f"and {CANARY} once more " * self.stage.chance.randint(1, 4))
        finally:
            self.app.kill()

    def _records(self):
        return glob.glob(os.path.join(self.program.data, "calls", "*", "*", "*.ron.age"))

    def cut_off(self):
        """How many commands were still at work when they were killed."""
        long = f"{CANARY} " * 3000
        path = self._kept("long.txt", long)
        killed = 0
        for command in (["note", "--words", "-"], ["erase", "--customer", CANARY, "--yes"], ["encrypt"], ["note", "--words", "-"]):
            with open(path) as words:
                started = subprocess.Popen(
                    [self.stage.binary, *command], env=self.environment(), stdin=words, stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
                try:
                    started.wait(self.stage.chance.uniform(0.002, 0.03))
                except subprocess.TimeoutExpired:
                    killed += 1
                started.kill()
                started.wait()
        return killed

    def scan(self, when):
        tells = [path for path, content in self.app.every_file() if any(shape in content for shape in SHAPES)]
        backup = os.path.join(self.app.home, "backup.tar")
        if os.path.exists(backup):
            with open(backup, "rb") as file:
                content = file.read()
            tells += [backup] if any(shape in content for shape in SHAPES) else []
        if tells:
            raise Failed(f"vault {self.number}, {when}: in the clear in {sorted(set(tells))}")


def everywhere(value, name=""):
    """The same with the canary in the place of every free text."""
    if isinstance(value, dict):
        return {key: everywhere(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [everywhere(inner, name) for inner in value]
    return CANARY if name in FREE else value
