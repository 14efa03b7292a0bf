"""A whole call as somebody takes it who sees nothing: by names and roles alone, without one key."""

import os

from access import Reader
from desktop import Failed, until
from screen import clipboard

POLITE = 1
WORDS = "I was charged twice, and nobody rings me back."
NOUNS = {"Customer": "Mrs Lind", "Problem": "the double charge", "Remedy they want": "a refund today"}
EVENT = "This is the fourth time I call about it"
PROMISE = "send the form by tomorrow 3pm"
OUTCOME = "refunded, she was content"


def test_call_by_name(stage):
    """a whole call is taken by names and roles alone, and the breath is heard"""
    app = stage.evenkeel().start()
    with Reader() as reader:
        told = Told(reader, app.process.pid)
        try:
            take_the_call(told, app)
            breathe(told)
            file_it(told, app)
        finally:
            told.leave(stage)
    check_file(app)
    app.close()


class Told:
    """What is found, done and heard, one line each."""

    def __init__(self, reader, pid):
        self.reader, self.pid, self.lines = reader, pid, []

    def tell(self, line):
        self.lines.append(line)

    def find(self, role, name, seconds=10):
        node = self.reader.find(self.pid, name, role, seconds)
        self.tell(f"found    {node.role} “{node.name}”")
        return node

    def press(self, role, name):
        self._do(self.find(role, name).press(), f"pressed  “{name}”")

    def write(self, name, text):
        self._do(self.find("entry", name).write(text), f"wrote    “{text}”")

    def turn(self, name, value):
        self._do(self.find("slider", name).turn_to(value), f"turned   “{name}” to {value}")

    def hear(self, heard, fits, seconds, why):
        text, politeness = self.reader.hear(heard, fits, seconds, why)
        self.tell(f"heard    “{text}”, {'politely' if politeness == POLITE else politeness}")
        if politeness != POLITE:
            raise Failed(f"“{text}” was not said politely: {politeness}")

    def _do(self, done, line):
        if not done:
            raise Failed(f"it cannot be done: {line}")
        self.tell(line)

    def leave(self, stage):
        if stage.out:
            with open(os.path.join(stage.out, f"{stage.renderer}-call-by-name.txt"), "w", encoding="utf-8") as file:
                file.write("\n".join(self.lines) + "\n")


def take_the_call(told, app):
    told.press("push button", "New call")
    told.write("Their words", WORDS)
    for name, text in NOUNS.items():
        told.write(name, text)
    app.wait_for_record(
        lambda r: (r["words"], r["customer"], r["issue"], r["remedy"]) == (WORDS, *NOUNS.values()),
        "what was written is not in the record",
    )
    told.press("toggle button", "Angry, wants it now")
    app.wait_for_record(lambda r: r["situations"] == ["angry"], "pressing the chip chose nothing")
    told.press("check box", "One slow breath out")
    until(lambda: "checked" in told.find("check box", "One slow breath out").states(), 5, "the step is not ticked")
    copy_a_card(told)
    told.turn("Heat at the start", 7)
    told.press("push button", "Log an event")
    told.write("Event", EVENT)
    told.press("push button", "Note a promise")
    told.write("Promise", PROMISE)
    record = app.wait_for_record(
        lambda r: r["heat_start"] == 7 and [e["text"] for e in r["events"]] == [EVENT] and r["promises"],
        "heat, event and promise are not in the record",
    )
    if len(record["steps"]) != 1:
        raise Failed(f"ticked: {record['steps']}")
    told.press("push button", "Escalate")
    told.write("Escalate to", "the billing lead")
    app.wait_for_record(lambda r: (r["escalation"] or {}).get("to") == "the billing lead", "nobody is brought in")


def copy_a_card(told):
    """The first card that names the remedy, which is copied as it is read out."""
    cards = [node.name for node in told.reader.tree(told.pid) if node.name.startswith("Copy card")]
    card = next((name for name in cards if NOUNS["Remedy they want"] in name), None)
    if card is None:
        raise Failed(f"no card names the remedy: {cards}")
    told.press("push button", card)
    said = card.split(": ", 1)[1]
    until(lambda: clipboard() == said, 5, lambda: f"not copied as read out: {clipboard()!r}")


def breathe(told):
    """Two phases are announced, each in its time, and then none."""
    with told.reader.listening() as heard:
        told.press("push button", "Breathe")
        for phase in ("Breathe in", "Breathe out"):
            told.hear(heard, lambda said: said[0] == phase, 15, f"“{phase}” was not announced")
        told.press("push button", "Stop")
    told.find("push button", "Breathe")


def file_it(told, app):
    told.press("push button", "End call")
    app.wait_for_record(lambda r: r["status"] == "wrap_up", "the call did not end")
    told.press("toggle button", "Disposition: Resolved")
    told.turn("Heat at the end", 3)
    told.write("Outcome", OUTCOME)
    app.wait_for_record(
        lambda r: (r["disposition"], r["heat_end"], r["outcome"]) == ("Resolved", 3, OUTCOME),
        "how it came out is not in the record",
    )
    with told.reader.listening() as heard:
        told.press("push button", "File it")
        told.hear(heard, lambda said: said[0].startswith("Filed"), 5, "that it was filed was not announced")


def check_file(app):
    record = app.wait_for_record(lambda r: r["status"] == "ended", "the call was not filed")
    if [promise["text"] for promise in record["promises"]] != ["send the form"] or not record["promises"][0]["due"]:
        raise Failed(f"promised: {record['promises']}")
    (path,) = app.record_files()
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for piece in (WORDS, *NOUNS.values(), EVENT, OUTCOME, "the billing lead"):
        if piece not in text:
            raise Failed(f"{piece!r} is not in {path}")
