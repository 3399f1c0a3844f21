"""Documents in, reports out."""

import json
import os
from typing import Iterable, List, Optional, Tuple, Union, cast

from wireproof import _native
from wireproof._answer import (
    Answer,
    Counts,
    Finding,
    Hop,
    InputReport,
    Language,
    NotEncryption,
    Overall,
    Proof,
    RuleInfo,
)

Text = Union[str, bytes]
#: The text of a document; the path of one; or a name with its text and, where it does not tell, its format's id.
Input = Union[Text, "os.PathLike[str]", Tuple[str, Text], Tuple[str, Text, str]]
Inputs = Union[Input, Iterable[Input]]


class InputError(ValueError):
    """A document that can't be judged, with the place of what is wrong.

    `name` is the document's, `line` and `column` count from 1, `column` in characters.
    """

    def __init__(self, name: str, line: int, column: int, message: str) -> None:
        super().__init__(name, line, column, message)
        self.name = name
        self.line = line
        self.column = column
        self.message = message

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}: {self.message}"


class Report:
    """What was found out about documents that were judged together."""

    __slots__ = ("_answer", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._answer: Optional[Answer] = None

    def to_json(self) -> str:
        """The report as `wireproof check --format json` prints it, to the byte."""
        return self._text

    @property
    def answer(self) -> Answer:
        """The whole report."""
        if self._answer is None:
            self._answer = cast(Answer, json.loads(self._text))
        return self._answer

    @property
    def verdict(self) -> Overall:
        """The worst hop's verdict."""
        return self.answer["verdict"]

    @property
    def counts(self) -> Counts:
        """How many hops have each verdict."""
        return self.answer["counts"]

    @property
    def inputs(self) -> List[InputReport]:
        """The documents and how they were read."""
        return self.answer["inputs"]

    @property
    def hops(self) -> List[Hop]:
        """The hops of the data paths."""
        return self.answer["hops"]

    @property
    def findings(self) -> List[Finding]:
        """What to look at."""
        return self.answer["findings"]

    @property
    def proofs(self) -> List[Proof]:
        """What was proved or refuted of each resource policy."""
        return self.answer["proofs"]

    @property
    def not_encryption(self) -> List[NotEncryption]:
        """What the documents hold that people take for encryption in transit, and that lies on no hop of its own."""
        return self.answer.get("notEncryption", [])

    @property
    def problems(self) -> List[InputError]:
        """What is wrong with the documents, each with its place. Those that could be read are judged all the same."""
        return [problem for input in self.inputs for problem in _problems(input)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {verdict}" for verdict, count in self.counts.items() if count)
        return f"<wireproof.Report {self.verdict}: {counts or 'no hops'}>"


def check(inputs: Inputs, *, lang: Language = "en", bucket: Optional[str] = None, strict: bool = False) -> Report:
    """Judges documents together: a job meets its bucket's policy, a database its parameter group.

    `inputs` is one document or several. A document is its text (`str` or `bytes`), its path, or a pair of name and text
    (with its format's id as a third where it does not tell). `bucket` says whose policy a lone policy is.

    Raises `InputError` when none of the documents is one that Wireproof knows; `strict` raises it at the first problem
    of any. Other threads run meanwhile.
    """
    report = Report(_native.analyze(_documents(inputs), lang, bucket))
    problems = report.problems
    if problems and (strict or all(input["format"] is None for input in report.inputs)):
        raise problems[0]
    return report


def prove(policy: Input, *, bucket: Optional[str] = None, lang: Language = "en") -> List[Proof]:
    """The proofs of a resource policy, or of every one that a document holds.

    Raises `InputError` when the document holds none.
    """
    report = check([policy], lang=lang, bucket=bucket)
    if not report.proofs:
        name = report.inputs[0]["name"]
        raise next(iter(report.problems), InputError(name, 1, 1, report.inputs[0]["formatReason"]))
    return report.proofs


def rules(lang: Language = "en") -> List[RuleInfo]:
    """The rules, each in one line."""
    return cast(List[RuleInfo], json.loads(_native.rules(lang)))


def _documents(inputs: Inputs) -> List[Tuple[str, bytes, Optional[str]]]:
    if isinstance(inputs, (str, bytes, bytearray, os.PathLike, tuple)):
        inputs = [cast(Input, inputs)]
    return [_document(input, number) for number, input in enumerate(inputs, 1)]


def _document(input: Input, number: int) -> Tuple[str, bytes, Optional[str]]:
    if isinstance(input, os.PathLike):
        path = os.fspath(input)
        with open(path, "rb") as file:
            return path, file.read(), None
    if isinstance(input, tuple):
        name, text, *told = input
        return name, _bytes(text), told[0] if told else None
    return f"input {number}", _bytes(input), None


def _bytes(text: Text) -> bytes:
    if isinstance(text, str):
        # half a surrogate pair, which no UTF-8 text can hold, becomes a replacement character
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
    return bytes(text)


def _problems(input: InputReport) -> List[InputError]:
    def at(line: int, column: int, message: str) -> InputError:
        return InputError(input["name"], line, column, message)

    found = []
    for problem in input["problems"]:
        start = problem["location"]["range"]["start"]
        found.append(at(start["line"], start["column"], problem["message"]))
    if input["format"] is None:
        found.append(at(1, 1, input["formatReason"]))
    return found
