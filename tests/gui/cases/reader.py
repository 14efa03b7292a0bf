"""What a screen reader finds: every place there is, reached by pressing names, and what stands there by name."""

import os

from access import INTERACTIVE, Reader
from desktop import Failed, until

PASSPHRASE = "three quiet words"
SECTIONS = (
    "Look", "Desktop", "Breathing", "Wrap-up", "Promises", "Strengths", "Boundary ladder", "Contacts", "Keeping",
    "Guard", "Lock",
)


def test_names_everywhere(stage):
    """every control of every screen has a name, and each screen is reached by pressing names alone"""
    app = stage.evenkeel().start()
    with Reader() as reader:
        walk = Walk(reader, app.process.pid)
        walk.check("the empty window", "Angry, wants it now")
        walk.press("Angry, wants it now")
        walk.check("the guide", "Copy card 1")
        for name, sign in (
            ("Log an event", "Event"), ("Note a promise", "Promise"), ("Escalate", "Escalate to"), ("More", "Tags"),
        ):
            walk.press(name)
            reader.find(app.process.pid, sign, "entry")
        walk.check("the notes", "Escalate to", "Tags")
        walk.write("Promise", "ring back by tomorrow")
        walk.press("Compact strip")
        walk.check("the strip", "Whole window")
        walk.press("Whole window")
        walk.press("Everything else")
        walk.check("the palette", "Find anything", "Settings")
        walk.press("Settings")
        for section in SECTIONS:
            walk.press(f"Settings: {section}")
            walk.check(f"the settings: {section}", f"Settings: {section}", pressed=True)
        walk.command("Playbook")
        walk.check("the playbook", "Hide: Angry, wants it now")
        walk.command("Shift")
        walk.check("the shift", "Intention")
        walk.press("Back")
        walk.command("Keys")
        walk.check("the keys", "Close")
        walk.press("Close")
        walk.press("End call")
        walk.check("the wrap-up", "Disposition: Resolved")
        walk.press("File it")
        walk.press("Let it go")
        walk.check("the debrief", "Feeling: Calm")
        walk.press("Back")
        for command, sign in (("Saved calls", "Find in saved calls"), ("Promises", "K kept"), ("Insights", "Look back")):
            walk.command(command)
            walk.check(command, sign)
    app.close()


def test_names_of_the_lock(stage):
    """a locked window is opened by names alone, and every control of it has one"""
    app = stage.evenkeel()
    file = os.path.join(app.home, "passphrase")
    with open(file, "w", encoding="utf-8") as kept:
        kept.write(PASSPHRASE)
    app.run("encrypt", "--passphrase-file", file).check_returncode()
    app.start()
    with Reader() as reader:
        walk = Walk(reader, app.process.pid)
        walk.check("the lock", "Passphrase", "Unlock", least=2)
        walk.write("Passphrase", PASSPHRASE, "password text")
        walk.press("Unlock")
        walk.check("the opened window", "Angry, wants it now")
    app.close()


test_names_everywhere.once = True
test_names_of_the_lock.once = True


class Walk:
    """One window, gone through by names."""

    def __init__(self, reader, pid):
        self.reader, self.pid = reader, pid

    def press(self, name):
        if not self.reader.find(self.pid, name).press():
            raise Failed(f"“{name}” cannot be pressed")

    def write(self, name, text, role="entry"):
        if not self.reader.find(self.pid, name, role).write(text):
            raise Failed(f"“{name}” cannot be written")

    def command(self, name):
        """By the palette."""
        self.press("Everything else")
        self.reader.find(self.pid, "Find anything", "entry")
        self.press(name)

    def check(self, where, *signs, pressed=None, least=5):
        """Once these are there, every control has a name, and so has every window."""
        nodes = until(lambda: self._with(signs, pressed), 10, f"{where}: {signs} are not there")
        controls = [(role, name) for role, name, states in nodes if role in INTERACTIVE and "showing" in states]
        if len(controls) < least:
            raise Failed(f"{where}: only {len(controls)} controls in the tree")
        nameless = [role for role, name in controls if not name.strip()]
        nameless += [role for role, name, _ in nodes if role == "frame" and not name]
        if nameless:
            raise Failed(f"{where}: without a name: {nameless}")

    def _with(self, signs, pressed):
        """All nodes, if these are among them; nothing else."""
        nodes = self.reader.told(self.pid)
        fits = lambda name, states, sign: name.startswith(sign) and (pressed is None or "pressed" in states)
        there = [any(fits(name, states, sign) for _, name, states in nodes) for sign in signs]
        return nodes if all(there) else None
