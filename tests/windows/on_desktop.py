"""Runs a command on a private desktop, with Wine started before it so that no test pays for that:
on_desktop.py COMMAND [ARGUMENT…]. Wine ends with it.
"""

import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "gui"))

from desktop import Desktop  # noqa: E402
from wine import wine_session  # noqa: E402


def main():
    with tempfile.TemporaryDirectory(prefix="evenkeel-wine-") as folder, Desktop(folder), wine_session():
        return subprocess.run(sys.argv[1:]).returncode


if __name__ == "__main__":
    sys.exit(main())
