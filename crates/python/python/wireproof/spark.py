"""Documents of a whole organization on Apache Spark: the same engine, the same answers, in tables.

    from wireproof import spark as wireproof

    tables = wireproof.check(session.table("documents"))   # columns `document` and `text`
    tables.hops, tables.findings, tables.proofs, tables.problems, tables.documents

Documents are linked by joins. Each tells by which keys others find it and which it asks for (the policy of a bucket, a parameter group); a
document is then judged together with those that provide what it asks for, and only what is its own goes into the tables.
"""

from typing import Any, Callable, Iterator, List, NamedTuple

import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import ArrayType, StringType, StructField, StructType

from wireproof import _native, _tables
from wireproof._answer import Language
from wireproof._tables import DOCUMENTS, FINDINGS, HOPS, JUDGED, PROBLEMS, PROOFS, Source
from wireproof._words import WORDS

__all__ = ["DOCUMENTS", "FINDINGS", "HOPS", "JUDGED", "PROBLEMS", "PROOFS", "Judged", "Tables", "check", "judge", "reports", "tables"]

#: Of the documents that provide one key at most so many are looked at.
MOST_OF_KEY = 32
#: Of the documents that bear on one document at most so many are looked at.
MOST_OF_DOCUMENT = 256
#: How far links are followed: a rule to its listener, the listener to its load balancer.
ROUNDS = 3
#: Rows that a task hands over at once.
_CHUNK = 256


class Judged(NamedTuple):
    """The judged documents, before their answers are taken apart into tables: a row for each, in the columns of `JUDGED`."""

    rows: DataFrame
    #: What is kept for them.
    kept: List[DataFrame]

    def unpersist(self) -> None:
        """Lets go of what is kept."""
        for frame in self.kept:
            frame.unpersist()


class Tables(NamedTuple):
    """The answers. They share the judged documents, which are kept on disk until `unpersist`."""

    documents: DataFrame
    hops: DataFrame
    findings: DataFrame
    proofs: DataFrame
    problems: DataFrame
    kept: List[DataFrame]

    def unpersist(self) -> None:
        """Lets go of what the tables share."""
        for frame in self.kept:
            frame.unpersist()


def check(
    documents: DataFrame,
    *,
    lang: Language = "en",
    link: bool = True,
    most_of_key: int = MOST_OF_KEY,
    most_of_document: int = MOST_OF_DOCUMENT,
) -> Tables:
    """Judges documents, each with those that it refers to.

    The columns are `document` (or `path` or `id`; no two rows have the same) and `text` (or `content`; text or bytes). They may be
    joined by `account` and `region`, which the tables repeat, and by `scope`: names that are not the same everywhere, as those of
    parameter groups, mean a document of the same scope only; without it the account and Region are the scope.

    When more than `most_of_key` documents provide the same key, or more than `most_of_document` bear on a document, the first
    ones by name are looked at and the problems say so.
    """
    judged = judge(documents, lang=lang, link=link, most_of_key=most_of_key, most_of_document=most_of_document)
    rows = judged.rows.persist(StorageLevel.DISK_ONLY)
    return tables(rows)._replace(kept=[*judged.kept, rows])


def judge(
    documents: DataFrame,
    *,
    lang: Language = "en",
    link: bool = True,
    most_of_key: int = MOST_OF_KEY,
    most_of_document: int = MOST_OF_DOCUMENT,
) -> Judged:
    """Judges documents as `check` does, for a caller that saves the rows and makes the `tables` of what was saved."""
    base = _documents(documents)
    kept: List[DataFrame] = []
    grouped = base
    if link:
        pairs = _pairs(base, most_of_key, most_of_document, kept)
        grouped = _with_others(base, base, pairs, most_of_document)
    return Judged(_judged(grouped, lang, most_of_key, most_of_document), kept)


