"""What a picture tells better than words: every script, large text, another language, the strip on the phone system."""

import unicodedata

from cases.above import maximised_window, seen
from desktop import Failed, until

NAMES = {
    "chinese": ("李娜", "账单被重复扣款，没有人回电话。"),
    "arabic": ("السيدة ليلى", "خُصم المبلغ مرتين ولم يتصل بي أحد."),
    "hebrew": ("גברת לוי", "חויבתי פעמיים על אותו תשלום."),
    "cyrillic": ("Г-жа Иванова", "Деньги списали дважды, никто не перезвонил."),
    "devanagari": ("श्रीमती शर्मा", "मुझसे दो बार पैसे लिए गए, किसी ने फ़ोन नहीं किया।"),
    "thai": ("คุณสมหญิง", "ถูกเรียกเก็บเงินสองครั้ง ไม่มีใครโทรกลับ"),
    "emoji": ("Zoë 😀", "Charged twice 😡, nobody calls me back 😢"),
}

# A character for private use that no font has.
NOWHERE = "\U0010fffd"


def test_scripts(stage):
    """names and words of six scripts, and emoji, are drawn letter by letter and kept as they are"""
    for script, (name, words) in NAMES.items():
        app = stage.evenkeel().start()
        screen = stage.screen
        no_boxes(screen, app.window, script, name)
        screen.press("ctrl+n")
        screen.paste(words)
        app.wait_for_record(lambda record: record["words"] == words, script)
        screen.press("Tab")
        screen.paste(name)
        screen.press("alt+3")
        app.wait_for_record(lambda record: (record["customer"], record["words"]) == (name, words), script)
        with_text = screen.still_picture(app.window)
        screen.press("ctrl+z")
        if screen.still_picture(app.window).data == with_text.data:
            raise Failed(f"nothing of {script} was drawn")
        screen.press("ctrl+shift+z")
        screen.still_picture(app.window)
        stage.shot(f"{stage.renderer}-{script}", app.window)
        app.close()


def no_boxes(screen, window, script, text):
    """Each letter alone, in a text with no clock beside it, is something else than what no font has."""

    def drawn(letter):
        screen.press("ctrl+a")
        screen.paste(letter)
        return screen.still_picture(window).data

    screen.press("ctrl+h")
    screen.still_picture(window)
    empty, latin, box = screen.still_picture(window).data, drawn("x"), drawn(NOWHERE)
    if len({empty, latin, box}) < 3:
        raise Failed("what is typed into the intention is not seen")
    for letter in sorted({c for c in text if ord(c) > 0x2FF and unicodedata.category(c)[0] in "LS"}):
        until(lambda: drawn("x") == latin, 5, "the intention did not come to rest")
        # the fonts of the desktop are looked for when the first such letter comes
        until(lambda: drawn(letter) not in (latin, box), 5, f"no font of the desktop has {letter} ({script})")
    screen.press("ctrl+a")
    screen.press("backspace")
    screen.press("esc")


def test_looks(stage):
    """text of 200 %, high contrast and Spanish hold in a whole call"""
    looks = {
        "large": ("(text_percent: 200)", "Charged twice, nobody calls me back"),
        "high-contrast": ("(theme: high_contrast)", "Charged twice, nobody calls me back"),
        "spanish": ('(language: Some("es"))', "Me han cobrado dos veces y nadie me llama"),
    }
    for look, (settings, words) in looks.items():
        app = stage.evenkeel()
        app.settings(settings)
        app.start()
        screen = stage.screen
        if screen.place(app.window)[2:] != (420, 760):
            raise Failed(f"{look}: the window is {screen.place(app.window)}")
        screen.press("ctrl+n")
        screen.type(words)
        screen.press("alt+3")
        app.wait_for_record(lambda record: record["situations"] == ["angry"], look)
        screen.still_picture(app.window)
        stage.shot(f"{stage.renderer}-{look}", app.window)
        app.close()


def test_strip_above_the_phone_system(stage):
    """the strip stays in sight above a maximised window, breathing and call going on"""
    app = stage.evenkeel().start()
    screen = stage.screen
    screen.press("ctrl+n")
    screen.type("Charged twice, nobody calls me back")
    screen.press("alt+3")
    screen.press("ctrl+shift+t")
    screen.type("7")
    screen.press("ctrl+b")
    screen.press("ctrl+m")
    until(lambda: screen.place(app.window)[3] < 120, 5, "it is no strip")
    other = maximised_window(screen)
    try:
        screen.activate(other)
        until(lambda: seen(screen, app.window) > 0.9, 5, lambda: f"only {seen(screen, app.window):.0%} of it is seen")
        stage.shot(f"{stage.renderer}-strip-above", height=240)
    finally:
        other.destroy()
        screen.display.sync()
    app.close()


test_scripts.only_long = True
test_looks.only_long = True
