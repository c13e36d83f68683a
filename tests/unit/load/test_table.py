"""Tables from forms and spreadsheets: every encoding, nothing computed, nothing dangerous opened."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from pressctl.load.form import Form, uses
from pressctl.load.languages import vocabulary
from pressctl.load.table import table
from pressctl.model.answer import Answer, Table
from pressctl.model.finding import Trouble

WORDS = "Organisation;Ville\nRéseau d’aide à l’été;Orléans\n"
ARABIC = "المنظمة,المدينة\nشبكة حراس,حلب\n"


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target.getvalue()


def read(tmp_path: Path, data: bytes, name: str = "form.csv") -> Table:
    (tmp_path / name).write_bytes(data)
    return table(tmp_path / name)


def made_of(tmp_path: Path, text: str, **chosen: str) -> tuple[dict[str, str | None], list[Answer]]:
    there = read(tmp_path, text.encode())
    found = uses(there, chosen, vocabulary())
    answers = Form(there, found, vocabulary(), "en").answers()
    return {use.heading: use.field for use in found}, [a for a in answers if isinstance(a, Answer)]


@pytest.mark.parametrize(
    ("text", "encoding", "note"),
    [
        (WORDS, "utf-8", ""),
        (WORDS, "utf-8-sig", ""),
        (WORDS, "utf-16", "UTF-16"),
        (WORDS, "windows-1252", "windows-1252"),
        (ARABIC, "windows-1256", "windows-1256"),
        (ARABIC, "utf-8", ""),
    ],
)
def test_encodings_are_made_out_and_told(tmp_path: Path, text: str, encoding: str, note: str) -> None:
    there = read(tmp_path, text.encode(encoding))
    assert [list(row.cells) for row in (there.head, *there.rows)] == [
        line.replace(";", ",").split(",") for line in text.splitlines()
    ]
    assert (note in there.notes[0]) if note else there.notes == ()


def test_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    there = read(tmp_path, workbook(["Name", "Number", "Agreed"], ["شبكة حراس", 948.0, True]), "form.xlsx")
    assert there.rows[0].cells == ("شبكة حراس", "948", "True")


def test_formulas_are_seen_and_not_computed(tmp_path: Path) -> None:
    there = read(tmp_path, workbook(["Name"], ["=1+1"], ["+x"], ["-"]), "form.xlsx")
    assert [row.formulas for row in there.rows] == [{0}, {0}, frozenset()]
    for cell in ("=1+1", "+a", "-a", "@a", "\ta"):
        assert read(tmp_path, f'Name,City\n"{cell}",b\n'.encode()).rows[0].formulas == {0}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("xl/vbaProject.bin", b"x", "macros"),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "links to other files"),
        ("xl/embeddings/oleObject1.bin", b"x", "embedded"),
        ("xl/theme/bomb.xml", b" " * 30_000_000, "unpacks to far more"),
        ("xl/extra.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>', "definitions"),
    ],
)
def test_a_dangerous_workbook_is_not_opened(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    with pytest.raises(Trouble, match=expected):
        read(tmp_path, with_part(workbook(["Name"], ["a"]), name, content), "form.xlsx")


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"PK\x03\x04 not a workbook", "form.xlsx", "not a workbook"),
        (b"\xd0\xcf\x11\xe0rest", "form.xls", "old kind"),
        (b"", "form.csv", "is empty"),
        (b'Name\n"a"b\n', "form.csv", "quotation mark"),
        (b"Name\n" + b"a" * 3000, "form.csv", "more than 2,000 characters"),
        (b"Name\n" + b"a\n" * 50_001, "form.csv", "more than 50,000 rows"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, data: bytes, name: str, expected: str) -> None:
    with pytest.raises(Trouble, match=expected):
        read(tmp_path, data, name)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            "Timestamp,Email address,Your full name,Organisation name,Organisation name (Arabic),Website,City,Publish my name?",
            [None, None, "person", "name", "name.ar", "url", "place", "consent"],
        ),
        (
            "Horodateur;Nom;Prénom;Nom de l’organisation en anglais;Sigle;Fonction;Courriel;Publier mon nom",
            [None, "person", "person", "name.en", "acronym", "role", None, "consent"],
        ),
        (
            "طابع زمني,الاسم الكامل,اسم المنظمة,اسم المنظمة بالإنجليزية,المدينة,رقم الهاتف,هل توافقون على نشر الاسم؟",
            [None, "person", "name", "name.en", "place", None, "consent"],
        ),
        ("Name of organization,Country,Phone", ["name", "place", None]),
        ("Name,Acronym,URL", ["name", "acronym", "url"]),
        ("Keep my name private,I agree to the privacy policy,Send me news", [None, None, None]),
        ("Please do not publish my name,Contact person at the organisation", [None, None]),
        ("signs-as,id,name.sv,person", ["signs-as", "id", "name.sv", "person"]),
    ],
)
def test_headings_are_understood(tmp_path: Path, headings: str, expected: list[str | None]) -> None:
    assert list(made_of(tmp_path, f"{headings}\n")[0].values()) == expected


def test_consent_has_to_be_clear(tmp_path: Path) -> None:
    said = [
        "Yes",
        "yes, you may",
        "Oui",
        "نعم",
        "public",
        "no",
        "",
        "perhaps",
        "yes, but not my city",
        "withheld",
        "non",
    ]
    text = "Name,Publish my name?\n" + "".join(f'Person {n},"{word}"\n' for n, word in enumerate(said))
    assert [answer.is_public for answer in made_of(tmp_path, text)[1]] == [n < 5 for n in range(len(said))]


def test_who_signs_for_an_organisation_is_not_kept(tmp_path: Path) -> None:
    text = "Your name,Organisation,Publish?\nSECRET,Lamp,yes\nPerson Two,Independent,yes\nPerson Three,-,no\n"
    answers = made_of(tmp_path, text)[1]
    assert [(dict(a.names), a.person) for a in answers] == [
        ({"en": "Lamp"}, ""),
        ({}, "Person Two"),
        ({}, "Person Three"),
    ]


def test_one_column_of_names_and_another_of_kinds(tmp_path: Path) -> None:
    text = "Name,Signing as\nLamp,Organisation\nPerson Two,Individual\nمصباح,منظمة\n"
    answers = made_of(tmp_path, text)[1]
    assert [(dict(a.names), a.person) for a in answers] == [
        ({"en": "Lamp"}, ""),
        ({}, "Person Two"),
        ({"ar": "مصباح"}, ""),
    ]


def test_somebody_may_say_what_a_column_holds(tmp_path: Path) -> None:
    assert made_of(tmp_path, "Who,Where\n", Who="name.fr")[0] == {"Who": "name.fr", "Where": None}
    with pytest.raises(Trouble, match="no column is headed ‘Whom’"):
        made_of(tmp_path, "Who,Where\n", Whom="name.fr")
    with pytest.raises(Trouble, match="‘nom’ is not something"):
        made_of(tmp_path, "Who,Where\n", Who="nom")
