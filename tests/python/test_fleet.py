"""A whole organization: its totals are known by construction, whatever happens to the machines."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Tuple, cast

import pyarrow.parquet as pq
import pytest
import wireproof
from pyspark.sql import SparkSession
from wireproof import fleet
from wireproof._answer import Language

from organization import Size, Totals, by_account, write

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


def test_linking_gives_what_the_command_says_of_an_account_s_documents(made: Made) -> None:
    found: "Counter[Tuple[str, ...]]" = Counter()
    told: "Counter[Tuple[str, ...]]" = Counter()
    for account, documents in by_account(made.input).items():
        report = wireproof.check(documents)
        found.update((hop["from"]["label"], hop["to"]["label"], hop["verdict"], hop["because"]) for hop in report.hops)
        told.update((finding["rule"], finding["message"], finding["why"]) for finding in report.findings)
        assert report.hops, account
    hops = pq.read_table(made.output / "hops").to_pylist()
    assert Counter((row["from_label"], row["to_label"], row["verdict"], row["because"]) for row in hops) == found
    findings = pq.read_table(made.output / "findings").to_pylist()
    assert Counter((row["rule"], row["message"], row["why"]) for row in findings) == told


def test_what_a_run_does_not_write_over(made: Made, session: SparkSession, tmp_path: Path) -> None:
    source, notes = str(made.input), str(made.input / "notes")
    (tmp_path / "file").touch()
    (tmp_path / "mine" / "hops").mkdir(parents=True)
    (tmp_path / "mine" / "hops" / "beer.txt").touch()
    before = sorted(made.input.rglob("*"))
    for path, output, lang, said in (
        (str(tmp_path / "nowhere"), str(tmp_path / "new"), "en", f"{tmp_path}/nowhere: there is no such folder or file"),
        (str(tmp_path / "nowhere"), str(tmp_path / "new"), "ko", f"{tmp_path}/nowhere: 폴더나 파일이 없습니다"),
        (notes, str(tmp_path / "file"), "en", f"{tmp_path}/file is a file; the tables need a folder"),
        (source, f"{source}/tables", "en", f"{source}/tables lies in the input {source}: the next run would read the tables as documents"),
        (source, f"file://{source}/", "en", f"file://{source}/ lies in the input {source}: the next run would read the tables as documents"),
        (f"{tmp_path}/mine/hops", f"{tmp_path}/mine", "en", f"{tmp_path}/mine/hops lies in {tmp_path}/mine/hops, which the run would replace"),
        (notes, f"{tmp_path}/mine", "en", f"{tmp_path}/mine/hops holds `beer.txt`, which no run wrote; nothing was replaced"),
    ):
        with pytest.raises(OSError) as raised:
            fleet.run(session, path, output, lang=cast(Language, lang))
        assert str(raised.value) == said
    assert sorted(made.input.rglob("*")) == before
    assert not (tmp_path / "new").exists()


def test_the_command(made: Made, tmp_path: Path) -> None:
    notes, output = made.input / "notes", tmp_path / "output"
    asked = ["--master", "local[1]", "--format", "json", "--lang", "ko"]
    ended = commanded(*asked, str(notes), str(output))
    assert ended.returncode == 3, ended.stderr
    assert ended.stdout == "문서 1개 중 0개 판정, 1개는 problems 표에 있음. 가장 나쁜 판정: none\n"
    assert "] 레코드 1개: 문서 1개, 이전 버전 0개, 삭제됨 0개, 읽을 수 없음 0개\n" in ended.stderr
    [problem] = [json.loads(line) for file in (output / "problems").glob("*.json") for line in file.read_text(encoding="utf-8").splitlines()]
    assert (problem["document"], problem["kind"]) == ("shopping.json", "not-recognised")
    assert sorted(path.name for path in output.iterdir()) == TABLES


def test_a_master_that_is_none(made: Made, tmp_path: Path) -> None:
    ended = commanded("--master", "nonsense", str(made.input), str(tmp_path / "output"))
    assert ended.returncode == 2
    assert "error: Spark did not start: " in ended.stderr
    assert "Traceback" not in ended.stderr


def commanded(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "wireproof.fleet", *arguments], capture_output=True, text=True, check=False)


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
