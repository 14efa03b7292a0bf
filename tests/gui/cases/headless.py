"""Without a display."""

from desktop import Failed


def test_no_display(stage):
    """without a display it ends with 1 and one line that names what works"""
    app = stage.evenkeel()
    environment = {k: v for k, v in app.environment().items() if "DISPLAY" not in k and k != "WAYLAND_SOCKET"}
    for renderer in ("auto", "cpu", "gl"):
        for display in ({}, {"DISPLAY": ":4711"}):
            answer = app.run("--renderer", renderer, environment={**environment, **display})
            said = answer.stderr.strip()
            if answer.returncode != 1 or said.count("\n") or answer.stdout:
                raise Failed(f"{renderer}, {display}: ended with {answer.returncode}: {answer.stdout}{said}")
            for name in ("evenkeel: ", "`evenkeel guide`", "`evenkeel --help`"):
                if name not in said:
                    raise Failed(f"{name} is not in: {said}")


test_no_display.once = True
