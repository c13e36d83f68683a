"""`pressctl fmt` mends what it is asked to and nothing else, whatever the file around it looks like."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pressctl.model.finding import Edit
from pressctl.model.place import Place
from pressctl.pipeline.fmt import Change, formatted, write
from pressctl.pipeline.mend import Refusal, mended
from tests.command import pressctl
from tests.small import RELEASE, newsroom, one_language, tree

BODY = 'Nous disons: "non" et [le rapport](https://example.org/a?fbclid=1&b=2#c)!\n'
RIGHT = "Nous disons\u00a0: «\u202fnon\u202f» et [le rapport](https://example.org/a?b=2#c)\u202f!\n"
FILE = "releases/a/body.fr.md"


def fmt(root: Path) -> dict[str, bytes]:
    """Mend the newsroom; what was changed."""
    done = formatted(root)
    assert not done.refusals
    assert not write(root, done.changes)
    return {change.path: change.after for change in done.changes}


def test_mends_once(tmp_path: Path) -> None:
    root = newsroom(tmp_path, "a", more={FILE: BODY})
    assert fmt(root) == {FILE: RIGHT.encode()}
    assert (root / FILE).read_text(encoding="utf-8") == RIGHT
    assert fmt(root) == {}


def test_line_endings_mark_and_mode_stay(tmp_path: Path) -> None:
    before = b"\xef\xbb\xbfOui!\r\n\r\nNon!\r\n"
    root = newsroom(tmp_path, "a", more={FILE: before})
    (root / FILE).chmod(0o640)
    fmt(root)
    assert (root / FILE).read_bytes() == before.replace(b"!", "\u202f!".encode())
    assert (root / FILE).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (root / "releases/a").iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("title: { en: 'The \"call\" it''s', fr: B, ar: ج }", "title: { en: 'The “call” it''s', fr: B, ar: ج }"),
        ('title: { en: "The \\"call\\" ...", fr: B, ar: ج }', None),
        ('title: { en: The "call", fr: B, ar: ج }', "title: { en: The “call”, fr: B, ar: ج }"),
        ('title:\n  en: |\n    A "call"\n  fr: B\n  ar: ج', "title:\n  en: |\n    A “call”\n  fr: B\n  ar: ج"),
    ],
)
def test_yaml_stays_what_it_was(tmp_path: Path, title: str, right: str | None) -> None:
    release = f"kind: statement\ndate: 2020-01-09\n{title}\n"
    root = newsroom(tmp_path, "a", more={"releases/a/release.yaml": release})
    done = formatted(root)
    write(root, done.changes)
    text = (root / "releases/a/release.yaml").read_text(encoding="utf-8")
    assert text == (release.replace(title, right) if right else text)
    assert not formatted(root).changes


def test_yaml_that_would_read_otherwise_is_left_alone(tmp_path: Path) -> None:
    """A value that begins with what YAML gives a meaning to, once the first sign is mended."""
    path = "releases/a/release.yaml"
    release = "kind: statement\ndate: 2020-01-09\ntitle:\n  en: A\n  fr: B\n  ar: ج\n"
    root = newsroom(tmp_path, "a", more={path: release})
    bare = Edit(Place(path, 5, 7), "B", "# B")
    data = (root / path).read_bytes()
    assert isinstance(mended(root, path, data, [(bare,)]), Refusal)
    assert (root / path).read_bytes() == data


def test_a_line_does_not_become_a_list(tmp_path: Path) -> None:
    """Without its soft hyphen the line would begin an item."""
    root = newsroom(tmp_path, "a", more={FILE: "-\u00ad un mot\n"})
    done = formatted(root)
    assert ([refusal.path for refusal in done.refusals], done.changes) == ([FILE], ())


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    root = newsroom(tmp_path, "a")
    kept = root / "releases/a/kept.md"
    kept.write_text("Oui!\n", encoding="utf-8")
    (root / FILE).unlink()
    (root / FILE).symlink_to("kept.md")
    done = formatted(root)
    assert [refusal.path for refusal in done.refusals] == [FILE]
    write(root, done.changes)
    assert (root / FILE).is_symlink()
    assert kept.read_text(encoding="utf-8") == "Oui!\n"


def test_a_name_that_is_withheld_is_in_no_diff(tmp_path: Path) -> None:
    listed = RELEASE + "signatories: { individuals: { total: 1, listed: people.csv } }\n"
    people = "name,consent\nZweitausendfach Beispiel,withheld\n"
    files = {"releases/a/release.yaml": listed, "releases/a/people.csv": people}
    root = newsroom(tmp_path, "a", more={**files, FILE: "Zweitausendfach Beispiel dit: non!\n"})
    done = pressctl("fmt", "--diff", cwd=root)
    assert done.stdout == ""
    assert "Beispiel" not in done.stdout + done.stderr


def test_only_the_release_that_was_named_is_mended(tmp_path: Path) -> None:
    other = FILE.replace("/a/", "/b/")
    shared = "- { id: us, text: { en: A., fr: Oui!, ar: ج. } }\n"
    root = newsroom(tmp_path, "a", "b", more={FILE: "Oui!\n", other: "Oui!\n", "releases/boilerplate.yaml": shared})
    assert [change.path for change in formatted(root, ["b"]).changes] == [other]
    assert [change.path for change in formatted(root).changes] == [FILE, other, "releases/boilerplate.yaml"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"new")
    refusals = write(tmp_path, [Change("a.md", b"old", b"mended", 1)])
    assert [refusal.why for refusal in refusals] == ["it was changed meanwhile"]
    assert (tmp_path / "a.md").read_bytes() == b"new"


def test_diff_and_check_write_nothing(tmp_path: Path) -> None:
    root = newsroom(tmp_path, "a", more={FILE: BODY})
    before = tree(root)
    diff = pressctl("fmt", "--diff", cwd=root)
    check = pressctl("fmt", "--check", cwd=root)
    assert (diff.returncode, check.returncode) == (0, 1)
    assert tree(root) == before
    subprocess.run(["patch", "-s", "-p1"], cwd=root, input=diff.stdout.encode(), check=True)
    assert (root / FILE).read_text(encoding="utf-8") == RIGHT
    assert pressctl("fmt", "--check", cwd=root).returncode == 0


WORDS = st.sampled_from(
    [*"abé \"'«»“”()[]*_#.,;:!?-…\n", "  ", " - ", "l'", "...", "ﬁ", "«\u202f", "\u202f»", "2011-2020", "e\u0301"]
)


@settings(
    max_examples=int(os.environ.get("PRESSCTL_EXAMPLES", "12")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(WORDS, min_size=3, max_size=60).map("".join))
def test_twice_is_once(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    root = one_language(tmp_path_factory.mktemp("fmt"), "a", more={"releases/a/body.en.md": f"x {text} y\n"})
    write(root, formatted(root).changes)
    assert not formatted(root).changes
