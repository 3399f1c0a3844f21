"""The files that AWS Config delivers: their items, each with its own text and place.

Config delivers `…/AWSLogs/<account>/Config/<region>/<year>/<month>/<day>/ConfigHistory/…json.gz` and `…/ConfigSnapshot/…json.gz`: an object
whose `configurationItems` are the versions of resources. An item's text is cut out of the file as it stands, so that a report about it
speaks of characters that are there.
"""

import json
import re
import zlib
from datetime import datetime, timezone
from typing import Any, Iterator, NamedTuple, Tuple, Union

from wireproof._words import WORDS, Words

ITEMS = "configurationItems"

#: What `configurationItemStatus` says of a resource that is there no more.
_DELETED = re.compile("^ResourceDeleted")
_DECODER = json.JSONDecoder()
_BLANK = re.compile(r"[ \t\r\n]*")


class Item(NamedTuple):
    """A version of a resource."""

    text: str
    #: Where it stands in its file, as an RFC 6901 pointer.
    pointer: str
    account: str
    region: str
    kind: str
    resource: str
    #: When Config took it, in microseconds since 1970, and its number among the resource's versions: the greatest is the newest.
    captured: int
    state: int
    is_deleted: bool


class Fault(NamedTuple):
    """A record that can't be read: lines and columns count from 1, columns in characters."""

    pointer: str
    line: int
    column: int
    message: str


#: A file that unpacks to more than this is none that Config delivers: a megabyte can hold a gigabyte of zeros.
LARGEST = 1 << 30


def unpacked(data: bytes) -> bytes:
    """The content of a file that may be packed by gzip. What can't be unpacked any more is left out: `OSError` where nothing can."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    content = bytearray()
    while data.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            content += unpacker.decompress(data, LARGEST + 1 - len(content))
        except zlib.error as error:
            if not content:
                raise OSError(str(error)) from error
            break
        if len(content) > LARGEST:
            raise OSError(f"more than {LARGEST >> 20} MB")
        data = unpacker.unused_data
    return bytes(content)


def is_delivery(data: bytes) -> bool:
    """Whether a file holds items of Config, by the keys that it begins with."""
    begin = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return begin.startswith(b"{") and f'"{ITEMS}"'.encode() in begin


def items(data: bytes, words: Words = WORDS["en"]) -> Iterator[Union[Item, Fault]]:
    """The items of a file in their order. After a fault in the JSON itself nothing follows: what would be is not known."""
    text = data.decode("utf-8-sig", "replace")
    at = 0
    pointer = ""
    number = 0
    try:
        at = _after(text, at, "{")
        while True:
            key, at = _value(text, at)
            at = _after(text, at, ":")
            pointer = f"/{key}"
            if key == ITEMS:
                break
            _, at = _value(text, at)
            if _next(text, at) == "}":
                return
            at = _after(text, at, ",")
        at = _after(text, at, "[")
        if _next(text, at) == "]":
            return
        while True:
            pointer = f"/{ITEMS}/{number}"
            start = _skip(text, at)
            value, at = _value(text, start)
            if isinstance(value, dict):
                yield _item(value, text[start:at], pointer)
            else:
                yield _fault(text, start, pointer, words.no_item)
            number += 1
            if _next(text, at) == "]":
                return
            at = _after(text, at, ",")
    except json.JSONDecodeError as error:
        yield _fault(text, error.pos, pointer, words.cut_off(error.msg))
    except RecursionError:
        yield _fault(text, at, pointer, words.too_deep)


def _item(value: "dict[str, Any]", text: str, pointer: str) -> Item:
    def word(*names: str) -> str:
        found = next((value[name] for name in names if value.get(name) not in (None, "")), "")
        return found if isinstance(found, str) else json.dumps(found)

    return Item(
        text=text,
        pointer=pointer,
        account=word("awsAccountId", "accountId"),
        region=word("awsRegion"),
        kind=word("resourceType"),
        # an item that does not say of what it is a version is none of any other's
        resource=word("resourceId", "ARN", "arn") or pointer,
        captured=_microseconds(value.get("configurationItemCaptureTime")),
        state=_number(value.get("configurationStateId")),
        is_deleted=bool(_DELETED.match(word("configurationItemStatus"))),
    )


def _microseconds(value: Any) -> int:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value * 1_000_000)
    try:
        # Python 3.10 and older read no `Z`, and only three or six digits of a fraction
        text = re.sub(r"\.(\d+)", lambda found: "." + found[1][:6].ljust(6, "0"), str(value).replace("Z", "+00:00"))
        time = datetime.fromisoformat(text)
    except ValueError:
        return 0
    epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
    since = (time if time.tzinfo else time.replace(tzinfo=timezone.utc)) - epoch
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def _number(value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        return 0
    return number if abs(number) < 1 << 63 else 0


def _fault(text: str, at: int, pointer: str, message: str) -> Fault:
    line = text.count("\n", 0, at) + 1
    return Fault(pointer, line, at - text.rfind("\n", 0, at), message)


def _value(text: str, at: int) -> Tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, _skip(text, at))
    except StopIteration as error:
        raise json.JSONDecodeError("a value is missing", text, error.value) from None


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _next(text: str, at: int) -> str:
    at = _skip(text, at)
    return text[at : at + 1]


def _after(text: str, at: int, word: str) -> int:
    at = _skip(text, at)
    if not text.startswith(word, at):
        raise json.JSONDecodeError(f"`{word}` is missing", text, at)
    return at + 1
