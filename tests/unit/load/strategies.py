"""What writers, and worse, may type into a file of a newsroom."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import HealthCheck, settings, strategies as st

# ten thousand inputs a run; PRESSCTL_EXAMPLES says otherwise
TOTAL = int(os.environ.get("PRESSCTL_EXAMPLES", "10000"))

RELEASE = """\
kind: statement
date: 2020-01-09
embargo: 2020-01-09T10:00:00+01:00
title: { en: "Idlib: a call", fr: 'L''appel d’Idlib', ar: نداء إدلب }
summary:
  en: >
    {{organisations}} and {{individuals}} call on
    the world.
  fr: |-
    Un appel.
  ar: نداء
hashtags: [ "#HalfOfSyria" ]
contacts:
  - { name: { en: Press }, email: press@example.org, phone: "+33 1 23 45 67 89" }
signatories:
  organisations: [ mazaya, { name: { en: Other } } ]
  individuals: { total: 3, listed: individuals.csv }
  order: as-given
allow: [ { rule: moved-link, at: "https://example.org/", because: ours } ] # a comment
"""

PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n  ",
            "\n    ",
            "\n- ",
            "\n  - ",
            " ",
            "  ",
            "\t",
            "\r\n",
            ": ",
            ":",
            " #",
            "# ",
            "#",
            ", ",
            "- ",
            "? ",
        ),
        *(
            "'",
            '"',
            "''",
            '\\"',
            "\\",
            "\\n",
            "\\u202e",
            "\\ud800",
            "\\UFFFFFFFF",
            "|",
            ">",
            "|-",
            ">+",
            "|2",
            "%",
            "@",
            "`",
        ),
        *(
            "{",
            "}",
            "[",
            "]",
            "{{",
            "}}",
            "*",
            "&",
            "!",
            "!!",
            "<<",
            "---",
            "...",
            "%YAML 1.2",
            "~",
            "null",
            "=",
            "<<: ",
        ),
        *(
            "kind",
            "date",
            "title",
            "media",
            "file",
            "signatories",
            "individuals",
            "listed",
            "en",
            "fr",
            "ar",
            "body",
            "embargo",
        ),
        *(
            "statement",
            "2020-01-09",
            "2020-13-45",
            "no",
            "+33 1",
            "../x",
            "word",
            "كلمة",
            "é",
            "\u200f",
            "\u2067",
            "\u2069",
        ),
        *("\u202e", "\ufeff", "\x00", "\x1b", "\x85", "\u2028", "\ufffe", "\U000e0041", "𝒳"),
    ]
)
yamlish = st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join)

# What YAML may hold between quotes and folds; no controls, which are found before.
letters = st.text(
    st.sampled_from(" \n'\"\\:#-[]{}abcأبéž\u200f\u00a0😀") | st.characters(categories=["L", "N", "P", "S"]),
    max_size=60,
)


@st.composite
def damaged(draw: Callable[[Any], Any], text: str = RELEASE) -> str:
    """A good file in which something was deleted, typed over or typed in."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(PIECES | st.text(max_size=3) | st.just("")) + text[end:]
    return text


@st.composite
def written(draw: Callable[[Any], Any]) -> tuple[str, Any]:
    """A tree of texts, and one of the many ways to write it down."""
    leaves = letters
    keys = st.sampled_from(["kind", "title", "en", "fr", "نص", "media", "body", "a b"])
    tree = st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=6
    )
    value = draw(st.dictionaries(keys, tree, min_size=1, max_size=3))
    text = yaml.dump(
        value,
        default_style=draw(st.sampled_from([None, "'", '"', "|", ">"])),
        default_flow_style=draw(st.sampled_from([True, False, None])),
        width=draw(st.sampled_from([5, 20, 80, 1000])),
        indent=draw(st.sampled_from([2, 4, 7])),
        allow_unicode=draw(st.booleans()),
        explicit_start=draw(st.booleans()),
    )
    return text, value


def run(share: float) -> settings:
    """The settings of a test that makes up `share` of all examples."""
    checks = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
    return settings(max_examples=max(20, int(TOTAL * share)), deadline=None, suppress_health_check=checks)
