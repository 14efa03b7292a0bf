"""The program under test on folders of its own, the notes it acknowledged, and whether they are all there.

What is written goes through the writer under test, what is read always through the real program.
"""

import json
import os
import subprocess

from desktop import Failed

PATIENCE_SECS = 60


class Program:
    def __init__(self, binary, writer, folder):
        self.binary, self.writer = binary, writer
        self.data, self.config, self.cache = (os.path.join(folder, name) for name in ("data", "config", "cache"))
        os.makedirs(folder, exist_ok=True)
        self.acknowledged = {}

    def environment(self, **more):
        folders = {
            "EVENKEEL_DATA_DIR": self.data,
            "EVENKEEL_CONFIG_DIR": self.config,
            "EVENKEEL_CACHE_DIR": self.cache,
            "TZ": "UTC",
        }
        others = {name: value for name, value in os.environ.items() if not name.startswith("EVENKEEL_")}
        return {**others, **folders, **more}

    def note_command(self):
        return [*self.writer, "note", "--words", "-"]

    def note(self, words, before=(), environment=None):
        """Files a note, perhaps by way of a command that goes before, and remembers what was acknowledged."""
        try:
            done = subprocess.run(
                [*before, *self.note_command()], env=environment or self.environment(), input=words.encode(),
                capture_output=True, timeout=PATIENCE_SECS,
            )
        except subprocess.TimeoutExpired:
            raise Failed(f"a note hung for {PATIENCE_SECS} s after {' '.join(before)}") from None
        self.heard(done.stdout, words)
        return done

    def must_note(self, words, before=()):
        """Files a note that nothing stands in the way of."""
        done = self.note(words, before)
        if done.returncode != 0:
            raise Failed(f"a save with nothing in its way failed: {said(done)}")

    def heard(self, out, words):
        """A note is acknowledged by its id, alone on a whole line."""
        text = out.decode(errors="replace")
        if text.endswith("\n") and len(text) == 37:
            self.acknowledged[text.strip()] = words

    def read(self, *arguments):
        return subprocess.run(
            [self.binary, *arguments], env=self.environment(), capture_output=True, timeout=PATIENCE_SECS
        )

    def records(self):
        """Words of every record by id, as the program reads them; none may be unreadable."""
        done = self.read("export", "--format", "jsonl")
        if done.returncode != 0:
            raise Failed(f"something cannot be read: {said(done)}")
        calls = [json.loads(line) for line in done.stdout.splitlines()]
        return {call["id"]: call["words"] for call in calls}

    def holds(self, when, whole=()):
        """All that was acknowledged is there word for word, and nothing that was never written."""
        found = self.records()
        lost = [id for id, words in self.acknowledged.items() if found.get(id) != words]
        if lost:
            raise Failed(f"{when}: {len(lost)} acknowledged saves are lost or changed, the first is {lost[0]}")
        known = {*self.acknowledged.values(), *whole}
        strange = [id for id, words in found.items() if id not in self.acknowledged and words not in known]
        if whole and strange:
            raise Failed(f"{when}: {strange[0]} holds what was never written")
        return found

    def leftovers(self):
        return [path for path in self.files() if ".tmp-" in os.path.basename(path)]

    def files(self):
        return [os.path.join(at, name) for at, _, names in os.walk(self.data) for name in names]


def was_shown(done, when):
    """A save that was not acknowledged says so in one line and by its exit code; it is never killed."""
    if done.returncode == 0 and len(done.stdout) == 37:
        return False
    lines = done.stderr.decode(errors="replace").splitlines()
    if done.returncode != 1 or len(lines) != 1 or not lines[0].startswith("evenkeel: "):
        raise Failed(f"{when}: the failure was not shown: {said(done)}")
    return True


def said(done):
    text = done.stderr.decode(errors="replace").strip()[:300]
    return f"exit {done.returncode}, {text!r}"
