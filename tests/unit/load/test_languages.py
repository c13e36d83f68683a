"""What pressctl brings along: every language says the same things, every kind has a name in every language."""

from __future__ import annotations

import re

import pytest

from pressctl.load.languages import kinds, shipped_languages
from pressctl.load.newsroom import load
from pressctl.model.finding import Example
from pressctl.model.folding import folded
from pressctl.resources import PACKAGE, TEMPLATES
from tests.examples.newsroom import SETTINGS, write

ENGLISH = shipped_languages()["en"]


@pytest.mark.parametrize("code", shipped_languages())
def test_a_language_is_whole(code: str) -> None:
    language = shipped_languages()[code]
    assert set(language.labels) == set(ENGLISH.labels)
    assert all(text.strip() for text in language.labels.values())
    assert {k: set(re.findall(r"\{\w+\}", v)) for k, v in language.labels.items()} == {
        k: set(re.findall(r"\{\w+\}", v)) for k, v in ENGLISH.labels.items()
    }
    assert set(language.plurals) == {"organisations", "individuals", "results"}
    assert all("other" in forms for forms in language.plurals.values())


ORDINARY = (
    "Troops near Idlib", "Bodies of the missing were not recovered", "La justice n’existe pas en Syrie", "La vérité introuvable",
    "لم يتم العثور على المفقودين", "الصفحة الأولى", "Page one: 404 people detained", "Here and now", "Page d’histoire",
)  # fmt: skip


@pytest.mark.parametrize("code", shipped_languages())
def test_words_around_links(code: str) -> None:
    links = shipped_languages()[code].links
    for words in (links.says_nothing, links.not_found):
        folded_words = [folded(word) for word in words]
        assert len(folded_words) >= 10
        assert sorted({word for word in folded_words if folded_words.count(word) > 1}) == []
        assert [word for word in words if word != word.lower()] == []
        assert all(folded_words)
    for title in map(folded, ORDINARY):
        assert [words for words in links.not_found if folded(words) in title] == []


def test_arabic_counts_in_six_ways() -> None:
    for forms in shipped_languages()["ar"].plurals.values():
        assert set(forms) == {"zero", "one", "two", "few", "many", "other"}


@pytest.mark.parametrize("name", kinds())
def test_a_kind_is_whole(name: str) -> None:
    assert set(kinds()[name].labels) == set(kinds()[name].plurals) == set(shipped_languages())


def test_settings_of_a_language(tmp_path) -> None:  # type: ignore[no-untyped-def]
    text = SETTINGS.replace(
        "{ source: en, publish: [en, fr, ar] }",
        "{ source: fr, publish: [en, fr, ar], ar: { locale: ar-SY, digits: arab } }",
    )
    loaded = load(write(tmp_path, [Example("pressctl.yaml", text)], raw=False))
    assert loaded.findings == ()
    assert loaded.newsroom is not None
    assert list(loaded.newsroom.languages) == ["fr", "en", "ar"]
    arabic = loaded.newsroom.languages["ar"]
    assert (arabic.locale, arabic.digits, arabic.direction) == ("ar-SY", "arab", "rtl")


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ("{ source: en, publish: [en, sw] }", ["pressctl cannot set pages in ‘sw’ → pressctl knows ar, en and fr"]),
        (
            "{ source: de, publish: [en] }",
            ["the language written first, ‘de’, is not published → write en, or add it to ‘publish’"],
        ),
        (
            "{ source: en, publish: [en], ar: { digits: arab } }",
            ["‘ar’ has settings and is not published → add it to ‘publish’, or delete its settings"],
        ),
        (
            "{ source: en, publish: [en, ar], ar: { locale: Syria } }",
            ["‘Syria’ is not a place where ‘ar’ is written → write the language and the country, such as ar-SY"],
        ),
        (
            "{ source: en, publish: [en, fr], fr: { locale: ar-SY } }",
            ["‘ar-SY’ is not a place where ‘fr’ is written → write the language and the country, such as fr-FR"],
        ),
    ],
)
def test_languages_that_cannot_be(languages: str, expected: list[str], tmp_path) -> None:  # type: ignore[no-untyped-def]
    text = SETTINGS.replace("{ source: en, publish: [en, fr, ar] }", languages)
    findings = load(write(tmp_path, [Example("pressctl.yaml", text)], raw=False)).findings
    assert [f"{f.message} → {f.fix}" for f in findings if f.place.path == "pressctl.yaml"] == expected


def test_no_label_is_kept_that_nothing_prints() -> None:
    sources = [*PACKAGE.rglob("*.py"), *TEMPLATES.rglob("*.j2")]
    asked = r"""(?:labels\[|label\(|says\(|block\("[a-z]+", )["']([a-z-]+)["']"""
    printed = {key for path in sources for key in re.findall(asked, path.read_text(encoding="utf-8"))}
    assert set(ENGLISH.labels) == printed
