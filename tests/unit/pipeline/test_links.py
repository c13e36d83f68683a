"""What is remembered of links, however their asking ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pressctl.links import probe as asking
from pressctl.model.finding import Trouble
from pressctl.model.link import Verdict
from pressctl.pipeline.links import look_at_links
from tests.small import one_language

LINK = {"releases/x/body.en.md": "We [call](https://example.net/page).\n"}
KNOWN = '{"schema_version": 1, "links": {\n\n}}\n'


def test_where_nobody_answered_at_all_nothing_was_learnt(tmp_path, monkeypatch):
    """Without a network every host is unknown, and a page that is there would be called gone when it is published."""

    def nobody(states, terms, learn, watch):
        for state in states:
            learn(replace(state, verdict=Verdict.GONE, words="has a host that nobody knows"))
        raise asking.NoNetwork

    root = one_language(tmp_path / "room", "x", more={**LINK, ".pressctl/links.json": KNOWN})
    monkeypatch.setattr(asking, "probe", nobody)
    with pytest.raises(Trouble) as told:
        look_at_links(root)
    assert "there is no network" in told.value.message
    assert (root / ".pressctl/links.json").read_text() == KNOWN
