"""Shows which hops of a data path are encrypted in transit, and proves it.

>>> import wireproof
>>> wireproof.rules()[0]["level"] in ("error", "warning", "note")
True

`wireproof.spark` judges a whole organization on Apache Spark; `python -m wireproof.fleet` is its command.
"""

from wireproof._answer import (
    Answer,
    Counterexample,
    Counts,
    Finding,
    Fix,
    Hop,
    InputReport,
    Location,
    NotEncryption,
    Place,
    Problem,
    Proof,
    RuleInfo,
    RuleMapping,
)
from wireproof._check import Input, InputError, Report, check, prove, rules
from wireproof._native import __version__

__all__ = [
    "Answer",
    "Counterexample",
    "Counts",
    "Finding",
    "Fix",
    "Hop",
    "Input",
    "InputError",
    "InputReport",
    "Location",
    "NotEncryption",
    "Place",
    "Problem",
    "Proof",
    "Report",
    "RuleInfo",
    "RuleMapping",
    "__version__",
    "check",
    "prove",
    "rules",
]
