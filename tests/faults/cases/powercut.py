"""R4: the power is cut, at the level of the blocks.

qemu-storage-daemon exports an image whose every write and flush is logged; the program saves on a real
file system on it; then states are rebuilt as the disk may have them after a cut (all up to the last
flush, and of what came after it a random part, torn at sectors), mounted, and looked through.
"""

import os
import signal
import struct
import subprocess
import time

from desktop import Failed
from suite import needs

NOTES = 60
# A next start after a cut is tried in each state of this many.
START_EVERY = 10
MAGIC = 0x6A736677736872
FLUSH, DISCARD = 1, 4
KINDS = {
    "ext4": (64, ["mkfs.ext4", "-qF", "-E", "lazy_itable_init=0,lazy_journal_init=0"], "commit=1"),
    "xfs": (320, ["mkfs.xfs", "-qf"], "defaults"),
}
# What a disk writes whole or not at all; ext4 takes a superblock of which half is new for a broken one.
BLOCK = 4096
TOOLS = ("qemu-storage-daemon", "losetup", "fusermount3", "mkfs.ext4", "mkfs.xfs")


@needs(*TOOLS)
def test_power_cut_ext4(stage):
    """R4: no acknowledged save is lost by a power cut on ext4"""
    return cut(stage, "ext4")


@needs(*TOOLS)
def test_power_cut_xfs(stage):
    """R4: no acknowledged save is lost by a power cut on xfs"""
    return cut(stage, "xfs")


test_power_cut_ext4.only_long = test_power_cut_xfs.only_long = True
test_power_cut_ext4.red_on = ["does-not-sync", "does-not-sync-the-folder", "truncates-and-writes"]


def cut(stage, kind):
    states = stage.rounds(300, 300, 10_000)
    disk = Disk(stage.folder, kind)
    told = disk.record(stage)
    log = Log(disk.log)
    moments = [at for at, entry in enumerate(log.entries) if disk.began <= entry.end <= disk.ended]
    held = 0
    for number in range(states):
        moment = stage.chance.choice(moments)
        safe_at = log.rebuild(disk, moment, stage.chance)
        due = {id: words for id, (words, at) in told.items() if at <= safe_at}
        held += len(due)
        look(stage, disk, due, told, f"{kind}, state {number}, cut at write {moment}", number % START_EVERY == 0)
    return f"{states} states of {len(moments)} writes and flushes, {held} saves told before a cut"


def look(stage, disk, due, told, when, starts):
    """Mounts a state, which replays the journal, and reads every record on it."""
    mounted = os.path.join(stage.folder, "state")
    os.makedirs(mounted, exist_ok=True)
    sh("mount", "-o", "loop", disk.state, mounted)
    try:
        program = stage.program(mounted)
        program.acknowledged = dict(due)
        written = [words for words, _ in told.values()]
        program.holds(when, whole=[*written, f"note {NOTES}"])
        if starts and not stage.bad:
            program.must_note("the next start")
            program.holds(f"{when}, after the next start", whole=[*written, "the next start"])
            if program.leftovers():
                raise Failed(f"{when}: {program.leftovers()[0]} is left after the next start")
    finally:
        sh("umount", mounted)


