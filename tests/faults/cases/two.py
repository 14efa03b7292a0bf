"""R8: two programs on one folder."""

import threading

from desktop import Failed

SAVES = 500


def test_two_processes(stage):
    """R8: two processes on one folder save as fast as they can, and neither overwrites the other"""
    rounds = stage.rounds(1, 10)
    for number in range(rounds):
        one_round(stage, number)
    return f"{rounds} × 2 × {SAVES} saves, all there"


test_two_processes.red_on = ["shares-its-temp-name"]


def one_round(stage, number):
    program = stage.program()
    failures = []

    def save(name):
        try:
            for save in range(SAVES):
                if failures:
                    return
                done = program.note(f"{name} {save}")
                if done.returncode != 0:
                    raise Failed(f"{name} {save}: {done.stderr.decode(errors='replace').strip()}")
        except Exception as failure:
            failures.append(failure)

    writers = [threading.Thread(target=save, args=(name,)) for name in ("one", "two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    if failures:
        raise Failed(f"round {number}: {failures[0]}")
    found = program.holds(f"round {number}")
    if len(found) != 2 * SAVES:
        raise Failed(f"round {number}: {len(found)} records instead of {2 * SAVES}")
    if program.leftovers():
        raise Failed(f"round {number}: {program.leftovers()[0]} is left")
