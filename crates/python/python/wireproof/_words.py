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
    reading: str
    linking: str
    judging: str
    #: The name of a table.
    writing: Callable[[str], str]
    summing_up: str
    #: Tasks that are done, and all.
    tasks: Callable[[int, int], str]
    #: Records; documents, superseded, deleted and unreadable ones among them.
    read: Callable[[int, int, int, int, int], str]
    #: Documents, judged ones, those in the problems; the worst verdict.
    done: Callable[[int, int, int, str], str]
    error: str
    #: Paths.
    no_input: Callable[[str], str]
    output_is_file: Callable[[str], str]
    output_in_input: Callable[[str, str], str]
    input_in_output: Callable[[str, str], str]
    #: A table's folder, and a name in it that no run writes.
    foreign: Callable[[str, str], str]
    #: What Spark says.
    failed: Callable[[str], str]
    no_session: Callable[[str], str]
    #: The counts.
    adds_not_up: Callable[[str], str]


WORDS: Dict[Language, Words] = {
    "en": Words(
        too_many_of_key=lambda most, key: f"More than {most} documents provide `{key}`; the first {most} by name were looked at.",
        too_many=lambda most: f"More than {most} documents bear on this one; the first {most} by name were looked at.",
        no_item="This is no configuration item: an item is an object.",
        cut_off=lambda why: f"The file can't be read from here on: {why}.",
        too_deep="The file can't be read from here on: it is nested too deeply.",
        packed=lambda why: f"The file can't be unpacked: {why}",
        reading="reading",
        linking="linking",
        judging="judging",
        writing=lambda table: f"writing {table}",
        summing_up="summing up",
        tasks=lambda done, all: f"{done:,} of {all:,} tasks",
        read=lambda records, documents, superseded, deleted, unreadable: (
            f"{records:,} records: {documents:,} documents, {superseded:,} superseded, {deleted:,} deleted, {unreadable:,} unreadable"
        ),
        done=lambda documents, judged, problems, verdict: (
            f"{documents:,} documents in, {judged:,} judged, {problems:,} in problems; worst verdict: {verdict}"
        ),
        error="error",
        no_input=lambda path: f"{path}: there is no such folder or file",
        output_is_file=lambda path: f"{path} is a file; the tables need a folder",
        output_in_input=lambda output, input: f"{output} lies in the input {input}: the next run would read the tables as documents",
        input_in_output=lambda input, output: f"{input} lies in {output}, which the run would replace",
        foreign=lambda folder, name: f"{folder} holds `{name}`, which no run wrote; nothing was replaced",
        failed=lambda why: f"the run failed: {why}",
        no_session=lambda why: f"Spark did not start: {why}\nIt needs Java 17 or newer and a master such as local[2] or spark://host:7077",
        adds_not_up=lambda counts: f"the counts do not add up: {counts}",
    ),
    "ko": Words(
        too_many_of_key=lambda most, key: f"같은 이름을 제공하는 문서가 {most}개를 넘어 이름순으로 앞의 {most}개만 살폈습니다(이름: `{key}`).",
        too_many=lambda most: f"이 문서와 관련된 문서가 {most}개를 넘어 이름순으로 앞의 {most}개만 살폈습니다.",
        no_item="구성 항목이 아닙니다. 항목은 JSON 객체여야 합니다.",
        cut_off=lambda why: f"여기부터는 파일을 읽을 수 없습니다({why}).",
        too_deep="중첩이 너무 깊어 여기부터는 파일을 읽을 수 없습니다.",
        packed=lambda why: f"파일의 압축을 풀 수 없습니다({why}).",
        reading="읽는 중",
        linking="연결하는 중",
        judging="판정하는 중",
        writing=lambda table: f"{table} 쓰는 중",
        summing_up="집계하는 중",
        tasks=lambda done, all: f"작업 {all:,}개 중 {done:,}개 완료",
        read=lambda records, documents, superseded, deleted, unreadable: (
            f"레코드 {records:,}개: 문서 {documents:,}개, 이전 버전 {superseded:,}개, 삭제됨 {deleted:,}개, 읽을 수 없음 {unreadable:,}개"
        ),
        done=lambda documents, judged, problems, verdict: (
            f"문서 {documents:,}개 중 {judged:,}개 판정, {problems:,}개는 problems 표에 있음. 가장 나쁜 판정: {verdict}"
        ),
        error="오류",
        no_input=lambda path: f"{path}: 폴더나 파일이 없습니다",
        output_is_file=lambda path: f"{path}: 파일입니다. 표를 쓰려면 폴더가 필요합니다",
        output_in_input=lambda output, input: f"{output}: 입력 {input} 안에 있습니다. 다음 실행이 표를 문서로 읽게 됩니다",
        input_in_output=lambda input, output: f"{input}: 실행하면 바뀌는 폴더 {output} 안에 있습니다",
        foreign=lambda folder, name: f"{folder}: 이 프로그램이 쓰지 않은 `{name}` 항목이 있어 아무것도 바꾸지 않았습니다",
        failed=lambda why: f"실행하지 못했습니다: {why}",
        no_session=lambda why: f"Spark를 시작하지 못했습니다: {why}\nJava 17 이상과 local[2] 또는 spark://host:7077 같은 마스터가 필요합니다",
        adds_not_up=lambda counts: f"문서 수가 맞지 않습니다: {counts}",
    ),
}
