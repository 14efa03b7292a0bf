"""A whole call by keyboard alone, and the record that it leaves."""

import os
import stat

from desktop import Failed, until
from screen import clipboard
from words import narratives, typable

PROBLEM = "the double charge"
REMEDY = "a refund today"
NAME = "Zoë Øster"
EVENT = "I have called you 4 times about this!"
OUTCOME = "refunded, she was content"


def test_whole_call(stage):
    """a whole call is taken by keyboard alone and found again"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    words = typable(narratives()[0], 600)

    begin(stage, app, words)
    fill_nouns(stage, app)
    use_cards(stage, app)
    log_and_promise(stage, app)
    breathe(stage, app)
    wrap_up(stage, app)
    screen.still_picture(window)
    stage.shot(f"{stage.renderer}-9-filed", window)

    record = app.wait_for_record(lambda r: r["status"] == "ended", "the call was not filed")
    check_record(record, words)
    check_file(app)
    find_again(app, record)
    app.close()


def begin(stage, app, words):
    stage.shot(f"{stage.renderer}-1-start", app.window)
    stage.screen.press("ctrl+n")
    stage.screen.still_picture(app.window)
    stage.screen.type(words)
    app.wait_for_record(lambda r: r["words"] == words, f"their words are not there: {words!r}")
    stage.shot(f"{stage.renderer}-2-words", app.window)


def fill_nouns(stage, app):
    screen = stage.screen
    screen.press("alt+3")
    app.wait_for_record(lambda r: r["situations"][:1] == ["angry"], "Alt+3 did not choose the third situation")
    screen.press("alt+6")
    app.wait_for_record(
        lambda r: set(r["situations"]) == {"angry", "our-mistake"}, "Alt+6 did not add the sixth situation"
    )
    stage.shot(f"{stage.renderer}-3-situations", app.window)
    screen.press("tab")
    screen.still_picture(app.window)
    # No key of this keyboard has these letters.
    screen.paste(NAME)
    app.wait_for_record(lambda r: r["customer"] == NAME, "Tab and Ctrl+V did not fill the name")
    screen.press("tab")
    screen.still_picture(app.window)
    screen.type(PROBLEM)
    screen.press("tab")
    screen.still_picture(app.window)
    screen.type(REMEDY)
    app.wait_for_record(
        lambda r: (r["issue"], r["remedy"]) == (PROBLEM, REMEDY), "Tab did not go from the name to the nouns"
    )
    screen.still_picture(app.window)
    stage.shot(f"{stage.renderer}-4-cards-filled", app.window)


def use_cards(stage, app):
    copied = []
    for number in range(1, 7):
        before = clipboard()
        stage.screen.press(f"ctrl+{number}")
        until(lambda: clipboard() not in ("", before), 3, f"Ctrl+{number} copied nothing")
        copied.append(clipboard())
    if not any(PROBLEM in text for text in copied):
        raise Failed(f"no card names the problem: {copied}")
    if not any(REMEDY in text for text in copied):
        raise Failed(f"no card names the remedy: {copied}")
    if any("{" in text for text in copied):
        raise Failed(f"a card shows a slot by its name: {copied}")
    stage.shot(f"{stage.renderer}-5-copied", app.window)


def log_and_promise(stage, app):
    screen = stage.screen
    screen.press("ctrl+l")
    screen.still_picture(app.window)
    screen.type(EVENT)
    app.wait_for_record(lambda r: [e["text"] for e in r["events"]] == [EVENT], "Ctrl+L did not log the event")
    screen.press("ctrl+p")
    screen.still_picture(app.window)
    screen.type("send the form by tomorrow 3pm")
    screen.press("tab")
    promised = app.wait_for_record(lambda r: r["promises"] and r["promises"][0]["due"], "no promise with a time")
    if promised["promises"][0]["text"] != "send the form":
        raise Failed(f"the promise reads {promised['promises'][0]}")
    screen.still_picture(app.window)
    stage.shot(f"{stage.renderer}-6-promise", app.window)


def breathe(stage, app):
    """The ring runs while typing goes on, and stops."""
    screen, window = stage.screen, app.window
    screen.press("ctrl+l")
    screen.still_picture(window)
    at_rest = screen.picture(window)
    screen.press("ctrl+b")
    until(lambda: screen.picture(window).share_apart(at_rest, 24) > 0.01, 3, "Ctrl+B shows no ring")
    first = screen.picture(window)
    until(lambda: screen.picture(window).data != first.data, 3, "the ring does not move")
    screen.type("I breathe and they talk")
    stage.shot(f"{stage.renderer}-7-breath", window)
    app.wait_for_record(
        lambda r: r["events"][-1]["text"] == "I breathe and they talk", "typing beside the breath went astray"
    )
    screen.press("ctrl+b")
    screen.still_picture(window, still_secs=0.4)


def wrap_up(stage, app):
    screen = stage.screen
    screen.press("ctrl+enter")
    app.wait_for_record(lambda r: r["status"] == "wrap_up", "Ctrl+Enter did not end the call")
    screen.still_picture(app.window)
    screen.type(OUTCOME)
    app.wait_for_record(lambda r: r["outcome"] == OUTCOME, "the outcome was not typed where it belongs")
    stage.shot(f"{stage.renderer}-8-wrap-up", app.window)
    screen.press("ctrl+enter")


def check_record(record, words):
    expected = {"words": words, "customer": NAME, "issue": PROBLEM, "remedy": REMEDY, "outcome": OUTCOME}
    for field, text in expected.items():
        if record[field] != text:
            raise Failed(f"{field} holds {record[field]!r} instead of {text!r}")
    if [event["text"] for event in record["events"]] != [EVENT, "I breathe and they talk"]:
        raise Failed(f"the events are {record['events']}")
    if not record["ended"]:
        raise Failed("no time at which the call ended")


def check_file(app):
    (path,) = app.record_files()
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for piece in (NAME, PROBLEM, REMEDY, OUTCOME, EVENT, "send the form"):
        if piece not in text:
            raise Failed(f"{piece!r} is not in {path}")
    modes = [(path, 0o600)]
    while path != app.data:
        path = os.path.dirname(path)
        modes.append((path, 0o700))
    for path, mode in modes:
        found = stat.S_IMODE(os.stat(path).st_mode)
        if found != mode:
            raise Failed(f"mode {found:o} instead of {mode:o}: {path}")


def find_again(app, record):
    for query in ("double charge", "zoë", "4 times"):
        hits = app.lines("search", query, "--json")
        if [hit["id"] for hit in hits] != [record["id"]]:
            raise Failed(f"search {query!r} found {hits}")
    if app.lines("search", "no such words anywhere", "--json"):
        raise Failed("search found what is not there")
    owed = app.lines("promises", "--json")
    if [promise["text"] for promise in owed] != ["send the form"]:
        raise Failed(f"owed: {owed}")
