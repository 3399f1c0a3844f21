"""The folders of a run, as Hadoop's file systems know them."""

from typing import Any, Iterable, List, Tuple, cast

from pyspark.sql import SparkSession

from wireproof._words import Words


def root(session: SparkSession, path: str, words: Words) -> str:
    """The input as Spark writes it in the paths of files."""
    system, hadoop = _hadoop(session, path)
    if not system.exists(hadoop):
        raise FileNotFoundError(words.no_input(path))
    return str(system.getFileStatus(hadoop).getPath().toString())


def size(session: SparkSession, path: str) -> int:
    """The bytes of all files below."""
    system, hadoop = _hadoop(session, path)
    return int(system.getContentSummary(hadoop).getLength())


def delete(session: SparkSession, path: str) -> None:
    """Deletes a folder of the run's own."""
    system, hadoop = _hadoop(session, path)
    system.delete(hadoop, True)


def below(path: str, root: str) -> str:
    """A file's path within the folder; the name of a file that is the input itself."""
    path, root = _bare(path), _bare(root).rstrip("/")
    return path[len(root) + 1 :] if path.startswith(root + "/") else path.rsplit("/", 1)[-1]


def check(session: SparkSession, source: str, output: str, folders: Iterable[str], words: Words) -> None:
    """Raises `OSError` where there is no input, and where writing the folders would destroy what no run wrote, or would be read by the
    next one as input."""
    root(session, source, words)
    system, hadoop = _hadoop(session, output)
    if system.exists(hadoop) and system.getFileStatus(hadoop).isFile():
        raise NotADirectoryError(words.output_is_file(output))
    given, written = _qualified(session, source), _qualified(session, output)
    if _is_within(written, given):
        raise FileExistsError(words.output_in_input(output, source))
    for name in folders:
        folder = f"{output.rstrip('/')}/{name}"
        if _is_within(given, f"{written}/{name}"):
            raise FileExistsError(words.input_in_output(source, folder))
        strangers = [found for found in _names(session, folder) if not found.startswith(("part-", "_", "."))]
        if strangers:
            raise FileExistsError(words.foreign(folder, strangers[0]))


def _names(session: SparkSession, path: str) -> List[str]:
    system, hadoop = _hadoop(session, path)
    found = system.listStatus(hadoop) if system.exists(hadoop) else []
    return sorted(str(status.getPath().getName()) for status in found)


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + "/")


def _qualified(session: SparkSession, path: str) -> str:
    system, hadoop = _hadoop(session, path)
    return _bare(str(system.makeQualified(hadoop).toString())).rstrip("/")


def _bare(text: str) -> str:
    """A URI with one slash after its scheme, as the one half of Hadoop writes it and the other does not."""
    scheme, _, rest = text.partition(":")
    return f"{scheme}:/{rest.lstrip('/')}" if rest else text


def _hadoop(session: SparkSession, path: str) -> Tuple[Any, Any]:
    """The file system of a path, and the path as it takes it."""
    hadoop = cast(Any, session)._jvm.org.apache.hadoop.fs.Path(path)
    return hadoop.getFileSystem(cast(Any, session)._jsc.hadoopConfiguration()), hadoop
