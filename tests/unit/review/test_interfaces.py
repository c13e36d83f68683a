"""The words of the reviewers' pages: the same in every language, each with the same gaps to be filled."""

from __future__ import annotations

import re
import string

import pytest

from pressctl.load.interfaces import interfaces
from pressctl.model.link import Verdict
from pressctl.resources import PACKAGE, TEMPLATES
from pressctl.review.preferred import preferred, spoken
from pressctl.review.shown import State

ENGLISH = interfaces()["en"].labels
USED = re.compile(r'word\("([a-z-]+)"')


def gaps(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(interfaces()))
def test_every_language_has_every_word_with_the_same_gaps(code):
    labels = interfaces()[code].labels
    assert labels.keys() == ENGLISH.keys()
    assert {key: gaps(text) for key, text in labels.items()} == {key: gaps(text) for key, text in ENGLISH.items()}


def test_every_word_that_is_asked_for_is_there():
    asked = {
        key for path in (TEMPLATES / "review").glob("*.j2") for key in USED.findall(path.read_text(encoding="utf-8"))
    }
    asked |= {f"state-{state}" for state in State} | {f"verdict-{one.name.lower()}" for one in Verdict}
    whole = {key for key in asked if not key.endswith("-")}
    assert whole <= ENGLISH.keys()


def test_every_word_is_used_somewhere():
    files = [*(TEMPLATES / "review").glob("*.j2"), *PACKAGE.glob("review/*.py")]
    used = "".join(path.read_text(encoding="utf-8") for path in files)
    made = ("state-", "verdict-", "field-", "decided-", "page-", "done-", "refused-")
    assert [key for key in ENGLISH if f'"{key}"' not in used and not key.startswith(made)] == []


def test_french_has_its_spaces():
    for text in interfaces()["fr"].labels.values():
        assert not re.search(r"[^\u202f][;!?]|[^\u00a0]:", text.replace("://", "")), text


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("", "en"),
        ("*", "en"),
        ("de", "en"),
        ("fr-CH, en;q=0.9", "fr"),
        ("de, ar;q=0.4, fr;q=0.8", "fr"),
        ("fr;q=0, ar;q=0.1", "ar"),
        ("fr;q=x, ar;q=0.1", "ar"),
        ("FR", "fr"),
    ],
)
def test_a_browser_gets_the_language_that_it_likes_best(asked, code):
    assert preferred(asked, ("ar", "en", "fr")) == code


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "ar_SY.UTF-8"}, "ar"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "ar_SY.UTF-8", "LC_MESSAGES": "fr_FR@euro"}, "fr"),
        ({"LANG": "ar_SY.UTF-8", "LC_ALL": "C.UTF-8", "LC_MESSAGES": "fr_FR"}, "en"),
        ({"LC_ALL": "", "LANG": "ar"}, "ar"),
        ({"LANG": "sv_SE.UTF-8"}, "en"),
    ],
)
def test_a_file_to_send_is_in_the_language_of_the_machine_if_that_is_ours(environment, code):
    assert spoken(environment, ("ar", "en", "fr")) == code
