"""An input method writes what no keyboard has: every text takes Chinese that is composed from letters."""

import os
import shutil
import subprocess
from contextlib import contextmanager

from access import Reader
from cases.reader import Walk
from cases.windows import window_called
from desktop import Failed, until

ENGINE = "libpinyin"
LETTERS, WORD = "nihao", "你好"
# What is pressed there first, so that there is something to write into.
SECTIONS_WITH_TEXTS = (
    ("Wrap-up", ()), ("Strengths", ("Add a strength", "Add a kind word")), ("Boundary ladder", ()),
    ("Contacts", ("Add a contact",)),
)


def test_composed(stage):
    """an input method composes in one text after another, and in the window beside"""
    app, screen = stage.evenkeel(), stage.screen
    with input_method(app):
        app.start(environment={"XMODIFIERS": "@im=ibus", "LC_ALL": "C.UTF-8"})
        until(chosen, 10, "the input method was not chosen")
        screen.press("ctrl+n")
        screen.still_picture(app.window)
        for keys in ((), ("tab",), ("tab",), ("tab",), ("ctrl+l",), ("Return", "ctrl+p")):
            for key in keys:
                screen.press(key)
            compose(stage, app.window)
        stage.shot(f"{stage.renderer}-composed", app.window)
        screen.press("ctrl+z")
        screen.press("ctrl+shift+z")
        app.wait_for_record(written_once, "it was not composed in each text")
        screen.press("ctrl+r")
        beside = until(lambda: window_called(screen, app.process.pid, "Saved calls – Evenkeel"), 5, "no saved calls")
        until(lambda: screen.is_active(beside), 5, "the saved calls did not get the keyboard")
        compose(stage, beside)
        with Reader() as reader:
            holds = lambda nodes: any(node.text == WORD for node in nodes)
            until(lambda: reader.asked(app.process.pid, holds), 5, "the search holds nothing")
        app.wait_for_record(written_once, "what was composed in the search came to the call")
        app.close()


def test_composed_everywhere(stage):
    """an input method composes in every text of every place, each found and focused as a screen reader does"""
    app = stage.evenkeel()
    with input_method(app), Reader() as reader:
        app.start(environment={"XMODIFIERS": "@im=ibus", "LC_ALL": "C.UTF-8"})
        until(chosen, 10, "the input method was not chosen")
        walk = Walk(reader, app.process.pid)
        texts = Texts(stage, app, reader)
        walk.press("Angry, wants it now")
        for name in ("Note a promise", "Escalate", "More"):
            walk.press(name)
        texts.compose_in_each("the call", "Tags", least=14)
        walk.press("Everything else")
        texts.compose_in("the palette", "Find anything")
        stage.screen.press("Escape")
        walk.command("Settings")
        for section, adds in SECTIONS_WITH_TEXTS:
            walk.press(f"Settings: {section}")
            for add in adds:
                walk.press(add)
            texts.compose_in_each(f"the settings: {section}", "", least=1)
        walk.command("Playbook")
        walk.check("the playbook", "Hide: Angry, wants it now")
        walk.press("Angry, wants it now")
        texts.compose_in_each("the playbook", "", least=5)
        walk.command("Shift")
        texts.compose_in_each("the shift", "Intention", least=1)
        walk.press("Back")
        walk.press("End call")
        texts.compose_in_each("the wrap-up", "", least=1)
        walk.press("File it")
        walk.press("Let it go")
        texts.compose_in_each("the debrief", "", least=3)
        app.close()


test_composed.only_long = True
test_composed_everywhere.only_long = True
test_composed_everywhere.once = True


class Texts:
    """All that can be typed into, of what is shown."""

    def __init__(self, stage, app, reader):
        self.stage, self.app, self.reader = stage, app, reader

    def compose_in_each(self, where, sign, least):
        self.reader.find(self.app.process.pid, sign, "entry")
        names = []

        def enough():
            names[:] = self.reader.asked(self.app.process.pid, lambda nodes: [it.name for it in entries(nodes)], [])
            return len(names) >= least

        until(enough, 5, lambda: f"{where}: only {names} to be typed into")
        for at, name in enumerate(names):
            self.compose_in(where, name, names[:at].count(name))

    def compose_in(self, where, name, before=0):
        """In the text with this name that has so many of the same name before it."""

        def is_now(fits):
            def is_one(nodes):
                same = [node for node in entries(nodes) if node.name == name]
                return before < len(same) and fits(same[before])

            return self.reader.asked(self.app.process.pid, is_one)

        until(lambda: is_now(lambda it: it.focus()), 5, f"{where}: “{name}” is not there")
        until(lambda: is_now(lambda it: "focused" in it.states()), 5, f"{where}: “{name}” does not get the keyboard")
        compose(self.stage, self.app.window)
        until(lambda: is_now(lambda it: WORD in it.text), 5, f"{where}: “{name}” does not hold what was composed")


def entries(nodes):
    return [node for node in nodes if node.role == "entry"]


def written_once(record):
    texts = [record[name] for name in ("words", "customer", "issue", "remedy")]
    return texts + [event["text"] for event in record["events"]] == [WORD] * 5


def compose(stage, window):
    stage.screen.still_picture(window)
    stage.screen.type(LETTERS, pause_secs=0.05)
    stage.screen.still_picture(window)
    stage.screen.press("space")
    stage.screen.still_picture(window)


def chosen():
    """Chooses it; the first answer only starts the engine."""
    subprocess.run(["ibus", "engine", ENGINE], capture_output=True, check=False)
    return subprocess.run(["ibus", "engine"], capture_output=True, text=True, check=False).stdout.strip() == ENGINE


@contextmanager
def input_method(app):
    for tool in ("ibus-daemon", "ibus"):
        if not shutil.which(tool):
            raise Failed(f"{tool} is not installed; tests/run --install --long installs what is missing")
    homes = {"HOME": app.home, "XDG_CONFIG_HOME": app.config, "XDG_CACHE_HOME": app.tmp}
    kept = {name: os.environ.get(name) for name in homes}
    os.environ.update(homes)
    daemon = subprocess.Popen(
        ["ibus-daemon", "--xim", "--panel", "disable", "--config", "/usr/libexec/ibus-memconf"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        until(chosen, 10, "the input method did not start")
        yield
    finally:
        daemon.terminate()
        daemon.wait()
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value
