"""The extension module: documents in, JSON text out."""

from typing import List, Optional, Sequence, Tuple

__all__ = ["__version__", "analyze", "command", "keys", "link", "rules"]

__version__: str

def analyze(
    documents: Sequence[Tuple[str, bytes, Optional[str]]], language: str, bucket: Optional[str]
) -> str: ...
def keys(
    documents: Sequence[Tuple[str, bytes, Optional[str]]],
) -> Tuple[List[Tuple[str, bool]], List[Tuple[str, bool]]]: ...
def link(
    documents: Sequence[Tuple[str, bytes, Optional[str]]], language: str
) -> Tuple[str, List[int], List[int]]: ...
def rules(language: str) -> str: ...
def command(arguments: List[str]) -> int: ...
