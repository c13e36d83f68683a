"""Who signs twice, who may, and who does not although the names look it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from pressctl.check.likeness import halves, same, similar
from pressctl.load.languages import vocabulary
from pressctl.model.finding import Finding
from pressctl.model.node import Text
from pressctl.model.place import Place
from pressctl.model.record import Names
from pressctl.model.release import Organisation
from pressctl.pipeline.check import check
from tests.small import newsroom

ONE = {
    "capitals, accents": ("Comité d’Aide", "COMITE D'AIDE"),
    "hamza and vowel marks": ("أَمل السوريّة", "امل السوريه"),
    "tatweel and forms copied from a PDF": ("مزايا النسائية", "ﻣﺰﺍﻳﺎ النســـائية"),
    "an acronym in brackets": ("Syrians for Truth", "Syrians for Truth (SFT)"),
    "an acronym after a hyphen": ("Syrians for Truth", "Syrians for Truth-SFT"),
    "two names in one": ("Mazaya Women", "مزايا النسائية - Mazaya Women"),
    "invisible marks": ("Mazaya Women", "Mazaya\u200f Women\u200b"),
    "apostrophes": ("Women’s Voice", "Women's Voice"),
}
MAYBE = {
    "letters exchanged": ("Alseeraj Sverige", "Alseeraj Svergie"),
    "a letter missing": ("Urnammu", "Urnamu"),
    "two words mistyped": ("Free Doctors of Northern Syndicate", "Free doctors of northe syndecate"),
    "an Arabic letter": ("ملتقى الأدباء والكتاب", "ملئقى الأدباء والكتاب"),
    "the order of words": ("Forum of Syrian Writers", "Syrian Writers Forum"),
    "a body left out": ("Hope Revival Organization", "Hope Revival"),
    "an Arabic body left out": ("شبكة حراس الطفولة", "حراس الطفولة"),
    "an article": ("The Syrian Forum", "Syrian Forum"),
    "the Arabic article": ("المنتدى السوري", "منتدى سوري"),
    "a space": ("Demokratiförbundet Malmö", "Demokrati förbundet Malmö"),
    "one word more": ("Local Development Support Office", "Local Community Development Support Office"),
    "American spelling": ("Space of Hope Organization", "Space of Hope Organisation"),
}
TWO = {
    "another country": ("Human Rights Iran", "Human Rights Iraq"),
    "another country, letters alike": ("Human Rights Zambia", "Human Rights Gambia"),
    "another kind": ("Hope Network", "Hope Foundation"),
    "another kind of three words": ("Syrian Women Network", "Syrian Women Forum"),
    "a chapter": ("Amnesty International", "Amnesty International Belgique"),
    "chapters in brackets": ("Amnesty International (Belgium)", "Amnesty International (France)"),
    "numbers": ("School 17 of the Valley", "School 18 of the Valley"),
    "letters": ("Human Rights Watch Group A", "Human Rights Watch Group B"),
    "a word in common": ("The Syrian Forum", "The Syrian Campaign"),
    "short Arabic words": ("منظمة أمل", "منظمة عمل"),
    "across scripts": ("Dawlaty", "دولتي"),
    "a comma in a name": ("Women, Peace", "Women"),
    "no letters": ("-", "—"),
}


def organisation(text: str, code: str = "", **more: str) -> Organisation:
    language = code or ("ar" if any("\u0600" <= c <= "\u06ff" for c in text) else "en")
    names = Names({language: Text(text, "organisations.yaml")}, Place("organisations.yaml"))
    return Organisation.model_construct(name=names, **{key: Text(value, "") for key, value in more.items()})


@pytest.mark.parametrize(("one", "other"), ONE.values(), ids=ONE)
def test_one_organisation(one: str, other: str) -> None:
    assert len(list(same([organisation(one), organisation(other)]))) == 1
    assert len(list(same([organisation(other), organisation(one)]))) == 1


@pytest.mark.parametrize(("one", "other"), MAYBE.values(), ids=MAYBE)
def test_perhaps_one_organisation(one: str, other: str) -> None:
    for pair in ([organisation(one), organisation(other)], [organisation(other), organisation(one)]):
        assert not list(same(pair))
        assert [(found.earlier, found.later) for found in similar(pair, vocabulary())] == [(0, 1)]


@pytest.mark.parametrize(("one", "other"), TWO.values(), ids=TWO)
def test_two_organisations(one: str, other: str) -> None:
    pair = [organisation(one), organisation(other)]
    assert not list(same(pair))
    assert not list(similar(pair, vocabulary()))


def test_a_shared_web_address() -> None:
    own = [organisation("Alpha", url="https://www.example.org/"), organisation("Beta", url="http://example.org/en")]
    pages = [organisation("Alpha", url="https://facebook.com/a"), organisation("Beta", url="https://facebook.com/b")]
    assert [found.reason for found in similar(own, vocabulary())] == ["both are at example.org"]
    assert not list(similar(pages, vocabulary()))


def test_a_shared_acronym_tells_where_the_names_cannot_be_compared() -> None:
    arabic = organisation("مكتب التنمية", acronym="LDSPS")
    assert list(similar([arabic, organisation("Local Office", acronym="LDSPS")], vocabulary()))
    assert list(similar([organisation("Local Office", acronym="LDSPS"), organisation("LDSPS")], vocabulary()))
    forces, forum = organisation("Strong Forces", acronym="SF"), organisation("Sunday Forum", acronym="SF")
    assert not list(similar([forces, forum], vocabulary()))


def test_other_spellings_that_somebody_noted() -> None:
    noted = Organisation.model_construct(name=organisation("Dawlaty").name, aka=(Text("دولتي", ""),))
    assert list(same([noted, organisation("دولتي")]))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("مزايا - Mazaya", ("مزايا", "Mazaya")),
        ("SDFF, Syrisk-Svenska", ("SDFF", "Syrisk-Svenska")),
        ("ASML/Syria", None),
        ("Amnesty International - Belgique", None),
        ("Médecins (du monde)", None),
        ("Peace, Justice, Rights", None),
    ],
)
def test_two_names_in_one_text(name: str, expected: tuple[str, str] | None) -> None:
    assert halves(name) == expected


def test_ten_thousand_names_hide_no_pair() -> None:
    dice = random.Random(5)
    words = ["".join(dice.choices("abcdefghilmnoprstu", k=7)) for _ in range(400)]
    names = {" ".join(dice.sample(words, 4)) for _ in range(3000)}
    first, *others = sorted(names)
    mistyped = first[:3] + first[4:]
    found = list(similar([organisation(name) for name in (first, *others, mistyped)], vocabulary()))
    assert [(one.earlier, one.later) for one in found] == [(0, len(others) + 1)]


# ── the list of a real statement, as it came from a form: faults of the kinds that its document has ────────────────

LIST = [
    ("Guardians Network", []),
    ("Citizens for Truth-CFT", ["SIG017"]),
    ("VALLEY NETWORK FOR HUMAN RIGHTS", ["SIG010"]),
    ("CODSSY", []),
    ("NAMMURU", ["SIG010"]),
    ("The Lamp Svergie", []),
    ("ASML/Syria", []),
    ("زهرة الوادي - Valley Flower Org.", ["SIG017"]),
    ("مكتب دعم القرى الصغيرة (MDQS)", ["SIG017"]),
    ("G.S.M", []),
    ("COMITÉ D'INFORMATION POUR UNE VALLÉE LIBRE", ["SIG010"]),
    ("Lamp Sverige", ["SIG005"]),
    ("زهرة الوادى", ["SIG004"]),
    ("Guardians Netw\u043erk", ["SIG005", "SIG011"]),
    ("Dr. Person One", ["SIG009"]),
    ("Independent", ["SIG007"]),
    ("مستقل", ["SIG007"]),
    ("-", ["SIG007"]),
    ("The Independent Reader", []),
]


def found(root: Path, file: str) -> list[Finding]:
    return [finding for finding in check(root).findings if finding.place.path.endswith(file)]


def test_a_list_line_by_line(tmp_path: Path) -> None:
    def line(name: str) -> str:
        language = "ar" if "\u0600" <= name[0] <= "\u06ff" else "en"
        return f"    - {{ name: {{ {language}: {json.dumps(name, ensure_ascii=False)} }} }}\n"

    head = "kind: statement\ndate: 2020-01-09\ntitle: { en: A, fr: B, ar: ج }\nsignatories:\n  organisations:\n"
    text = head + "".join(line(name) for name, _ in LIST)
    root = newsroom(tmp_path, "call", more={"releases/call/release.yaml": text})
    told: dict[int, list[str]] = {}
    for finding in found(root, "call/release.yaml"):
        if finding.rule.code != "SIG003":
            told.setdefault(finding.place.line - 6, []).append(finding.rule.code)
    assert [told.get(number, []) for number in range(len(LIST))] == [expected for _, expected in LIST]


def test_rows_of_individuals_are_named_by_their_lines_only(tmp_path: Path) -> None:
    rows = [
        ("SECRET One,,,public", []),
        ("SECRET ONE,,,public", ["SIG010", "SIG015"]),
        ("SECRET Two,nurse,Paris,withheld", []),
        ("Secret Two,,Paris,withheld", ["SIG015"]),
        ("SECRET Three,a@example.org,,public", ["SIG014"]),
        ("SECRET Four,,+33 1 23 45 67 89,public", ["SIG014"]),
        ("SECRET Association,,,public", ["SIG008"]),
        ("N/A,,,public", ["SIG007"]),
        ("S\u0415CRET Five,,,public", ["SIG011"]),
        ("SECRET Six,born 1990 in 12 places,Paris 75010,public", []),
    ]
    text = "name,role,place,consent\n" + "\n".join(row for row, _ in rows) + "\n"
    release = (
        "kind: statement\ndate: 2020-01-09\ntitle: { en: A, fr: B, ar: ج }\n"
        "signatories: { individuals: { total: 10, listed: individuals.csv } }\n"
    )
    more = {"releases/call/release.yaml": release, "releases/call/individuals.csv": text}
    findings = found(newsroom(tmp_path, "call", more=more), "individuals.csv")
    told: dict[int, list[str]] = {}
    for finding in findings:
        told.setdefault(finding.place.line - 2, []).append(finding.rule.code)
    assert [sorted(told.get(number, [])) for number in range(len(rows))] == [expected for _, expected in rows]
    assert "secret" not in repr([(finding.message, finding.fix) for finding in findings]).casefold()
