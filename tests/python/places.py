"""Where the tests find documents, and the command that cargo built."""

import os
from pathlib import Path
from typing import List

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples"
#: Real files beside the checkout; tests pass without it.
CORPUS = ROOT / ".." / "shared" / "corpus"


def command() -> str:
    """The command as cargo builds it, which knows nothing of Python."""
    return os.environ["WIREPROOF_COMMAND"]


def documents() -> List[str]:
    """Every sample and every file of the corpus, by its path from the root."""
    folders = [SAMPLES, *([CORPUS] if CORPUS.is_dir() else [])]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    # the list of the samples, and what tells of the corpus, are no documents
    return [os.path.relpath(path, ROOT) for path in files if path.parent != CORPUS and path.name != "index.json"]
