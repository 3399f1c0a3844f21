"""The command that the wheel brings: the program that cargo builds, started by Python."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path
from typing import List

from places import ROOT, SAMPLES, command

PYTHONS = [sys.executable, "-m", "wireproof"]


def run(program: List[str], *arguments: "str | bytes", **options: "str | bytes") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*program, *arguments], cwd=ROOT, capture_output=True, check=False)


def test_it_answers_as_cargos() -> None:
    for arguments in (
        ["check", "tests/samples/fraud-training-job.json"],
        ["check", "--format", "sarif", "tests/samples/ledger-template.json"],
        ["check", "tests/samples/canonical-bucket-policy.json", "--quiet"],
        ["check", "tests/samples/index.json"],
        ["check", "nowhere.json"],
        ["chekc"],
        ["rules", "--lang", "ko"],
        ["--version"],
        [],
    ):
        python, cargo = run(PYTHONS, *arguments), run([command()], *arguments)
        assert (python.returncode, python.stdout, python.stderr) == (cargo.returncode, cargo.stdout, cargo.stderr), arguments


def test_exit_statuses() -> None:
    statuses = [
        run(PYTHONS, "check", f"tests/samples/{name}.json", "--quiet").returncode
        for name in ("canonical-bucket-policy", "fraud-training-job", "nowhere", "index")
    ]
    assert statuses == [0, 1, 2, 3]


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.json"
    with open(path, "wb") as file:
        file.write((SAMPLES / "canonical-bucket-policy.json").read_bytes())
    assert run(PYTHONS, "check", path, "--quiet").returncode == 0


def test_ctrl_c_ends_it_at_once() -> None:
    waiting = subprocess.Popen([*PYTHONS, "check", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        wait_until_it_reads(waiting.pid)
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(10) == -signal.SIGINT
    finally:
        waiting.kill()
        waiting.communicate()


def wait_until_it_reads(pid: int) -> None:
    """Until the module is loaded and the process sleeps in its read of standard input."""
    for _ in range(1000):
        maps = Path(f"/proc/{pid}/maps").read_text()
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        if "_native" in maps and state == "S":
            return
        signal.sigtimedwait([], 0.02)
    raise AssertionError("it never came to read")


def test_it_knows_a_terminal() -> None:
    ours, theirs = pty.openpty()
    asked = [*PYTHONS, "check", "tests/samples/fraud-training-job.json"]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(asked, cwd=ROOT, stdout=theirs, stderr=subprocess.DEVNULL, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert process.wait(10) == 1
    assert b"\x1b[" in shown, "there are colours on a terminal"
    assert b"\x1b[" not in run(PYTHONS, *asked[3:]).stdout, "and none in a pipe"
