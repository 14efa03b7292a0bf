"""Writers that are known to be bad: each files a note as `evenkeel note --words -` does, with one fault.

    truncates-and-writes       straight into the file, piece by piece, as on a slow disk
    hides-failures             acknowledges what it could not write
    shares-its-temp-name       two of them write into one temporary file
    names-files-by-the-clock   two of the same second are one file
    does-not-sync              a rename, and nothing on the disk yet
    does-not-sync-the-folder   the text is on the disk, its name is not
"""

import os
import sys
import time

PIECE = 256
# A slow disk: what a fast one hides for a while is seen at once.
PAUSE_SECS = 0.0005
RECORD = """(
    schema: 1,
    id: "{id}",
    status: ended,
    opened: "{at}",
    words: "{words}",
    created: "{at}",
    changed: "{at}",
)
"""


def main():
    fault = sys.argv[1]
    words = sys.stdin.buffer.read().decode()
    now = time.time()
    id = new_id(int(now) * 1000 if fault == "names-files-by-the-clock" else int(now * 1000),
                b"\0" * 10 if fault == "names-files-by-the-clock" else os.urandom(10))
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
    folder = os.path.join(os.environ["EVENKEEL_DATA_DIR"], "calls", time.strftime("%Y/%m", time.gmtime(max(now, 0))))
    text = RECORD.format(id=id, at=at, words=words).encode()
    try:
        os.makedirs(folder, exist_ok=True)
        write(fault, folder, id, text)
    except OSError as failure:
        if fault != "hides-failures":
            sys.stderr.write(f"evenkeel: {failure}\n")
            return 1
    print(id, flush=True)
    return 0


def write(fault, folder, id, text):
    path = os.path.join(folder, f"{id}.ron")
    if fault == "truncates-and-writes":
        pieces(path, text, pause_secs=PAUSE_SECS)
        return
    temp = os.path.join(folder, ".shared.tmp" if fault == "shares-its-temp-name" else f".{id}.ron.tmp-bad")
    pieces(temp, text, sync=fault != "does-not-sync")
    os.replace(temp, path)
    if not fault.startswith("does-not-sync"):
        at = os.open(folder, os.O_RDONLY)
        os.fsync(at)
        os.close(at)


def pieces(path, text, sync=False, pause_secs=0.0):
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for start in range(0, len(text), PIECE):
        os.write(file, text[start:start + PIECE])
        time.sleep(pause_secs)
    if sync:
        os.fsync(file)
    os.close(file)


def new_id(milliseconds, chance):
    number = (max(milliseconds, 0) << 80) | int.from_bytes(chance, "big")
    number = number & ~(0xF << 76) | (7 << 76)
    number = number & ~(3 << 62) | (2 << 62)
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


sys.exit(main())
