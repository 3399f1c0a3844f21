"""What is said of documents beside the engine's own sentences, in each language: one that lacks a sentence has no type."""

from typing import Callable, Dict, NamedTuple

from wireproof._answer import Language


class Words(NamedTuple):
    """The sentences of a language."""

    #: How many documents provide a key at most, and the key.
    too_many_of_key: Callable[[int, str], str]
    #: How many documents may bear on one.
    too_many: Callable[[int], str]
    no_item: str
    #: What the JSON decoder says.
    cut_off: Callable[[str], str]
    too_deep: str
    #: What the unpacker says.
    packed: Callable[[str], str]


WORDS: Dict[Language, Words] = {
    "en": Words(
        too_many_of_key=lambda most, key: f"More than {most} documents provide `{key}`; the first {most} by name were looked at.",
        too_many=lambda most: f"More than {most} documents bear on this one; the first {most} by name were looked at.",
        no_item="This is no configuration item: an item is an object.",
        cut_off=lambda why: f"The file can't be read from here on: {why}.",
        too_deep="The file can't be read from here on: it is nested too deeply.",
        packed=lambda why: f"The file can't be unpacked: {why}",
    ),
    "ko": Words(
        too_many_of_key=lambda most, key: f"같은 이름을 제공하는 문서가 {most}개를 넘어 이름순으로 앞의 {most}개만 살폈습니다(이름: `{key}`).",
        too_many=lambda most: f"이 문서와 관련된 문서가 {most}개를 넘어 이름순으로 앞의 {most}개만 살폈습니다.",
        no_item="구성 항목이 아닙니다. 항목은 JSON 객체여야 합니다.",
        cut_off=lambda why: f"여기부터는 파일을 읽을 수 없습니다({why}).",
        too_deep="중첩이 너무 깊어 여기부터는 파일을 읽을 수 없습니다.",
        packed=lambda why: f"파일의 압축을 풀 수 없습니다({why}).",
    ),
}
