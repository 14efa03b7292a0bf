"""What is on the screen, and the keys and clicks that go to it.

Owns the connection to the X server; must not know the program under test.
"""

import array
import collections
import struct
import subprocess
import time
import zlib

from Xlib import X, XK, display, error
from Xlib.ext import xtest
from Xlib.protocol import display as protocol
from Xlib.protocol import event

from desktop import Failed, until

MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}
KEYS = {
    "enter": "Return", "esc": "Escape", "tab": "Tab", "end": "End", "home": "Home", ",": "comma",
    "backspace": "BackSpace", "down": "Down", "space": "space",
}


class Picture:
    """Pixels as the X server gives them: blue, green, red, nothing."""

    def __init__(self, width, height, data):
        self.width, self.height, self.data = width, height, data

    def crop(self, left, top, width, height):
        row = self.width * 4
        lines = (self.data[y * row + left * 4:y * row + (left + width) * 4] for y in range(top, top + height))
        return Picture(width, height, b"".join(lines))

    def is_painted(self, every=1):
        """Whether more than 0.3 % of the pixels differ from the commonest colour."""
        pixels = array.array("I", self.data)[::every]
        commonest = collections.Counter(pixels).most_common(1)[0][1]
        return (len(pixels) - commonest) / len(pixels) > 0.003

    def share_apart(self, other, tolerance):
        """The share of pixels that differ by more than `tolerance` of 255 in a channel."""
        if (self.width, self.height) != (other.width, other.height):
            return 1.0
        apart = set()
        for channel in range(3):
            pairs = zip(self.data[channel::4], other.data[channel::4])
            apart.update(at for at, (a, b) in enumerate(pairs) if abs(a - b) > tolerance)
        return len(apart) / (self.width * self.height)

    def save(self, path):
        rgb = bytearray(self.width * self.height * 3)
        for channel in range(3):
            rgb[channel::3] = self.data[2 - channel::4]
        row = self.width * 3
        lines = b"".join(b"\0" + rgb[y * row:(y + 1) * row] for y in range(self.height))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b"")):
                file.write(struct.pack(">I", len(body)) + kind + body)
                file.write(struct.pack(">I", zlib.crc32(kind + body)))


