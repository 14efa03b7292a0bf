"""What is different on Windows: what holds a window on top, paths, line breaks, a copy carried along."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager

from cases.above import ABOVE
from cases.hotkey import is_hidden
from cases.instance import ICONIC
from cases.looks import becomes, pictures_of_a_breath
from desktop import Failed, until
from wine import windows_path
from words import narratives, typable

NAME = "Zoë Øster 喂"
CONTRAST = ("HKCU\\Control Panel\\Accessibility\\HighContrast", "Flags", "REG_SZ")
ANIMATIONS = ("HKCU\\Control Panel\\Desktop", "UserPreferencesMask", "REG_BINARY")
PHONE = "Untitled - Notepad"
# Of the icon, as alpha, red, green and blue.
ACCENT = 0xFF0B6B6B
LONG = "/".join(["a folder with spaces and ümläuts 喂"] * 12)


def test_topmost(stage):
    """Windows itself holds it on top, and Ctrl+T takes that off"""
    app = stage.evenkeel().start()
    until(lambda: said("topmost", "Evenkeel") == "topmost", 5, "not topmost from the start")
    stage.screen.press("ctrl+t")
    until(lambda: said("topmost", "Evenkeel") == "not topmost", 5, "Ctrl+T did not take it off")
    stage.shot("windows", app.window)
    app.close()


def test_icon(stage):
    """title bar and task bar are given the icon of the program, not that of any program"""
    app = stage.evenkeel().start()
    icons = lambda: icons_in(stage.screen.values(app.window, "_NET_WM_ICON"))
    of_ours = lambda: [icon.count(ACCENT) > len(icon) / 4 for icon in icons()]
    until(lambda: of_ours() and all(of_ours()), 5, lambda: f"large and small, the icon is ours: {of_ours()}")
    app.close()


def icons_in(numbers):
    """The pixels of each; width and height stand before them."""
    while numbers:
        length = numbers[0] * numbers[1]
        yield numbers[2 : 2 + length]
        numbers = numbers[2 + length :]


def test_call(stage):
    """a call is taken by keyboard alone: typed, pasted, a card copied, an event, filed"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    words = typable(narratives()[0], 300)
    screen.press("ctrl+n")
    screen.still_picture(window)
    screen.type(words)
    app.wait_for_record(lambda record: record["words"] == words, f"their words are not there: {words!r}")
    screen.press("alt+3")
    screen.press("tab")
    screen.still_picture(window)
    screen.type("Mrs Lind")
    app.wait_for_record(lambda record: record["customer"] == "Mrs Lind", "the name was not typed")
    screen.press("ctrl+1")
    screen.press("ctrl+l")
    screen.still_picture(window)
    screen.press("ctrl+v")
    card = app.run("guide", "angry").stdout
    is_card = lambda record: any(event["text"] and event["text"] in card for event in record["events"])
    app.wait_for_record(is_card, "Ctrl+1 did not copy the first card")
    screen.press("ctrl+l")
    screen.still_picture(window)
    screen.paste(NAME)
    is_pasted = lambda record: any(event["text"] == NAME for event in record["events"])
    app.wait_for_record(is_pasted, "what another program copied was not pasted")
    stage.shot("windows-call", window)
    screen.press("ctrl+enter")
    app.wait_for_record(lambda record: record["status"] == "wrap_up", "Ctrl+Enter did not end the call")
    screen.still_picture(window)
    screen.press("ctrl+enter")
    app.wait_for_record(lambda record: record["status"] == "ended", "it was not filed")
    app.close()


def test_paths(stage):
    """folders with spaces, other scripts and more than 260 characters hold calls"""
    app = stage.evenkeel()
    app.data = os.path.join(app.home, LONG)
    os.makedirs(app.data)
    for words in ("first", "second"):
        filed(app, "note", "--words", words)
    found = app.lines("search", "second", "--json")
    if len(found) != 1 or len(app.record_files()) != 2:
        raise Failed(f"{len(app.record_files())} files, found {found}")
    if app.run("check").returncode != 0:
        raise Failed("check found something")


