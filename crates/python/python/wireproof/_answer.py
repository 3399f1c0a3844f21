"""The shape of a report, as its JSON Schema (`wireproof schema`) has it.

Keys that a report may leave out stand in a base class whose name begins with `_`.
"""

from typing import Dict, List, Literal, Optional, TypedDict

Language = Literal["en", "ko"]
Verdict = Literal["cleartext", "unknown", "encrypted", "enforced", "no-traffic"]
Overall = Literal["cleartext", "unknown", "encrypted", "enforced", "no-traffic", "none"]
Level = Literal["error", "warning", "note"]
Certainty = Literal["proved", "stated", "assumed"]


class Pos(TypedDict):
    """A place between characters: bytes and UTF-16 units from 0, line and column from 1."""

    byte: int
    utf16: int
    line: int
    column: int


class Range(TypedDict):
    """Half-open range of characters."""

    start: Pos
    end: Pos


class Location(TypedDict):
    """Characters of an input; `inner` is a pointer within the document that the string at `pointer` holds."""

    input: int
    pointer: str
    inner: Optional[str]
    range: Range


class Tool(TypedDict):
    """The program that made a report, and the day of the facts about AWS that it rests on."""

    name: str
    version: str
    factsDate: str


class Problem(TypedDict):
    """A fault in an input's text or shape."""

    message: str
    location: Location


class NearestFormat(TypedDict):
    """A format that an input almost was, and what it lacks."""

    format: str
    missing: str


class _Input(TypedDict, total=False):
    nearest: List[NearestFormat]


class InputReport(_Input):
    """One input and how it was read."""

    name: str
    format: Optional[str]
    formatReason: str
    bytes: int
    problems: List[Problem]


class Counts(TypedDict):
    """How many hops have each verdict."""

    enforced: int
    encrypted: int
    cleartext: int
    unknown: int
    noTraffic: int


class Place(TypedDict):
    """An end of a hop."""

    kind: str
    label: str


class NotEncryption(TypedDict):
    """Something that people take for encryption in transit."""

    mechanism: str
    because: str
    location: Location


class _Hop(TypedDict, total=False):
    protocol: str
    controlledBy: str


# `from` is a word of Python's own, so this base is written as a call.
_HopEnds = TypedDict("_HopEnds", {"from": Place, "to": Place})


class Hop(_Hop, _HopEnds):
    """One stretch of the way that the data takes."""

    id: str
    verdict: Verdict
    because: str
    evidence: List[Location]
    notEncryption: List[NotEncryption]
    findings: List[str]
    proofs: List[str]


class Related(TypedDict):
    """Characters that bear on a finding."""

    message: str
    location: Location


class Mapping(TypedDict):
    """A requirement of a standard."""

    framework: str
    control: str


class FixEdit(TypedDict):
    """One edit of a fix."""

    input: int
    range: Range
    text: str


class Fix(TypedDict):
    """A change of the inputs that mends a finding, and the hop's verdict after it."""

    title: str
    edits: List[FixEdit]
    after: Overall


class _Finding(TypedDict, total=False):
    fix: Fix


class Finding(_Finding):
    """Something to look at."""

    id: str
    rule: str
    level: Level
    certainty: Certainty
    message: str
    why: str
    action: str
    location: Location
    related: List[Related]
    maps: List[Mapping]


class _Counterexample(TypedDict, total=False):
    command: str


class Counterexample(_Counterexample):
    """A request that a policy lets through."""

    principal: str
    action: str
    resource: str
    context: Dict[str, str]


class Step(TypedDict):
    """A step of an argument."""

    message: str
    location: Location


class _Proof(TypedDict, total=False):
    ifAccepted: str


class Proof(_Proof):
    """A statement about a resource policy, and whether it holds."""

    id: str
    resource: str
    claim: str
    verdict: str
    counterexample: Optional[Counterexample]
    assumptions: List[str]
    steps: List[Step]
    why: Optional[str]


class _Answer(TypedDict, total=False):
    notEncryption: List[NotEncryption]


class Answer(_Answer):
    """Everything that was found out about the inputs."""

    schema: int
    tool: Tool
    language: Language
    inputs: List[InputReport]
    verdict: Overall
    counts: Counts
    hops: List[Hop]
    findings: List[Finding]
    proofs: List[Proof]


class RuleMapping(TypedDict):
    """A requirement of a standard that findings of a rule about one kind of resource touch."""

    framework: str
    control: str
    resource: str


class RuleInfo(TypedDict):
    """A rule in one line."""

    id: str
    level: Level
    summary: str
    maps: List[RuleMapping]
