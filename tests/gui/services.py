"""Services of a desktop that stand in for those of a real one, each a process of its own on the session bus.

Run as a program it is such a service: it writes a JSON line for each thing that it is asked, and does what the
lines that it reads say. Must not know the program under test.
"""

import json
import queue
import subprocess
import sys
import threading

from desktop import Failed

NOTIFICATIONS = """
<node><interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <property name="Inhibited" type="b" access="read"/>
</interface></node>
"""

WATCHER = """
<node><interface name="org.kde.StatusNotifierWatcher">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
</interface></node>
"""


PORTAL = """
<node><interface name="org.freedesktop.portal.Settings">
  <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
  <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>
"""
APPEARANCE = "org.freedesktop.appearance"


class Service:
    """Such a service, while a `with` lasts."""

    def __init__(self, name):
        self.name = name
        self.asked = []

    def __enter__(self):
        self.process = subprocess.Popen(
            ["/usr/bin/python3", __file__, self.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.next("ready", 10)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(json.loads(line))

    def next(self, what, seconds=5):
        """The next thing that it is asked, which must be this."""
        try:
            method, *rest = self.lines.get(timeout=seconds)
        except queue.Empty:
            raise Failed(f"{self.name}: no {what} within {seconds} s") from None
        if method != what:
            raise Failed(f"{self.name}: {method} {rest} instead of {what}")
        return rest

    def nothing(self, seconds):
        """Nothing is asked of it for so long."""
        try:
            asked = self.lines.get(timeout=seconds)
        except queue.Empty:
            return
        raise Failed(f"{self.name} was asked {asked}")

    def tell(self, *words):
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()


def serve(name):
    from gi.repository import Gio, GLib

    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    say = lambda *words: print(json.dumps(words), flush=True)
    {"notifications": notifications, "tray": tray, "portal": portal}[name](Gio, GLib, bus, say)
    loop.run()


def hear(GLib, told):
    """Calls `told` with each line that is read."""
    def readable(*_):
        line = sys.stdin.readline()
        if line:
            told(*json.loads(line))
        return bool(line)

    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN, readable)


def notifications(Gio, GLib, bus, say):
    path, interface = "/org/freedesktop/Notifications", "org.freedesktop.Notifications"
    state = {"number": 0, "inhibited": False}

    def called(_bus, _sender, _path, _interface, method, parameters, invocation):
        parameters = parameters.unpack()
        if method == "GetCapabilities":
            return invocation.return_value(GLib.Variant("(as)", (["actions", "body", "persistence"],)))
        say(method, *parameters)
        if method == "Notify":
            replaced = parameters[1]
            state["number"] += 0 if replaced else 1
            return invocation.return_value(GLib.Variant("(u)", (replaced or state["number"],)))
        invocation.return_value(None)
        emit("NotificationClosed", GLib.Variant("(uu)", (parameters[0], 3)))

    def emit(signal, values):
        bus.emit_signal(None, path, interface, signal, values)

    def told(what, *rest):
        if what == "act":
            return emit("ActionInvoked", GLib.Variant("(us)", rest))
        state["inhibited"] = what == "inhibit"
        changed = {"Inhibited": GLib.Variant("b", state["inhibited"])}
        values = GLib.Variant("(sa{sv}as)", (interface, changed, []))
        bus.emit_signal(None, path, "org.freedesktop.DBus.Properties", "PropertiesChanged", values)

    def read(*_):
        return GLib.Variant("b", state["inhibited"])

    info = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
    bus.register_object(path, info, called, read, None)
    hear(GLib, told)
    Gio.bus_own_name_on_connection(bus, interface, 0, lambda *_: say("ready"), None)


def tray(Gio, GLib, bus, say):
    path, interface = "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher"
    state = {}

    def called(_bus, _sender, _path, _interface, method, parameters, invocation):
        state["item"] = parameters.unpack()[0]
        say(method, state["item"])
        invocation.return_value(None)

    def call(at, of, method, values):
        answer = bus.call_sync(state["item"], at, of, method, values, None, Gio.DBusCallFlags.NONE, 5000, None)
        return answer.unpack()

    def layout():
        wanted = GLib.Variant("(iias)", (0, -1, []))
        _, (_, _, items) = call("/MenuBar", "com.canonical.dbusmenu", "GetLayout", wanted)
        return [(number, properties.get("label", "")) for number, properties, _ in items]

    def told(what, *rest):
        if what == "menu":
            say("menu", [label for _, label in layout()])
        elif what == "activate":
            call("/StatusNotifierItem", "org.kde.StatusNotifierItem", "Activate", GLib.Variant("(ii)", (0, 0)))
        else:
            number = next(number for number, label in layout() if label == rest[0])
            clicked = GLib.Variant("(isvu)", (number, "clicked", GLib.Variant("i", 0), 0))
            call("/MenuBar", "com.canonical.dbusmenu", "Event", clicked)

    info = Gio.DBusNodeInfo.new_for_xml(WATCHER).interfaces[0]
    bus.register_object(path, info, called, lambda *_: GLib.Variant("b", True), None)
    hear(GLib, told)
    Gio.bus_own_name_on_connection(bus, interface, 0, lambda *_: say("ready"), None)


def portal(Gio, GLib, bus, say):
    """A desktop that is dark from the start; `told` changes a number of its appearance."""
    path, interface = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"
    appearance = {"color-scheme": GLib.Variant("u", 1)}

    def called(_bus, _sender, _path, _interface, method, parameters, invocation):
        say(method, *parameters.unpack())
        invocation.return_value(GLib.Variant("(a{sa{sv}})", ({APPEARANCE: appearance},)))

    def told(key, number):
        changed = GLib.Variant("(ssv)", (APPEARANCE, key, GLib.Variant("u", number)))
        bus.emit_signal(None, path, interface, "SettingChanged", changed)

    info = Gio.DBusNodeInfo.new_for_xml(PORTAL).interfaces[0]
    bus.register_object(path, info, called, None, None)
    hear(GLib, told)
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.portal.Desktop", 0, lambda *_: say("ready"), None)


if __name__ == "__main__":
    serve(sys.argv[1])
