"""kill -9 of a process that saves."""

import os
import statistics
import subprocess
import time

from desktop import Failed

# Between two looks at everything.
LOOK_EVERY = 20
WORDS = "word {} " + "the charge came twice and nobody called back " * 400


def test_kill(stage):
    """R1: kill -9 of a writing process loses no acknowledged save"""
    program, rounds = stage.program(), stage.rounds(200, 1000)
    usual_secs = usual(program)
    cut = temps = 0
    written = list(program.acknowledged.values())
    for number in range(1, rounds + 1):
        words = WORDS.format(number)
        written.append(words)
        cut += kill_one(program, words, stage.chance.uniform(0.2, 1.2) * usual_secs)
        temps += bool(program.leftovers())
        if number % LOOK_EVERY == 0:
            look(program, written, number)
    if cut < rounds / 4:
        raise Failed(f"only {cut} of {rounds} writers were still there to be killed")
    return f"{rounds} kills, {cut} in mid-work, {temps} left a temporary file, {len(program.acknowledged)} saves told"


test_kill.red_on = ["truncates-and-writes"]


def usual(program):
    """How long a save takes when nobody ends it."""
    times = []
    for number in range(5):
        began = time.monotonic()
        program.must_note(f"warm {number}")
        times.append(time.monotonic() - began)
    return statistics.median(times)


def kill_one(program, words, after_secs):
    """Whether the writer was still at work."""
    writer = subprocess.Popen(
        program.note_command(), env=program.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    began = time.monotonic()
    try:
        writer.stdin.write(words.encode())
        writer.stdin.close()
    except BrokenPipeError:
        pass
    time.sleep(max(0.0, after_secs - (time.monotonic() - began)))
    at_work = writer.poll() is None
    writer.kill()
    program.heard(writer.stdout.read(), words)
    writer.stdout.close()
    writer.wait()
    return at_work


def look(program, written, number):
    when = f"after {number} kills"
    program.holds(when, whole=written)
    words = f"next {number}"
    program.must_note(words)
    written.append(words)
    left = program.leftovers()
    if left:
        raise Failed(f"{when}: the next start left {os.path.basename(left[0])}")
