"""What a screen reader finds."""

from access import INTERACTIVE, Reader
from desktop import Failed


def test_names_and_roles(stage):
    """every control has a name, and a situation is chosen through accessibility alone"""
    app = stage.evenkeel().start()
    pid = app.process.pid
    with Reader() as reader:
        check_names(reader, pid, "at the start")
        if not reader.find(pid, "Angry, wants it now").press():
            raise Failed("the chip cannot be pressed")
        app.wait_for_record(lambda r: r["situations"] == ["angry"], "pressing the chip chose nothing")
        reader.find(pid, "Copy card 1")
        check_names(reader, pid, "with a situation")
        for key, place in (("ctrl+r", "Saved calls"), ("ctrl+,", "Settings"), ("f1", "Close")):
            stage.screen.press(key if key != "f1" else "F1")
            stage.screen.still_picture(app.window)
            check_names(reader, pid, f"in {place}")
            stage.screen.press("esc")
    app.close()


def check_names(reader, pid, where):
    reader.find(pid, "New call")
    controls = [node for node in reader.tree(pid) if node.role in INTERACTIVE]
    if len(controls) < 5:
        raise Failed(f"{where}: only {len(controls)} controls in the tree")
    nameless = [node.role for node in controls if not node.name.strip() and "showing" in node.states()]
    if nameless:
        raise Failed(f"{where}: without a name: {nameless}")
