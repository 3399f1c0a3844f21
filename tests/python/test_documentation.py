"""What `docs/spark.md` shows is run, or read as the program that it is for would read it."""

import inspect
import json
import re
import shlex
from pathlib import Path
from types import ModuleType
from typing import List

import pyspark
import pytest
import wireproof
from pyspark.sql import SparkSession
from wireproof import aws_config, fleet, spark

from places import ROOT, SAMPLES

PAGE = (ROOT / "docs" / "spark.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.spark


def blocks(language: str) -> List[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def commands() -> List[List[str]]:
    """The commands of the page, by their words."""
    lines = "\n".join(blocks("sh")).replace("\\\n", " ").splitlines()
    return [shlex.split(re.sub(r"\s# .*", "", line)) for line in lines if line]


def test_the_arguments_of_every_run_are_known() -> None:
    runs = [words[words.index("wireproof.fleet") + 1 :] for words in commands() if "wireproof.fleet" in words]
    runs += [words[words.index("fleet.py") + 1 :] for words in commands() if "fleet.py" in words]
    [submitted] = [json.loads(text)["sparkSubmit"] for text in blocks("json")]
    runs.append(submitted["entryPointArguments"])
    assert len(runs) >= 3
    for run in runs:
        asked = fleet._arguments(run)
        assert asked.input and asked.output


def test_each_setting_of_emr_is_a_word_and_its_value() -> None:
    [submitted] = [json.loads(text)["sparkSubmit"] for text in blocks("json")]
    assert set(submitted) == {"entryPoint", "entryPointArguments", "sparkSubmitParameters"}
    words = shlex.split(submitted["sparkSubmitParameters"])
    assert set(words[::2]) == {"--conf"}
    assert all(re.fullmatch(r"spark\.[\w.-]+=\S+", word) for word in words[1::2]), words


def test_the_package_for_s3_is_of_sparks_hadoop() -> None:
    [named] = re.findall(r"hadoop-aws:([\d.]+)", PAGE)
    jars = Path(pyspark.__file__).parent / "jars"
    assert (jars / f"hadoop-client-api-{named}.jar").is_file()


@pytest.mark.parametrize("module", [wireproof, aws_config, fleet, spark])
def test_every_public_name_is_described(module: ModuleType) -> None:
    assert module.__doc__
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", "").partition(".")[0] != "wireproof":
            continue
        assert value.__doc__, name
        members = vars(value).items() if inspect.isclass(value) and not issubclass(value, tuple) else ()
        for member, function in members:
            if not member.startswith("_") and (inspect.isfunction(function) or isinstance(function, property)):
                assert function.__doc__, f"{name}.{member}"


def test_the_programs_run(session: SparkSession) -> None:
    first, submitted = blocks("python")
    rows = [(path.name, path.read_text(encoding="utf-8"), "111122223333") for path in sorted(SAMPLES.glob("*.json"))[:3]]
    session.createDataFrame(rows, ["document", "text", "account"]).createOrReplaceTempView("documents")
    exec(first, {"session": session})
    compile(submitted, "fleet.py", "exec")
    assert "from wireproof.fleet import main" in submitted
