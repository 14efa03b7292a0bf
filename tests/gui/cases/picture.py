"""Both renderers draw the same picture, in every theme and size."""

from desktop import Failed, until

# At most this share of the pixels may differ by more than this much of 255 in a channel.
SHARE, TOLERANCE = 0.005, 24
BAR_PX = 40
SIZES = {"narrow": (320, 420), "usual": (420, 760), "wide": (1280, 800)}


def test_same_picture(stage):
    """both renderers draw the same, light and dark"""
    for theme in ("light", "dark", "high_contrast"):
        pictures = {renderer: views(stage, renderer, theme) for renderer in ("cpu", "gl")}
        for name, picture in pictures["cpu"].items():
            apart = picture.share_apart(pictures["gl"][name], TOLERANCE)
            if apart > SHARE:
                raise Failed(f"{theme}, {name}: {apart:.2%} of the pixels differ by more than {TOLERANCE}")


test_same_picture.once = True


def views(stage, renderer, theme):
    """The window at rest, and with a situation; the bar is left out for its clock."""
    app = stage.evenkeel(renderer)
    app.settings(f"(theme: {theme})")
    app.start()
    screen, window = stage.screen, app.window
    pictures = {}
    for name, keys in (("at rest", []), ("keys", ["F1"]), ("guide", ["esc", "alt+6"]), ("settings", ["ctrl+,"])):
        for key in keys:
            before = screen.picture(window).data
            screen.press(key)
            until(lambda: screen.picture(window).data != before, 10, f"{key} changed nothing")  # noqa: B023
            screen.still_picture(window)
        # a second after it is painted, what else is known of the shift joins it
        picture = screen.still_picture(window, still_secs=1.5 if name == "at rest" else 0.4)
        pictures[name] = picture.crop(0, BAR_PX, picture.width, picture.height - BAR_PX)
        stage.shot(f"{renderer}-{theme}-{name.replace(' ', '-')}", window)
    app.close()
    return pictures


def test_sizes(stage):
    """it fills a narrow and a wide window"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    screen.press("alt+6")
    for name, (width, height) in SIZES.items():
        # What lies off the screen has no pixels.
        window.configure(x=0, y=0, width=width, height=height)
        screen.display.sync()
        until(lambda: screen.place(window)[2:] == (width, height), 5, lambda: f"{name}: {screen.place(window)}")
        painted = lambda: all(part.is_painted() for part in far_parts(screen.picture(window)))  # noqa: B023, E731
        until(painted, 10, f"{name}: a part of the window stayed empty")
        screen.still_picture(window, still_secs=0.3)
        stage.shot(f"{stage.renderer}-size-{name}", window)
    app.close()


def far_parts(picture):
    """The quarter at the right and the quarter below."""
    width, height = picture.width, picture.height
    yield picture.crop(width * 3 // 4, 0, width - width * 3 // 4, height)
    yield picture.crop(0, height * 3 // 4, width, height - height * 3 // 4)
