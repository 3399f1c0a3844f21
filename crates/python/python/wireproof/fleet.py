"""`python -m wireproof.fleet INPUT OUTPUT`: the Config items and documents of a whole organization, judged on Spark.

INPUT is a folder (`file://`, `s3a://` or any that Spark's Hadoop reads): AWS Config's deliveries, repositories, or both. OUTPUT gets a folder for
each table. The exit status is 0 when nothing is at or above `--fail-on`, 1 when something is, 2 for wrong usage, 3 when no document was
recognised, and 4 when the run failed or its counts do not add up.
"""

import argparse
import os
import sys
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence

try:
    import pyarrow as pa
    from py4j.protocol import Py4JError
    from pyspark import StorageLevel
    from pyspark.errors import PySparkException
    from pyspark.sql import DataFrame, SparkSession, Window
    from pyspark.sql import functions as f
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import BinaryType, BooleanType, LongType, StringType, StructField, StructType
except ModuleNotFoundError as missing:
    if __name__ != "__main__":
        raise
    # no traceback, whose status 1 would say that something was found
    print(f'error: {missing}; pip install "wireproof[spark]"', file=sys.stderr)
    sys.exit(2)

from wireproof import _folders, aws_config, spark
from wireproof._answer import Language
from wireproof._progress import Progress
from wireproof._tables import PROBLEMS, WORST_FIRST
from wireproof._words import WORDS, Words

#: The endings of file names that are looked at, as the command `wireproof` has them; each may be packed by gzip.
ENDINGS = ("json", "jsonc", "jsonl", "ndjson", "template", "yaml", "yml")
#: So much of the files, packed as Config packs them, is the share of one task.
BYTES_OF_TASK = 4 << 20
MOST_TASKS = 20_000
#: Where the answers wait in OUTPUT until they are taken apart into the tables.
_WAITING = "_judged"
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
    words = WORDS[lang]
    root = _folders.root(session, path, words)
    arrow = to_arrow_schema(_RECORD)

    def batches(given: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        waiting: List[Dict[str, Any]] = []
        for batch in given:
            for row in batch.to_pylist():
                for record in _records(_folders.below(row["path"], root), row["content"], words):
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
    # each join looks at the documents: the versions are sorted once
    return Input(records, documents.persist(StorageLevel.DISK_ONLY), faults)


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
    words = WORDS[lang]
    say = say or Progress(session, quiet=True)
    _folders.check(session, path, output, [*_SCHEMAS, "summary"], words)
    # before the plans are made that are kept
    _size_tasks(session, path)
    with say.phase(words.reading):
        found = read(session, path, lang=lang)
        counts = _count(found.records)
    say.note(words.read(counts.records, counts.documents, counts.superseded, counts.deleted, counts.unreadable))
    with say.phase(words.linking):
        judged = spark.judge(found.documents, lang=lang)
    waiting = f"{output.rstrip('/')}/{_WAITING}"
    with say.phase(words.judging):
        # saved, an executor that is lost takes no answer with it
        judged.rows.write.mode("overwrite").parquet(waiting)
    judged.unpersist()
    tables = spark.tables(session.read.schema(spark.JUDGED).parquet(waiting))
    for name, table in (
        ("documents", tables.documents),
        ("hops", tables.hops),
        ("findings", tables.findings),
        ("proofs", tables.proofs),
        ("problems", tables.problems.unionByName(found.faults)),
    ):
        with say.phase(words.writing(name)):
            _write(table, output, name, format)
    with say.phase(words.summing_up):
        _write(summary(session, output, format).coalesce(1), output, "summary", format)
        outcome = _outcome(session, output, format, counts)
    _folders.delete(session, waiting)
    found.documents.unpersist()
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
    words = WORDS[asked.lang]

    def fail(status: int, text: str) -> int:
        print(f"{words.error}: {text}", file=sys.stderr)
        return status

    try:
        session = _session(asked.master)
    except (PySparkException, Py4JError) as error:
        return fail(2, words.no_session(_first_line(error)))
    try:
        say = Progress(session, quiet=asked.quiet, words=words)
        outcome = run(session, asked.input, asked.output, format=asked.format, lang=asked.lang, say=say)
        for line in _told(session, asked.output, asked.format):
            print(line)
    except OSError as error:
        return fail(2, str(error))
    except (PySparkException, Py4JError) as error:
        return fail(4, words.failed(_first_line(error)))
    finally:
        session.stop()
    if not outcome.adds_up():
        return fail(4, words.adds_not_up(str(outcome)))
    print(words.done(outcome.documents, outcome.judged, outcome.not_judged, outcome.verdict))
    if outcome.judged == 0:
        return 3
    return int(_fails(outcome.verdict, asked.fail_on))


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


#: The tables and their columns.
_SCHEMAS = {
    "documents": spark.DOCUMENTS,
    "hops": spark.HOPS,
    "findings": spark.FINDINGS,
    "proofs": spark.PROOFS,
    "problems": spark.PROBLEMS,
}


def _table(session: SparkSession, output: str, name: str, format: str) -> DataFrame:
    reader = session.read.format(format)
    # JSON of a table without rows does not tell its columns
    reader = reader.schema(_SCHEMAS[name]) if name in _SCHEMAS else reader
    return reader.load(f"{output.rstrip('/')}/{name}")


def _size_tasks(session: SparkSession, path: str) -> None:
    """Lets the number of tasks follow from the size of the input, unless the configuration says it."""
    name = "spark.sql.shuffle.partitions"
    if name in dict(session.sparkContext.getConf().getAll()):
        return
    tasks = max(session.sparkContext.defaultParallelism, _folders.size(session, path) // BYTES_OF_TASK)
    session.conf.set(name, str(min(tasks, MOST_TASKS)))


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
        # documents of megabytes fill a batch before there are so many
        "spark.sql.execution.arrow.maxBytesPerBatch": str(16 << 20),
        # files are packed: what a task unpacks is many times as much
        "spark.sql.files.maxPartitionBytes": str(32 << 20),
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


def _first_line(error: Exception) -> str:
    """What an error of Spark says, without the calls that led to it."""
    of_java = getattr(error, "java_exception", None)
    lines = str(of_java.toString() if of_java is not None else error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


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
