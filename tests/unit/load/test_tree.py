"""What a writer is told where YAML reads something else than was meant: place, sentence, and what to type."""

from __future__ import annotations

import time

import pytest

from pressctl.load.source import from_bytes
from pressctl.load.tree import Reading, parse
from pressctl.model.node import Map

FAULTS = [
    (
        "title: Idlib: a call\nkind: x\n",
        ["1:13 SRC007 a colon and a space stand inside a value that is not in quotes"],
        'put the value in quotes: "Idlib: a call"',
    ),
    ("who: @handle\n", ["1:6 SRC007 a value that begins with @ has to be in quotes"], 'type "@handle"'),
    ("x: *see below*\nb: 1\n", ["1:4 SRC007 a value that begins with * has to be in quotes"], 'type "*see below*"'),
    (
        "x: *see\n",
        ["1:4 SRC004 ‘*see’: what begins with ‘*’ is a reference to another place of the file"],
        'if it is part of the text, put the whole value in quotes: "*see …"',
    ),
    (
        "x: &Co is here\n",
        ["1:4 SRC004 ‘&Co’: what begins with ‘&’ is a reference to another place of the file"],
        'if it is part of the text, put the whole value in quotes: "&Co …"',
    ),
    ("x: & co\n", ["1:4 SRC007 a value that begins with & has to be in quotes"], 'type "& co"'),
    ("x: %50 of\n", ["1:4 SRC007 a value that begins with % has to be in quotes"], 'type "%50 of"'),
    ("%50 of\nb: c\n", ["1:1 SRC007 a value that begins with % has to be in quotes"], 'type "%50 of"'),
    (
        "title: #Euphrates campaign\n",
        ["1:8 SRC013 ‘#Euphrates’ is read as a comment and is left out"],
        'put the value in quotes: "#Euphrates campaign"; a comment needs a space after its #',
    ),
    (
        "title: We say #BACKTOWAR now\n",
        ["1:15 SRC013 ‘#BACKTOWAR’ is read as a comment and is left out after ‘We say’"],
        'put the value in quotes: "We say #BACKTOWAR now"; a comment needs a space after its #',
    ),
    (
        "tags: [ #Half ]\nb: c\n",
        ["1:9 SRC013 ‘#Half’ is read as a comment and is left out, together with the rest of the line"],
        'put the value in quotes: "#Half"; a comment needs a space after its #',
    ),
    (
        "tags: { en: a #Half, fr: b }\nb: c\n",
        ["1:15 SRC013 ‘#Half’ is read as a comment and is left out, together with the rest of the line"],
        'put the value in quotes: "#Half"; a comment needs a space after its #',
    ),
    (
        "tags:\n  - #Half\n",
        ["2:5 SRC013 ‘#Half’ is read as a comment and is left out"],
        'put the value in quotes: "#Half"; a comment needs a space after its #',
    ),
    (
        "title:\n  #Half of it\n",
        ["2:3 SRC013 ‘#Half’ is read as a comment and is left out"],
        'put the value in quotes: "#Half of it"; a comment needs a space after its #',
    ),
    (
        "a:\n\tb: 1\n\tc: 2\n",
        ["2:1 SRC007 a tab indents this line"],
        "use spaces instead of tabs at the beginning of lines 2, 3",
    ),
    ("a:\tb\n", ["1:3 SRC007 a tab stands here where a space is needed"], "type a space instead"),
    (
        'a: "Hello\nb: "Bye"\n',
        ['1:4 SRC007 the quotation mark " that is opened here is not closed'],
        'type " at the end of the value too',
    ),
    (
        'a: "Hello\nb: c\n',
        ['1:4 SRC007 the quotation mark " that is opened here is not closed'],
        'type " at the end of the value too',
    ),
    (
        'a: "Hello" he said\nb: c\n',
        ["1:12 SRC007 the value goes on after its closing quotation mark"],
        "put the whole value in quotes: '\"Hello\" he said'",
    ),
    (
        "a: 'L'appel'\n",
        ["1:7 SRC007 the value goes on after its closing quotation mark"],
        'an apostrophe inside single quotes is typed twice; or use double quotes: "L\'appel"',
    ),
    (
        "a: Hello\n  b: x\n",
        ["2:3 SRC007 ‘b’ is set further in than the field it would belong to"],
        "begin it right under the first letter of the field above, or put the text above it in quotes",
    ),
    (
        "a:\n    b: 1\n  c: 2\nd: 3\n",
        ["3:3 SRC007 this line begins further left or right than the lines it could belong to"],
        "begin it exactly under the line above that it belongs with, using spaces",
    ),
    (
        "a: b\njust words\nc: d\n",
        ["2:1 SRC007 ‘just words’ is neither a field nor part of the value above it"],
        "if it belongs to the value above, set it two spaces in; if it is a field, type a colon after its name",
    ),
    ("a: b\nc:d\ne: f\n", ["2:3 SRC007 a space is missing after ‘c:’"], "type ‘c: d’"),
    ("a:b\nc: d\n", ["1:3 SRC007 a space is missing after ‘a:’"], "type ‘a: b’"),
    ("a: - x\n", ["1:4 SRC007 a value that begins with - has to be in quotes"], 'type "- x"'),
    (
        "a: | text\nb: c\n",
        ["1:4 SRC007 after | the text begins on the next line"],
        'put the value in quotes: "| text"; or begin it on the next line, two spaces in',
    ),
    (
        "a: > 100\nb: c\n",
        ["1:4 SRC007 after > the text begins on the next line"],
        'put the value in quotes: "> 100"; or begin it on the next line, two spaces in',
    ),
    (
        'a: "C:\\docs"\n',
        ["1:7 SRC007 a backslash in double quotes begins a code, and ‘\\d’ is none"],
        "type it twice, \\\\, or put the value in single quotes '…'",
    ),
    (
        'a: "\\ud800 \\0 \\u202e"\n',
        [
            "1:5 SRC003 <U+D800> stands here unseen (not a character)",
            "1:12 SRC003 <U+0000> stands here unseen (a control character)",
            "1:15 SRC003 <U+202E> stands here unseen (right-to-left override)",
        ],
        "delete it, and type the words around it anew if it is not to be found",
    ),
    (
        'a: "\\UFFFFFFFF"\n',
        ["1:5 SRC007 a backslash in double quotes begins a code, and ‘\\U’ is none"],
        "type it twice, \\\\, or put the value in single quotes '…'",
    ),
    ("a: [x, y\nb: c\n", ["1:4 SRC007 the [ that is opened here is not closed"], "type ] where it ends"),
    (
        "a: [Update] the news\n",
        ["1:4 SRC007 a value that begins with [ has to be in quotes"],
        'type "[Update] the news"',
    ),
    (
        "a: {{organisations}} signed\n",
        ["1:4 SRC007 a value that begins with { has to be in quotes"],
        'type "{{organisations}} signed"',
    ),
    (
        "a: {{organisations}}\n",
        ["1:5 SRC007 a value that begins with { has to be in quotes"],
        'type "{{organisations}}"',
    ),
    (
        "a: { en: {{organisations}} groups, fr: y }\n",
        ["1:10 SRC007 a value that begins with { has to be in quotes"],
        'type "{{organisations}} groups"',
    ),
    (
        "a: { en: Idlib: call, fr: x }\n",
        ["1:15 SRC007 a colon and a space stand inside a value that is not in quotes"],
        'put the value in quotes: "Idlib: call"',
    ),
    (
        "a: [ 'x' 'y' ]\n",
        ["1:10 SRC007 a comma or ] is missing before this"],
        "type a comma between two values, ] after the last, and quotes around a value with signs in it",
    ),
    ("a: 1\na: 2\n", ["2:1 SRC006 ‘a’ is written twice; the first is on line 1"], "keep one of the two"),
    (
        "a: !!python/object:os.system x\n",
        ["1:4 SRC009 ‘!!python/object:os.system’: what begins with ‘!’ is the name of a type, and pressctl takes none"],
        'if it is part of the text, put the whole value in quotes: "!!python/object:os.system …"',
    ),
    (
        "a: !important x\n",
        ["1:4 SRC009 ‘!important’: what begins with ‘!’ is the name of a type, and pressctl takes none"],
        'if it is part of the text, put the whole value in quotes: "!important …"',
    ),
    (
        "a: ! x\n",
        ["1:4 SRC009 ‘!’: what begins with ‘!’ is the name of a type, and pressctl takes none"],
        'if it is part of the text, put the whole value in quotes: "! …"',
    ),
    ("<<: {a: b}\n", ["1:1 SRC008 ‘<<’ copies fields from another place of the file"], "write the fields out here"),
    (
        "a: b\n---\nc: d\n",
        ["2:1 SRC010 ‘---’ ends the release here, and what follows is a second one"],
        "delete this line; in a text, put it in quotes or in a file body.en.md of its own",
    ),
    (
        "? [a]\n: b\n",
        ["1:3 SRC007 a value that begins with [ has to be in quotes"],
        "if it is part of a text, put the whole text in quotes",
    ),
    (": x\n", ["1:1 SRC007 a field’s name is missing before the colon"], "write the name"),
    ("a: !x!y z\n", ["1:4 SRC007 a value that begins with ! has to be in quotes"], 'type "!x!y z"'),
    ("a: `x`\n", ["1:4 SRC007 a value that begins with ` has to be in quotes"], 'type "`x`"'),
    ("a: , b\n", ["1:4 SRC007 a value that begins with , has to be in quotes"], 'type ", b"'),
    ("a: ]\n", ["1:4 SRC007 a value that begins with ] has to be in quotes"], 'type "]"'),
    (
        "a: x \ufeff y\n",
        ["1:6 SRC003 <U+FEFF> stands here unseen (zero width no-break space)"],
        "delete it, and type the words around it anew if it is not to be found",
    ),
    (
        "a: \u2067 x\n",
        ["1:4 SRC003 <U+2067> begins a run in another direction that never ends in this paragraph"],
        "put <U+2069> after the run, or delete both: pressctl sets directions by itself",
    ),
    ("a: ? x\n", ["1:4 SRC007 a value that begins with ? has to be in quotes"], 'type "? x"'),
    (
        "a: [ &x , *x ]",
        [
            "1:6 SRC004 ‘&x’: what begins with ‘&’ is a reference to another place of the file",
            "1:11 SRC004 ‘*x’: what begins with ‘*’ is a reference to another place of the file",
        ],
        'if it is part of the text, put the whole value in quotes: "&x …"',
    ),
    (
        "name: Person #2\n",
        ["1:14 SRC013 ‘#2’ is read as a comment and is left out after ‘Person’"],
        'put the value in quotes: "Person #2"; a comment needs a space after its #',
    ),
    (
        "x: 'it''s' said\n",
        ["1:12 SRC007 the value goes on after its closing quotation mark"],
        "an apostrophe inside single quotes is typed twice; or use double quotes: \"it''s' said\"",
    ),
    (
        "a: @x\nb: @y\nc: d: e\n",
        [
            "1:4 SRC007 a value that begins with @ has to be in quotes",
            "2:4 SRC007 a value that begins with @ has to be in quotes",
            "3:5 SRC007 a colon and a space stand inside a value that is not in quotes",
        ],
        'type "@x"',
    ),
    ('a: {en: "x"\nb: c\n', ["1:4 SRC007 the { that is opened here is not closed"], "type } where it ends"),
    (
        'a: "x": y\n',
        ["1:7 SRC007 a colon and a space stand inside a value that is not in quotes"],
        "put the value in quotes: '\"x\": y'",
    ),
]

