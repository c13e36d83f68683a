"""Which findings are told: by code, name and family, the more exact word first."""

from __future__ import annotations

import pytest

from pressctl.model.finding import Exit, Finding, Trouble
from pressctl.model.place import Place
from pressctl.pipeline.catalogue import rules
from pressctl.pipeline.selection import selection

RULES = {rule.code: rule for rule in rules()}


@pytest.mark.parametrize(
    ("select", "ignore", "told"),
    [
        ((), (), {"LNK020", "LNK021", "TRN001"}),
        (("LNK",), (), {"LNK020", "LNK021"}),
        (("lnk021",), (), {"LNK021"}),
        (("placeholder-link, missing-translation",), (), {"LNK021", "TRN001"}),
        (("LNK021", "TRN"), (), {"LNK021", "TRN001"}),
        ((), ("LNK",), {"TRN001"}),
        (("LNK",), ("LNK020",), {"LNK021"}),
        (("LNK020", "TRN"), ("LNK",), {"LNK020", "TRN001"}),
        (("LNK020",), ("LNK020",), set()),
        (("LNK020",), ("forbidden-link",), set()),
    ],
)
def test_selected(select, ignore, told):
    chosen = selection(select, ignore)
    assert {code for code in ("LNK020", "LNK021", "TRN001") if chosen.has(RULES[code])} == told


@pytest.mark.parametrize(
    ("word", "hint"), [("LNK2O1", "LNK"), ("placeholder-lnk", "placeholder-link"), ("qqqqqqq", "pressctl explain")]
)
def test_an_unknown_word_gets_a_hint(word, hint):
    with pytest.raises(Trouble) as trouble:
        selection([], [word])
    assert trouble.value.exit_code == Exit.USAGE
    assert hint in trouble.value.fix


def test_errors_of_what_was_not_read_stay():
    there = Finding(RULES["SRC007"], "x", "", Place("releases/a/release.yaml"), "a")
    chosen = selection(["TRN"], [])
    assert chosen.of([there]) == ()
    assert chosen.of([there], {"a"}) == (there,)
