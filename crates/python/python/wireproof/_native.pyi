"""The extension module: documents in, JSON text out."""

from typing import List, Optional, Tuple

__version__: str

def analyze(
    documents: List[Tuple[str, bytes, Optional[str]]], language: str, bucket: Optional[str] = None
) -> str: ...
def keys(
    documents: List[Tuple[str, bytes, Optional[str]]],
) -> Tuple[List[Tuple[str, bool]], List[Tuple[str, bool]]]: ...
def link(
    documents: List[Tuple[str, bytes, Optional[str]]], language: str
) -> Tuple[str, List[int], List[int]]: ...
def rules(language: str) -> str: ...
def command(arguments: List[str]) -> int: ...