# As they are written, so they are read: no value becomes a number, a date, a truth or nothing.
KEPT = {
    "no": "no",
    "on": "on",
    "18:30": "18:30",
    "0712": "0712",
    "1_000": "1_000",
    "+447911123456": "+447911123456",
    "2020-01-09": "2020-01-09",
    "2024-13-45": "2024-13-45",
    "~": "~",
    "null": "null",
    ".inf": ".inf",
    "0x1f": "0x1f",
    "https://example.org/#part": "https://example.org/#part",
    "a, b": "a, b",
    "a:b": "a:b",
    '"#HalfOfSyria"': "#HalfOfSyria",
    "'it''s'": "it's",
    "x # a comment": "x",
    "x #": "x",
}


def read(text: str) -> Reading:
    source, findings = from_bytes(text.encode("utf-8", "surrogatepass"), "release.yaml")
    assert source is not None
    return parse(source, findings)


@pytest.mark.parametrize(("text", "expected", "fix"), FAULTS, ids=[repr(fault[0])[:40] for fault in FAULTS])
def test_a_fault(text: str, expected: list[str], fix: str) -> None:
    found = sorted(read(text).findings, key=lambda finding: finding.order)
    assert [f"{f.place.line}:{f.place.column} {f.rule.code} {f.message}" for f in found] == expected
    assert found[0].fix == fix