def test_held_by_another(stage):
    """while another program holds the record open nothing is lost, and it is saved once that lets go"""
    app = stage.evenkeel()
    filed(app, "note", "--open", "--words", "before")
    path = windows_path(app.record_files()[0])
    app.start()
    holder = subprocess.Popen(["hold", path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        if holder.stdout.readline().strip() != "held":
            raise Failed("the record could not be held")
        stage.screen.type(" and after")
        until(lambda: app.record()["words"] == "before", 3, "it was replaced all the same")
        stage.screen.still_picture(app.window)
        stage.shot("windows-held", app.window)
    finally:
        holder.stdin.close()
        holder.wait(20)
    app.wait_for_record(lambda record: record["words"].endswith("after"), "not saved once it was let go", seconds=10)
    app.close()


def test_line_breaks(stage):
    """a pack written with the line breaks of Windows is read, and what is wrong in it is said with its line"""
    app = stage.evenkeel()
    folder = os.path.join(app.config, "playbook")
    os.makedirs(folder)
    pack = '(\r\n  reframes: [\r\n    (id: "ours", text: "It is the parcel, not me."),\r\n  ],\r\n)\r\n'
    with open(os.path.join(folder, "site.ron"), "w", newline="") as file:
        file.write(pack.replace("reframes", "reframez"))
    answer = app.run("guide")
    if "site.ron" not in answer.stderr or "line 2" not in answer.stderr:
        raise Failed(f"not said where: {answer.stderr}")
    with open(os.path.join(folder, "site.ron"), "w", newline="") as file:
        file.write(pack)
    answer = app.run("guide")
    if answer.returncode != 0 or answer.stderr:
        raise Failed(f"not read: {answer.stderr}")


def test_spoken_to(stage):
    """the window is hidden, shown and made a strip through its pipe, and a second start opens no second one"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    filed(app, "hide")
    until(lambda: is_hidden(app), 5, "it was not hidden")
    filed(app, "show")
    until(lambda: not is_hidden(app), 5, "it was not shown")
    filed(app, "compact")
    until(lambda: screen.place(window)[3] < 100, 5, "it is no strip")
    filed(app, "compact")
    until(lambda: screen.place(window)[3] > 400, 5, "it is not whole again")
    filed(app)
    if [each.id for each in screen.windows()] != [window.id]:
        raise Failed("a second start opened a second window")
    app.close()


def test_pipe(stage):
    """the pipe through which it is spoken to is its owner's alone"""
    app = stage.evenkeel().start()
    asked = app.run("show", environment={**app.environment(), "WINEDEBUG": "+file"})
    pipe = re.search(r"pipe\W+(evenkeel-[0-9a-f]{16})", asked.stderr)
    if not pipe:
        raise Failed(f"there is no pipe: {asked.stderr}")
    rights = said("rights", pipe[1])
    if rights != "D:P(A;;GA;;;OW)":
        raise Failed(f"the rights are {rights}")
    app.close()


def test_shown_without_the_keyboard(stage):
    """hidden, minimised or covered, `show` brings it into sight without the keyboard, and a second start with it"""
    app, screen = stage.evenkeel().start(), stage.screen
    window = app.window

    def shows(how, ask):
        screen.activate(phone)
        until(lambda: said("foreground") == PHONE, 5, "the phone system has not the keyboard")
        filed(app, ask)
        until(lambda: not is_hidden(app), 5, f"{how}, `{ask}` did not show it")
        screen.still_picture(window, still_secs=0.5)
        if said("foreground") != PHONE:
            raise Failed(f"{how}, `{ask}` took the keyboard")

    with phone_system(screen) as phone:
        for ask in ("show", "toggle"):
            filed(app, "hide")
            until(lambda: is_hidden(app), 5, "it was not hidden")
            shows("hidden", ask)
            screen.tell(window, "WM_CHANGE_STATE", ICONIC)
            until(lambda: is_hidden(app), 5, "it was not minimised")
            shows("minimised", ask)
        screen.activate(window)
        screen.press("ctrl+t")
        until(lambda: ABOVE not in screen.states(window), 5, "Ctrl+T did not take the pin off")
        screen.activate(phone)
        until(lambda: top(screen) == phone.id, 5, "it is not covered")
        shows("covered", "show")
        until(lambda: top(screen) == window.id, 5, "covered, `show` did not bring it to the front")
        if ABOVE in screen.states(window):
            raise Failed("`show` put the pin on")
        filed(app)
        until(lambda: said("foreground") == "Evenkeel", 5, "a second start did not give it the keyboard")
    app.close()


def test_opened_with_the_keyboard(stage):
    """opened while another program has the keyboard, it has it, and so has the window beside it"""
    app = stage.evenkeel()
    with phone_system(stage.screen) as phone:
        stage.screen.activate(phone)
        until(lambda: said("foreground") == PHONE, 5, "the phone system has not the keyboard")
        activate, stage.screen.activate = stage.screen.activate, lambda window: None
        app.start()
        until(lambda: said("foreground") == "Evenkeel", 5, "it opened without the keyboard")
        stage.screen.activate = activate
        stage.screen.activate(app.window)
        stage.screen.press("ctrl+r")
        beside = "Saved calls"
        until(lambda: said("foreground").startswith(beside), 5, lambda: f"{said('foreground')} has the keyboard")
    app.close()


def test_hotkey(stage):
    """a key pressed in it hides it, and pressed in another program brings it back with the keyboard"""
    app, screen = stage.evenkeel(), stage.screen
    app.settings("(hotkey: Some(ctrl_alt_home), tray: off)")
    app.start()
    screen.press("ctrl+alt+home")
    until(lambda: is_hidden(app), 5, "pressed in it, the key did not hide it")
    with phone_system(screen) as phone:
        screen.activate(phone)
        screen.press("ctrl+alt+home")
        until(lambda: not is_hidden(app), 5, "the key did not bring it back")
        until(lambda: said("foreground") == "Evenkeel", 5, "it came back without the keyboard")
    app.close()


def test_looks(stage):
    """a contrast theme and animation effects that are turned off are followed, from the start and when the keyboard comes back"""
    screen = stage.screen
    app = stage.evenkeel()
    with setting(*CONTRAST, "127"), setting(*ANIMATIONS, "9012038010000000"):
        app.start()
        becomes(stage, app, "high contrast")
        still = pictures_of_a_breath(stage, app)
        with phone_system(screen) as phone:
            screen.activate(phone)
            put_setting(*CONTRAST, "126")
            put_setting(*ANIMATIONS, "9012038012000000")
            screen.activate(app.window)
            becomes(stage, app, "light")
        moving = pictures_of_a_breath(stage, app)
        if still > 4 or moving < 8:
            raise Failed(f"so much of a breath was {moving} pictures, and without animation effects {still}")
    app.close()


def test_sign(stage):
    """its sign is in the tray while the program runs"""
    screen = stage.screen
    tray = lambda: next((each for each in screen.windows() if each.get_wm_name() == "Wine System Tray"), None)
    app = stage.evenkeel()
    app.settings("(tray: on)")
    app.start()
    until(tray, 5, "there is no sign")
    app.close()
    until(lambda: tray() is None, 5, "the sign outlived the program")


def program(stage):
    with open(stage.binary) as script:
        return script.read().split('"')[1]


def test_asked_for_in_a_terminal(stage):
    """`evenkeel.com` opens the window of the `evenkeel.exe` beside it, and the terminal has its prompt again"""
    app, screen = stage.evenkeel(), stage.screen
    app.settings("(tray: off)")
    for ending in ("exe", "com"):
        shutil.copy(program(stage), os.path.join(app.home, f"evenkeel.{ending}"))
    ended = subprocess.run(["wine", os.path.join(app.home, "evenkeel.com"), "--renderer", "cpu"], timeout=20,
                           env=app.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if ended.returncode != 0:
        raise Failed(f"it ended with {ended.returncode}")
    ours = lambda: next((each for each in screen.windows() if each.get_wm_name() == "Evenkeel"), None)
    window = until(ours, 20, "the window went with it, or never came")
    filed(app, "show")
    screen.tell(window, "_NET_CLOSE_WINDOW")
    until(lambda: window.id not in [each.id for each in screen.windows()], 10, "it was not closed")


def test_carried_along(stage):
    """a copy with its folder beside it keeps everything there"""
    app = stage.evenkeel()
    stick = os.path.join(app.home, "stick")
    os.makedirs(os.path.join(stick, "evenkeel-data"))
    exe = program(stage)
    shutil.copy(exe, stick)
    environment = {name: value for name, value in app.environment().items() if not name.startswith("EVENKEEL_")}
    copy = os.path.join(stick, os.path.basename(exe))
    done = subprocess.run(["wine", copy, "note", "--words", "on the stick"], env=environment, capture_output=True, text=True)
    if done.returncode != 0 or not os.path.isdir(os.path.join(stick, "evenkeel-data", "data", "calls")):
        raise Failed(f"it ended with {done.returncode}: {done.stderr}")


@contextmanager
def setting(key, name, kind, value):
    """What Windows keeps of a setting of its own is this, and afterwards as it was."""
    before = registry("query", key, "/v", name)
    put_setting(key, name, kind, value)
    try:
        yield
    finally:
        if kind in before:
            put_setting(key, name, kind, before.split()[-1])
        else:
            registry("delete", key, "/v", name, "/f")


def put_setting(key, name, kind, value):
    if not registry("add", key, "/v", name, "/t", kind, "/d", value, "/f"):
        raise Failed(f"{name} was not set")


def registry(*words):
    return said("wine", "reg", *words)


@contextmanager
def phone_system(screen):
    """The window of another program for Windows."""
    process = subprocess.Popen(["wine", "notepad"], stderr=subprocess.DEVNULL)
    try:
        yield until(lambda: next((each for each in screen.windows() if each.get_wm_name() == PHONE), None), 20, "no phone system")
    finally:
        process.kill()
        process.wait()


def top(screen):
    return screen.windows()[-1].id


def filed(app, *words):
    answer = app.run(*words)
    if answer.returncode != 0:
        raise Failed(f"{words} ended with {answer.returncode}: {answer.stderr}")


def said(program, *words):
    return subprocess.run([program, *words], capture_output=True, text=True, errors="replace").stdout.strip()


for name, test in list(vars().items()):
    if name.startswith("test_"):
        test.only_on_windows = True
for test in (test_paths, test_line_breaks, test_carried_along):
    test.once = True
