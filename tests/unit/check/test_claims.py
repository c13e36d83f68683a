"""What texts say about how many sign, in three languages, and which lists bear it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressctl.check.statements import statements
from pressctl.load.languages import shipped_languages
from pressctl.model.signing import Tally
from pressctl.pipeline.check import check
from tests.small import write

LANGUAGES = shipped_languages()
# What is said, the fewest and the most organisations of which it is true, and how many there might be at all.
BOUNDS = {
    "27": (27, 27),
    "more than 67": (68, 999),
    "at least 67": (67, 999),
    "almost 30": (27, 30),
    "about 30": (27, 33),
    "less than 30": (1, 29),
    "at most 30": (1, 30),
}
SAID = {
    "en": {
        "27": [
            "27 NGOs",
            "27 organisations",
            "twenty-seven organizations",
            "27 Syrian civil society organisations",
            "27 CSOs",
        ],
        "more than 67": ["over 67 NGOs", "More than 67 organisations", "upwards of 67 organisations"],
        "at least 67": ["at least 67 NGOs", "67+ NGOs", "67 or more NGOs", "no fewer than 67 organisations"],
        "almost 30": ["almost 30 NGOs", "nearly thirty organisations", "close to 30 NGOs", "near 30 NGOs"],
        "about 30": [
            "about 30 NGOs",
            "around 30 NGOs",
            "some 30 NGOs",
            "approximately thirty organisations",
            "roughly 30 NGOs",
        ],
        "less than 30": ["fewer than 30 NGOs", "less than 30 organisations", "under 30 NGOs"],
        "at most 30": ["up to 30 NGOs", "no more than 30 NGOs", "at most 30 organisations"],
    },
    "fr": {
        "27": [
            "27 ONG",
            "27\u00a0organisations",
            "vingt-sept associations",
            "27 grandes organisations",
            "vingt sept ONG",
        ],
        "more than 67": ["plus de 67 ONG", "Plus de soixante-sept organisations"],
        "at least 67": ["au moins 67 ONG", "67 ONG ou plus", "pas moins de 67 organisations"],
        "almost 30": ["près de 30 ONG", "presque 30 organisations", "près de trente associations"],
        "about 30": ["environ 30 ONG", "quelque trente organisations", "autour de 30 ONG"],
        "less than 30": ["moins de 30 ONG"],
        "at most 30": ["jusqu’à 30 ONG", "au plus 30 organisations"],
    },
    "ar": {
        "27": [
            "٢٧ منظمة",
            "27 منظمة",
            "سبع وعشرون منظمة",
            "سبعٌ وعشرون منظمةً",
            "المنظمات الـ27",
            "المنظمات السبع والعشرين",
            "و27 جمعية",
        ],
        "more than 67": ["أكثر من 67 منظمة", "ما يزيد على ٦٧ منظمة", "بأكثر من سبع وستين منظمة"],
        "at least 67": ["ما لا يقل عن 67 منظمة", "67 منظمة على الأقل", "67 منظمة أو أكثر"],
        "almost 30": ["قرابة 30 منظمة", "ما يقارب ثلاثين منظمة", "زهاء ٣٠ منظمة", "ما يقرب من 30 منظمة"],
        "about 30": ["نحو 30 منظمة", "حوالي ثلاثين منظمة", "ونحو ٣٠ منظمة"],
        "less than 30": ["أقل من 30 منظمة"],
        "at most 30": ["ما لا يزيد على 30 منظمة", "لا يزيد عن 30 منظمة"],
    },
}
PEOPLE = [
    ("en", "948 individuals", "948"),
    ("en", "1,948 people", "1948"),
    ("en", "nine hundred and forty-eight persons", "948"),
    ("fr", "948 personnes", "948"),
    ("fr", "1 948 personnalités", "1948"),
    ("ar", "٩٤٨ شخصاً", "948"),
    ("ar", "تسعمئة وثمانية وأربعون فرداً", "948"),
    ("ar", "١٬٩٤٨ شخصاً", "1948"),
]


@pytest.mark.parametrize(
    ("code", "said", "text"),
    [(code, said, text) for code, rows in SAID.items() for said, texts in rows.items() for text in texts],
)
def test_a_claim_and_its_bounds(code: str, said: str, text: str) -> None:
    (statement,) = statements(f"({text})", LANGUAGES[code])
    (claim,) = statement.claims
    fewest, most = BOUNDS[said]
    true = [count for count in range(1, 999) if claim.holds(Tally(count, 0))]
    assert (min(true), max(true)) == (fewest, min(most, 998))
    assert claim.subject == "organisations"


@pytest.mark.parametrize(("code", "text", "value"), PEOPLE)
def test_a_number_of_people(code: str, text: str, value: str) -> None:
    (statement,) = statements(text, LANGUAGES[code])
    assert [(claim.subject, f"{claim.value}") for claim in statement.claims] == [("individuals", value)]
    assert not statement.claims[0].holds(Tally(int(value), 1000))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "We, the 27 organisations, call on them"),
        ("en", "a statement signed by 27 NGOs"),
        ("en", "The 27 signatory organisations"),
        ("fr", "Nous, les 27 organisations, demandons"),
        ("fr", "signée par 27 ONG"),
        ("fr", "27 organisations signataires"),
        ("ar", "نحن، المنظمات الـ27"),
        ("ar", "تعمل المنظمات السبع والعشرون الموقّعة في بلدان"),
        ("ar", "بتوقيع 27 منظمة"),
    ],
)
def test_words_that_speak_of_signing(code: str, text: str) -> None:
    (statement,) = statements(text, LANGUAGES[code])
    assert statement.evidence == "certain"
    assert [f"{claim.value}" for claim in statement.claims] == ["27"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "12 other organisations"),
        ("en", "including 12 women’s organisations"),
        ("en", "an alliance of 12 organisations"),
        ("en", "20 Syrian and 7 international organisations"),
        ("en", "20 to 30 organisations"),
        ("en", "12 of our meetings with organisations"),
        ("en", "one organisation"),
        ("en", "dozens of organisations"),
        ("en", "In 2020 organisations met"),
        ("en", "12% of organisations"),
        ("en", "the 3rd organisation"),
        ("fr", "12 autres organisations"),
        ("fr", "dont 12 associations"),
        ("fr", "un réseau de 12 organisations"),
        ("fr", "une dizaine d’ONG"),
        ("ar", "12 منظمة أخرى"),
        ("ar", "بينها 12 منظمة"),
        ("ar", "عشرات المنظمات"),
        ("ar", "منظمة واحدة"),
    ],
)
def test_what_does_not_count_all(code: str, text: str) -> None:
    assert statements(text, LANGUAGES[code]) == ()


def test_claims_that_belong_together() -> None:
    (statement,) = statements("signed by 948 individuals and almost 30 Syrian NGOs.", LANGUAGES["en"])
    assert [claim.subject for claim in statement.claims] == ["individuals", "organisations"]
    assert len(statements("It was signed by 27 NGOs. 948 individuals came.", LANGUAGES["en"])) == 2


# ── what is said of it, over a list ──────────────────────────────────────────

SETTINGS = 'newsroom: { name: { en: A }, url: "https://example.org/" }\nlanguages: { source: en, publish: [en] }\n'
CALL = """\
kind: statement
date: 2020-01
title: { en: "A call" }
signatories:
  individuals: { total: 948 }
  organisations: [{ORGANISATIONS}]
