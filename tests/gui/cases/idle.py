"""A window at rest costs nothing."""

import os
import subprocess
import time

from desktop import Failed, until
from evenkeel import Meter

WATCH_SECS = 5


def test_idle(stage):
    """at rest, without a call, it paints nothing and hardly wakes"""
    app = stage.evenkeel().start()
    # The work of the start is over: the search, and the note of where the window stands.
    time.sleep(2.5)
    before = stage.screen.picture(app.window)
    with Meter(app.process.pid) as meter:
        time.sleep(WATCH_SECS)
    # A few belong to the desktop; a timer that ticks, wherever it sits, makes more in so many seconds.
    if meter.wakeups > 0.5 * meter.secs + 1 or meter.cpu_percent > 0.2:
        raise Failed(f"{meter.wakeups_a_sec:.1f} wake-ups a second, {meter.cpu_percent:.3f} % of a core")
    if stage.screen.picture(app.window).data != before.data:
        raise Failed("the picture changed")
    app.close()

def test_second_start(stage):
    """started again where it stood, it goes on to its slower work though nobody touches it"""
    app = stage.evenkeel().start()
    place = os.path.join(app.cache, "window.ron")
    until(lambda: os.path.exists(place), 5, "it did not note where it stands")
    app.close()
    app.process = subprocess.Popen([app.binary, "--renderer", app.renderer], env=app.environment())
    try:
        until(lambda: "index" in threads(app.process.pid), 20, "it never looked into the saved calls")
    finally:
        app.kill()


def threads(pid):
    """What the threads of this process are called."""
    return subprocess.run(["ps", "-L", "-o", "comm=", "-p", str(pid)], capture_output=True, text=True).stdout.split()
