"""R7: the clock jumps."""

import json

from desktop import Failed
from program import said, was_shown
from suite import needs

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca")
# Each is a walk of the wall clock, in the zone it is run in; a time that stands twice is the very same second.
WALKS = (
    ("2026-11-22 10:00:00", "2026-11-22 09:00:00", "2026-11-22 10:00:00"),
    ("2026-11-22 10:00:00", "2027-11-22 10:00:00", "2026-11-22 10:00:01"),
    ("2026-11-22 10:00:00", "1969-12-31 22:30:00", "1969-12-31 22:30:00", "2026-11-22 10:00:00"),
    ("2026-10-25 00:59:59", "2026-10-25 02:59:59", "2026-10-25 02:30:00", "2026-10-25 03:00:00"),
    ("2027-03-28 01:59:59", "2027-03-28 03:00:00", "2027-03-14 02:30:00", "2027-03-28 02:30:00"),
    ("2011-12-29 23:59:59", "2011-12-30 12:00:00", "2011-12-31 00:00:01", "1901-12-14 00:00:00"),
)


@needs("faketime")
def test_clock(stage):
    """R7: a clock that goes back, forward, before 1970 or across a change to summer time overwrites nothing"""
    walks = [(walk, zone) for walk in WALKS for zone in stage.chance.sample(ZONES, 2)]
    more = stage.rounds(12, 50) - len(walks)
    walks += [(any_walk(stage.chance), stage.chance.choice(ZONES)) for _ in range(more)]
    if stage.bad:
        walks = [(WALKS[2], "UTC")]
    notes = 0
    for walk, zone in walks:
        notes += one_walk(stage, walk, zone)
    return f"{len(walks)} walks of the clock, {notes} notes"


test_clock.red_on = ["names-files-by-the-clock"]


def any_walk(chance):
    return tuple(
        f"{chance.randint(1902, 2099)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02} "
        f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02}"
        for _ in range(5)
    )


def one_walk(stage, walk, zone):
    program = stage.program()
    environment = program.environment(TZ=zone)
    words = {}
    for number, time in enumerate(walk):
        words[f"note {number}"] = time
        done = program.note(f"note {number}", ["faketime", "-f", time], environment)
        if was_shown(done, f"{time} in {zone}"):
            raise Failed(f"{time} in {zone}: {said(done)}")
    when = f"{' → '.join(walk)} in {zone}"
    found = program.holds(when, whole=list(words))
    if len(found) != len(walk):
        raise Failed(f"{when}: {len(found)} records instead of {len(walk)}")
    if stage.bad:
        return len(walk)
    check = program.read("check")
    if check.returncode != 0 or check.stdout.decode().count("\n") != 1:
        raise Failed(f"{when}: check says {check.stdout.decode().strip()}")
    order(program, when)
    return len(walk)


def order(program, when):
    """The newest first, by what the clock said."""
    lines = [json.loads(line) for line in program.read("search", "--json").stdout.splitlines()]
    opened = [line["opened"] for line in lines]
    if len(lines) != len(program.acknowledged) or opened != sorted(opened, reverse=True):
        raise Failed(f"{when}: search lists {opened}")
