"""`python -m wireproof.fleet INPUT OUTPUT`: the Config items and documents of a whole organization, judged on Spark.

INPUT is a folder (`file://`, `s3a://` or any that Spark's Hadoop reads): AWS Config's deliveries, repositories, or both. OUTPUT gets a folder for
each table. The exit status is 0 when nothing is at or above `--fail-on`, 1 when something is, 2 for wrong usage, 3 when no document was
recognised, and 4 when the counts do not add up.
"""

import argparse
import os
import sys
import threading
import time
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, cast

import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import BinaryType, BooleanType, LongType, StringType, StructField, StructType

from wireproof import aws_config, spark
from wireproof._answer import Language
from wireproof._tables import PROBLEMS, WORST_FIRST
from wireproof._words import WORDS, Words

#: The endings of file names that are looked at, as the command `wireproof` has them; each may be packed by gzip.
ENDINGS = ("json", "jsonc", "jsonl", "ndjson", "template", "yaml", "yml")
#: So much of the files, packed as Config packs them, is the share of one task.
BYTES_OF_TASK = 4 << 20
MOST_TASKS = 20_000
#: Documents that a task hands over at once.
_CHUNK = 256

_RECORD = StructType(
    [
        StructField("document", StringType()),
        StructField("account", StringType()),
        StructField("region", StringType()),
        StructField("scope", StringType()),
        StructField("kind", StringType()),
        StructField("resource", StringType()),
        StructField("captured", LongType()),
        StructField("state", LongType()),
        StructField("is_deleted", BooleanType()),
        StructField("text", BinaryType()),
        # a record that can't be read has no text but a fault
        StructField("fault", PROBLEMS["place"].dataType),
        StructField("message", StringType()),
    ]
)


class Input(NamedTuple):
    """What was found in the files."""

    #: Every record of every file.
    records: DataFrame
    #: Those to be judged: of each resource the newest version, unless it is deleted.
    documents: DataFrame
    #: Rows of the problems: records that can't be read.
    faults: DataFrame


class Outcome(NamedTuple):
    """What a run counted."""

    records: int
    superseded: int
    deleted: int
    unreadable: int
    documents: int
    judged: int
    not_judged: int
    verdict: str

    def adds_up(self) -> bool:
        """Whether every record is accounted for."""
        read = self.superseded + self.deleted + self.unreadable + self.documents
        return self.records == read and self.documents == self.judged + self.not_judged


