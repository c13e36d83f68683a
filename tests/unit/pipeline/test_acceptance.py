"""What is written about translations is read back as it was; only words count."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from pressctl.check.staleness import changes
from pressctl.load.accepted import accepted
from pressctl.model.acceptance import Accepted, digest, settled
from pressctl.model.node import Text
from pressctl.model.passage import Leaf, Passage, Transcript
from pressctl.model.place import Place
from pressctl.pipeline.acceptance import written

TEXTS = st.lists(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])).filter(settled), max_size=4)
WORDS = st.lists(st.from_regex(r"[a-zء-ي]{1,8}( [a-z]{1,8}){0,4}", fullmatch=True), min_size=1, max_size=8)


def record(source: list[str], target: list[str]) -> Accepted:
    return Accepted.model_construct(
        language=Text("fr", ""),
        field=Text("body", ""),
        source=tuple(Text(settled(text), "") for text in source),
        target=tuple(Text(digest(text), "") for text in target),
    )


def transcript(language: str, texts: list[str]) -> Transcript:
    leaf = Leaf(0, Place("body.md"), language)
    return Transcript(None, language, tuple(Passage("body", "paragraph", language, text, (leaf,)) for text in texts))


def stale(before: list[str], now: list[str], target: list[str] | None = None) -> int:
    target = before if target is None else target
    found = changes([record(before, before)], transcript("en", now), transcript("fr", target))
    return sum(not change.is_followed for change in found)


@pytest.mark.parametrize(
    ("one", "other"), [("a  b\n", "a b"), ("e\u0301te\u0301", "été"), ("\u00a0a\u202fb", "a b"), ("a\r\n\tb", "a b")]
)
def test_spaces_and_composition_do_not_matter(one: str, other: str) -> None:
    assert settled(one) == settled(other)
    assert digest(one) == digest(other)


@given(TEXTS)
@settings(max_examples=200)
def test_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    root: Path = tmp_path_factory.getbasetemp() / "acceptance"
    (root / "releases").mkdir(parents=True, exist_ok=True)
    before = record(texts, texts)
    (root / "releases/translations.yaml").write_bytes(written([before]))
    after, findings = accepted(root, "releases")
    assert not findings
    assert [(one.language, one.field, one.source, one.target) for one in after] == [
        ("fr", "body", before.source, before.target)
    ]


@given(WORDS, st.randoms())
def test_order_and_spaces_make_nothing_stale(texts: list[str], chance: object) -> None:
    moved = [text.replace(" ", " \n ") for text in texts]
    getattr(chance, "shuffle")(moved)  # noqa: B009 — Hypothesis gives a Random of its own
    assert stale(texts, moved) == 0


@given(WORDS, st.data())
def test_each_changed_word_makes_stale(texts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts) - 1))
    now = [f"{text} 7" if n == at else text for n, text in enumerate(texts)]
    assert stale(texts, now) == 1
    followed = [f"{text} 7" if n == at else text for n, text in enumerate(texts)]
    assert stale(texts, now, followed) == 0


def test_never_accepted_is_not_stale() -> None:
    assert not list(changes([], transcript("en", ["a"]), transcript("fr", ["b"])))
