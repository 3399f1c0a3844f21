"""The command `wireproof`: the same program as the one that cargo installs, started by Python."""

import signal
import sys

from wireproof import _native


def main() -> None:
    """Runs the command on this process's arguments and ends the process with its status."""
    # Python would only note a Ctrl-C and look at it when the command is done; the system's way is to end at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_native.command(["wireproof", *sys.argv[1:]]))
