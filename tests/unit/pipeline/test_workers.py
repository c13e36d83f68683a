"""Pages are drawn in processes that may fail: the page that failed is named, the others are drawn."""

from __future__ import annotations

import dataclasses
import datetime
import os

import pytest

from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from pressctl.pipeline.workers import rendered
from tests.small import newsroom

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


class Deadly:
    """Ends the process that unpacks it, as a crash of the page engine would."""

    def __reduce__(self):
        return os._exit, (9,)


@pytest.fixture
def editions(tmp_path):
    checked = check(newsroom(tmp_path, "one"))
    [release], room = checked.newsroom.releases, checked.newsroom
    composer = Composer(checked, room, False, NOW)
    return [composer.edition(release, language) for language in room.languages.values()]


def told(editions, jobs=2):
    return [(e, [o.path for o in r.outputs], r.complaints) for e, (r, _) in rendered(editions, ("html",), jobs)]


def test_each_is_drawn_once(editions):
    drawn = told(editions)
    assert sorted(path for _, paths, _ in drawn for path in paths) == [
        "one/one.ar.html",
        "one/one.en.html",
        "one/one.fr.html",
    ]
    assert not any(complaints for _, _, complaints in drawn)


@pytest.mark.parametrize("at", [0, 1])
def test_a_process_that_dies_takes_nothing_with_it(editions, at):
    drawn = told([*editions[:at], Deadly(), *editions[at:2]])
    assert sorted(path for _, paths, _ in drawn for path in paths) == ["one/one.en.html", "one/one.fr.html"]
    assert [bool(complaints) for one, _, complaints in drawn if isinstance(one, Deadly)] == [True]


def test_an_exception_takes_nothing_with_it(editions):
    """The page engine raises on inputs that nobody foresaw (research/rtl.md 1 J and K): that page fails, not the build."""
    broken = dataclasses.replace(editions[0], language=None)
    drawn = told([broken, *editions[1:]])
    assert sorted(path for _, paths, _ in drawn for path in paths) == ["one/one.ar.html", "one/one.fr.html"]
    assert [bool(complaints) for one, _, complaints in drawn if one is broken] == [True]


def test_nothing_to_draw(editions):
    assert told([]) == []
