"""The tables that Spark makes: their columns, and the rows that a report gives."""

import json
import zlib
from typing import Any, Dict, Iterable, List, Sequence, Tuple, cast

from pyspark.sql.types import (
    ArrayType,
    BooleanType,
    DataType,
    IntegerType,
    LongType,
    MapType,
    StringType,
    StructField,
    StructType,
)

from wireproof import _native
from wireproof._answer import Answer, Finding, Hop, Language, Location, Proof

Row = Dict[str, Any]


class Source:
    """A document as a task has it: its id, its text, and where it comes from."""

    __slots__ = ("account", "document", "region", "text")

    def __init__(self, document: str, text: bytes, account: "str | None", region: "str | None") -> None:
        self.document = document
        self.text = text
        self.account = account
        self.region = region

    def origin(self) -> Row:
        """The columns that every table begins with."""
        return {"document": self.document, "account": self.account, "region": self.region}


def _struct(**columns: DataType) -> StructType:
    return StructType([StructField(name.rstrip("_"), kind) for name, kind in columns.items()])


_STRING, _INTEGER, _LONG = StringType(), IntegerType(), LongType()
_ORIGIN = _struct(document=_STRING, account=_STRING, region=_STRING)

#: Characters of a document: a pointer to the value, and within it when that is a document in a string; the place of the first
#: character (from 1, in characters); the bytes.
PLACE = _struct(
    document=_STRING,
    pointer=_STRING,
    inner=_STRING,
    line=_INTEGER,
    column=_INTEGER,
    start=_LONG,
    end=_LONG,
)
_REFERENCE = ArrayType(_struct(document=_STRING, id=_STRING))
_SAYING = ArrayType(_struct(message=_STRING, place=PLACE))


def _table(**columns: DataType) -> StructType:
    return StructType([*_ORIGIN.fields, *_struct(**columns).fields])


#: A row for each hop, at the document that makes it.
HOPS = _table(
    id=_STRING,
    from_kind=_STRING,
    from_label=_STRING,
    to_kind=_STRING,
    to_label=_STRING,
    protocol=_STRING,
    verdict=_STRING,
    because=_STRING,
    controlled_by=_STRING,
    evidence=ArrayType(PLACE),
    not_encryption=ArrayType(_struct(mechanism=_STRING, because=_STRING, place=PLACE)),
    findings=_REFERENCE,
    proofs=_REFERENCE,
)
#: A row for each finding, at the document whose characters are at fault.
FINDINGS = _table(
    id=_STRING,
    rule=_STRING,
    level=_STRING,
    certainty=_STRING,
    message=_STRING,
    why=_STRING,
    action=_STRING,
    place=PLACE,
    related=_SAYING,
    maps=ArrayType(_struct(framework=_STRING, control=_STRING)),
    fix=_struct(
        title=_STRING,
        after=_STRING,
        edits=ArrayType(_struct(document=_STRING, start=_LONG, end=_LONG, text=_STRING)),
    ),
)
#: A row for each claim about a resource policy, at the document that holds the policy.
PROOFS = _table(
    id=_STRING,
    resource=_STRING,
    claim=_STRING,
    verdict=_STRING,
    counterexample=_struct(
        principal=_STRING,
        action=_STRING,
        resource=_STRING,
        context=MapType(_STRING, _STRING),
        command=_STRING,
    ),
    assumptions=ArrayType(_STRING),
    steps=_SAYING,
    why=_STRING,
    if_accepted=_STRING,
)
#: A row for each thing that is wrong with a document or that was left out. `kind` is `unreadable` (a record of a file), `not-recognised`
#: (no format that is known), `failed` (the engine), `text` (a fault in a text that was judged all the same) or `bounded` (documents that
#: bear on this one were left out because there are too many).
PROBLEMS = _table(kind=_STRING, message=_STRING, place=PLACE)
#: A row for each document; one that was not judged has a row in the problems that says why.
DOCUMENTS = _table(
    format=_STRING,
    is_judged=BooleanType(),
    verdict=_STRING,
    bytes=_LONG,
    linked=_INTEGER,
)

#: What a task makes of a document; `is_own` tells the findings in its own characters from those in characters of others.
JUDGED = StructType(
    [
        *DOCUMENTS.fields,
        StructField("hops", ArrayType(HOPS)),
        StructField("findings", ArrayType(_struct(is_own=BooleanType(), row=FINDINGS))),
        StructField("proofs", ArrayType(PROOFS)),
        StructField("problems", ArrayType(PROBLEMS)),
    ]
)


def judged(sources: Sequence[Source], language: Language, bounded: Iterable[str]) -> Row:
    """The row of the first document, judged with the others."""
    first = sources[0]
    documents = [(source.document, source.text, None) for source in sources]
    row: Row = {
        **first.origin(),
        "format": None,
        "is_judged": False,
        "verdict": None,
        "bytes": len(first.text),
        "linked": len(sources) - 1,
        "hops": [],
        "findings": [],
        "proofs": [],
        "problems": [],
    }
    try:
        text, hop_inputs, proof_inputs = _native.link(documents, language)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the engine is no `Exception`
        row["problems"].append(problem(first, "failed", f"{type(error).__name__}: {error}"))
        return row
    answer = cast(Answer, json.loads(text))
    view = _View(answer, sources)
    told = answer["inputs"][0]
    for fault in told["problems"]:
        row["problems"].append(problem(first, "text", fault["message"], view.place(fault["location"])))
    row["format"] = told["format"]
    row["is_judged"] = told["format"] is not None
    if not row["is_judged"]:
        row["problems"].append(problem(first, "not-recognised", told["formatReason"]))
        return row
    row["problems"].extend(problem(first, "bounded", message) for message in bounded)
    proofs = {proof["id"]: sources[input].document for proof, input in zip(answer["proofs"], proof_inputs)}
    own = [hop for hop, input in zip(answer["hops"], hop_inputs) if input == 0]
    row["hops"] = [view.hop(hop, proofs) for hop in own]
    about = {id for hop in own for id in hop["findings"]}
    for finding in answer["findings"]:
        is_own = finding["location"]["input"] == 0
        if is_own or finding["id"] in about:
            row["findings"].append({"is_own": is_own, "row": view.finding(finding)})
    row["proofs"] = [view.proof(proof) for proof, input in zip(answer["proofs"], proof_inputs) if input == 0]
    row["verdict"] = worst([hop["verdict"] for hop in own])
    return row