class Disk:
    """An image, and the log of what was written to it."""

    def __init__(self, folder, kind):
        self.folder, self.kind = folder, kind
        self.image, self.base, self.log, self.state, self.export = (
            os.path.join(folder, name) for name in ("disk.img", "base.img", "writes.log", "state.img", "export.img")
        )
        self.began = self.ended = 0

    def record(self, stage):
        """Saves notes on the disk; words of each acknowledged one, and the length of the log at that moment."""
        size_mb, make, options = KINDS[self.kind]
        mounted = os.path.join(self.folder, "disk")
        os.makedirs(mounted, exist_ok=True)
        for path in (self.image, self.log, self.export):
            open(path, "wb").close()
        os.truncate(self.image, size_mb << 20)
        sh(*make, self.image)
        sh("cp", "--sparse=always", self.image, self.base)
        daemon = self.serve()
        loop = ""
        try:
            loop = sh("losetup", "-f", "--show", "--direct-io=on", self.export).strip()
            sh("mount", "-o", options, loop, mounted)
            try:
                self.began = os.path.getsize(self.log)
                told = self.save(stage, mounted)
                # For writers that never sync, the kernel's own writing back makes the states.
                time.sleep(2.5 if stage.bad else 0.2)
                self.ended = os.path.getsize(self.log)
            finally:
                sh("umount", mounted)
        finally:
            if loop:
                sh("losetup", "-d", loop)
            os.kill(daemon, signal.SIGTERM)
            wait_gone(daemon)
        return told

    def serve(self):
        nodes = [
            f"driver=file,filename={self.image},node-name=f0,cache.no-flush=on",
            f"driver=file,filename={self.log},node-name=lf,cache.no-flush=on",
            "driver=raw,file=f0,node-name=r0",
            "driver=raw,file=lf,node-name=l0",
            "driver=blklogwrites,file=r0,log=l0,log-sector-size=512,node-name=lw",
        ]
        blocks = [word for node in nodes for word in ("--blockdev", node)]
        pid_file = os.path.join(self.folder, "daemon.pid")
        export = f"type=fuse,id=e0,node-name=lw,mountpoint={self.export},writable=on"
        sh("qemu-storage-daemon", *blocks, "--export", export, "--pidfile", pid_file, "--daemonize")
        with open(pid_file) as file:
            return int(file.read())

    def save(self, stage, mounted):
        program = stage.program(mounted)
        told = {}
        for number in range(NOTES):
            words = f"note {number} " + "twice charged " * (20 + number * 7 % 200)
            program.must_note(words)
            id = next(id for id, said in program.acknowledged.items() if said == words)
            told[id] = (words, os.path.getsize(self.log))
        return told


class Entry:
    def __init__(self, sector, sectors, flags, data, end):
        self.sector, self.sectors, self.flags, self.data, self.end = sector, sectors, flags, data, end


class Log:
    """The log of a disk in the format of the kernel's dm-log-writes."""

    def __init__(self, path):
        self.file = open(path, "rb")
        magic, _, count, self.sector_size = struct.unpack("<QQQI", self.file.read(28))
        if magic != MAGIC:
            raise Failed(f"the log begins with {magic:#x}")
        self.entries = []
        offset = self.sector_size
        for _ in range(count):
            self.file.seek(offset)
            sector, sectors, flags, _ = struct.unpack("<QQQQ", self.file.read(32))
            offset += self.sector_size
            data = offset
            if not flags & DISCARD:
                offset += sectors * self.sector_size
            self.entries.append(Entry(sector, sectors, flags, data, offset))

    def rebuild(self, disk, moment, chance):
        """Makes the state of a cut before this entry; answers the length of the log that was surely on the disk."""
        flushes = [at for at, entry in enumerate(self.entries[:moment]) if entry.flags & FLUSH]
        last = flushes[-1] if flushes else -1
        sh("cp", "--sparse=always", disk.base, disk.state)
        with open(disk.state, "r+b") as state:
            for entry in self.entries[:last + 1]:
                self.put(state, entry, entry.sectors)
            for entry in self.entries[last + 1:moment]:
                draw = chance.random()
                if draw < 0.5:
                    self.put(state, entry, entry.sectors)
                elif draw < 0.65 and (blocks := entry.sectors * self.sector_size // BLOCK) > 1:
                    self.put(state, entry, chance.randrange(1, blocks) * BLOCK // self.sector_size)
        return self.entries[last].end if last >= 0 else 0

    def put(self, state, entry, sectors):
        if entry.flags & DISCARD or not sectors:
            return
        self.file.seek(entry.data)
        state.seek(entry.sector * self.sector_size)
        state.write(self.file.read(sectors * self.sector_size))


def wait_gone(pid):
    for _ in range(200):
        try:
            with open(f"/proc/{pid}/stat") as stat:
                # one that nobody has asked for its end has ended all the same
                if stat.read().rpartition(")")[2].split()[0] == "Z":
                    return
        except (FileNotFoundError, ProcessLookupError):
            return
        time.sleep(0.05)
    raise RuntimeError("qemu-storage-daemon does not end")


def sh(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise Failed(f"{' '.join(command)}: {done.stdout.strip()[:300]}")
    return done.stdout
