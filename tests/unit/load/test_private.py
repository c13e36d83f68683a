"""Names that are withheld are found wherever a text shows them, and no finding repeats one."""

from __future__ import annotations

import time

import pytest

from pressctl.load.private import Withheld, betrayed
from pressctl.load.rules.privacy import PRV001
from pressctl.model.finding import Finding
from pressctl.model.node import Text
from pressctl.model.place import Place

LIST = "releases/call/individuals.csv"


def columns(name: str, shown: str) -> list[int]:
    found = list(betrayed([Text(name, LIST)], [Text(shown, "release.yaml")]))
    assert name.casefold() not in repr([(finding.message, finding.fix) for finding in found]).casefold()
    return [finding.place.column for finding in found]


@pytest.mark.parametrize(
    ("name", "shown", "expected"),
    [
        ("Nour Example", "nour  EXAMPLE and Nour\u00a0Example", [1, 19]),
        ("“Nour” Example", "by “Nour” Example.", [5]),
        ("Nour Example", "Nour Exampleton, Lenour Example", []),
        ("ليلى المثال", "قالت ليلى المثال هنا", [6]),
        ("O’Example-Nour", "to O’Example-Nour", [4]),
        ("Nou", "Nou", []),
        ("Léa Exemple", "Le\u0301a **Exemple**, d’[LEA] exemple", [1, 22]),
        ("ليلى المثال", "قال سامي وليلى المثال، ثم لَيلى المثـــال", [11, 27]),
        ("Nour Example", "to Nour. Example: Nour, example", []),
        ("J. Example", "J. Example", [1]),
        ("…", "…", []),
    ],
)
def test_places_are_those_of_the_name(name: str, shown: str, expected: list[int]) -> None:
    assert columns(name, shown) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("‘Nour Example’ is not an address", "‘…’ is not an address"),
        ("‘by Nour **example**’ twice: nour  EXAMPLE", "‘by …**’ twice: …"),
        ("‘a long line by Nour Exam…’", "‘a long line by …’"),
        ("‘a long line by Nour…’ and ‘by Nour, or…’", "‘a long line by …’ and ‘by Nour, or…’"),
        ("add ‘email: …’", "add ‘email: …’"),
    ],
)
def test_no_message_repeats_a_name(message: str, expected: str) -> None:
    withheld = Withheld([Text("Nour Example", LIST)])
    finding = withheld.hushed(Finding(PRV001, message, message, Place("a")))
    assert (finding.message, finding.fix) == (expected, expected)


def test_long_lists_take_no_longer_than_their_length() -> None:
    private = [Text(f"Withheld Person{n}", LIST) for n in range(5_000)]
    public = [Text(f"Public Person{n}", LIST) for n in range(10_000)]
    start = time.process_time()
    assert list(betrayed(private, public)) == []
    assert time.process_time() - start < 3
