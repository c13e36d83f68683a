"""Whatever is typed: findings with a place inside the file, never an exception."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, strategies as st

from pressctl.load import load
from pressctl.load.decode import decode
from pressctl.load.people import individuals
from pressctl.load.source import Source, from_bytes
from pressctl.load.tree import Reading, parse
from pressctl.load.words import FORBIDDEN
from pressctl.model.finding import Finding
from pressctl.model.node import Map
from pressctl.model.release import Description
from tests.examples.newsroom import ID, ORGANISATIONS, SETTINGS
from tests.unit.load.strategies import RELEASE, damaged, run, written, yamlish

LANGUAGES = ("en", "fr", "ar")
JARGON = re.compile(
    r"scalar|mapping|token|sequence|node|Input|valid|dictionary|instance|parse|None|<class|Error|stream"
)
QUOTED = re.compile("‘.*?’|\".*\"|'.*'|type .*")


def read(data: bytes) -> tuple[Reading | None, list[Finding], int]:
    source, findings = from_bytes(data, "f")
    if source is None:
        return None, findings, 1
    reading = parse(source, findings)
    found = list(reading.findings)
    if isinstance(reading.node, Map):
        found += decode(Description, reading.node, LANGUAGES)[1]
    return reading, found, source.text.count("\n") + 1


def in_order(findings: Iterable[Finding], text: str) -> None:
    """Each finding has a place inside the file, one line of words, and nothing unseen in them."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        place = finding.place
        assert 1 <= place.line <= len(lines), finding
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, finding
        for words in (finding.message, finding.fix):
            assert "\n" not in words, finding
            assert not FORBIDDEN.search(words), finding
            assert len(words) < 600, finding
        assert finding.message
        assert not JARGON.search(QUOTED.sub("", finding.message)), finding


@run(0.35)
@given(yamlish)
def test_yaml_of_any_kind(text: str) -> None:
    data = text.encode("utf-8", "replace")
    in_order(read(data)[1], data.decode("utf-8", "replace"))


@run(0.3)
@given(damaged())
def test_a_damaged_release(text: str) -> None:
    data = text.encode("utf-8", "replace")
    in_order(read(data)[1], data.decode("utf-8", "replace"))


@run(0.1)
@given(
    st.binary(max_size=200)
    | damaged().map(lambda text: text.encode("utf-16"))
    | damaged().map(lambda t: t.encode("cp1256", "replace"))
)
def test_bytes_of_any_kind(data: bytes) -> None:
    in_order(read(data)[1], data.decode("utf-8", "replace"))


@run(0.1)
@given(written())
def test_what_is_written_is_what_is_read(case: tuple[str, Any]) -> None:
    text, _ = case
    reading, _, _ = read(text.encode())
    assert reading is not None
    refused = {"SRC003", "SRC004", "SRC007", "SRC009", "SRC013"} & {finding.rule.code for finding in reading.findings}
    assert refused or reading.node == yaml.load(text, Loader=yaml.BaseLoader)


@run(0.1)
@given(
    st.text(st.sampled_from('name,role;place\tconsent"\npublicwithheld =@é\r'), max_size=80)
    | damaged("name,role,place,consent\nA,b,c,public\nSECRET,b,,withheld\n")
)
def test_a_list_of_individuals(text: str) -> None:
    source, _ = from_bytes(text.encode("utf-8", "replace"), "f")
    if source is not None:
        signed = individuals(source)
        in_order(signed.findings, source.text)
        assert not any("SECRET" in finding.message + finding.fix for finding in signed.findings)


@run(0.05)
@given(st.data())
def test_a_whole_newsroom(tmp_path_factory: Any, data: st.DataObject) -> None:
    root: Path = tmp_path_factory.mktemp("newsroom")
    folder = root / "releases" / ID
    folder.mkdir(parents=True)
    texts = {
        root / "pressctl.yaml": SETTINGS,
        root / "releases/organisations.yaml": ORGANISATIONS,
        folder / "release.yaml": RELEASE,
        folder / "body.fr.md": "Un appel.\n",
        folder / "individuals.csv": "name,role,place,consent\nA,b,c,public\n",
    }
    victim = data.draw(st.sampled_from(sorted(texts)))
    for file, text in texts.items():
        file.write_bytes((data.draw(damaged(text)) if file == victim else text).encode("utf-8", "replace"))
    loaded = load(root)
    for finding in loaded.findings:
        in_order([finding], (root / finding.place.path).read_text(encoding="utf-8", errors="replace"))
    assert load(root).findings == loaded.findings


def test_a_source_is_a_source() -> None:
    assert Source("f", "a\nb").line(2) == "b"
