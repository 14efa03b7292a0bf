"""An input method writes what no keyboard has: every text takes Chinese that is composed from letters."""

import os
import shutil
import subprocess
from contextlib import contextmanager

from access import Reader
from cases.windows import window_called
from desktop import Failed, until

ENGINE = "libpinyin"
LETTERS, WORD = "nihao", "你好"


def test_composed(stage):
    """an input method composes in one text after another, and in the window beside"""
    for tool in ("ibus-daemon", "ibus"):
        if not shutil.which(tool):
            raise Failed(f"{tool} is not installed; tests/run --install --long installs what is missing")
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
            until(lambda: any(node.text == WORD for node in reader.tree(app.process.pid)), 5, "the search holds nothing")
        app.wait_for_record(written_once, "what was composed in the search came to the call")
        app.close()


test_composed.only_long = True


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