def tables(judged: DataFrame) -> Tables:
    """The tables of judged documents. They read the rows anew each time, so these should be saved or persisted."""

    def rows(column: str) -> DataFrame:
        return judged.select(f.explode(column).alias("row")).select("row.*")

    findings = judged.select(f.explode("findings").alias("found")).select("found.is_own", "found.row.*")
    return Tables(
        documents=judged.select(*DOCUMENTS.fieldNames()),
        hops=rows("hops"),
        findings=_once(findings),
        proofs=rows("proofs"),
        problems=rows("problems"),
        kept=[],
    )


def reports(documents: DataFrame, *, lang: Language = "en") -> DataFrame:
    """Each document judged alone: its id, and the report as `wireproof check --format json` prints it, to the byte.

    With a column `group` the documents of a group are judged together, in the order of their ids, and the report is the group's.
    """
    base = _documents(documents)
    name = "group" if "group" in documents.columns else "document"
    schema = StructType([StructField(name, StringType()), StructField("report", StringType())])
    document = f.struct("document", "text")
    if name == "group":
        parts = base.groupBy("group").agg(f.array_sort(f.collect_list(document)).alias("documents"))
    else:
        parts = base.select("document", f.array(document).alias("documents"))

    def answers(row: "dict[str, Any]") -> "dict[str, Any]":
        inputs = [(part["document"], part["text"], None) for part in row["documents"]]
        return {name: row[name], "report": _native.analyze(inputs, lang, None)}

    return _mapped(parts, schema, answers)


def _documents(given: DataFrame) -> DataFrame:
    """The documents under the names that are used here."""

    def one_of(*names: str) -> Column:
        found = next((name for name in names if name in given.columns), None)
        if found is None:
            raise ValueError(f"the documents need a column `{names[0]}`; they have {', '.join(given.columns)}")
        return f.col(found)

    def perhaps(name: str) -> Column:
        return (f.col(name) if name in given.columns else f.lit(None)).cast("string").alias(name)

    account, region = perhaps("account"), perhaps("region")
    scope = f.col("scope") if "scope" in given.columns else f.concat_ws("/", account, region)
    return given.select(
        one_of("document", "path", "id").cast("string").alias("document"),
        f.coalesce(one_of("text", "content").cast("binary"), f.lit(b"")).alias("text"),
        account,
        region,
        scope.cast("string").alias("scope"),
        *([f.col("group").cast("string").alias("group")] if "group" in given.columns else []),
    )


_KEYS = StructType(
    [
        StructField("document", StringType()),
        StructField("scope", StringType()),
        StructField("provides", ArrayType(StringType())),
        StructField("needs", ArrayType(StringType())),
    ]
)


def _keys_of(row: "dict[str, Any]") -> "dict[str, Any]":
    provides, needs = _tables.keys(_sources(row), row["scope"])
    return {"document": row["document"], "scope": row["scope"], "provides": provides, "needs": needs}


def _pairs(base: DataFrame, most: int, most_of_document: int, kept: List[DataFrame]) -> DataFrame:
    """The documents that bear on each, found by following what it asks for to those that provide it, in joins."""
    keys = _mapped(base, _KEYS, _keys_of).persist(StorageLevel.MEMORY_AND_DISK)
    provided = keys.select(f.explode("provides").alias("key"), f.col("document").alias("provider"))
    pairs = fresh = _met(keys, provided, most).persist(StorageLevel.MEMORY_AND_DISK)
    kept += [keys, pairs]
    for _ in range(ROUNDS - 1):
        if fresh.isEmpty():
            break
        # Only a document that met another can ask for more.
        again = base.join(fresh.select("document").distinct(), "document", "left_semi")
        asking = _mapped(_with_others(again, base, pairs, most_of_document), _KEYS, _keys_of)
        fresh = _met(asking, provided, most).join(pairs, pairs.columns, "left_anti")
        fresh = fresh.persist(StorageLevel.MEMORY_AND_DISK)
        kept.append(fresh)
        pairs = pairs.unionByName(fresh)
    return pairs


