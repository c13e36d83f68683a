"""What is put into a YAML file leaves the rest of it as it was, to the byte."""

from __future__ import annotations

import pytest

from pressctl.model.finding import Trouble
from pressctl.pipeline.insertion import Sheet

HEAD = "kind: statement\n"
EXTENDED = {
    "lines": (
        "signatories:\n  organisations: # who signs\n    - a # the first\n    - b # the last\n\n# after\nx: y\n",
        "signatories:\n  organisations: # who signs\n    - a # the first\n    - b # the last\n    - new\n\n# after\nx: y\n",
    ),
    "lines without indent": (
        "signatories:\n  organisations:\n  - a\n  order: as-given\n",
        "signatories:\n  organisations:\n  - a\n  - new\n  order: as-given\n",
    ),
    "after a record in place": (
        "signatories:\n  organisations:\n    - name:\n        en: A\n      acronym: B\nx: y\n",
        "signatories:\n  organisations:\n    - name:\n        en: A\n      acronym: B\n    - new\nx: y\n",
    ),
    "brackets": (
        "signatories: { organisations: [a, b], order: as-given } # kept\n",
        "signatories: { organisations: [a, b, new], order: as-given } # kept\n",
    ),
    "brackets over lines": (
        'signatories:\n  organisations: [\n    a,\n    "b" # kept\n  ]\n',
        'signatories:\n  organisations: [\n    a,\n    "b", new # kept\n  ]\n',
    ),
    "empty brackets": ("signatories:\n  organisations: []\n", "signatories:\n  organisations: [new]\n"),
    "no list in lines": (
        "signatories:\n  # counted\n  individuals: { total: 3 }\n",
        "signatories:\n  # counted\n  organisations:\n    - new\n  individuals: { total: 3 }\n",
    ),
    "no list in braces": (
        "signatories: { individuals: { total: 3 } }\n",
        "signatories: { organisations: [new], individuals: { total: 3 } }\n",
    ),
    "no signatories": ("x: y # end", "x: y # end\nsignatories:\n  organisations:\n    - new\n"),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("before", "after"), EXTENDED.values(), ids=EXTENDED)
def test_a_word_at_the_end_of_a_list(before: str, after: str, newline: str) -> None:
    sheet = Sheet("release.yaml", (HEAD + before).replace("\n", newline).encode())
    sheet.extend(["signatories", "organisations"], ["new"])
    assert sheet.content.decode() == (HEAD + after).replace("\n", newline)


def test_a_mark_at_the_beginning_stays() -> None:
    sheet = Sheet("release.yaml", b"\xef\xbb\xbfsignatories: { organisations: [a] }\n")
    sheet.extend(["signatories", "organisations"], ["new"])
    assert sheet.content == b"\xef\xbb\xbfsignatories: { organisations: [a, new] }\n"


def test_records_at_the_end_of_a_file() -> None:
    for before in ("", "- id: a\n", "# only words\n", "- id: a # last"):
        sheet = Sheet("organisations.yaml", before.encode())
        sheet.append(['- id: b\n  name: { en: "B: #1" }\n'], [{"id": "b", "name": {"en": "B: #1"}}])
        assert sheet.content.decode().startswith(before)
        assert sheet.node[-1] == {"id": "b", "name": {"en": "B: #1"}}


@pytest.mark.parametrize(
    "text",
    [
        "signatories:\n  organisations: a\n",
        "signatories: a\n",
        "signatories: { organisations: [ { name: { en: A } } ] }\n",
        "signatories:\r\n  organisations: [a]\n",
        "signatories:\n  organisations: [a\n",
    ],
)
def test_where_it_is_not_sure_nothing_is_done(text: str) -> None:
    with pytest.raises(Trouble, match="nothing can be added"):
        Sheet("release.yaml", text.encode()).extend(["signatories", "organisations"], ["new"])


def test_what_does_not_read_back_is_refused() -> None:
    sheet = Sheet("organisations.yaml", b"- id: a\n")
    for record in ("- id: b\n  name: broken: twice\n", "- id: c\n", "- id: b\n  more: x\n"):
        with pytest.raises(Trouble):
            sheet.append([record], [{"id": "b"}])
    assert sheet.content == b"- id: a\n"
