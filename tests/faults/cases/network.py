"""No socket but the desktop's own."""

import os
import re

from desktop import Failed
from cases.window import DISPLAY, Window
from evenkeel import Evenkeel
from suite import needs

# A socket of the machine itself: the display, the session's bus, the one window.
LOCAL = re.compile(r"socket(?:pair)?\(AF_(?:UNIX|LOCAL)\b")


class Traced:
    """The program under strace, which notes its sockets."""

    def __init__(self, trace):
        class UnderStrace(Evenkeel):
            def start(self):
                strace = ["strace", "-f", "-qq", "-o", trace, "-e", "trace=socket,socketpair,connect,bind"]
                script = os.path.join(self.home, "evenkeel-traced")
                with open(script, "w") as file:
                    # strace -D keeps the program's own process number, by which its window is known.
                    file.write(f"#!/bin/sh\nexec {' '.join(strace)} -D {self.binary} \"$@\"\n")
                os.chmod(script, 0o755)
                plain, self.binary = self.binary, script
                try:
                    return super().start()
                finally:
                    self.binary = plain

        self.kind = UnderStrace


@needs("strace", *DISPLAY)
def test_no_network(stage):
    """A whole call opens no socket but those of the desktop"""
    trace = os.path.join(stage.folder, "sockets")
    with Window(stage, clock=Traced(trace)) as on:
        on.type(" and a promise")
        on.screen.press("ctrl+p")
        on.type("send the form by Friday")
        on.screen.press("ctrl+Return")
        on.screen.press("ctrl+Return")
        on.screen.press("ctrl+r")
        on.screen.still_picture(on.app.window)
        on.app.close()
    with open(trace, errors="replace") as file:
        made = [line for line in file if re.search(r"\bsocket(?:pair)?\(", line)]
    others = [line.strip() for line in made if not LOCAL.search(line)]
    if others:
        raise Failed(f"{len(others)} other sockets: {others[0]}")
    if not made:
        raise Failed("no socket at all was seen, not even the display's")
    return f"{len(made)} sockets, all local"
