"""Templates and stylesheets know no left and no right, and leave no direction to be guessed."""

from __future__ import annotations

import re

import pytest

from pressctl.render.style import stylesheet, tokens
from pressctl.resources import TEMPLATES

CSS = sorted(TEMPLATES.rglob("*.css"))
HTML = sorted(TEMPLATES.rglob("*.html.j2"))

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
    r"|(?<![\w-])(?:text-align|float|clear|text-align-last|caption-side)\s*:\s*(?:left|right)\b"
    r"|(?<![\w-])background-position\s*:[^;}]*\b(?:left|right)\b"
    r"|(?<![\w-])@(?:left|right)-\w+|@(?:top|bottom)-(?:left|right)\b|:(?:left|right)\b"
)
# `margin: a b c d` and its like name the right side second and the left side fourth: they must be the same
FOUR_SIDES = re.compile(r"(?<![\w-])(?:margin|padding|inset|border-width|border-style|border-color)\s*:\s*([^;{}]+)")


def bare(path):
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", CSS, ids=lambda p: p.name)
def test_no_left_and_no_right(path):
    assert not PHYSICAL.findall(bare(path))
    for match in FOUR_SIDES.finditer(bare(path)):
        sides = re.findall(r"(?:[^\s(]|\([^)]*\))+", match[1].replace("!important", ""))
        assert len(sides) < 4 or sides[1] == sides[3], match[0]


@pytest.mark.parametrize(
    "wrong",
    [
        "p { margin-left: 1px }", "p{left:0}", "p { text-align: left; }", "p { float:right }", "p { padding-right : 2px }",
        "p { border-left-color: red }", "p { border-top-left-radius: 1px }", "@page { @top-left { content: none } }",
        "@page :right { margin: 0 }", "p { background-position: right top }", "p { scroll-margin-right: 0 }",
    ],
)  # fmt: skip
def test_the_pattern_finds_them(wrong):
    assert PHYSICAL.search(wrong)


@pytest.mark.parametrize(
    "right",
    [
        "p { margin-inline-start: 1px }",
        "p { text-align: start }",
        "a:hover { inset: 0 }",
        ".left { color: red }",
        "p { text-align: center }",
    ],
)
def test_and_nothing_else(right):
    assert not PHYSICAL.search(right)


@pytest.mark.parametrize("path", CSS, ids=lambda p: p.name)
def test_what_the_page_engine_cannot_do_is_not_used(path):
    """research/rtl.md 1: each of these is ignored or wrong in print."""
    text = bare(path)
    for pattern in (r"unicode-bidi", r"(?<![\w-])direction\s*:", r"text-overflow", r"plaintext", r"float\s*:\s*inline"):
        assert not re.search(pattern, text), pattern
    assert not re.search(r"::marker\s*\{[^}]*content", text)


@pytest.mark.parametrize("path", CSS, ids=lambda p: p.name)
def test_a_stylesheet_asks_for_nothing_from_outside(path):
    text = bare(path)
    assert "@import" not in text
    assert not re.search(r"url\(|https?:|//", text)


FORBIDDEN = {
    # what somebody is about to type has no direction yet
    "dir=auto": r"<(?!input\b|textarea\b)\w+[^>]*?\sdir\s*=\s*[\"']?auto",
    "bdi": r"<bd[io]\b",
    "a style in place": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "a script": r"<script\b(?! src=\"(?:\{\{ top \}\}assets/\{\{ script \}\}|/review\.js)\" defer></script>)",  # but ours
    "a handler": r"\son[a-z]+\s*=",
    "a filter that unescapes": r"\|\s*safe\b",
    "autoescape off": r"autoescape\s+false",
    "isolates": "[\u2066-\u2069\u202a-\u202e]|&#x20(?:2[a-e]|6[6-9]);",
    "presentation forms": "[\ufb50-\ufdff\ufe70-\ufefe]",
    "an attribute without quotation marks": r"<[a-z][^<>]*\s[a-z-]+=\{\{",
    "something from outside": r"(?:src|href)=\"(?:https?:)?//",
}


@pytest.mark.parametrize("path", HTML, ids=lambda p: f"{p.parent.name}/{p.name}")
@pytest.mark.parametrize("name", FORBIDDEN)
def test_templates_hold_nothing_like_it(path, name):
    if (name, path.name) == ("a style in place", "mail.html.j2"):
        return  # mail programs throw stylesheets away
    assert not re.search(FORBIDDEN[name], path.read_text(encoding="utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.yaml")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_labels_hold_no_hidden_direction(path):
    assert not re.search(
        FORBIDDEN["isolates"] + "|" + FORBIDDEN["presentation forms"], path.read_text(encoding="utf-8")
    )


def test_the_skeleton_says_language_direction_and_policy():
    skeleton = (TEMPLATES / "shared" / "skeleton.html.j2").read_text(encoding="utf-8")
    assert '<html lang="{{ language.code }}" dir="{{ language.direction }}"' in skeleton
    assert "default-src 'none'" in skeleton
    assert "base-uri 'none'" in skeleton
    assert "form-action 'none'" in skeleton
    assert "unsafe" not in skeleton


def test_the_accent_is_the_only_thing_that_differs():
    one, other = stylesheet("#0b5d57", True), stylesheet("#7a1f3d", True)
    assert one.replace(tokens("#0b5d57"), "") == other.replace(tokens("#7a1f3d"), "")
    assert "#7a1f3d" in other
    assert "#7a1f3d" not in one
