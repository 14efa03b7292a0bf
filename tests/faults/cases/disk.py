"""R5: a disk that takes no more, or takes nothing from us."""

import os
import shutil
import subprocess

from desktop import Failed
from program import said, was_shown
from suite import needs

WORDS = "the charge came twice " * 300
NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def test_disk_full(stage):
    """R5: a full disk is told, what was there stays, and the next save works once there is room"""
    program = on_tmpfs(stage, "size=256k,nr_inodes=200")
    filler = os.path.join(os.path.dirname(program.data), "filler")
    # Down to the last page, with nothing left and with room for a part of the text.
    for room in (0, 4096):
        program.must_note("from before")
        fill(filler, room)
        refused(program, f"with {room} bytes left", words=WORDS)
        os.remove(filler)
        program.must_note(WORDS)
        program.holds("when there was room again", whole=[WORDS, "from before"])
    return "full, and full in mid-file"


test_disk_full.red_on = ["truncates-and-writes", "hides-failures"]


def test_inodes_gone(stage):
    """R5: no new file can be made, likewise"""
    program = on_tmpfs(stage, "size=1m,nr_inodes=20")
    program.must_note("from before")
    extra = os.path.join(os.path.dirname(program.data), "extra")
    os.makedirs(extra)
    try:
        for number in range(100):
            open(os.path.join(extra, str(number)), "w").close()
    except OSError:
        pass
    refused(program, "without inodes")
    shutil.rmtree(extra)
    heals(program)
    return "told"


test_inodes_gone.red_on = ["hides-failures"]


def test_read_only(stage):
    """R5: the disk turns read-only, and back"""
    program = stage.program()
    program.must_note("from before")
    mount("--bind", program.data, program.data)
    mount("-o", "remount,ro,bind", program.data)
    refused(program, "on a read-only disk")
    mount("-o", "remount,rw,bind", program.data)
    heals(program)
    subprocess.run(["umount", program.data], check=True)
    return "told"


test_read_only.red_on = ["hides-failures"]


def test_folder_vanishes(stage):
    """R5: the data folder vanishes, and comes back"""
    program = stage.program()
    program.must_note("from before")
    before = dict(program.acknowledged)
    aside = program.data + "-gone"
    os.rename(program.data, aside)
    # Something that is no folder stands where it was: a share that is not mounted.
    open(program.data, "w").close()
    refused_blind(program, "without its folder")
    os.remove(program.data)
    program.must_note("into a new folder")
    if len(program.records()) != 1:
        raise Failed("the new folder does not hold the new note alone")
    shutil.rmtree(program.data)
    os.rename(aside, program.data)
    program.acknowledged = before
    heals(program)
    return "told"


@needs("setpriv")
def test_no_right(stage):
    """R5: a user who may not write is told"""
    program = stage.program()
    program.must_note("from before")
    # The folders around must be passable, or it would fail for another reason.
    for folder in (stage.folder, os.path.dirname(stage.folder), os.path.dirname(program.data)):
        os.chmod(folder, 0o755)
    refused(program, "as a user without the right", before=NOBODY)
    heals(program)
    return "told"


@needs("chattr")
def test_unchangeable(stage):
    """R5: a folder that nobody may change is told"""
    program = stage.program()
    program.must_note("from before")
    month = next(os.path.dirname(path) for path in program.files() if path.endswith(".ron"))
    done = subprocess.run(["chattr", "+i", month], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"chattr does not work on the file system of {month}: {done.stderr.strip()}")
    try:
        refused(program, "in an unchangeable folder")
    finally:
        subprocess.run(["chattr", "-i", month], check=True)
    heals(program)
    return "told"


test_unchangeable.red_on = ["hides-failures"]


def test_limits(stage):
    """R5: limits on the size and the number of files are told, or end it without harm"""
    program = stage.program()
    program.must_note("from before")
    refused(program, "with a file size limit", before=shell("trap '' XFSZ; ulimit -f 1"), words=WORDS)
    done = program.note(WORDS, shell("ulimit -f 1"))
    if done.returncode == 0:
        raise Failed(f"more was written than the limit allows: {said(done)}")
    program.holds("killed by the file size limit", whole=["from before", WORDS])
    refusals = 0
    for files in range(3, 12):
        done = program.note("few files", shell(f"ulimit -n {files}"))
        refusals += done.returncode != 0
        if done.returncode == 0:
            break
        program.holds(f"with {files} files at once")
    if not refusals:
        raise Failed("the limit on files did not bite")
    heals(program)
    return f"file size, and {refusals} limits on open files"


test_limits.red_on = ["truncates-and-writes"]


def on_tmpfs(stage, options):
    place = os.path.join(stage.folder, "small")
    os.makedirs(place)
    mount("-t", "tmpfs", "-o", options, "tmpfs", place)
    return stage.program(place)


def fill(path, room):
    with open(path, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
        file.truncate(max(0, file.tell() - room))


def refused(program, when, before=(), words="it cannot be saved"):
    """The save fails and says so; all that was there is there."""
    refused_blind(program, when, before, words)
    program.holds(when, whole=["from before", words])


def refused_blind(program, when, before=(), words="it cannot be saved"):
    done = program.note(words, before)
    if not was_shown(done, when):
        if done.stdout.decode().strip() not in program.records():
            raise Failed(f"{when}: it was acknowledged and is not there")
        raise Failed(f"{when}: it was saved all the same, nothing was tested")


def heals(program):
    program.must_note("and after")
    program.holds("after the repair", whole=["from before", "and after", "it cannot be saved", WORDS, "few files"])
    if program.leftovers():
        raise Failed(f"{program.leftovers()[0]} is left after the next save")


def shell(first):
    return ("sh", "-c", f'{first}; exec "$0" "$@"')


def mount(*arguments):
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"mount {' '.join(arguments)} does not work here: {done.stderr.strip()}")
