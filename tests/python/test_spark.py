"""Documents on Spark: the same bytes as the command's, each hop once, links by joins."""

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Dict, List, Optional, Tuple

import pytest
import wireproof
from pyspark.sql import DataFrame, SparkSession
from wireproof import spark
from wireproof._words import WORDS

from cases import cases
from places import ROOT, SAMPLES, command, documents

pytestmark = pytest.mark.spark


def frame(session: SparkSession, texts: Dict[str, Any], scope: Optional[Dict[str, str]] = None) -> DataFrame:
    rows = [(name, text if isinstance(text, str) else json.dumps(text)) for name, text in texts.items()]
    if scope is None:
        return session.createDataFrame(rows, ["path", "text"])
    return session.createDataFrame([(*row, scope[row[0]]) for row in rows], ["path", "text", "scope"])


def hops(tables: spark.Tables) -> List[Tuple[str, str, str]]:
    return sorted((row["document"], row["to_kind"], row["verdict"]) for row in tables.hops.collect())


def policy(bucket: str, denies: bool = True) -> Dict[str, Any]:
    return {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Deny" if denies else "Allow",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
            **({"Condition": {"Bool": {"aws:SecureTransport": "false"}}} if denies else {}),
        },
    }


def resource(kind: str, **properties: Any) -> Dict[str, Any]:
    return {"Resources": {"R": {"Type": kind, "Properties": properties}}}


def test_a_tasks_report_is_the_commands_to_the_byte(session: SparkSession) -> None:
    paths = documents()
    assert len(paths) >= len(list(SAMPLES.glob("*.json"))) - 1
    rows = [(path, (ROOT / path).read_bytes()) for path in paths]
    found = {row["document"]: row["report"] for row in spark.reports(session.createDataFrame(rows, ["path", "content"])).collect()}

    def printed(path: str) -> bytes:
        asked = [command(), "check", "--no-config", "--lang", "en", "--format", "json", path]
        return subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).stdout

    with ThreadPoolExecutor(2) as pool:
        for path, expected in zip(paths, pool.map(printed, paths)):
            assert found.pop(path).encode() == expected, path
    assert not found


def test_linked_documents_give_what_the_command_says_of_them_together(session: SparkSession) -> None:
    rows = [(f"{case}/{name}", case, text) for case, texts in cases().items() for name, text in texts.items()]
    given = session.createDataFrame(rows, ["path", "scope", "text"]).persist()
    tables = spark.check(given)
    found = {name: getattr(tables, name).collect() for name in ("hops", "findings", "proofs", "documents")}
    reports = {row["group"]: row["report"] for row in spark.reports(given.withColumnRenamed("scope", "group")).collect()}
    assert found["documents"] and all(row["is_judged"] for row in found["documents"])
    for case in cases():
        together = wireproof.check([(path, text) for path, of, text in sorted(rows) if of == case])
        own = {name: [row for row in rows if row["document"].startswith(f"{case}/")] for name, rows in found.items()}
        expected = sorted((hop["from"]["label"], hop["to"]["label"], hop["verdict"], hop["because"]) for hop in together.hops)
        assert sorted((row["from_label"], row["to_label"], row["verdict"], row["because"]) for row in own["hops"]) == expected, case
        rules = sorted((finding["rule"], finding["message"]) for finding in together.findings)
        assert sorted((row["rule"], row["message"]) for row in own["findings"]) == rules, case
        claims = sorted((proof["id"], proof["verdict"]) for proof in together.proofs)
        assert sorted((row["id"], row["verdict"]) for row in own["proofs"]) == claims, case
        known = {(row["document"], row["id"]) for row in own["findings"]}
        assert all((one["document"], one["id"]) in known for row in own["hops"] for one in row["findings"])
        assert any(row["linked"] for row in own["documents"]), case
        assert reports.pop(case) == together.to_json(), case
    assert not reports
    tables.unpersist()
    given.unpersist()


