"""The program under test: one set of fresh folders, and the window that runs on them.

Knows the command line and the files; must not know how a window looks.
"""

import glob
import json
import os
import signal
import subprocess
import time

from desktop import Failed, until

START_SECS = 20
# What strace and Mesa say on the program's error stream in cases that ask for it.
OTHERS = ("strace: Requested path", "libGL error:")


class Evenkeel:
    def __init__(self, binary, folder, screen, renderer):
        self.binary, self.screen, self.renderer = binary, screen, renderer
        self.home = folder
        self.data, self.config, self.cache, self.tmp = (
            os.path.join(folder, name) for name in ("data", "config", "cache", "tmp")
        )
        for path in (self.home, self.config, self.tmp):
            os.makedirs(path, exist_ok=True)
        # Not a first start: what it says of a temporary folder would come and go in the pictures.
        for path in (self.data, os.path.join(self.data, "calls")):
            os.makedirs(path, mode=0o700, exist_ok=True)
        self.process = self.window = None
        self.starts = 0

    def environment(self):
        ours = {
            "EVENKEEL_DATA_DIR": self.data,
            "EVENKEEL_CONFIG_DIR": self.config,
            "EVENKEEL_CACHE_DIR": self.cache,
            "TMPDIR": self.tmp,
            "HOME": self.home,
            "LANGUAGE": "en",
        }
        others = {k: v for k, v in os.environ.items() if not k.startswith(("EVENKEEL_", "XDG_CONFIG", "XDG_DATA"))}
        return {**others, **ours}

    def settings(self, text):
        with open(os.path.join(self.config, "settings.ron"), "w") as file:
            file.write(text)

    def start(self, *arguments, environment=None, wrapper=(), drawn_by=None):
        """Opens the window, waits until it is painted and gives it the keyboard.

        `wrapper` stands before the command; `drawn_by` names the renderer if another than asked for takes over.
        """
        self.starts += 1
        self.log = os.path.join(self.home, f"stderr-{self.starts}.txt")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [*wrapper, self.binary, "--renderer", self.renderer, *arguments],
                env={**self.environment(), **(environment or {})}, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )
        self.window = until(self._own_window, START_SECS, lambda: f"no window: {self.said()}")
        until(self._is_painted, START_SECS, "the window stayed empty")
        if drawn_by is None:
            self._check_renderer()
        self.screen.activate(self.window)
        self.screen.still_picture(self.window)
        return self

    def _own_window(self):
        if self.process.poll() is not None:
            raise Failed(f"it ended by itself ({self.process.returncode}): {self.said()}")
        return self.screen.window_of(self.process.pid)

    def _is_painted(self):
        picture = self.screen.try_picture(self.window)
        return picture is not None and picture.is_painted(every=7)

    def _check_renderer(self):
        """A test that asks for OpenGL must not be answered by the fallback."""
        with open(f"/proc/{self.process.pid}/maps") as maps:
            has_gl = "libGL" in maps.read()
        if has_gl != (self.renderer == "gl"):
            raise Failed(f"asked for the {self.renderer} renderer, but OpenGL is {'' if has_gl else 'not '}loaded")

    def said(self):
        with open(self.log, errors="replace") as log:
            return " ".join(line.strip() for line in log if not line.startswith(OTHERS))

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def close(self):
        """Closes the window as its cross does; it must go at once, cleanly and without a word."""
        self.screen.tell(self.window, "_NET_CLOSE_WINDOW")
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failed("the window did not close within 10 s") from None
        if self.process.returncode != 0 or self.said():
            raise Failed(f"it closed with {self.process.returncode}: {self.said()}")

    def kill(self):
        """kill -9."""
        if self.is_running():
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def run(self, *arguments, text=None, environment=None):
        """A command on the same folders."""
        return subprocess.run(
            [self.binary, *arguments], env=environment or self.environment(), input=text, capture_output=True,
            text=True, timeout=60,
        )

    def lines(self, *arguments):
        """The output of a command that must succeed, as JSON lines."""
        answer = self.run(*arguments)
        if answer.returncode != 0:
            raise Failed(f"evenkeel {' '.join(arguments)}: {answer.stderr.strip()}")
        return [json.loads(line) for line in answer.stdout.splitlines()]

    def record_files(self):
        return sorted(glob.glob(os.path.join(self.data, "calls", "*", "*", "*.ron")))

    def record(self, id=None):
        """The record with this id, or the only one there is; None while there is none."""
        if id is None:
            files = self.record_files()
            if len(files) > 1:
                raise Failed(f"{len(files)} records instead of one")
            if not files:
                return None
            id = os.path.basename(files[0]).removesuffix(".ron")
        return self.lines("show-call", id, "--format", "json")[0]

    def wait_for_record(self, fits, why, seconds=3):
        """The only record, as soon as it is on the disk and `fits` says yes."""
        seen = {}

        def look():
            seen["record"] = record = self.record()
            return record if record and fits(record) else None

        return until(look, seconds, lambda: f"{why}; on the disk: {seen['record']}")

    def wait_for_record_of(self, fits, why, seconds=3):
        """A record that fits, among all there are, as soon as it is on the disk."""
        ids = lambda: [os.path.basename(path).removesuffix(".ron") for path in self.record_files()]
        return until(lambda: next((r for r in map(self.record, ids()) if fits(r)), None), seconds, why)

    def every_file(self):
        """Path and contents of all that lies in the folders now."""
        for root in (self.data, self.config, self.cache, self.tmp):
            for folder, _, names in os.walk(root):
                for name in names:
                    path = os.path.join(folder, name)
                    try:
                        with open(path, "rb") as file:
                            yield path, file.read()
                    except FileNotFoundError:
                        pass


def cpu_ns(pid):
    """Nanoseconds on a processor, all threads together."""
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        try:
            with open(path) as file:
                total += int(file.read().split()[0])
        except OSError:
            pass
    return total


def wakeups(pid):
    """How often a thread of it has gone to sleep so far."""
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/status"):
        try:
            with open(path) as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt"))
        except OSError:
            pass
    return total


class Meter:
    """Processor time and wake-ups of a process since the beginning of a `with`."""

    def __init__(self, pid):
        self.pid = pid

    def __enter__(self):
        self.began = time.monotonic(), cpu_ns(self.pid), wakeups(self.pid)
        return self

    def __exit__(self, *_):
        began, cpu, woke = self.began
        self.secs = time.monotonic() - began
        self.cpu_percent = (cpu_ns(self.pid) - cpu) / self.secs / 1e7
        self.wakeups = wakeups(self.pid) - woke
        self.wakeups_a_sec = self.wakeups / self.secs

    def must_rest(self):
        """What little a window that does nothing may cost."""
        if self.wakeups_a_sec > 1 or self.cpu_percent > 0.2:
            raise Failed(f"{self.wakeups_a_sec:.1f} wake-ups a second, {self.cpu_percent:.3f} % of a core")
