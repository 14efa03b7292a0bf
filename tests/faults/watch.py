"""Looks at every file while a test does its worst."""

import threading

from desktop import Failed


class Watch(threading.Thread):
    """Calls `scan` again and again, in a `with`; what it found wrong is raised at the end."""

    def __init__(self, scan):
        super().__init__(daemon=True)
        self.scan, self.looks, self.failure, self.over = scan, 0, None, threading.Event()

    def run(self):
        while not self.over.is_set() and self.failure is None:
            try:
                self.scan("on the way")
            except Failed as failure:
                self.failure = failure
            except OSError:
                pass  # a folder that came and went
            self.looks += 1
            self.over.wait(0.02)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.join()
        if self.failure:
            raise self.failure
