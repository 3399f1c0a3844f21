"""A whole organization: its totals are known by construction, whatever happens to the machines."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Tuple

import pyarrow.parquet as pq
import pytest
from pyspark.sql import SparkSession
from wireproof import fleet

from organization import Size, Totals, write

pytestmark = pytest.mark.spark

TABLES = ["documents", "findings", "hops", "problems", "proofs", "summary"]


class Made:
    """An organization, and what a run of this process wrote of it."""

    def __init__(self, folder: Path, session: SparkSession) -> None:
        self.input, self.output = folder / "input", folder / "output"
        self.totals: Totals = write(self.input, Size(accounts=4, regions=2, buckets=6))
        self.outcome = fleet.run(session, str(self.input), str(self.output))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, session: SparkSession) -> Made:
    return Made(tmp_path_factory.mktemp("organization"), session)


def rows(output: Path, name: str) -> List[str]:
    """The rows of a table, in an order of their own."""
    return sorted(json.dumps(row, sort_keys=True, default=str) for row in pq.read_table(output / name).to_pylist())


def counted(output: Path, name: str, column: str) -> Dict[Tuple[str, str], int]:
    found = pq.read_table(output / name).to_pylist()
    return dict(Counter((row["account"] or "", row[column]) for row in found if row.get("level", "error") == "error"))


def test_the_totals_are_as_constructed(made: Made) -> None:
    totals, outcome = made.totals, made.outcome
    assert outcome.adds_up()
    assert (outcome.documents, outcome.superseded, outcome.deleted) == (totals.documents, totals.superseded, totals.deleted)
    assert (outcome.unreadable, outcome.not_judged) == (totals.unreadable, totals.not_recognised)
    assert outcome.verdict == "cleartext"
    assert counted(made.output, "hops", "verdict") == totals.hops
    assert counted(made.output, "findings", "rule") == totals.errors


def test_items_bring_their_account_and_region(made: Made) -> None:
    found = {(row["account"], row["region"]) for row in pq.read_table(made.output / "documents").to_pylist()}
    regions = {"eu-central-1", "us-east-1"}
    assert found == {(None, None), *((f"{100000000000 + number}", region) for number in range(4) for region in regions)}


def test_bad_records_have_their_place(made: Made) -> None:
    problems: List[Dict[str, Any]] = pq.read_table(made.output / "problems").to_pylist()
    file = "AWSLogs/000000000000/Config/eu-west-1/2026/10/31/ConfigHistory/broken.json.gz"
    found = sorted((row["kind"], row["document"], row["place"]["document"], row["place"]["pointer"], row["place"]["column"]) for row in problems)
    assert found == [
        ("not-recognised", "notes/shopping.json", "notes/shopping.json", "", 1),
        ("unreadable", f"{file}#/configurationItems/0", file, "/configurationItems/0", 47),
        ("unreadable", f"{file}#/configurationItems/1", file, "/configurationItems/1", 68),
    ]


def test_the_summary_is_by_account_and_rule(made: Made) -> None:
    found = {(row["account"] or "", row["name"]): row["count"] for row in pq.read_table(made.output / "summary").to_pylist() if row["level"] == "error"}
    assert found == made.totals.errors


def test_a_second_run_writes_the_same_rows(made: Made, session: SparkSession) -> None:
    before = {name: rows(made.output, name) for name in TABLES}
    assert fleet.run(session, str(made.input), str(made.output)) == made.outcome
    assert {name: rows(made.output, name) for name in TABLES} == before


def test_an_executor_that_is_killed_changes_nothing(made: Made, tmp_path: Path) -> None:
    output = tmp_path / "output"
    program = [sys.executable, str(Path(__file__).with_name("killed.py")), str(made.input), str(output)]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "killed an executor: " in ended.stdout
    assert "executors: 2 at first, 1 of them at the end" in ended.stdout
    for name in TABLES:
        assert rows(output, name) == rows(made.output, name), name


def test_the_command(made: Made, tmp_path: Path) -> None:
    notes, output = made.input / "notes", tmp_path / "output"
    asked = [sys.executable, "-m", "wireproof.fleet", "--master", "local[1]", "--format", "json"]
    ended = subprocess.run([*asked, str(notes), str(output)], capture_output=True, text=True, check=False)
    assert ended.returncode == 3, ended.stderr
    assert ended.stdout == "1 documents in, 0 judged, 1 in problems; worst verdict: none\n"
    assert "] 1 records: 1 documents, 0 superseded, 0 deleted, 0 unreadable\n" in ended.stderr
    [problem] = [json.loads(line) for file in (output / "problems").glob("*.json") for line in file.read_text().splitlines()]
    assert (problem["document"], problem["kind"]) == ("shopping.json", "not-recognised")


@pytest.mark.parametrize(
    ("verdict", "fail_on", "fails"),
    [
        ("cleartext", "cleartext", True),
        ("unknown", "cleartext", False),
        ("unknown", "unknown", True),
        ("encrypted", "encrypted", True),
        ("enforced", "encrypted", False),
        ("none", "encrypted", False),
        ("cleartext", "never", False),
    ],
)
def test_what_fails(verdict: str, fail_on: str, fails: bool) -> None:
    assert fleet._fails(verdict, fail_on) is fails
