"""Measures whole runs: documents per second and core, memory, and how time grows.

    python measure.py [--sizes 10000,100000] [--master 'local[1]']... [--driver-memory 2g]

Each master and the command judge one generated organization, whose counts must come out; then the last master judges the larger ones.
Seconds are those of processors, of all processes together, so that what else the machine does changes them little; the clock's stand
beside them.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Optional, Tuple

from organization import Size, Totals, by_account, write

#: Seconds between two looks at the processes.
EVERY = 0.2
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Run(NamedTuple):
    """What a run took."""

    what: str
    documents: int
    #: Seconds of the clock.
    clock: float
    #: Seconds of processors by role: the `driver` and each `executor` are Java, `python` are their workers, `command` is what was started.
    processor: Dict[str, float]
    #: The most resident bytes by role: of one Java process, and of the Python workers under one executor together.
    memory: Dict[str, int]

    def each(self) -> float:
        """Processor time for one document, in milliseconds."""
        return 1000 * sum(self.processor.values()) / self.documents


class Watch:
    """Follows a process and those that it started: their processor time and memory."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._seconds: Dict[int, Tuple[str, float]] = {}
        self.memory: Dict[str, int] = {}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> Dict[str, float]:
        """The processor time by role."""
        self._done.set()
        self._thread.join()
        total: Dict[str, float] = {}
        for role, seconds in self._seconds.values():
            total[role] = total.get(role, 0.0) + seconds
        return total

    def _watch(self) -> None:
        while not self._done.wait(EVERY):
            under: Dict[int, int] = {}
            for process in _processes(self._root):
                seen = self._seconds.get(process.id)
                self._seconds[process.id] = (process.role, max(process.seconds, seen[1] if seen else 0.0))
                if process.role == "python":
                    # a daemon and its workers are those of one executor
                    owner = process.owner
                    under[owner] = under.get(owner, 0) + process.memory
                else:
                    self._most(process.role, process.memory)
            for memory in under.values():
                self._most("python", memory)

    def _most(self, role: str, memory: int) -> None:
        self.memory[role] = max(self.memory.get(role, 0), memory)


class _Process(NamedTuple):
    id: int
    role: str
    #: The Java process that Python's workers belong to.
    owner: int
    seconds: float
    memory: int


def _processes(root: int) -> Iterator[_Process]:
    """The process and its descendants."""
    told: Dict[int, Tuple[int, str, float, int]] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            name, _, rest = (folder / "stat").read_text().partition("(")[2].rpartition(")")
            shared = int((folder / "statm").read_text().split()[2]) * _PAGE
        except (OSError, IndexError, ValueError):
            continue
        part = rest.split()
        if part[0] == "Z":
            continue
        resident = int(part[21]) * _PAGE
        # workers share what the daemon loaded: it is counted once, with the daemon
        own = resident - shared if name.startswith("python") else resident
        told[int(folder.name)] = (int(part[1]), name, (int(part[11]) + int(part[12])) / _TICKS, own)

    def line(id: int) -> List[int]:
        """The process and those that it comes from."""
        found: List[int] = []
        while id in told and id not in found:
            found.append(id)
            id = told[id][0]
        return found

    for id, (_, name, seconds, memory) in told.items():
        above = line(id)
        if root not in above:
            continue
        java = [up for up in above if told[up][1] == "java"]
        if name == "java":
            # in local mode and in a local cluster the first is the driver
            role = "executor" if len(java) > 1 else "driver"
        elif java:
            role = "python"
        else:
            role = "command"
        yield _Process(id, role, java[0] if java else id, seconds, memory)


def fleet(master: str, source: Path, output: Path, totals: Totals, memory: Optional[str]) -> Run:
    """A run of the command on Spark."""
    asked = [sys.executable, "-m", "wireproof.fleet", "--master", master, "--fail-on", "never", str(source), str(output)]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    if memory:
        environment["PYSPARK_SUBMIT_ARGS"] = f"--driver-memory {memory} pyspark-shell"
    printed, run = _run(f"Spark {master}", [asked], totals.documents, environment)
    expected = f"{totals.documents:,} documents in, {totals.documents - totals.not_recognised:,} judged, "
    if expected not in printed:
        raise SystemExit(f"{master}: the counts are wrong: {printed[-2000:]}")
    return run