@pytest.mark.parametrize("text", KEPT)
def test_a_value_stays_text(text: str) -> None:
    reading = read(f"a: {text}\n")
    assert reading.findings == ()
    assert reading.node == {"a": KEPT[text]}


def test_all_faults_of_a_file_are_found_in_one_run() -> None:
    text = "a: @x\nb: Idlib: a call\nc: #Half\nc: two\nd: 'L'appel'\ne: [x, y\nf: \"\\u202e\"\ng: *see below*\nh: !t x\nkept: yes\n"
    reading = read(text)
    found = sorted(f"{f.place.line} {f.rule.code}" for f in reading.findings)
    assert found == [
        "1 SRC007",
        "2 SRC007",
        "3 SRC013",
        "4 SRC006",
        "5 SRC007",
        "6 SRC007",
        "7 SRC003",
        "8 SRC007",
        "9 SRC009",
    ]
    assert isinstance(reading.node, Map)
    assert reading.node["kept"] == "yes"


@pytest.mark.parametrize("text", ["[" * 20_000, "{" * 20_000, "- " * 20_000, "a: [" * 5_000, "? " * 20_000])
def test_nesting_without_end_is_refused_at_once(text: str) -> None:
    start = time.monotonic()
    assert {f.rule.code for f in read(text).findings} <= {"SRC005", "SRC007"}
    assert read(text).findings
    assert time.monotonic() - start < 3


def test_aliases_that_would_blow_up_are_refused() -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 8))
    assert {f.rule.code for f in read(f"l0: &l0 x\n{levels}\n").findings} == {"SRC004"}


def test_too_many_values_and_too_long_a_text() -> None:
    assert [f.rule.code for f in read("a: [" + "x, " * 210_000 + "]").findings] == ["SRC001"]
    assert [f.rule.code for f in read("a: " + "x" * 200_001).findings] == ["SRC001"]


def test_a_file_without_values_is_empty() -> None:
    assert read("").empty
    assert read("# only a comment\n").empty
    assert read("---\n").empty
    assert not read("a: b\n").empty
