"""Looks into a program for Windows: how it starts, and what Explorer and the scaling of the desktop read in it.

    executable.py windows PROGRAM     one that opens a window and no console
    executable.py console PROGRAM     one for a terminal

Both have an icon, a version and the manifest by which Windows leaves the scaling to the window.
"""

import pathlib
import re
import struct
import sys

SUBSYSTEMS = {"windows": 2, "console": 3}
ICON, GROUP_OF_ICONS, VERSION, MANIFEST = 3, 14, 16, 24
RESOURCES = 2
# Begins the part of a version that is in numbers.
FIXED_VERSION = struct.pack("<I", 0xFEEF04BD)


class Executable:
    """As the loader of Windows reads it, 64 bits wide."""

    def __init__(self, data):
        self.data = data
        header = self._numbers("<I", 0x3C)[0]
        if data[:2] != b"MZ" or data[header:header + 4] != b"PE\0\0":
            raise ValueError("it is no program for Windows")
        self.optional = header + 24
        if self._numbers("<H", self.optional)[0] != 0x20B:
            raise ValueError("it is not for 64 bits")
        sections, size = self._numbers("<H", header + 6)[0], self._numbers("<H", header + 20)[0]
        places = (self.optional + size + 40 * at for at in range(sections))
        self.sections = [self._numbers("<4I", place + 8) for place in places]

    @property
    def subsystem(self):
        return self._numbers("<H", self.optional + 68)[0]

    def resources(self):
        """The bytes of each resource, by its type."""
        address = self._numbers("<I", self.optional + 112 + 8 * RESOURCES)[0]
        found = {}
        if address:
            root = self._place(address)
            for kind, below in self._entries(root):
                found[kind] = list(self._leaves(root, below))
        return found

    def _leaves(self, root, entry):
        if entry & 0x80000000:
            for _, below in self._entries(root + (entry & 0x7FFFFFFF)):
                yield from self._leaves(root, below)
            return
        address, size = self._numbers("<2I", root + entry)
        place = self._place(address)
        yield self.data[place:place + size]

    def _entries(self, place):
        named, numbered = self._numbers("<2H", place + 12)
        return [self._numbers("<2I", place + 16 + 8 * at) for at in range(named + numbered)]

    def _place(self, address):
        """Where in the file that is which will lie there in memory."""
        for size, begins, raw_size, raw in self.sections:
            if begins <= address < begins + max(size, raw_size):
                return raw + address - begins
        raise ValueError("a resource lies nowhere")

    def _numbers(self, form, place):
        return struct.unpack_from(form, self.data, place)


def faults(data, subsystem, version):
    program = Executable(data)
    if program.subsystem != SUBSYSTEMS[subsystem]:
        yield f"its subsystem is {program.subsystem}, that of a {subsystem} program is {SUBSYSTEMS[subsystem]}"
    resources = program.resources()
    if not resources.get(ICON) or not resources.get(GROUP_OF_ICONS):
        yield "it has no icon"
    told = b"".join(resources.get(VERSION, []))
    if FIXED_VERSION not in told:
        yield "it has no version"
    for word in ("Evenkeel", version):
        if word.encode("utf-16-le") not in told:
            yield f"its version does not say {word}"
    manifest = b"".join(resources.get(MANIFEST, []))
    for sign in (b"PerMonitorV2", b"longPathAware", b"asInvoker"):
        if sign not in manifest:
            yield f"its manifest does not say {sign.decode()}"


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in SUBSYSTEMS:
        sys.exit(__doc__)
    sources = pathlib.Path(__file__).resolve().parents[2] / "Cargo.toml"
    version = re.search(r'^version = "(.*)"', sources.read_text(), re.MULTILINE)[1]
    try:
        wrong = list(faults(pathlib.Path(sys.argv[2]).read_bytes(), sys.argv[1], version))
    except (ValueError, struct.error) as error:
        wrong = [error]
    for fault in wrong:
        print(f"not ok {sys.argv[2]}: {fault}", file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
