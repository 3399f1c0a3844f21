"""Documents that bear on each other, each case in files of its own."""

import json
from typing import Any, Dict, List

from places import SAMPLES

Case = Dict[str, str]

_REGION = "arn:aws:elasticloadbalancing:us-east-1:111122223333"


def cases() -> Dict[str, Case]:
    """The cases by name: the samples that belong together, and what meets by each kind of name. Names that mean the same everywhere are
    another one in each case."""
    listed = json.loads((SAMPLES / "index.json").read_text(encoding="utf-8"))
    found: Dict[str, Case] = {sample["id"]: _samples(sample["inputs"], sample["id"]) for sample in listed if len(sample["inputs"]) > 1}
    for name, documents in _WRITTEN.items():
        found[name] = {f"{title}.json": json.dumps(document) for title, document in documents.items()}
    return found


def _samples(names: List[str], case: str) -> Case:
    texts = {name: (SAMPLES / name).read_text(encoding="utf-8") for name in names}
    return {name: text.replace("fraud-ledger", f"fraud-ledger-of-{case}") for name, text in texts.items()}


def _template(**resources: Any) -> Dict[str, Any]:
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}


def _resource(kind: str, **properties: Any) -> Dict[str, Any]:
    return {"Type": kind, "Properties": properties}


def _stack(file: str, **parameters: Any) -> Dict[str, Any]:
    return _resource("AWS::CloudFormation::Stack", TemplateURL=f"https://s3.amazonaws.com/templates/{file}", Parameters=parameters)


def _settings(forced: str) -> Dict[str, Any]:
    return _resource("AWS::RDS::DBParameterGroup", DBParameterGroupName="strict", Family="postgres13", Parameters={"rds.force_ssl": forced})


def _database(group: Any) -> Dict[str, Any]:
    return _resource("AWS::RDS::DBInstance", Engine="postgres", EngineVersion="13.4", DBParameterGroupName=group)


_WRITTEN: Dict[str, Dict[str, Any]] = {
    "proxy": {
        "request": {"DBProxyName": "front", "DBInstanceIdentifiers": ["claims"]},
        "proxy": {"DBProxies": [{"DBProxyName": "front", "EngineFamily": "POSTGRESQL", "RequireTLS": False}]},
        "claims": {
            "DBInstances": [
                {
                    "DBInstanceIdentifier": "claims",
                    "Engine": "postgres",
                    "EngineVersion": "16.4",
                    "DBParameterGroups": [{"DBParameterGroupName": "strict"}],
                }
            ]
        },
        "group": {
            "DBParameterGroups": [
                {
                    "DBParameterGroupName": "strict",
                    "DBParameterGroupFamily": "postgres16",
                    "Parameters": [{"ParameterName": "rds.force_ssl", "ParameterValue": "0"}],
                }
            ]
        },
    },
    "file-system": {
        "job": {
            "TrainingJobName": "fit",
            "AlgorithmSpecification": {"TrainingInputMode": "File"},
            "InputDataConfig": [
                {
                    "ChannelName": "train",
                    "DataSource": {
                        "FileSystemDataSource": {
                            "FileSystemId": "fs-0a",
                            "FileSystemType": "EFS",
                            "FileSystemAccessMode": "ro",
                            "DirectoryPath": "/",
                        }
                    },
                }
            ],
            "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50},
        },
        "policy": {
            "FileSystemId": "fs-0a",
            "Policy": json.dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Deny",
                            "Principal": {"AWS": "*"},
                            "Action": "elasticfilesystem:*",
                            "Resource": "*",
                            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                        }
                    ],
                }
            ),
        },
        "systems": {"FileSystems": [{"FileSystemId": "fs-0a", "PerformanceMode": "generalPurpose", "Encrypted": True}]},
    },
    "listener": {
        "balancer": {
            "LoadBalancers": [
                {
                    "LoadBalancerArn": f"{_REGION}:loadbalancer/net/front/0123",
                    "LoadBalancerName": "front",
                    "CanonicalHostedZoneId": "Z",
                    "Type": "network",
                }
            ]
        },
        "listener": {
            "Listeners": [
                {
                    "ListenerArn": f"{_REGION}:listener/net/front/0123/4567",
                    "Port": 443,
                    "LoadBalancerArn": f"{_REGION}:loadbalancer/net/front/0123",
                    "Protocol": "TLS",
                    "DefaultActions": [{"Type": "forward", "TargetGroupArn": f"{_REGION}:targetgroup/app/89ab"}],
                }
            ]
        },
        "group": {
            "TargetGroups": [
                {
                    "TargetGroupArn": f"{_REGION}:targetgroup/app/89ab",
                    "TargetGroupName": "app",
                    "Protocol": "TCP",
                    "Port": 8080,
                    "TargetType": "ip",
                }
            ]
        },
    },
    "nested-templates": {
        "parent": _template(Outer=_stack("middle.json", On="true")),
        "middle": {**_template(Inner=_stack("child.json", Force={"Ref": "On"})), "Parameters": {"On": {"Type": "String"}}},
        "child": {
            **_template(Cache=_resource("AWS::ElastiCache::ReplicationGroup", TransitEncryptionEnabled={"Ref": "Force"})),
            "Parameters": {"Force": {"Type": "String"}},
        },
    },
    "exports": {
        "exporter": {**_template(Settings=_settings("1")), "Outputs": {"Name": {"Value": "strict", "Export": {"Name": "the-group"}}}},
        "importer": _template(Claims=_database({"Fn::ImportValue": "the-group"})),
    },
    "parameter-group": {
        "database": _template(Claims=_database("strict")),
        "group": _template(Settings=_settings("0")),
    },
}
