"""Makes an organization whose right totals are known by construction: accounts with Config's deliveries, and repositories.

    python organization.py FOLDER --accounts 4 --regions 2 --buckets 6

Each resource is one of a few whose answer follows from what it is; `totals` adds them up without the engine.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Tuple

from wireproof import aws_config

REGIONS = ["eu-central-1", "us-east-1", "ap-northeast-2", "eu-west-1", "us-west-2", "sa-east-1", "ca-central-1", "eu-north-1"]
DAY = "2026-10-31"
#: Items of one file: Config's own hold about as many.
PER_FILE = 500


class Size(NamedTuple):
    """How large an organization is. `buckets` is by account and Region; every second has a job that reads and writes it."""

    accounts: int
    regions: int
    buckets: int


class Totals(NamedTuple):
    """What a run must count."""

    documents: int
    superseded: int
    deleted: int
    unreadable: int
    not_recognised: int
    #: Hops by account and verdict; jobs and databases are in repositories, which have no account.
    hops: Dict[Tuple[str, str], int]
    #: Errors by account and rule.
    errors: Dict[Tuple[str, str], int]


def write(folder: Path, size: Size) -> Totals:
    """Writes the organization and returns its totals."""
    hops: "Counter[Tuple[str, str]]" = Counter()
    errors: "Counter[Tuple[str, str]]" = Counter()
    documents = superseded = deleted = 0
    for account in _accounts(size):
        for region in REGIONS[: size.regions]:
            items: List[Dict[str, Any]] = []
            for number in range(size.buckets):
                item = _bucket(account, region, number)
                verdict = VERDICTS[number % 3]
                hops[account, verdict] += 1
                if verdict == "cleartext":
                    errors[account, RULES[number % 3]] += 1
                items.append(item)
                documents += 1
            # what the newest version says counts: this one was open and is closed, that one is gone
            opened = {**_bucket(account, region, 2), **{key: items[0][key] for key in NAMES}}
            items.append({**opened, "configurationItemCaptureTime": "2020-01-01T00:00:00.000Z", "configurationStateId": "1"})
            gone = {**_bucket(account, region, size.buckets), "configurationStateId": "1"}
            items.append(gone)
            items.append({**gone, "configurationItemStatus": "ResourceDeleted", "configuration": None, "configurationStateId": "2"})
            superseded += 2
            deleted += 1
            _deliver(folder, account, region, items)
        repository = folder / f"repository-{account}"
        repository.mkdir(parents=True)
        for number, (region, bucket) in enumerate(_read_buckets(size)):
            _save(repository / f"job-{number}.json", _job(account, region, bucket))
            # the call of the API; between the instances; training data from the bucket and artifacts to it
            hops["", "enforced"] += 1
            hops["", "encrypted"] += 1
            hops["", "enforced" if bucket % 3 == 0 else "encrypted"] += 2
            documents += 1
        # the same names in every repository, with another answer in every second
        forced = int(account) % 2
        _save(repository / "database.json", _database())
        _save(repository / "parameters.json", _parameters(forced))
        hops["", "enforced" if forced else "cleartext"] += 1
        if not forced:
            errors["", "database-admits-plaintext"] += 1
        documents += 2
    _save(folder / "notes" / "shopping.json", {"milk": 2})
    documents += 1
    broken = folder / "AWSLogs/000000000000/Config/eu-west-1/2026/10/31/ConfigHistory/broken.json.gz"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(gzip.compress(b'{"fileVersion": "1.0", "configurationItems": [17, {"resourceType": "AWS::S3'))
    return Totals(documents, superseded, deleted, 2, 1, dict(hops), dict(errors))


#: What clients meet at a bucket whose policy denies plaintext, one whose policy does not, and one without a policy.
VERDICTS = ["enforced", "cleartext", "cleartext"]
RULES = ["", "bucket-admits-plain-http", "bucket-without-policy"]
#: The keys of an item that tell of which resource it is.
NAMES = ["resourceId", "resourceName", "ARN"]


def by_account(folder: Path) -> Dict[str, List[Tuple[str, bytes]]]:
    """The newest items and the repository of each account, by their paths."""
    found: Dict[str, List[Tuple[str, bytes]]] = {}
    for path in sorted((folder / "AWSLogs").rglob("*.gz")):
        newest: Dict[str, aws_config.Item] = {}
        for item in aws_config.items(aws_config.unpacked(path.read_bytes())):
            if isinstance(item, aws_config.Item):
                before = newest.get(item.resource, item)
                newest[item.resource] = max(before, item, key=lambda item: (item.captured, item.state))
        for item in newest.values():
            if not item.is_deleted:
                found.setdefault(item.account, []).append((f"{path.name}#{item.pointer}", item.text.encode()))
    for account, documents in found.items():
        files = sorted((folder / f"repository-{account}").glob("*.json"))
        documents += [(path.name, path.read_bytes()) for path in files]
    return found


def _accounts(size: Size) -> Iterator[str]:
    return (f"{100000000000 + number}" for number in range(size.accounts))


def _read_buckets(size: Size) -> Iterator[Tuple[str, int]]:
    return ((region, bucket) for region in REGIONS[: size.regions] for bucket in range(0, size.buckets, 2))


def _name(account: str, region: str, number: int) -> str:
    return f"data-{account}-{region}-{number}"


def _policy(bucket: str, denies: bool) -> Dict[str, Any]:
    statement: Dict[str, Any] = {
        "Effect": "Deny" if denies else "Allow",
        "Principal": "*" if denies else {"AWS": "arn:aws:iam::111122223333:root"},
        "Action": "s3:*",
        "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
    }
    if denies:
        statement["Condition"] = {"Bool": {"aws:SecureTransport": "false"}}
    return {"Version": "2012-10-17", "Statement": [statement]}


def _bucket(account: str, region: str, number: int) -> Dict[str, Any]:
    name = _name(account, region, number)
    text = None if number % 3 == 2 else json.dumps(_policy(name, number % 3 == 0))
    return {
        "configurationItemVersion": "1.3",
        "configurationItemCaptureTime": f"{DAY}T06:00:00.000Z",
        "configurationStateId": "1700000000000",
        "awsAccountId": account,
        "configurationItemStatus": "OK",
        "resourceType": "AWS::S3::Bucket",
        "resourceId": name,
        "resourceName": name,
        "ARN": f"arn:aws:s3:::{name}",
        "awsRegion": region,
        "availabilityZone": "Regional",
        "tags": {"team": "data", "stage": "prod"},
        "relatedEvents": [],
        "relationships": [],
        "configuration": {"name": name, "owner": {"id": "0123456789abcdef"}, "creationDate": "2024-01-01T00:00:00.000Z"},
        "supplementaryConfiguration": {
            "BucketPolicy": {"policyText": text},
            "BucketVersioningConfiguration": {"status": "Enabled", "isMfaDeleteEnabled": None},
            "ServerSideEncryptionConfiguration": {
                "rules": [{"applyServerSideEncryptionByDefault": {"sseAlgorithm": "AES256", "kmsMasterKeyID": None}}]
            },
        },
        "resourceCreationTime": "2024-01-01T00:00:00.000Z",
    }


def _job(account: str, region: str, number: int) -> Dict[str, Any]:
    bucket = _name(account, region, number)
    return {
        "TrainingJobName": f"train-{number}",
        "AlgorithmSpecification": {"TrainingInputMode": "File", "AlgorithmName": "example"},
        "RoleArn": f"arn:aws:iam::{account}:role/Example",
        "InputDataConfig": [
            {"ChannelName": "train", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": f"s3://{bucket}/train"}}}
        ],
        "OutputDataConfig": {"S3OutputPath": f"s3://{bucket}/out"},
        "ResourceConfig": {"InstanceCount": 2, "InstanceType": "ml.m5.xlarge", "VolumeSizeInGB": 30},
        "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
        "EnableInterContainerTrafficEncryption": True,
    }


def _database() -> Dict[str, Any]:
    properties = {
        "DBInstanceIdentifier": "ledger",
        "Engine": "postgres",
        "EngineVersion": "14.9",
        "DBParameterGroupName": "ledger-parameters",
    }
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Ledger": {"Type": "AWS::RDS::DBInstance", "Properties": properties}}}


def _parameters(forced: int) -> Dict[str, Any]:
    properties = {
        "DBParameterGroupName": "ledger-parameters",
        "Family": "postgres14",
        "Description": "ledger",
        "Parameters": {"rds.force_ssl": str(forced)},
    }
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Parameters": {"Type": "AWS::RDS::DBParameterGroup", "Properties": properties}}}


def _deliver(folder: Path, account: str, region: str, items: List[Dict[str, Any]]) -> None:
    year, month, day = DAY.split("-")
    base = folder / "AWSLogs" / account / "Config" / region / year / month / day
    for number, start in enumerate(range(0, len(items), PER_FILE)):
        kind = "ConfigSnapshot" if number % 2 else "ConfigHistory"
        path = base / kind / f"{account}_Config_{region}_{kind}_{number}.json.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        content = {"fileVersion": "1.0", "configSnapshotId": f"{number}", "configurationItems": items[start : start + PER_FILE]}
        with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
            json.dump(content, file)


def _save(path: Path, document: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, indent=2), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    for name, default in zip(Size._fields, (4, 2, 6)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    totals = write(asked.folder, Size(asked.accounts, asked.regions, asked.buckets))
    print(totals._replace(hops={}, errors={}))


if __name__ == "__main__":
    main()
