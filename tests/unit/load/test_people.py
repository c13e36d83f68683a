"""Individuals: who may be named, who is only counted, and that no message gives anybody away."""

from __future__ import annotations

import pytest

from pressctl.load.people import individuals
from pressctl.load.source import Source

HEAD = "name,role,place,consent\n"
BAD = {
    "no consent": (HEAD + "SECRET,x,y,\n", ["2 this row does not say whether the name may be shown"]),
    "unknown consent": (HEAD + "SECRET,x,y,witheld\n", ["2 this row says neither public nor withheld"]),
    "a cell too many": (HEAD + "SECRET, the Younger,x,y,withheld\n", ["2 this row has 5 cells, the first line has 4"]),
    "a formula": (
        HEAD + "=SECRET(),,,public\n",
        ["2 this row has a name that begins with =, which spreadsheets take for a formula"],
    ),
    "no name": (HEAD + ",x,y,public\n", ["2 this row has no name"]),
    "no columns": ("SECRET,x,y,withheld\n", ["1 the first line does not name the columns"]),
    "a column missing": ("name,role\nSECRET,x\n", ["1 the column ‘consent’ is missing"]),
    "a column misspelt": (
        "name,consnet\nSECRET,withheld\n",
        ["1 column 2 has a heading that pressctl does not know", "1 the column ‘consent’ is missing"],
    ),
    "a column twice": ("name,name,consent\n", ["1 there are 2 columns ‘name’"]),
    "quotes out of place": (
        HEAD + 'A,x,y,public\n"SECRET"x,,,withheld\n',
        ["3 a quotation mark in this row is out of place"],
    ),
    "quotes never closed": (
        HEAD + 'A,x,y,public\n"SECRET,,,withheld\n',
        ["3 a quotation mark in this row is out of place"],
    ),
    "nothing": ("", ["1 the list is empty"]),
    "the line after a cell of two lines": (
        HEAD + '"A\nB",,,public\nSECRET,,,\n',
        ["4 this row does not say whether the name may be shown"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BAD.values(), ids=BAD)
def test_a_fault(text: str, expected: list[str]) -> None:
    signed = individuals(Source("individuals.csv", text))
    assert [f"{f.place.line} {f.message}" for f in signed.findings] == expected
    assert "SECRET" not in repr([(f.message, f.fix, f.place) for f in signed.findings])
    assert "SECRET" not in repr(signed.people)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_those_who_may_be_named(separator: str) -> None:
    text = f"{HEAD}Élise,nurse,Paris,public\nSECRET,,,Withheld\n\nليلى,,,PUBLIC\n".replace(",", separator)
    signed = individuals(Source("individuals.csv", text))
    assert signed.findings == []
    assert [(p.name, p.role, p.place) for p in signed.people] == [("Élise", "nurse", "Paris"), ("ليلى", None, None)]
    assert signed.withheld == 1
    assert str(signed.people[0].place.place if signed.people[0].place else None) == "individuals.csv:2:13"
    assert "SECRET" not in repr(signed)
