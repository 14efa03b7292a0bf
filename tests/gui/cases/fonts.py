"""Scripts that our own fonts lack."""

from desktop import Failed, until

HEBREW = "שלום"


def test_fonts_on_demand(stage):
    """a script that its own fonts lack is drawn by one of the desktop, and none is looked for before"""
    app = stage.evenkeel().start()
    screen = stage.screen
    screen.press("ctrl+n")
    screen.type("Latin, ")
    screen.paste("Ελληνικά, Кириллица ")
    app.wait_for_record(lambda record: "Кириллица" in record["words"], "the words were not saved")
    if is_mapped(app, "fontconfig"):
        raise Failed("fonts were looked for without need")
    before = screen.still_picture(app.window)
    screen.paste(HEBREW)
    until(lambda: is_mapped(app, "DejaVuSans.ttf"), 10, "no font of the desktop was taken")
    app.wait_for_record(lambda record: HEBREW in record["words"], "the words were not saved")
    if screen.still_picture(app.window).data == before.data:
        raise Failed("nothing was drawn")
    stage.shot(f"{stage.renderer}-fonts")
    app.close()


def is_mapped(app, name):
    with open(f"/proc/{app.process.pid}/maps") as maps:
        return any(name in line for line in maps)