class Screen:
    def __init__(self):
        # it would take the numbers of another server's events for those of this one
        protocol.Display.event_classes = event.event_class.copy()
        self.display = display.Display()
        # A window may go at any moment; what is asked of it then simply fails.
        self.display.set_error_handler(lambda *_: None)
        self.root = self.display.screen().root
        check = self.atom("_NET_SUPPORTING_WM_CHECK")
        until(lambda: self.root.get_full_property(check, X.AnyPropertyType), 10, "no window manager")

    def atom(self, name):
        return self.display.intern_atom(name)

    def values(self, window, name):
        try:
            found = window.get_full_property(self.atom(name), X.AnyPropertyType)
        except error.XError:
            return []
        return list(found.value) if found else []

    def windows(self):
        """All managed windows, the lowest first."""
        # xfwm4 says nothing of the order until something changes it
        ids = self.values(self.root, "_NET_CLIENT_LIST_STACKING") or self.values(self.root, "_NET_CLIENT_LIST")
        return [self.display.create_resource_object("window", id) for id in ids]

    def window_of(self, pid):
        """The window of this process, or None."""
        return next((w for w in self.windows() if self.values(w, "_NET_WM_PID") == [pid]), None)

    def states(self, window):
        return {self.display.get_atom_name(atom) for atom in self.values(window, "_NET_WM_STATE")}

    def tell(self, window, name, *data):
        """Asks the window manager for something concerning this window."""
        data = (list(data) + [0] * 5)[:5]
        message = event.ClientMessage(window=window, client_type=self.atom(name), data=(32, data))
        self.root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        self.display.flush()

    def activate(self, window):
        self.tell(window, "_NET_ACTIVE_WINDOW", 2, X.CurrentTime)
        until(lambda: self.is_active(window), 5, "the window did not get the keyboard")

    def is_active(self, window):
        if self.values(self.root, "_NET_ACTIVE_WINDOW")[:1] != [window.id]:
            return False
        focus = self.display.get_input_focus().focus
        return getattr(focus, "id", None) == window.id

    def maximise(self, window):
        both = (self.atom("_NET_WM_STATE_MAXIMIZED_VERT"), self.atom("_NET_WM_STATE_MAXIMIZED_HORZ"))
        self.tell(window, "_NET_WM_STATE", 1, *both, 2)
        until(lambda: "_NET_WM_STATE_MAXIMIZED_VERT" in self.states(window), 5, "it was not maximised")

    def place(self, window):
        """Left, top, width and height of the client area on the screen."""
        geometry = window.get_geometry()
        # The answer is the origin of the root as seen from the window.
        origin = self.root.translate_coords(window, 0, 0)
        return origin.x, origin.y, geometry.width, geometry.height

    def picture(self, window=None):
        """What the window holds (also where another covers it), or the whole screen."""
        window = window or self.root
        size = window.get_geometry()
        image = window.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
        return Picture(size.width, size.height, image.data)

    def try_picture(self, window):
        """The same, or None while the window is not there to be looked at."""
        try:
            return self.picture(window)
        except (error.XError, AttributeError):
            return None

    def still_picture(self, window, still_secs=0.12, seconds=10):
        """The window's picture once nothing in it has changed for a moment."""
        deadline = time.monotonic() + seconds
        last, since = None, time.monotonic()
        while last is None or time.monotonic() - since < still_secs:
            time.sleep(0.02)
            now = self.try_picture(window)
            if now is None or last is None or now.data != last.data:
                last, since = now, time.monotonic()
            if time.monotonic() > deadline:
                raise Failed(f"the picture did not come to rest within {seconds} s")
        return last

    def press(self, keys):
        """One key with its modifiers: `ctrl+shift+n`."""
        *modifiers, key = keys.split("+")
        held = [self._code(MODIFIERS[modifier]) for modifier in modifiers]
        for code in held:
            xtest.fake_input(self.display, X.KeyPress, code)
        self._tap(self._code(KEYS.get(key, key)))
        for code in reversed(held):
            xtest.fake_input(self.display, X.KeyRelease, code)
        self.display.flush()

    def type(self, text, pause_secs=0.008, typed=None):
        """Types ASCII; `typed` is called with each character after it has left."""
        shift = self._code("Shift_L")
        for char in text:
            keysym = {"\n": XK.XK_Return, "\t": XK.XK_Tab}.get(char, ord(char))
            # The lowest is the one a keyboard has; Wine knows no other.
            keys = sorted(key for key in self.display.keysym_to_keycodes(keysym) if key[1] < 2)
            if not keys or ord(char) > 126:
                raise Failed(f"no key for {char!r}")
            code, shifted = keys[0]
            if shifted:
                xtest.fake_input(self.display, X.KeyPress, shift)
            self._tap(code)
            if shifted:
                xtest.fake_input(self.display, X.KeyRelease, shift)
            self.display.sync()
            if typed:
                typed(char)
            time.sleep(pause_secs)

    def paste(self, text):
        """Gives the text by the clipboard, for what no key can type."""
        put_on_clipboard(text)
        self.press("ctrl+v")

    def click(self, window, x, y):
        left, top, _, _ = self.place(window)
        xtest.fake_input(self.display, X.MotionNotify, x=left + x, y=top + y)
        for kind in (X.ButtonPress, X.ButtonRelease):
            xtest.fake_input(self.display, kind, 1)
        self.display.sync()

    def _tap(self, code):
        xtest.fake_input(self.display, X.KeyPress, code)
        xtest.fake_input(self.display, X.KeyRelease, code)

    def _code(self, name):
        return self.display.keysym_to_keycode(XK.string_to_keysym(name))


def put_on_clipboard(text):
    # xclip stays behind as the owner of the clipboard until somebody else copies.
    subprocess.run(
        ["xclip", "-selection", "clipboard", "-in"], input=text.encode(), check=True, timeout=10,
        stdout=subprocess.DEVNULL,
    )
    # It is left to its own before the display has heard of it.
    until(lambda: clipboard() == text, 5, "the clipboard does not hold what was put there")


def clipboard():
    answer = subprocess.run(
        ["xclip", "-selection", "clipboard", "-out", "-target", "UTF8_STRING"], capture_output=True, timeout=10
    )
    return answer.stdout.decode()
