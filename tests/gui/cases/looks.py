"""Theme and motion follow the desktop, by the settings of its portal."""

import time

from desktop import Failed, until
from services import Service

# The background of each theme, as in src/ui/theme.rs.
PAGES = {"light": 0xF3F5F6, "dark": 0x13181C, "high contrast": 0x000000}


def test_looks(stage):
    """it is dark when the desktop is, follows while it runs, keeps still when asked to, and asks once"""
    with Service("portal") as portal:
        app = stage.evenkeel().start()
        portal.next("ReadAll")
        becomes(stage, app, "dark")
        portal.tell("color-scheme", 2)
        becomes(stage, app, "light")
        portal.tell("contrast", 1)
        becomes(stage, app, "high contrast")
        portal.tell("contrast", 0)
        becomes(stage, app, "light")
        moving = pictures_of_a_breath(stage, app)
        portal.tell("reduced-motion", 1)
        becomes(stage, app, "light")
        still = pictures_of_a_breath(stage, app)
        if still > 4 or moving < 8:
            raise Failed(f"so much of a breath was {moving} pictures, and with reduced motion {still}")
        portal.nothing(0.5)
        app.close()


def becomes(stage, app, theme):
    page = PAGES[theme].to_bytes(3, "little")
    until(lambda: corner(stage, app) == page, 5, lambda: f"it is not {theme}: the page is {corner(stage, app).hex()}")


def corner(stage, app):
    """The colour of the lowest pixel at the left."""
    picture = stage.screen.picture(app.window)
    return picture.data[(picture.height - 1) * picture.width * 4:][:3]


def pictures_of_a_breath(stage, app):
    """How many different pictures there are within a second and a half: a count changes once a second."""
    stage.screen.press("ctrl+b")
    seen, ends = set(), time.monotonic() + 1.5
    while time.monotonic() < ends:
        seen.add(stage.screen.picture(app.window).data)
        time.sleep(0.01)
    stage.shot(f"{stage.renderer}-breath-{len(seen)}", app.window)
    stage.screen.press("ctrl+b")
    stage.screen.still_picture(app.window)
    return len(seen)
