"""The package as a program uses it: what goes in, what comes out, what is raised."""

import json
import subprocess
import threading
from pathlib import Path
from typing import Any, Dict, List

import pytest
import wireproof
from wireproof import _answer

from places import ROOT, SAMPLES, command

POLICY = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": ["arn:aws:s3:::example-bucket", "arn:aws:s3:::example-bucket/*"],
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        },
    }
)


def test_every_way_to_hand_over_a_document(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    path.write_text(POLICY, encoding="utf-8")
    names = []
    for input in (POLICY, POLICY.encode(), path, ("p", POLICY), ("p", POLICY, "s3.bucket-policy")):
        for inputs in (input, [input]):
            report = wireproof.check(inputs)
            assert report.verdict == "enforced"
            assert [hop["verdict"] for hop in report.hops] == ["enforced"]
            names.append(report.inputs[0]["name"])
    assert names == ["input 1", "input 1", "input 1", "input 1", str(path), str(path), "p", "p", "p", "p"]


def test_documents_are_linked() -> None:
    report = wireproof.check([SAMPLES / "fraud-training-job-encrypted.json", SAMPLES / "fraud-ledger-enforced.json"])
    assert {hop["verdict"] for hop in report.hops if hop["from"]["kind"] == "bucket"} == {"enforced"}


def test_the_report_is_the_commands_to_the_byte() -> None:
    paths = ["tests/samples/fraud-training-job.json", "tests/samples/fraud-ledger-objects-only.json"]
    for language in ("en", "ko"):
        asked = [command(), "check", "--no-config", "--format", "json", "--lang", language, *paths]
        printed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).stdout
        documents = [(path, (ROOT / path).read_bytes()) for path in paths]
        report = wireproof.check(documents, lang=language)
        assert report.to_json().encode() == printed
        assert report.answer == json.loads(printed)


def test_an_error_names_input_line_and_column() -> None:
    with pytest.raises(wireproof.InputError) as raised:
        wireproof.check(("job.json", '{\n  "TrainingJobName": '))
    error = raised.value
    assert (error.name, error.line, error.column) == ("job.json", 2, 21)
    assert str(error).startswith("job.json:2:21: The text ends in the middle of a value.")


def test_a_fault_beside_a_good_document_is_a_problem_and_strictly_an_error() -> None:
    inputs = [("good.json", POLICY), ("bad.json", "{")]
    report = wireproof.check(inputs)
    assert report.verdict == "enforced"
    assert [problem.name for problem in report.problems] == ["bad.json", "bad.json"]
    with pytest.raises(wireproof.InputError, match=r"^bad\.json:1:2: "):
        wireproof.check(inputs, strict=True)


def test_what_python_can_write_and_utf_8_cannot() -> None:
    report = wireproof.check(POLICY.replace("2012-10-17", "2012-10-17\ud83d"))
    assert report.inputs[0]["bytes"] == len(POLICY) + 3


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="there is no language `de`, only `en` and `ko`"):
        wireproof.check(POLICY, lang="de")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="there is no format `s3`"):
        wireproof.check(("p", POLICY, "s3"))
    with pytest.raises(FileNotFoundError):
        wireproof.check(Path("no such file"))


def test_proofs() -> None:
    proofs = wireproof.prove(POLICY)
    assert [(proof["claim"], proof["verdict"]) for proof in proofs][0] == ("denies-plaintext", "proved")
    lone = POLICY.replace('["arn:aws:s3:::example-bucket", "arn:aws:s3:::example-bucket/*"]', '"*"')
    assert wireproof.prove(lone, bucket="mine")[0]["resource"] == "arn:aws:s3:::mine"
    with pytest.raises(wireproof.InputError):
        wireproof.prove("{}")


def test_rules() -> None:
    english, korean = wireproof.rules(), wireproof.rules(lang="ko")
    assert [rule["id"] for rule in english] == [rule["id"] for rule in korean]
    assert "bucket-admits-plain-http" in [rule["id"] for rule in english]


def test_other_threads_run_while_it_checks() -> None:
    statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}
    bucket = {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "b", "Tags": [statement]}}
    large = json.dumps({"Resources": {f"B{number}": bucket for number in range(3000)}})
    thread = threading.Thread(target=wireproof.check, args=(large,))
    thread.start()
    turns = 0
    while thread.is_alive():
        thread.join(0.001)
        turns += 1
    assert turns > 20, "this thread was held up"


def test_the_types_are_those_of_the_schema() -> None:
    schema = json.loads(subprocess.run([command(), "schema"], capture_output=True, check=True).stdout)
    shapes: Dict[str, Any] = {**schema["$defs"], "Answer": schema}
    same = {"Report": "Answer", "NearestFormat": "NearestFormat"}
    compared: List[str] = []
    for name, shape in shapes.items():
        if "properties" not in shape:
            continue
        kind = getattr(_answer, same.get(name, name))
        keys = {*kind.__required_keys__, *kind.__optional_keys__}
        assert keys == set(shape["properties"]), name
        # a key that may be null is written all the same; only what may be left out is optional
        left_out = {key for key, of in shape["properties"].items() if key not in shape["required"]}
        assert set(kind.__optional_keys__) <= left_out, name
        compared.append(name)
    assert len(compared) > 15, compared
