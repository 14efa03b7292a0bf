"""What a screen reader is told, and what it can do: the accessibility tree over AT-SPI.

Owns switching it on and off on the private bus; must not know files or pixels.
"""

from contextlib import contextmanager

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

    @property
    def value(self):
        return Atspi.Value.get_current_value(self.node)

    def states(self):
        return {state.value_nick for state in self.node.get_state_set().get_states()}

    def press(self):
        return self.node.get_action_iface() is not None and Atspi.Action.do_action(self.node, 0)

    def write(self, text):
        """Puts this in place of the whole text."""
        return self.node.get_editable_text_iface() is not None and Atspi.EditableText.set_text_contents(self.node, text)

    def turn_to(self, value):
        return self.node.get_value_iface() is not None and Atspi.Value.set_current_value(self.node, value)

    def focus(self):
        return Atspi.Component.grab_focus(self.node)

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

    def asked(self, pid, question, otherwise=None):
        """What `question` finds in all nodes of this process; `otherwise` where one went while it was asked."""
        try:
            return question(self.nodes(pid))
        except GLib.Error:
            return otherwise

    def tree(self, pid):
        """All nodes of this process, as they are now."""
        return self.asked(pid, list, [])

    @staticmethod
    def nodes(pid):
        """The same, each asked for when it is its turn."""
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(at)
            if app and app.get_process_id() == pid and app.get_child_count():
                # Without this, answers of a moment ago are given again.
                app.clear_cache()
                yield from Node(app).walk()
                return

    def find(self, pid, name, role=None, seconds=10):
        """The node with this name (or one that begins with it), as soon as there is one."""
        look = lambda: self.look(pid, name, role)
        return until(look, seconds, f"no {role or 'node'} “{name}” in the accessibility tree")

    def look(self, pid, name, role=None):
        fits = lambda node: node.name.startswith(name) and role in (None, node.role)
        return self.asked(pid, lambda nodes: next(filter(fits, nodes), None))

    def told(self, pid):
        """Role, name and states of all nodes; nothing where the tree changed meanwhile."""
        return self.asked(pid, lambda nodes: [(node.role, node.name, node.states()) for node in nodes], [])

    @contextmanager
    def listening(self):
        """What is announced meanwhile, each as (text, politeness), in a list that `hear` fills."""
        heard = []
        listener = Atspi.EventListener.new(lambda event: heard.append((event.any_data, event.detail1)))
        listener.register("object:announcement")
        try:
            yield heard
        finally:
            listener.deregister("object:announcement")

    @staticmethod
    def hear(heard, fits, seconds, why):
        """Listens until this was announced."""

        def listen():
            while GLib.MainContext.default().iteration(False):
                pass
            return next((told for told in heard if fits(told)), None)

        return until(listen, seconds, lambda: f"{why}; announced: {heard}")

    @staticmethod
    def _enable(on):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        change = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", on)))
        bus.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", change, None,
            Gio.DBusCallFlags.NONE, 10_000, None,
        )
