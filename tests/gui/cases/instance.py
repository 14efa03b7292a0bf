"""One window for each data folder, spoken to by `show`, `hide`, `toggle` and `compact`."""

from cases.above import maximised_window
from desktop import Failed, until


def test_one_window_is_spoken_to(stage):
    """a second start raises the window; it is hidden, shown without the keyboard, toggled and made a strip"""
    app = stage.evenkeel().start()
    screen, window = stage.screen, app.window
    hidden = lambda: screen.try_picture(window) is None
    other = maximised_window(screen)
    try:
        screen.activate(other)
        say(app)
        until(lambda: screen.is_active(window), 5, "a second start did not raise the window")
        if len([each for each in screen.windows() if each.id not in (window.id, other.id)]):
            raise Failed("a second start opened a second window")

        say(app, "hide")
        until(hidden, 5, "it was not hidden")
        screen.activate(other)
        say(app, "show")
        until(lambda: not hidden(), 5, "it was not shown")
        until(lambda: screen.is_active(other), 5, "`show` took the keyboard")
        say(app, "toggle")
        until(hidden, 5, "`toggle` did not hide it")
        say(app, "toggle")
        until(lambda: not hidden(), 5, "`toggle` did not show it")

        say(app, "compact")
        until(lambda: screen.place(window)[3] < 100, 5, "it is no strip")
        say(app, "compact")
        until(lambda: screen.place(window)[3] > 400, 5, "it is not whole again")
    finally:
        other.destroy()
        screen.display.sync()
    app.close()
    answer = app.run("show")
    if answer.returncode != 1 or answer.stderr.count("\n") != 1 or "no window answers" not in answer.stderr:
        raise Failed(f"without a window `show` ended with {answer.returncode}: {answer.stderr}")


def say(app, *words):
    answer = app.run(*words)
    if answer.returncode != 0 or answer.stdout or answer.stderr:
        raise Failed(f"{words} ended with {answer.returncode}: {answer.stdout}{answer.stderr}")
