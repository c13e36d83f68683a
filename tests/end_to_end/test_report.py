"""What pressctl says, and where: findings on standard output, the rest on standard error, nothing in the way of a pipe."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tests.command import environment, pressctl
from tests.small import RELEASE, newsroom

ANSI = re.compile("\x1b|\r|\x07")
BROKEN = {
    "releases/one/body.ar.md": "نداء.\n\nو[رابط أيار](javascript:x) ثم <b>مهم</b>\n",
    "releases/two/release.yaml": RELEASE.replace(", fr: Un appel", "").replace("2020-01-09", "2020-13-45"),
    "releases/three/release.yaml": RELEASE + "signatories: { organisations: [nobody] }\nboilerplate: [nothing]\n",
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    return newsroom(tmp_path_factory.mktemp("broken"), "one", "two", "three", "good", more=BROKEN)


def test_text(broken):
    done = pressctl("check", cwd=broken)
    assert done.returncode == 1
    assert not ANSI.search(done.stdout + done.stderr)
    places = re.findall(
        r"^(\S+):(\d+):(\d+): (error|warning|info) ([A-Z]{3}\d{3}) ([a-z-]+)$", done.stdout, re.MULTILINE
    )
    assert ("releases/one/body.ar.md", "3", "2", "error", "LNK020", "forbidden-link") in places
    assert ("releases/one/body.ar.md", "3", "31", "error", "SRC015", "raw-html") in places
    assert {path for path, *_ in places} == {
        "releases/one/body.ar.md",
        "releases/two/release.yaml",
        "releases/three/release.yaml",
    }
    assert all(re.match(r"\S+:\d+:\d+: |  \S", line) for line in done.stdout.splitlines())
    assert re.search(r"\d+ errors in 4 releases", done.stderr)
    assert done.stdout == pressctl("check", cwd=broken).stdout


def test_arabic_is_isolated_on_the_terminal(tmp_path):
    """A finding with Arabic in it must not be torn apart by the figures and the path beside it."""
    root = newsroom(tmp_path, "one", more={"releases/one/body.ar.md": "انقر [هنا](https://example.org/ar).\n"})
    told = pressctl("check", cwd=root).stdout
    assert "\u2068هنا\u2069" in told
    assert not re.search("[\u0620-\u064a]", re.sub("\u2068[^\u2069]*\u2069", "", told))


def test_json(broken):
    done = pressctl("check", "--format", "json", cwd=broken)
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert list(told) == ["schema_version", "findings", "summary"]
    assert told["schema_version"] == 1
    assert set(told["summary"]) == {"errors", "warnings", "infos", "releases"}
    assert told["summary"]["releases"] == 4
    keys = [
        "code",
        "name",
        "severity",
        "message",
        "fix",
        "path",
        "line",
        "column",
        "release",
        "language",
        "page",
        "box",
        "also",
        "details",
    ]
    for finding in told["findings"]:
        assert list(finding) == keys
        assert re.fullmatch(r"[A-Z]{3}\d{3}", finding["code"])
        assert finding["severity"] in ("error", "warning", "info")
        assert finding["message"]
        assert isinstance(finding["line"], int)
        assert finding["line"] >= 1
        assert finding["column"] >= 1
        assert not finding["path"].startswith("/")
        assert (broken / finding["path"]).is_file()
    count = sum(finding["severity"] == "error" for finding in told["findings"])
    assert told["summary"]["errors"] == count > 4
    order = [(f["path"], f["line"], f["column"], f["code"]) for f in told["findings"]]
    assert order == sorted(order)
    assert {"release": "one", "language": "ar"}.items() <= next(
        f for f in told["findings"] if f["code"] == "LNK020"
    ).items()


def test_json_of_a_build_is_nothing_but_json(broken):
    done = pressctl("build", "--format", "json", "--to", "html", cwd=broken)
    assert done.returncode == 1
    assert {f["release"] for f in json.loads(done.stdout)["findings"]} == {"one", "two", "three"}
    assert (broken / "dist/good/good.ar.html").is_file()
    assert not (broken / "dist/one").exists()


@pytest.mark.parametrize("style", ["text", "json"])
def test_findings_in_a_file(broken, tmp_path, style):
    file = tmp_path / "findings"
    done = pressctl("check", "one", "--format", style, "--output", file, cwd=broken)
    assert (done.returncode, done.stdout) == (1, "")
    content = file.read_text(encoding="utf-8")
    assert "LNK020" in content
    assert not re.search("[\ufe70-\ufefc]", content)
    if style == "json":
        json.loads(content)


def test_a_file_that_cannot_be_written(broken):
    done = pressctl("check", "--output", "/nowhere/at/all", cwd=broken)
    assert done.returncode == 2
    assert "there is no folder" in done.stderr


@pytest.mark.parametrize(
    "how",
    [{"FORCE_COLOR": "1"}, {"TERM": "xterm-256color", "COLORTERM": "truecolor"}],
)
def test_colours_only_where_they_are_wanted(broken, how):
    done = pressctl("check", "one", cwd=broken, **how)
    coloured = "\x1b[" in done.stdout
    assert coloured == ("FORCE_COLOR" in how)
    plain = pressctl("check", "one", "--no-color", cwd=broken, **how)
    assert "\x1b[3" not in plain.stdout


def test_no_color_leaves_no_escape_at_all(broken):
    for more in ({"NO_COLOR": "1"}, {}):
        arguments = () if more else ("--no-color",)
        done = pressctl("check", "one", *arguments, cwd=broken, FORCE_COLOR="1", **more)
        assert not ANSI.search(done.stdout)


def test_quiet(broken):
    done = pressctl("check", "-q", cwd=broken)
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout == pressctl("check", cwd=broken).stdout


def test_one_language(broken):
    told = json.loads(pressctl("check", "--lang", "fr", "--format", "json", cwd=broken).stdout)["findings"]
    assert {f["language"] for f in told} <= {"fr", None}
    assert not [f for f in told if f["path"].endswith("body.ar.md")]


def test_visual_order_for_screens_without_it(tmp_path):
    root = newsroom(tmp_path, "one", more={"releases/one/body.ar.md": "نص [رابط أيار](javascript:سلام)\n"})
    plain = pressctl("check", "--bidi", "terminal", cwd=root).stdout
    visual = pressctl("check", "--bidi", "visual", cwd=root).stdout
    assert "سلام" in plain
    assert "سلام" not in visual
    assert "\ufee1\ufefc\ufeb3" in visual  # meem, lam-alef, seen: drawn from the left
    assert not re.search("[\u2066-\u2069]", visual)
    file = tmp_path / "out.txt"
    pressctl("check", "--bidi", "visual", "--output", file, cwd=root)
    assert "سلام" in file.read_text(encoding="utf-8"), "never in a file"


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_any_terminal_can_print_it(broken, locale):
    done = pressctl("check", "one", cwd=broken, LC_ALL=locale, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "LNK020" in done.stdout


def test_a_reader_who_goes_away_is_no_defect(broken):
    command = f"{sys.executable} -m pressctl check | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=broken, env=environment(), capture_output=True, text=True, check=False
    )
    assert "defect" not in done.stderr
    assert "BrokenPipe" not in done.stderr
    assert done.returncode in (0, 1)


def test_texts_cannot_command_the_terminal(tmp_path):
    """The reader refuses such signs; telling so must not let them through (security.md 1.6)."""
    root = newsroom(
        tmp_path,
        "one",
        more={"releases/one/release.yaml": RELEASE.replace("A call", '"\\e]8;;https://evil\\a[bold red]x[/nothing]"')},
    )
    done = pressctl("check", cwd=root)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout
