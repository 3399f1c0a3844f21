"""Config's deliveries: items with their own text and place, and what is wrong with a file."""

import gzip
import json
from typing import Any, Dict, List

import pytest
from wireproof import aws_config
from wireproof._words import WORDS
from wireproof.aws_config import Fault, Item

ITEM: Dict[str, Any] = {
    "awsAccountId": "111122223333",
    "awsRegion": "eu-west-1",
    "resourceType": "AWS::S3::Bucket",
    "resourceId": "example",
    "configurationItemCaptureTime": "2026-10-31T06:00:00.123Z",
    "configurationStateId": "17",
    "configurationItemStatus": "OK",
    "configuration": '{"name":"exam\\u0070le"}',
}


def delivery(items: List[str]) -> bytes:
    return ('{ "fileVersion": "1.0", "configSnapshotId": "a",\n"configurationItems": [\n' + ",\n".join(items) + "]}").encode()


def test_an_item_keeps_its_text_and_tells_whose_it_is() -> None:
    text = json.dumps(ITEM, indent=1)
    found = list(aws_config.items(delivery([text, json.dumps({**ITEM, "configurationItemStatus": "ResourceDeletedNotRecorded"})])))
    first, second = (item for item in found if isinstance(item, Item))
    assert first.text == text
    assert (first.pointer, second.pointer) == ("/configurationItems/0", "/configurationItems/1")
    assert (first.account, first.region, first.kind, first.resource) == ("111122223333", "eu-west-1", "AWS::S3::Bucket", "example")
    assert (first.state, first.is_deleted, second.is_deleted) == (17, False, True)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("1970-01-01T00:00:01Z", 1),
        ("1970-01-01T00:00:01.5Z", 1.5),
        ("1970-01-01T01:00:01.000000+01:00", 1),
        ("1970-01-01T00:00:01", 1),
        (1.25, 1.25),
        ("yesterday", 0),
        (None, 0),
    ],
)
def test_the_time_of_a_version(written: Any, seconds: float) -> None:
    [item] = aws_config.items(delivery([json.dumps({**ITEM, "configurationItemCaptureTime": written})]))
    assert isinstance(item, Item)
    assert item.captured == seconds * 1_000_000


def test_a_record_that_is_no_item_has_a_place_and_the_others_go_on() -> None:
    found = list(aws_config.items(delivery(["17", json.dumps(ITEM)])))
    assert found[0] == Fault("/configurationItems/0", 3, 1, "This is no configuration item: an item is an object.")
    assert isinstance(found[1], Item)


def test_a_file_that_is_cut_off() -> None:
    whole = delivery([json.dumps(ITEM), json.dumps(ITEM)])
    found = list(aws_config.items(whole[:-40]))
    assert isinstance(found[0], Item)
    fault = found[1]
    assert isinstance(fault, Fault)
    assert (fault.pointer, fault.line) == ("/configurationItems/1", 4)
    assert len(found) == 2


def test_what_gzip_packed() -> None:
    whole = delivery([json.dumps(ITEM)])
    packed = gzip.compress(whole)
    assert aws_config.unpacked(packed) == whole
    assert aws_config.unpacked(whole) == whole
    assert whole.startswith(aws_config.unpacked(packed[:-20]))
    with pytest.raises(OSError):
        aws_config.unpacked(b"\x1f\x8bnothing of the kind")
    assert aws_config.unpacked(packed + packed) == whole + whole


def test_what_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aws_config, "LARGEST", 1 << 20)
    assert len(aws_config.unpacked(gzip.compress(bytes(1 << 20)))) == 1 << 20
    with pytest.raises(OSError, match="more than 1 MB"):
        aws_config.unpacked(gzip.compress(bytes((1 << 20) + 1)))


def test_faults_in_korean() -> None:
    [fault] = [found for found in aws_config.items(delivery(["17"]), WORDS["ko"]) if isinstance(found, aws_config.Fault)]
    assert fault.message == "구성 항목이 아닙니다. 항목은 JSON 객체여야 합니다."


def test_which_files_are_deliveries() -> None:
    assert aws_config.is_delivery(delivery([]))
    assert not aws_config.is_delivery(b'{"Resources": {}}')
    assert list(aws_config.items(delivery([]))) == []
    assert list(aws_config.items(b"{}")) != []
