"""One pandoc reads all texts; a text it cannot cope with costs that text, and nothing else."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pytest

from pressctl.convert import pandoc as door
from pressctl.convert.pandoc import Pandoc, PandocError
from pressctl.model.finding import Trouble

FAKE = """\
#!{python}
import sys, time
streams = sys.stdin.buffer, sys.stdout.buffer
while head := streams[0].readline():
    text = streams[0].read(int(head)).decode()
    if text == "hang": time.sleep(60)
    if text == "die": sys.exit(3)
    answer = b'{{"blocks": []}}'
    if text == "half": streams[1].write(b"ok 99\\n{{"); streams[1].flush(); time.sleep(60)
    if text == "drip": streams[1].write(b"ok 999999\\n"); streams[1].flush()
    while text == "drip": streams[1].write(b" "); streams[1].flush(); time.sleep(0.01)
    if text == "no": streams[1].write(b"no 7\\nbecause"); streams[1].flush(); continue
    streams[1].write(b"ok %d\\n%s" % (len(answer), answer)); streams[1].flush()
"""


@pytest.fixture
def fake(tmp_path, monkeypatch):
    script = tmp_path / "pandoc"
    script.write_text(FAKE.format(python=sys.executable))
    script.chmod(0o755)
    monkeypatch.setattr(door, "program", lambda: str(script))
    with Pandoc(seconds=1.0) as running:
        yield running


def strings(tree):
    """Every word of a tree with the position that pandoc gave it."""
    found = []

    def walk(node, position):
        if isinstance(node, dict):
            if node.get("t") == "Span":
                position = dict(node["c"][0][2]).get("data-pos", position)
            if node.get("t") == "Str":
                found.append((node["c"], position))
            walk(node.get("c"), position)
        elif isinstance(node, list):
            for item in node:
                walk(item, position)

    walk(tree["blocks"], None)
    return found


def test_positions_count_characters_not_bytes(pandoc):
    expected = [("سلام ", "1:1-1:6"), ("عالم", "1:8-1:12"), (" x", "1:14-1:16")]
    assert strings(pandoc.read("سلام **عالم** x")) == expected


JOINED = [
    ("one two three", [("one two three", "1:1-1:14")]),
    ("one  two", [("one ", "1:1-1:6"), ("two", "1:6-1:9")]),  # two spaces are one
    ("a \\* b", [("a *", "1:1-1:5"), (" b", "1:5-1:7")]),  # as it was not typed
    ("a &amp; b", [("a &", "1:1-1:8"), (" b", "1:8-1:10")]),
    ('a "b" c', [("a ", "1:1-1:3"), ('"', "1:3-1:4"), ("b", "1:4-1:5"), ('"', "1:5-1:6"), (" c", "1:6-1:8")]),
    ("one\ntwo", [("one", "1:1-1:4"), ("two", "2:1-2:4")]),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_what_stands_side_by_side_comes_as_one(pandoc, text, expected):
    assert strings(pandoc.read(text)) == expected


def test_one_process_reads_everything(pandoc):
    pandoc.read("first")
    process = pandoc._process
    trees = [pandoc.read(f"# {n}\n\nنص {n}") for n in range(50)]
    assert pandoc._process is process
    assert [strings(tree)[0][0] for tree in trees] == [str(n) for n in range(50)]


@pytest.mark.parametrize("text", ["", "\n", "é" * 70_000, "word " * 20_000, "a\r\nb", "no 7\nbecause", "\ufeffx"])
def test_frames_hold_any_text(pandoc, text):
    assert pandoc.read(text)["pandoc-api-version"]
    assert strings(pandoc.read("after")) == [("after", "1:1-1:6")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("hang", "too long"),
        ("half", "too long"),
        ("drip", "too long"),
        ("die", "too much memory"),
        ("no", "because"),
    ],
)
def test_a_bad_text_costs_only_itself(fake, text, why):
    with pytest.raises(PandocError, match=why):
        fake.read(text)
    assert fake.read("good") == {"blocks": []}


def test_real_pandoc_that_takes_too_long_is_replaced(pandoc):
    with Pandoc(seconds=0.001) as hurried:
        with pytest.raises(PandocError, match="too long"):
            hurried.read("word " * 20_000)
        hurried._seconds = 60.0
        assert strings(hurried.read("سلام")) == [("سلام", "1:1-1:5")]


def test_memory_has_a_limit(monkeypatch):
    monkeypatch.setattr(door, "MEMORY", "24M")
    with Pandoc(seconds=2.0) as small:
        with pytest.raises(PandocError, match="it takes too"):  # starved, it may also just stand still
            small.read("*a* [b](c) " * 30_000)
        assert strings(small.read("x")) == [("x", "1:1-1:2")]


@pytest.mark.parametrize("pattern", ["[a](", "![l", "[", "*", "<", "`" * 3 + "\n", "> ", "- ", "| a ", "{", "[^1]: "])
def test_no_pattern_holds_up_a_build(pattern):
    """security.md 1.2: pandoc's own Markdown reader took more than 15 seconds on the first two."""
    with Pandoc(seconds=60.0) as impatient:
        try:
            impatient.read(pattern * 3_000)
        except PandocError as error:
            assert "too long" not in str(error)


def test_the_sandbox_is_on(tmp_path, pandoc):
    (tmp_path / "secret.txt").write_text("top secret")
    for text in (
        f"![x]({tmp_path}/secret.txt)",
        f"``` {{include={tmp_path}/secret.txt}}\n```",
        f"!include {tmp_path}/secret.txt",
    ):
        assert "top secret" not in json.dumps(pandoc.read(text))


def test_no_process_is_left_behind():
    with Pandoc() as running:
        running.read("x")
        process = running._process
    assert process.poll() is not None
    assert process.stdin.closed
    assert process.stdout.closed


@pytest.mark.hostile
def test_a_text_that_goes_round_for_ever_ends_though_nobody_waits(record):
    """Whoever started pandoc may have been killed; these two notes call each other without end."""
    record("readers of texts left alone with notes in circles", tried=1)
    round_and_round = b"a[^a]\n\n[^a]: b[^b]\n\n[^b]: c[^a]\n"
    with Pandoc(seconds=1.0) as running:
        running.read("x")
        process = running._process
        door._bound(process.pid, 1.0)
        process.stdin.write(b"%d\n%s" % (len(round_and_round), round_and_round))
        process.stdin.close()
        assert process.wait(timeout=120) == -signal.SIGXCPU
    record("readers of texts left alone with notes in circles", held=1)


def test_a_missing_pandoc_is_a_trouble(monkeypatch):
    monkeypatch.setattr(door, "program", lambda: str(Path("/nowhere/pandoc")))
    with Pandoc() as running, pytest.raises(Trouble, match="pandoc"):
        running.read("x")
