"""What is told on standard error while a run is under way."""

import sys
import threading
import time

from pyspark.sql import SparkSession

from wireproof._words import WORDS, Words


class Progress:
    """Tells a person on standard error what is being done, and how far it is."""

    def __init__(self, session: SparkSession, *, quiet: bool, words: Words = WORDS["en"]) -> None:
        self._tracker = session.sparkContext.statusTracker()
        self._quiet = quiet
        self._words = words
        self._begin = time.monotonic()

    def note(self, text: str) -> None:
        """A line of its own."""
        if not self._quiet:
            print(f"[{time.monotonic() - self._begin:7.1f} s] {text}", file=sys.stderr, flush=True)

    def phase(self, name: str) -> "Phase":
        """Tells of the tasks that run while it is open."""
        return Phase(self, name)

    def tasks(self) -> str:
        """The tasks of the stages that run, done and all."""
        stages = [self._tracker.getStageInfo(id) for id in self._tracker.getActiveStageIds()]
        known = [stage for stage in stages if stage is not None]
        return self._words.tasks(sum(stage.numCompletedTasks for stage in known), sum(stage.numTasks for stage in known))


class Phase:
    """A part of a run, as long as it is open."""

    #: Seconds between two lines about the same work.
    EVERY = 10.0

    def __init__(self, progress: Progress, name: str) -> None:
        self._progress = progress
        self._name = name
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._tell, daemon=True)

    def _tell(self) -> None:
        while not self._done.wait(self.EVERY):
            self._progress.note(f"{self._name}: {self._progress.tasks()}")

    def __enter__(self) -> None:
        self._progress.note(self._name)
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
