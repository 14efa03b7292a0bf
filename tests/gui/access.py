"""What a screen reader is told, and what it can do: the accessibility tree over AT-SPI.

Owns switching it on and off on the private bus; must not know files or pixels.
"""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from desktop import until  # noqa: E402

# Roles that a user acts upon; each such node needs a name.
INTERACTIVE = {
    "push button", "button", "toggle button", "check box", "radio button", "combo box", "slider", "spin button", "text",
    "entry", "link", "menu item", "list item", "password text",
}


class Node:
    def __init__(self, node):
        self.node = node

    @property
    def role(self):
        return self.node.get_role_name()

    @property
    def name(self):
        return self.node.get_name() or ""

    @property
    def text(self):
        if not self.node.get_text_iface():
            return ""
        return Atspi.Text.get_text(self.node, 0, Atspi.Text.get_character_count(self.node))

    def states(self):
        return {state.value_nick for state in self.node.get_state_set().get_states()}

    def press(self):
        return self.node.get_action_iface() is not None and Atspi.Action.do_action(self.node, 0)

    def walk(self):
        yield self
        for at in range(self.node.get_child_count()):
            child = self.node.get_child_at_index(at)
            if child:
                yield from Node(child).walk()


class Reader:
    """To be used in a `with`: the desktop says that a screen reader runs."""

    def __enter__(self):
        self._enable(True)
        Atspi.init()
        return self

    def __exit__(self, *_):
        self._enable(False)

    def tree(self, pid):
        """All nodes of this process, as they are now."""
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(at)
            if app and app.get_process_id() == pid and app.get_child_count():
                # Without this, answers of a moment ago are given again.
                app.clear_cache()
                try:
                    return list(Node(app).walk())
                except GLib.Error:
                    return []
        return []

    def find(self, pid, name, role=None, seconds=10):
        """The node with this name (or one that begins with it), as soon as there is one."""

        def look():
            for node in self.tree(pid):
                try:
                    if node.name.startswith(name) and role in (None, node.role):
                        return node
                except GLib.Error:
                    pass  # gone since the tree was read
            return None

        return until(look, seconds, f"no “{name}” in the accessibility tree")

    @staticmethod
    def _enable(on):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        change = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", on)))
        bus.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", change, None,
            Gio.DBusCallFlags.NONE, 10_000, None,
        )