"""
NAMES = ["Almond", "Birch", "Cedar", "Date", "Elm", "Fig", "Grape", "Hazel", "Iris", "Jasmine"]


def found(root: Path, body: str, names: list[str] = NAMES, more: dict[str, str] | None = None) -> list[tuple[str, int]]:
    """The rules about counts that a newsroom of one statement breaks, and in which column."""
    listed = ", ".join(f"{{ name: {{ en: {name} }} }}" for name in names)
    files = {
        "pressctl.yaml": SETTINGS,
        "releases/call/release.yaml": CALL.replace("{ORGANISATIONS}", listed),
        "releases/call/body.en.md": body,
        **(more or {}),
    }
    findings = check(write(root, files)).findings
    return [(f.rule.name, f.place.column) for f in findings if f.rule.code in ("SIG020", "SIG021")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Signed by 10 NGOs and 948 individuals.", []),
        ("Signed by *11 NGOs* and 948 individuals.", [("untrue-count", 12)]),
        ("Signed by 10 NGOs and 1000 individuals.", [("untrue-count", 23)]),
        ("We heard 11 NGOs and 948 individuals.", [("untrue-count", 10)]),
        ("12 organisations have signed.", [("untrue-count", 1)]),
        ("40 organisations have signed an accord.", []),
        ("In 2019, 12 organisations signed a call.", []),
        ("The UN asked 40 organisations to leave.", []),
        ("The 11 organisations met.", [("doubtful-count", 5)]),
        ("The 12 organisations met.", []),
        ("We met 11 organisations.", []),
        ("We, the undersigned, mourn 900 people.", []),
        ("The ceasefire signed in March displaced 950 people.", []),
        ("Signed so far by 11 organisations.", [("untrue-count", 18)]),
        ("We heard 7 organisations among the signatories.", []),
        ("12 organisations call for help.", [("doubtful-count", 1)]),
        ("900 people were killed.", []),
        ("The 958 signatories wait.", []),
        ("The 959 signatories wait.", [("untrue-count", 5)]),
        ("It waits.[^1]\n\n[^1]: Signed by 11 NGOs, said the first draft.", []),
        ("> Signed by 11 NGOs.", [("untrue-count", 13)]),
    ],
)
def test_what_is_found(body: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    assert found(tmp_path, body + "\n") == expected


def test_what_stands_in_place_of_a_name_is_not_counted(tmp_path: Path) -> None:
    assert found(tmp_path, "Signed by 10 NGOs.\n", [*NAMES, "Independent"]) == []


OTHER = 'kind: news\ndate: 2020-12-01\ntitle: { en: "The year" }\n'


@pytest.mark.parametrize(
    ("fields", "body", "expected"),
    [
        ("related: [call]\n", "The call was signed by almost 11 NGOs.", []),
        ("related: [call]\n", "The call was signed by almost 12 NGOs.", [("untrue-count", 24)]),
        ("", "The call was signed by almost 12 NGOs.", []),
        ("", "[A call](https://example.org/en/call/) was signed by 12 NGOs.", [("untrue-count", 54)]),
        ("related: [call]\n", "Another was signed by 51 NGOs.", []),
    ],
)
def test_a_release_that_cites_another(fields: str, body: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    more = {"releases/year/release.yaml": OTHER + fields, "releases/year/body.en.md": body + "\n"}
    assert found(tmp_path, "We call.\n", more=more) == expected


def test_a_release_speaks_of_its_own_list_first(tmp_path: Path) -> None:
    listed = ", ".join(f"{{ name: {{ en: Other {name} }} }}" for name in [*NAMES, "Kale", "Lime"])
    more = {
        "releases/second/release.yaml": CALL.replace("{ORGANISATIONS}", listed) + "related: [call]\n",
        "releases/second/body.en.md": "Signed by 11 NGOs. The first was signed by 10 NGOs.\n",
    }
    assert found(tmp_path, "We call.\n", more=more) == [("untrue-count", 11)]


def test_what_may_speak_of_two_lists_is_doubtful(tmp_path: Path) -> None:
    listed = ", ".join(f"{{ name: {{ en: Other {name} }} }}" for name in [*NAMES, "Kale", "Lime"])
    more = {
        "releases/second/release.yaml": CALL.replace("{ORGANISATIONS}", listed) + "related: [call]\n",
        "releases/second/body.en.md": "[A call](../call/) was signed by 11 NGOs.\n",
    }
    assert found(tmp_path, "We call.\n", more=more) == [("doubtful-count", 34)]