def _met(asking: DataFrame, provided: DataFrame, most: int) -> DataFrame:
    """The documents and those that provide what they need. Of a key that has too many the first are taken, and one row more, without a
    provider, names it in `bounded`."""
    needs = asking.select("document", f.explode("needs").alias("key"))
    wanted = provided.join(needs.select("key").distinct(), "key", "left_semi").distinct()
    # Spark keeps only the first rows of each key before it moves them, so that a hot key is no hot task.
    place = f.row_number().over(Window.partitionBy("key").orderBy("provider"))
    is_over = f.col("place") > most
    taken = (
        wanted.withColumn("place", place)
        .where(f.col("place") <= most + 1)
        .select(
            "key",
            f.when(is_over, "").otherwise(f.col("provider")).alias("provider"),
            f.when(is_over, f.col("key")).otherwise("").alias("bounded"),
        )
    )
    met = needs.join(taken, "key").where(f.col("document") != f.col("provider"))
    return met.select("document", "provider", "bounded").distinct()


def _with_others(documents: DataFrame, base: DataFrame, pairs: DataFrame, most: int) -> DataFrame:
    """The documents, each with those that bear on it, one more than the most where there are more; and with the keys in `bounded`."""
    # what names a key that has too many takes no document's place
    names_a_key = f.col("provider") == ""
    place = f.row_number().over(Window.partitionBy("document", names_a_key).orderBy("provider", "bounded"))
    taken = pairs.withColumn("place", place).where(f.col("place") <= most + 1).drop("place")
    provider = base.select(
        f.col("document").alias("provider"),
        f.struct("document", "text", "account", "region").alias("other"),
    )
    others = (
        taken.join(provider, "provider", "left")
        .groupBy("document")
        .agg(f.collect_list("other").alias("others"), f.collect_set("bounded").alias("bounded"))
    )
    return documents.join(others, "document", "left")


def _judged(grouped: DataFrame, lang: Language, of_key: int, of_document: int) -> DataFrame:
    words = WORDS[lang]

    def judged(row: "dict[str, Any]") -> "dict[str, Any]":
        keys = sorted(key.splitlines()[-1] for key in row.get("bounded") or [] if key)
        bounded = [words.too_many_of_key(of_key, key) for key in keys]
        sources = _sources(row)
        if len(sources) > of_document + 1:
            del sources[of_document + 1 :]
            bounded.append(words.too_many(of_document))
        return _tables.judged(sources, lang, bounded)

    return _mapped(grouped, JUDGED, judged)


def _once(findings: DataFrame) -> DataFrame:
    """Each finding once: as the document that holds its characters has it, else as the first of those that led to it."""
    led = f.when(~f.col("is_own"), f.struct("message", "why", f.to_json("related")))
    best_first = Window.partitionBy("document", "id").orderBy(f.desc("is_own"), led)
    placed = findings.withColumn("rank", f.rank().over(best_first)).withColumn("number", f.row_number().over(best_first))
    return placed.where("rank = 1 and (is_own or number = 1)").drop("rank", "number", "is_own")


def _sources(row: "dict[str, Any]") -> List[Source]:
    others = sorted(row.get("others") or [], key=lambda other: str(other["document"]))
    return [Source(part["document"], part["text"], part["account"], part["region"]) for part in [row, *others]]


def _mapped(
    frame: DataFrame, schema: StructType, of_row: "Callable[[dict[str, Any]], dict[str, Any]]"
) -> DataFrame:
    """Applies a function to each row, in Arrow's batches."""
    arrow = to_arrow_schema(schema)

    def batches(given: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in given:
            for start in range(0, batch.num_rows, _CHUNK):
                part = batch.slice(start, _CHUNK).to_pylist()
                yield pa.RecordBatch.from_pylist([of_row(row) for row in part], schema=arrow)

    return frame.mapInArrow(batches, schema)
