"""Each storage system call of a save fails once, with each errno; and a random share of them does."""

import os
import re
import shutil

from desktop import Failed
from program import was_shown
from suite import needs

ERRNOS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE", "EINTR")
# What changes the disk comes in every run, what only looks at it in long runs.
CHANGES = ("openat", "mkdir", "mkdirat", "chmod", "fchmod", "flock", "write", "pwrite64", "writev", "fsync",
           "fdatasync", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "ftruncate")
LOOKS = ("read", "pread64", "statx", "newfstatat", "getdents64", "lseek", "close")
CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")
HELD = re.compile(r"<([^>]*)>")
FRAGMENT = "(\n    schema: 1,\n    id: \"cut"


@needs("strace")
def test_each_call_fails(stage):
    """R3: every storage call of a save, failing once with every errno, loses nothing and is told"""
    calls = CHANGES + LOOKS if stage.long and not stage.bad else CHANGES
    cases = shown = 0
    for scene in (fresh_folder, second_save, after_a_kill):
        for name, nth in storage_calls(stage, scene, calls):
            for errno in ERRNOS:
                shown += one_case(stage, scene, name, nth, errno)
                cases += 1
    return f"{cases} cases, {shown} saves refused, the others done all the same"


test_each_call_fails.red_on = ["truncates-and-writes", "hides-failures"]


@needs("fiu-run")
def test_random_failures(stage):
    """R6: 5 % of all writes, syncs, renames and opens fail, and nothing is lost"""
    runs, saves = stage.rounds(50, 500), 4
    names = ("posix/io/rw/write", "posix/io/sync/*", "posix/io/dir/*", "posix/io/oc/*")
    before = ["fiu-run", "-x", "-f", ""]
    for name in names:
        before += ["-c", f"enable_random name={name},probability=0.05"]
    refused = 0
    for number in range(runs):
        program = stage.program()
        program.must_note("from before")
        written = ["from before"]
        for save in range(saves):
            written.append(f"run {number} save {save} " + "twice charged " * 200)
            done = program.note(written[-1], before)
            # Where the failure hits the line that tells of it, the exit code must do.
            refused += done.returncode != 0 if b"evenkeel: " not in done.stderr else was_shown(done, f"run {number}")
            if done.returncode < 0:
                raise Failed(f"run {number}: it died of signal {-done.returncode}")
        next_save_heals(program, f"run {number}", written)
        shutil.rmtree(program.data)
    if not refused:
        raise Failed("no failure came through")
    return f"{runs} runs of {saves} saves, {refused} refused"


test_random_failures.red_on = ["truncates-and-writes", "hides-failures"]


def fresh_folder(program):
    """Nothing is there yet."""


def second_save(program):
    program.must_note("from before")


def after_a_kill(program):
    """A fragment that a killed writer left lies beside the record."""
    program.must_note("from before")
    id = next(iter(program.acknowledged))
    month = next(os.path.dirname(path) for path in program.files() if id in path)
    with open(os.path.join(month, f".{id}.ron.tmp-killed0"), "w") as file:
        file.write(FRAGMENT)


def storage_calls(stage, scene, names):
    """The calls of an undisturbed save that touch the data folder: name, and which of that name it is."""
    program = stage.program()
    scene(program)
    trace = os.path.join(stage.folder, "trace")
    done = program.note("twice charged", ["strace", "-f", "-y", "-qq", "-o", trace, "-e", f"trace={','.join(names)}"])
    if done.returncode != 0:
        raise Failed(f"strace does not work here: {done.stderr.decode(errors='replace').strip()[:200]}")
    counts, found = {}, []
    with open(trace, errors="replace") as lines:
        for line in lines:
            match = CALL.match(line)
            if not match:
                continue
            name = match.group(1)
            counts[name] = counts.get(name, 0) + 1
            if program.data in line and not closes_folder(name, line):
                found.append((name, counts[name]))
    if len(found) < 5:
        raise Failed(f"only {len(found)} storage calls were seen")
    return found


def closes_folder(name, line):
    """A folder has nothing that closing it could fail to write, and Rust's library ends a program that is told so."""
    held = HELD.search(line)
    return name == "close" and held is not None and os.path.isdir(held.group(1))


def one_case(stage, scene, name, nth, errno):
    """Whether the save was refused."""
    when = f"{scene.__name__}, {name} number {nth} answers {errno}"
    program = stage.program()
    scene(program)
    trace = os.path.join(stage.folder, "trace")
    inject = ["strace", "-f", "-qq", "-o", trace, "-e", f"trace={name}", "-e", f"inject={name}:error={errno}:when={nth}"]
    done = program.note("twice charged", inject)
    with open(trace, errors="replace") as lines:
        if not stage.bad and "INJECTED" not in lines.read():
            raise Failed(f"{when}: it was never called")
    refused = was_shown(done, when)
    next_save_heals(program, when, ["twice charged", "from before"])
    shutil.rmtree(program.data)
    return refused


def next_save_heals(program, when, written):
    program.holds(when, whole=written)
    program.must_note("and after")
    program.holds(f"{when}, after the next save", whole=[*written, "and after"])
    left = program.leftovers()
    if left:
        raise Failed(f"{when}: {os.path.basename(left[0])} is left after the next save")
