"""Names that are withheld are found wherever a text shows them, and no finding repeats one."""

from __future__ import annotations

import time

import pytest

from pressctl.load.private import betrayed
from pressctl.model.node import Text

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
        ("…", "…", []),
    ],
)
def test_places_are_those_of_the_name(name: str, shown: str, expected: list[int]) -> None:
    assert columns(name, shown) == expected


def test_long_lists_take_no_longer_than_their_length() -> None:
    private = [Text(f"Withheld Person{n}", LIST) for n in range(5_000)]
    public = [Text(f"Public Person{n}", LIST) for n in range(10_000)]
    start = time.process_time()
    assert list(betrayed(private, public)) == []
    assert time.process_time() - start < 3
