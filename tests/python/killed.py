"""Runs `wireproof.fleet` on a cluster of two executors and kills one of them while it judges.

    python killed.py INPUT OUTPUT
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import List

from wireproof import fleet
from wireproof._progress import Phase, Progress


class Killer(Progress):
    """Ends an executor as soon as tasks judge."""

    def phase(self, name: str) -> Phase:
        if name == "judging":
            threading.Thread(target=self._kill, daemon=True).start()
        return super().phase(name)

    def _kill(self) -> None:
        while not self._tracker.getActiveStageIds():
            time.sleep(0.005)
        victim = executors(self.application)[0]
        os.kill(victim, signal.SIGKILL)
        print(f"killed an executor: {self.tasks()}", flush=True)

    application = ""


def executors(application: str) -> List[int]:
    """The processes of this application's executors."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if application in words and any(word.endswith("CoarseGrainedExecutorBackend") for word in words):
                found.append(int(folder.name))
    return sorted(found)


def main() -> None:
    session = fleet._session("local-cluster[2,1,1024]")
    killer = Killer(session, quiet=True)
    killer.application = str(session.sparkContext.applicationId)
    begin = executors(killer.application)
    outcome = fleet.run(session, sys.argv[1], sys.argv[2], say=killer)
    after = executors(killer.application)
    print(f"executors: {len(begin)} at first, {len(set(begin) & set(after))} of them at the end")
    print(outcome)
    session.stop()


if __name__ == "__main__":
    main()
