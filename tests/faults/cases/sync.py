"""R9: two machines share a vault through Syncthing."""

import os
import re
import shutil

from desktop import Failed
from program import said
from suite import HERE, needs
from syncthing import Pair

# What each pair of edits is.
KINDS = ("both, link cut", "edit against delete", "one, link up")


@needs("syncthing")
def test_two_machines(stage):
    """R9: two machines edit the same calls, with the link cut and against deletion; no text is lost"""
    edits = stage.rounds(60, 60, 600)
    a, b = stage.program(), stage.program()
    for program in (a, b):
        os.makedirs(program.data)
        shutil.copy(HERE.parent.parent / "data" / "stignore", os.path.join(program.data, ".stignore"))
    written = []
    for number in range(edits):
        a.must_note(f"call {number}")
        written.append(f"call {number}")
    ids = list(a.acknowledged)
    conflicts = 0
    with Pair(stage.folder, a.data, b.data) as pair:
        pair.settle(contents)
        for start in range(0, len(ids), 20):
            conflicts += one_round(pair, a, b, ids[start:start + 20], start, written)
    everything = "".join(text for program in (a, b) for text in contents(program.data).values())
    # An edit that was saved over by a later one of the same machine is history, not a loss.
    lost = [text for text in written if f'"{text}"' not in everything and not text.startswith("call ")]
    if lost:
        raise Failed(f"{len(lost)} of {len(written)} texts are lost, the first is {lost[0]!r}")
    for program in (a, b):
        looked_at(program, ids, conflicts)
    return f"{edits} edits, {conflicts} conflicts, no text lost"


test_two_machines.only_long = True


def one_round(pair, a, b, ids, start, written):
    """Twenty edits; how many of them two machines made at once."""
    conflicts = 0
    pair.cut()
    for number, id in enumerate(ids):
        kind = KINDS[number % len(KINDS)]
        texts = [f"{side} {start + number}" for side in "AB"]
        if kind == KINDS[0]:
            edit(a, id, texts[0])
            edit(b, id, texts[1])
            written.extend(texts)
            conflicts += 1
        elif kind == KINDS[1]:
            edit(a, id, texts[0])
            written.append(texts[0])
            os.remove(path_of(b, id))
    pair.join()
    pair.settle(contents)
    for number, id in enumerate(ids):
        if KINDS[number % len(KINDS)] == KINDS[2]:
            written.append(f"late {start + number}")
            edit(b, id, written[-1])
    pair.settle(contents)
    return conflicts


def looked_at(program, ids, conflicts):
    """A conflict is no call of its own, and is told."""
    listed = program.read("search", "--json")
    count = len(listed.stdout.splitlines())
    if listed.returncode != 0 or count != len(ids):
        raise Failed(f"{count} calls are listed instead of {len(ids)}: {said(listed)}")
    check = program.read("check").stdout.decode()
    told = sum(line.startswith("conflict: ") for line in check.splitlines())
    if told != conflicts:
        raise Failed(f"check tells of {told} conflicts, there were {conflicts}: {check[:300]}")


def edit(program, id, words):
    """Replaces the record as the program does: whole, by a rename."""
    path = path_of(program, id)
    with open(path) as file:
        text = re.sub(r'words: "[^"]*"', f'words: "{words}"', file.read())
    temp = os.path.join(os.path.dirname(path), f".{id}.ron.tmp-edit")
    with open(temp, "w") as file:
        file.write(text)
    os.chmod(temp, 0o600)
    os.rename(temp, path)


def path_of(program, id):
    return next(path for path in program.files() if path.endswith(f"{id}.ron") and "/calls/" in path)


def contents(folder):
    """Every record and conflict by its place."""
    found = {}
    for at, _, names in os.walk(os.path.join(folder, "calls")):
        for name in names:
            if name.endswith(".ron") and not name.startswith("."):
                path = os.path.join(at, name)
                try:
                    with open(path) as file:
                        found[os.path.relpath(path, folder)] = file.read()
                except FileNotFoundError:
                    pass
    return found
