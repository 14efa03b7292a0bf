"""Shared libraries that are not installed: what the window cannot do without is named in one line,
and OpenGL that fails is replaced by the CPU.

strace answers "no such file" for a library, to the loader and to the program alike; that takes no
rights, and it is as if the package were not there.
"""

import os
import re
import shutil
import subprocess

from desktop import Failed, until
from evenkeel import OTHERS

TABLE = os.path.join(os.path.dirname(__file__), "..", "..", "..", "src", "desktop", "libraries.rs")
CALLS = "?open,openat,?stat,newfstatat,statx,?access,faccessat,?readlink,readlinkat"
# Without the C library no program starts at all.
ALWAYS_THERE = ("ld-linux", "libc.so", "libm.so", "libgcc_s.so")
FALLBACK = "OpenGL cannot be used here, the CPU draws the window instead"


def test_missing_libraries(stage):
    """without any one of the window's libraries it ends with 1 and one line that names both packages"""
    app = stage.evenkeel()
    libraries = table()
    for soname, debian, fedora in libraries:
        owner = package_of(soname)
        if owner != debian:
            raise Failed(f"{soname} comes with {owner} on this Debian, not with {debian}")
        for renderer in ("cpu", "gl"):
            said = refused(app, renderer, soname)
            for part in (soname, f"{debian} (Debian", f"{fedora} (Fedora)"):
                if part not in said:
                    raise Failed(f"{renderer} without {soname}: “{part}” is not in: {said}")


def test_table_is_whole(stage):
    """no library is loaded of which the program could not tell the package"""
    app = stage.evenkeel("cpu").start()
    with open(f"/proc/{app.process.pid}/maps") as maps:
        loaded = {os.path.basename(path) for path in re.findall(r"/\S+\.so\b\S*$", maps.read(), re.M)}
    app.close()
    known = tuple(soname for soname, _, _ in table())
    unknown = [name for name in sorted(loaded) if not name.startswith((*known, *ALWAYS_THERE))]
    if unknown or len(loaded) < len(known):
        raise Failed(f"not in {TABLE}: {unknown}; loaded: {sorted(loaded)}")


def test_gl_that_fails(stage):
    """OpenGL that is missing or broken is replaced by the CPU, with one line in the log"""
    for name, hidden, drivers in (
        ("without libGL and libEGL", ["libGL.so.1", "libGL.so", "libEGL.so.1", "libEGL.so"], None),
        ("without a vendor's library", ["libGLX_mesa.so.0", "libGLX_indirect.so.0", "libEGL_mesa.so.0"], None),
        ("without a driver", [], stage.folder),
    ):
        app = stage.evenkeel("gl")
        more = {"LIBGL_DRIVERS_PATH": drivers} if drivers else {}
        app.start("--log", "warn", environment=more, wrapper=without(app, hidden) if hidden else (), drawn_by="cpu")
        stage.screen.press("ctrl+n")
        stage.screen.still_picture(app.window)
        stage.screen.type("drawn by the CPU")
        app.wait_for_record(lambda r: r["words"] == "drawn by the CPU", f"{name}: typing went nowhere")
        app.close()
        with open(os.path.join(app.cache, "evenkeel.log")) as log:
            lines = [line for line in log.read().splitlines() if " evenkeel::" in line]
        if len(lines) != 1 or FALLBACK not in lines[0]:
            raise Failed(f"{name}: the log says {lines}")


for test in (test_missing_libraries, test_table_is_whole, test_gl_that_fails):
    test.once = True


def table():
    """Soname, Debian's package and Fedora's, of all that the program looks for."""
    with open(TABLE) as source:
        rows = re.findall(r'^    library\("([^"]+)", "([^"]+)", "([^"]+)"\)', source.read(), re.M)
    if len(rows) < 5:
        raise Failed(f"only {len(rows)} libraries in {TABLE}")
    return rows


def package_of(soname):
    """The package that has this file, as the system knows it."""
    answer = subprocess.run(["dpkg-query", "--search", f"*/{soname}"], capture_output=True, text=True)
    return answer.stdout.split(":")[0]


def without(app, sonames):
    """What to put before a command so that it cannot find these libraries."""
    if not shutil.which("strace"):
        raise Failed("strace is not installed; tests/run --install installs what is missing")
    folders = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"]
    folders += [f"{folder}/{os.uname().machine}-linux-gnu" for folder in folders[:2]]
    paths = [f"--trace-path={folder}/{soname}" for folder in folders for soname in sonames]
    trace = os.path.join(app.home, "trace.txt")
    # Detached, so that the program itself is our child.
    return ["strace", "-D", "-f", "-qqq", "-o", trace, *paths, "-e", f"inject={CALLS}:error=ENOENT"]


def refused(app, renderer, soname):
    """What it says where this library is not installed."""
    log = os.path.join(app.home, "refused.txt")
    with open(log, "w") as file:
        process = subprocess.Popen(
            [*without(app, [soname]), app.binary, "--renderer", renderer], env=app.environment(),
            stdin=subprocess.DEVNULL, stdout=file, stderr=file,
        )
    try:
        until(lambda: process.poll() is not None or app.screen.window_of(process.pid), 20, f"{soname}: nothing came")
    finally:
        process.kill()
        code = process.wait()
    with open(log) as file:
        said = [line for line in file.read().splitlines() if not line.startswith(OTHERS)]
    if code != 1 or len(said) != 1 or not said[0].startswith("evenkeel: the window needs "):
        raise Failed(f"{renderer} without {soname}: it ended with {code}: {said}")
    return said[0]