def command(folders: List[Path], documents: int) -> Run:
    """Runs of the command on the files of each account."""
    asked = [sys.executable, "-m", "wireproof", "check", "--no-config", "--fail-on", "never", "--format", "json", "--output", os.devnull]
    return _run("command", [[*asked, str(folder)] for folder in folders], documents, dict(os.environ))[1]


def unpacked(organization: Path, folder: Path) -> List[Path]:
    """The documents of an organization in files, a folder for each account."""
    found = []
    for account, documents in by_account(organization).items():
        for name, text in documents:
            path = folder / account / (name.replace("/", "-") + ("" if name.endswith(".json") else ".json"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        found.append(folder / account)
    return found


def _run(what: str, programs: List[List[str]], documents: int, environment: Dict[str, str]) -> Tuple[str, Run]:
    """Runs the programs one after the other."""
    begin = time.monotonic()
    total: Dict[str, float] = {}
    memory: Dict[str, int] = {}
    printed = ""
    for asked in programs:
        with tempfile.TemporaryFile("w+") as out:
            process = subprocess.Popen(asked, stdout=out, env=environment)
            watch = Watch(process.pid)
            status = process.wait()
            for role, seconds in watch.stop().items():
                total[role] = total.get(role, 0.0) + seconds
            for role, most in watch.memory.items():
                memory[role] = max(memory.get(role, 0), most)
            out.seek(0)
            printed += out.read()
        if status:
            raise SystemExit(f"{what} ended with status {status}: {printed[-2000:]}")
    return printed, Run(what, documents, time.monotonic() - begin, total, memory)


def sized(documents: int) -> Size:
    """An organization of about so many documents; two Regions in an account until there are many."""
    accounts = max(documents // 2500, 4)
    regions = min(2 + documents // 100_000, 8)
    # a bucket, and for every second one a job
    return Size(accounts, regions, max(2 * documents // (3 * accounts * regions), 2))


def _line(run: Run, fastest: float) -> str:
    def megabytes(role: str) -> str:
        return f"{run.memory[role] / (1 << 20):.0f} MB" if role in run.memory else "-"

    roles = ", ".join(f"{role} {seconds:.0f}" for role, seconds in sorted(run.processor.items()))
    rate = 1000 / run.each()
    cells = [
        run.what,
        f"{run.documents:,}",
        f"{run.clock:.0f} s",
        f"{sum(run.processor.values()):.0f} s ({roles})",
        f"{rate:,.0f}",
        f"{rate / fastest:.2f}",
        megabytes("executor" if "executor" in run.memory else "driver"),
        megabytes("python"),
    ]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000", help="about so many documents; the first is what all are compared with")
    parser.add_argument("--master", action="append", help="the last one judges the larger organizations")
    parser.add_argument("--driver-memory", default="2g")
    asked = parser.parse_args()
    masters: List[str] = asked.master or ["local[1]", "local[2]", "local-cluster[2,1,1024]"]
    first, *larger = [int(size) for size in asked.sizes.split(",")]
    print("| what | documents | clock | processors | documents by second and core | of the command's | most of one Java | most of its Python |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        totals = write(folder / "first", sized(first))
        run = command(unpacked(folder / "first", folder / "files"), totals.documents)
        fastest = 1000 / run.each()
        print(_line(run, fastest), flush=True)
        for master in masters:
            print(_line(fleet(master, folder / "first", folder / "tables", totals, asked.driver_memory), fastest), flush=True)
        for number, size in enumerate(larger):
            source = folder / f"larger-{number}"
            totals = write(source, sized(size))
            print(_line(fleet(masters[-1], source, folder / "tables", totals, asked.driver_memory), fastest), flush=True)
            shutil.rmtree(source)


if __name__ == "__main__":
    main()