def problem(source: Source, kind: str, message: str, place: "Row | None" = None) -> Row:
    """A row of the problems; without a place it is the document's first character."""
    begin = {
        "document": source.document,
        "pointer": "",
        "inner": None,
        "line": 1,
        "column": 1,
        "start": 0,
        "end": 0,
    }
    return {**source.origin(), "kind": kind, "message": message, "place": place or begin}


#: The verdicts, worst first, as a report's verdict is chosen.
WORST_FIRST = ("cleartext", "unknown", "encrypted", "enforced", "no-traffic")


def worst(verdicts: Iterable[str]) -> str:
    """The worst of the verdicts, `none` without any."""
    found = set(verdicts)
    return next((verdict for verdict in WORST_FIRST if verdict in found), "none")


class _View:
    """A report's parts as rows."""

    def __init__(self, answer: Answer, sources: Sequence[Source]) -> None:
        self.sources = sources
        self.ids = {finding["id"]: self.reference(finding) for finding in answer["findings"]}

    def reference(self, finding: Finding) -> Row:
        place = self.place(finding["location"])
        # The same characters may be at fault for several hops, which reports of several documents tell; the sentence tells them apart.
        sentence = zlib.crc32(finding["message"].encode())
        return {"document": place["document"], "id": f"{finding['rule']}@{place['start']}-{place['end']}-{sentence:08x}"}

    def place(self, location: Location) -> Row:
        start, end = location["range"]["start"], location["range"]["end"]
        return {
            "document": self.sources[location["input"]].document,
            "pointer": location["pointer"],
            "inner": location["inner"],
            "line": start["line"],
            "column": start["column"],
            "start": start["byte"],
            "end": end["byte"],
        }

    def sayings(self, parts: Iterable[Any]) -> List[Row]:
        return [{"message": part["message"], "place": self.place(part["location"])} for part in parts]

    def hop(self, hop: Hop, proofs: Dict[str, str]) -> Row:
        return {
            **self.sources[0].origin(),
            "id": hop["id"],
            "from_kind": hop["from"]["kind"],
            "from_label": hop["from"]["label"],
            "to_kind": hop["to"]["kind"],
            "to_label": hop["to"]["label"],
            "protocol": hop.get("protocol"),
            "verdict": hop["verdict"],
            "because": hop["because"],
            "controlled_by": hop.get("controlledBy"),
            "evidence": [self.place(location) for location in hop["evidence"]],
            "not_encryption": [
                {"mechanism": part["mechanism"], "because": part["because"], "place": self.place(part["location"])}
                for part in hop["notEncryption"]
            ],
            "findings": [self.ids[id] for id in hop["findings"]],
            "proofs": [{"document": proofs[id], "id": id} for id in hop["proofs"]],
        }

    def finding(self, finding: Finding) -> Row:
        fix = finding.get("fix")
        return {
            **self.sources[finding["location"]["input"]].origin(),
            "id": self.ids[finding["id"]]["id"],
            "rule": finding["rule"],
            "level": finding["level"],
            "certainty": finding["certainty"],
            "message": finding["message"],
            "why": finding["why"],
            "action": finding["action"],
            "place": self.place(finding["location"]),
            "related": self.sayings(finding["related"]),
            "maps": finding["maps"],
            "fix": fix
            and {
                "title": fix["title"],
                "after": fix["after"],
                "edits": [
                    {
                        "document": self.sources[edit["input"]].document,
                        "start": edit["range"]["start"]["byte"],
                        "end": edit["range"]["end"]["byte"],
                        "text": edit["text"],
                    }
                    for edit in fix["edits"]
                ],
            },
        }

    def proof(self, proof: Proof) -> Row:
        found = proof["counterexample"]
        return {
            **self.sources[0].origin(),
            "id": proof["id"],
            "resource": proof["resource"],
            "claim": proof["claim"],
            "verdict": proof["verdict"],
            "counterexample": found
            and {
                "principal": found["principal"],
                "action": found["action"],
                "resource": found["resource"],
                "context": list(found["context"].items()),
                "command": found.get("command"),
            },
            "assumptions": proof["assumptions"],
            "steps": self.sayings(proof["steps"]),
            "why": proof["why"],
            "if_accepted": proof.get("ifAccepted"),
        }


def keys(sources: Sequence[Source], scope: "str | None") -> Tuple[List[str], List[str]]:
    """The keys that the first document provides and those that it needs beyond the others; within its scope, where they hold only there."""
    documents = [(source.document, source.text, None) for source in sources]
    try:
        provides, needs = _native.keys(documents)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # judging it tells of the same failure
        return [], []

    def scoped(keys: List[Tuple[str, bool]]) -> List[str]:
        return [word if is_everywhere else f"{scope or ''}\n{word}" for word, is_everywhere in keys]

    return scoped(provides), scoped(needs)