def test_the_schemas(session: SparkSession) -> None:
    tables = spark.check(frame(session, {"a.json": policy("example-bucket", denies=False)}))
    declared = {"documents": spark.DOCUMENTS, "hops": spark.HOPS, "findings": spark.FINDINGS, "proofs": spark.PROOFS, "problems": spark.PROBLEMS}
    for name, schema in declared.items():
        assert getattr(tables, name).schema.simpleString() == schema.simpleString(), name
    [row] = tables.findings.collect()
    assert (row["rule"], row["place"]["document"], row["place"]["line"]) == ("bucket-admits-plain-http", "a.json", 1)
    proof = tables.proofs.where("verdict = 'refuted'").first()
    assert proof is not None
    assert proof["counterexample"]["context"]["aws:SecureTransport"] == "false"


def test_a_name_means_a_document_of_its_own_scope(session: SparkSession) -> None:
    database = resource("AWS::RDS::DBInstance", DBInstanceIdentifier="d", Engine="postgres", DBParameterGroupName="g")
    group = {
        forced: resource("AWS::RDS::DBParameterGroup", DBParameterGroupName="g", Family="postgres14", Parameters={"rds.force_ssl": forced})
        for forced in "01"
    }
    texts = {"a/db": database, "a/group": group["1"], "b/db": database, "b/group": group["0"], "c/db": database}
    tables = spark.check(frame(session, texts, {name: name[0] for name in texts}))
    # the groups have no hop of their own: databases use them
    assert hops(tables) == [("a/db", "rds-instance", "enforced"), ("b/db", "rds-instance", "cleartext"), ("c/db", "rds-instance", "unknown")]
    # its characters are in the group, and it is told once, though the group was looked at for itself and for the database
    assert [(row["document"], row["rule"]) for row in tables.findings.where("level = 'error'").collect()] == [("b/group", "database-admits-plaintext")]
    tables.unpersist()


def test_a_hot_key_is_bounded_and_says_so(session: SparkSession) -> None:
    job = json.loads((SAMPLES / "single-instance-job.json").read_text(encoding="utf-8"))
    bucket = job["OutputDataConfig"]["S3OutputPath"].split("/")[2]
    texts = {"job": job, **{f"policy-{number}": policy(bucket) for number in range(5)}}
    tables = spark.check(frame(session, texts), lang="ko", most_of_key=3, most_of_document=2)
    linked = {row["document"]: row["linked"] for row in tables.documents.collect()}
    assert linked["job"] == 2
    said = [row["message"] for row in tables.problems.where("kind = 'bounded' and document = 'job'").collect()]
    assert said == [
        f"같은 이름을 제공하는 문서가 3개를 넘어 이름순으로 앞의 3개만 살폈습니다(이름: `AWS::S3::BucketPolicy {bucket}`).",
        "이 문서와 관련된 문서가 2개를 넘어 이름순으로 앞의 2개만 살폈습니다.",
    ]
    english = WORDS["en"]
    assert english.too_many_of_key(3, "a b") == "More than 3 documents provide `a b`; the first 3 by name were looked at."
    assert english.too_many(2) == "More than 2 documents bear on this one; the first 2 by name were looked at."
    tables.unpersist()


def test_what_is_wrong_has_a_place(session: SparkSession) -> None:
    tables = spark.check(frame(session, {"cut.json": '{\n"Version": "2012-10-17", "Statement": [', "note.json": '{"a": 1}', "none": ""}))
    rows = {(row["document"], row["kind"]): row["place"] for row in tables.problems.collect()}
    assert (rows["cut.json", "text"]["line"], rows["cut.json", "text"]["column"]) == (2, 40)
    assert rows["note.json", "not-recognised"]["line"] == 1
    assert ("none", "not-recognised") in rows
    judged = {row["document"] for row in tables.documents.where("is_judged").collect()}
    assert judged | {document for document, kind in rows if kind == "not-recognised"} == {"cut.json", "note.json", "none"}
    tables.unpersist()


def test_a_column_that_is_missing_is_named(session: SparkSession) -> None:
    with pytest.raises(ValueError, match="the documents need a column `text`; they have path"):
        spark.check(session.createDataFrame([("a",)], ["path"]))