def read(session: SparkSession, path: str, *, lang: Language = "en") -> Input:
    """The documents of a folder: items of Config's deliveries, and other files as they are.

    Items bring their account and Region. Names in other files mean documents of the same folder below `path` (a repository), not of others.
    """
    pattern = "*.{" + ",".join([*ENDINGS, *(f"{ending}.gz" for ending in ENDINGS)]) + "}"
    files = session.read.format("binaryFile").option("recursiveFileLookup", "true").option("pathGlobFilter", pattern)
    root = _root(session, path)
    words = WORDS[lang]
    arrow = to_arrow_schema(_RECORD)

    def batches(given: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        waiting: List[Dict[str, Any]] = []
        for batch in given:
            for row in batch.to_pylist():
                for record in _records(_below(row["path"], root), row["content"], words):
                    waiting.append(record)
                    if len(waiting) == _CHUNK:
                        yield pa.RecordBatch.from_pylist(waiting, schema=arrow)
                        waiting = []
        yield pa.RecordBatch.from_pylist(waiting, schema=arrow)

    records = files.load(path).select("path", "content").mapInArrow(batches, _RECORD)
    records = records.persist(StorageLevel.DISK_ONLY)
    newest_first = [f.desc("captured"), f.desc("state"), f.asc("document")]
    of_resource = Window.partitionBy("account", "region", "kind", "resource").orderBy(*newest_first)
    items = records.where("kind is not null").withColumn("version", f.row_number().over(of_resource))
    newest = items.where("version = 1 and not is_deleted").drop("version")
    files_as_they_are = records.where("kind is null and fault is null")
    faults = records.where("fault is not null").select(
        "document", "account", "region", f.lit("unreadable").alias("kind"), "message", f.col("fault").alias("place")
    )
    columns = ["document", "text", "account", "region", "scope"]
    documents = newest.select(*columns).unionByName(files_as_they_are.select(*columns))
    return Input(records, documents, faults)


def run(
    session: SparkSession,
    path: str,
    output: str,
    *,
    format: str = "parquet",
    lang: Language = "en",
    say: "Progress | None" = None,
) -> Outcome:
    """Judges the documents of a folder and writes the tables. A second run over the same input writes the same rows."""
    say = say or Progress(session, quiet=True)
    _size_tasks(session, path)
    with say.phase("reading"):
        found = read(session, path, lang=lang)
        counts = _count(found.records)
    say.note(
        f"{counts.records:,} records: {counts.documents:,} documents, {counts.superseded:,} superseded, "
        f"{counts.deleted:,} deleted, {counts.unreadable:,} unreadable"
    )
    with say.phase("linking"):
        tables = spark.check(found.documents, lang=lang)
    with say.phase("judging"):
        _write(tables.documents, output, "documents", format)
    for name, table in (
        ("hops", tables.hops),
        ("findings", tables.findings),
        ("proofs", tables.proofs),
        ("problems", tables.problems.unionByName(found.faults)),
    ):
        with say.phase(f"writing {name}"):
            _write(table, output, name, format)
    with say.phase("summing up"):
        _write(summary(session, output, format).coalesce(1), output, "summary", format)
        outcome = _outcome(session, output, format, counts)
    tables.unpersist()
    found.records.unpersist()
    return outcome


def summary(session: SparkSession, output: str, format: str = "parquet") -> DataFrame:
    """Findings by account and rule, and hops by account and verdict, of written tables: `what` is `finding` or `hop`."""
    findings = _table(session, output, "findings", format).groupBy("account", f.lit("finding").alias("what"), f.col("rule").alias("name"), "level")
    hops = _table(session, output, "hops", format).groupBy("account", f.lit("hop").alias("what"), f.col("verdict").alias("name"), f.lit(None).cast("string").alias("level"))
    counted = findings.agg(f.count("*").alias("count")).unionByName(hops.agg(f.count("*").alias("count")))
    return counted.orderBy("account", "what", "name", "level")


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Runs the command and returns its exit status."""
    asked = _arguments(arguments)
    session = _session(asked.master)
    try:
        say = Progress(session, quiet=asked.quiet)
        outcome = run(session, asked.input, asked.output, format=asked.format, lang=asked.lang, say=say)
        for line in _told(session, asked.output, asked.format):
            print(line)
        if not outcome.adds_up():
            print(f"error: the counts do not add up: {outcome}", file=sys.stderr)
            return 4
        print(f"{outcome.documents:,} documents in, {outcome.judged:,} judged, {outcome.not_judged:,} in problems; worst verdict: {outcome.verdict}")
    except OSError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    finally:
        session.stop()
    if outcome.judged == 0:
        return 3
    return int(_fails(outcome.verdict, asked.fail_on))


class Progress:
    """Tells a person on standard error what is being done, and how far it is."""

    def __init__(self, session: SparkSession, *, quiet: bool) -> None:
        self._tracker = session.sparkContext.statusTracker()
        self._quiet = quiet
        self._begin = time.monotonic()

    def note(self, text: str) -> None:
        """A line of its own."""
        if not self._quiet:
            print(f"[{time.monotonic() - self._begin:7.1f} s] {text}", file=sys.stderr, flush=True)

    def phase(self, name: str) -> "_Phase":
        """Tells of the tasks that run while it is open."""
        return _Phase(self, name)

    def tasks(self) -> str:
        """The tasks of the stages that run, done and all."""
        stages = [self._tracker.getStageInfo(id) for id in self._tracker.getActiveStageIds()]
        known = [stage for stage in stages if stage is not None]
        return f"{sum(stage.numCompletedTasks for stage in known)}/{sum(stage.numTasks for stage in known)} tasks"


class _Phase:
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


def _records(name: str, content: bytes, words: Words) -> Iterator[Dict[str, Any]]:
    """The records of a file: an item of Config is one, any other file is one."""
    empty = dict.fromkeys(_RECORD.fieldNames())

    def fault(document: str, found: aws_config.Fault) -> Dict[str, Any]:
        place = {**dict.fromkeys(PROBLEMS["place"].dataType.fieldNames()), **found._asdict(), "document": name}
        return {**empty, "document": document, "fault": {key: place[key] for key in place if key != "message"}, "message": found.message}

    try:
        content = aws_config.unpacked(content)
    except OSError as error:
        yield fault(name, aws_config.Fault("", 1, 1, words.packed(str(error))))
        return
    if not aws_config.is_delivery(content):
        folder = name.split("/", 1)[0] if "/" in name else ""
        yield {**empty, "document": name, "scope": folder, "text": content}
        return
    for item in aws_config.items(content, words):
        document = f"{name}#{item.pointer}"
        if isinstance(item, aws_config.Fault):
            yield fault(document, item)
            continue
        yield {
            **empty,
            "document": document,
            "account": item.account,
            "region": item.region,
            "scope": f"{item.account}/{item.region}",
            "kind": item.kind,
            "resource": item.resource if item.resource != item.pointer else document,
            "captured": item.captured,
            "state": item.state,
            "is_deleted": item.is_deleted,
            "text": item.text.encode(),
        }


class _Counts(NamedTuple):
    """How many records there are, and what becomes of them."""

    records: int
    superseded: int
    deleted: int
    unreadable: int
    documents: int


def _count(records: DataFrame) -> _Counts:
    of_resource = ["account", "region", "kind", f.coalesce("resource", "document").alias("resource")]
    newest = f.min(f.struct((-f.col("captured")).alias("age"), (-f.col("state")).alias("state"), "document", "is_deleted"))
    counted = records.groupBy(*of_resource).agg(
        f.count("*").alias("versions"),
        f.coalesce(newest["is_deleted"], f.lit(False)).alias("is_deleted"),
        f.count("fault").alias("faults"),
    )
    row = counted.agg(
        f.coalesce(f.sum("versions"), f.lit(0)),
        f.coalesce(f.sum(f.col("versions") - 1), f.lit(0)),
        f.coalesce(f.sum(f.col("is_deleted").cast("long")), f.lit(0)),
        f.coalesce(f.sum("faults"), f.lit(0)),
        f.coalesce(f.sum(((f.col("faults") == 0) & ~f.col("is_deleted")).cast("long")), f.lit(0)),
    ).collect()[0]
    return _Counts(*row)


def _outcome(session: SparkSession, output: str, format: str, counts: _Counts) -> Outcome:
    """Counts what was written, not what was meant to be."""
    written = _table(session, output, "documents", format)
    problems = _table(session, output, "problems", format).where(f.col("kind").isin("not-recognised", "failed"))
    verdicts = [row["verdict"] for row in _table(session, output, "hops", format).select("verdict").distinct().collect()]
    return Outcome(
        *counts,
        judged=written.where("is_judged").select("document").distinct().count(),
        not_judged=problems.select("document").distinct().count(),
        verdict=next((verdict for verdict in WORST_FIRST if verdict in verdicts), "none"),
    )


def _told(session: SparkSession, output: str, format: str) -> Iterator[str]:
    """The summary as a person reads it."""
    rows = _table(session, output, "summary", format).collect()
    for row in sorted(rows, key=lambda row: (row["account"] or "", row["what"], -row["count"], row["name"])):
        yield f"{row['account'] or '-':<14} {row['what']:<8} {row['count']:>10,}  {row['name']}{f' ({row.level})' if row['level'] else ''}"


def _write(table: DataFrame, output: str, name: str, format: str) -> None:
    table.write.mode("overwrite").format(format).save(f"{output.rstrip('/')}/{name}")


def _table(session: SparkSession, output: str, name: str, format: str) -> DataFrame:
    schemas = {"documents": spark.DOCUMENTS, "hops": spark.HOPS, "findings": spark.FINDINGS, "proofs": spark.PROOFS, "problems": spark.PROBLEMS}
    reader = session.read.format(format)
    # JSON of a table without rows does not tell its columns
    reader = reader.schema(schemas[name]) if name in schemas else reader
    return reader.load(f"{output.rstrip('/')}/{name}")


def _size_tasks(session: SparkSession, path: str) -> None:
    """Lets the number of tasks follow from the size of the input, unless the configuration says it."""
    name = "spark.sql.shuffle.partitions"
    if name in dict(session.sparkContext.getConf().getAll()):
        return
    jvm = cast(Any, session)._jvm
    hadoop = jvm.org.apache.hadoop.fs.Path(path)
    system = hadoop.getFileSystem(cast(Any, session)._jsc.hadoopConfiguration())
    length = int(system.getContentSummary(hadoop).getLength()) if system.exists(hadoop) else 0
    tasks = max(session.sparkContext.defaultParallelism, length // BYTES_OF_TASK)
    session.conf.set(name, str(min(tasks, MOST_TASKS)))


def _root(session: SparkSession, path: str) -> str:
    """The folder as Spark writes it in the paths of files."""
    jvm = cast(Any, session)._jvm
    hadoop = jvm.org.apache.hadoop.fs.Path(path)
    system = hadoop.getFileSystem(cast(Any, session)._jsc.hadoopConfiguration())
    if not system.exists(hadoop):
        raise FileNotFoundError(f"{path}: there is no such folder")
    return str(system.getFileStatus(hadoop).getPath().toString())


def _below(path: str, root: str) -> str:
    """A file's path within the folder; the name of a file that is the input itself."""

    def bare(text: str) -> str:
        scheme, _, rest = text.partition(":")
        return f"{scheme}:/{rest.lstrip('/')}" if rest else text

    path, root = bare(path), bare(root).rstrip("/")
    return path[len(root) + 1 :] if path.startswith(root + "/") else path.rsplit("/", 1)[-1]


def _session(master: Optional[str]) -> SparkSession:
    builder = SparkSession.builder.appName("wireproof.fleet")
    if master and master.startswith("local"):
        # the tasks run in this Python, not in the one that is first on PATH
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if master:
        builder = builder.master(master)
    defaults = {
        # documents are kilobytes, sometimes megabytes: few of them at once
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
        # small files are opened quickly: more of them in a task
        "spark.sql.files.openCostInBytes": "65536",
        # judging costs time, not bytes: tasks of few bytes are not too small
        "spark.sql.adaptive.coalescePartitions.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    for key, value in defaults.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel(os.environ.get("WIREPROOF_SPARK_LOG", "ERROR"))
    return session


def _fails(verdict: str, fail_on: str) -> bool:
    return fail_on != "never" and verdict in WORST_FIRST[: WORST_FIRST.index(fail_on) + 1]


def _arguments(arguments: Optional[Sequence[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m wireproof.fleet", description=__doc__)
    parser.add_argument("input", metavar="INPUT", help="a folder with Config's deliveries, repositories, or both")
    parser.add_argument("output", metavar="OUTPUT", help="the folder of the tables; those of an earlier run are replaced")
    parser.add_argument("--master", help="where Spark runs (`local[8]`, `spark://host:7077`); else as its configuration says")
    parser.add_argument("--format", choices=["parquet", "json"], default="parquet", help="of the tables")
    parser.add_argument("--lang", choices=["en", "ko"], default="en", help="of the sentences")
    parser.add_argument("--fail-on", choices=["cleartext", "unknown", "encrypted", "never"], default="cleartext", metavar="VERDICT", help="cleartext, unknown, encrypted or never")
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
