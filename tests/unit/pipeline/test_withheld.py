"""A name that is withheld is found in all that a release prints, and no file and no message has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressctl.load.private import Withheld
from pressctl.model.node import Text
from pressctl.pipeline.build import Order, build
from pressctl.pipeline.check import check
from tests.command import pressctl
from tests.here import build_here
from tests.small import BODIES, RELEASE, SETTINGS, newsroom

NAMES = ("Wren Hollow", "نور المثال")
LISTED = RELEASE + "signatories: { individuals: { total: 9, listed: p.csv } }\n"
A, EN, SHARED = "releases/a/release.yaml", "releases/a/body.en.md", "releases/boilerplate.yaml"
KEPT = "releases/translations.yaml"
OTHER = {f"releases/b/body.{code}.md": text for code, text in BODIES.items()}


def room(folder: Path, more: dict[str, str]) -> Path:
    rows = "".join(f"{name},,,withheld\n" for name in NAMES)
    return newsroom(folder, "a", more={A: LISTED, "releases/a/p.csv": f"name,role,place,consent\n{rows}", **more})


def told(root: Path) -> list[tuple[str, str | None]]:
    """Where names are found, in files of which release; that no message has one."""
    found = check(root).findings
    assert names_in("\n".join(f"{finding.message}\n{finding.fix}" for finding in found)) == []
    return [(finding.place.path, finding.release) for finding in found if finding.rule.code == "PRV001"]


def names_in(text: str) -> list[str]:
    return [name for *_, name in Withheld(Text(name, "") for name in NAMES).found(text)]


def boilerplate(text: str, title: str = "Us") -> str:
    return f'- {{ id: us, title: {{ en: "{title}", fr: Nous, ar: نحن }}, text: {{ en: "{text}", fr: Nous., ar: نحن. }} }}\n'


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({A: LISTED + "boilerplate: [us]\n", SHARED: boilerplate("With Wren Hollow.")}, SHARED),
        ({A: LISTED + "boilerplate: [us]\n", SHARED: boilerplate("We.", title="Wren Hollow")}, SHARED),
        ({A: LISTED + "boilerplate: [us]\n", SHARED: boilerplate("[Wren](https://example.org/n) Hollow.")}, SHARED),
        ({A: LISTED + "notes: { en: By Wren Hollow., fr: Note., ar: ملاحظة. }\n"}, A),
        ({A: LISTED + "contacts: [ { name: { en: Wren Hollow, fr: B., ar: م. }, email: a@example.org } ]\n"}, A),
        ({A: LISTED + "summary: { en: Wren Hollow }\n"}, A),
        (
            {"pressctl.yaml": SETTINGS.replace("  url", "  tagline: { en: N., fr: N., ar: نور المثال }\n  url")},
            "pressctl.yaml",
        ),
        (
            {
                "pressctl.yaml": SETTINGS.replace(
                    "  url", "  contact: { name: { en: Wren Hollow }, email: a@example.org }\n  url"
                )
            },
            "pressctl.yaml",
        ),
        (
            {
                A: LISTED.replace("signatories: {", "signatories: { organisations: [o],"),
                "releases/organisations.yaml": "- { id: o, name: { ar: استوديو نور المثال } }\n",
            },
            "releases/organisations.yaml",
        ),
        (
            {
                A: LISTED + "related: [b]\n",
                "releases/b/release.yaml": RELEASE.replace("A call", "Wren Hollow"),
                **OTHER,
            },
            "releases/b/release.yaml",
        ),
        ({EN: "We are Wren[^1] Hollow.\n\n[^1]: Note.\n"}, EN),
        ({EN: "We are [Wren](https://example.org/a) Hollow.\n"}, EN),
        ({EN: "We are W&#114;en Hollow.\n"}, EN),
        ({EN: "We are at https://example.org/wren-hollow here.\n"}, EN),
        ({KEPT: '- { language: fr, field: boilerplate.us.text, source: ["Wren Hollow."] }\n'}, KEPT),
    ],
)
def test_all_that_a_release_prints_is_looked_through(tmp_path: Path, more: dict[str, str], path: str) -> None:
    root = room(tmp_path, more)
    assert set(told(root)) == {(path, "a")}
    assert check(root).broken == {"a"}  # not even a draft is made of it


def test_what_it_does_not_print_is_left_alone(tmp_path: Path) -> None:
    assert told(room(tmp_path, {SHARED: boilerplate("With Wren Hollow.")})) == []


def test_what_another_release_shows_is_its_own_affair(tmp_path: Path) -> None:
    root = room(tmp_path, {"releases/b/release.yaml": RELEASE, **OTHER, "releases/b/body.en.md": "By Wren Hollow.\n"})
    assert told(root) == []


@pytest.mark.parametrize(
    "line",
    [
        "contacts: [ { name: { en: Desk, fr: B., ar: م. }, email: Wren Hollow } ]",
        "Wren Hollow: x",
        "نور المثال: x",
        "Wren Hollow: x\nWren Hollow: y",
        "summary: { en: Wren Hollow: x }",
        "related: [Wren Hollow]\nkind: Wren Hollow\nboilerplate: [نور المثال]",
        f"date: {'so long a line ' * 3} Wren Hollow",
        f"date: {'so long a line ' * 3} so Wren Hollow",
    ],
)
def test_faults_beside_a_name_are_told_without_it(tmp_path: Path, line: str) -> None:
    root = room(tmp_path, {A: f"{LISTED}{line}\n"})
    told(root)
    done = pressctl("check", "--format", "sarif", cwd=root)
    assert done.returncode == 1
    assert not [word for word in ("Wren", "المثال") if word in done.stdout + done.stderr]


def test_rows_that_say_nothing_of_consent_are_not_repeated(tmp_path: Path) -> None:
    line = "contacts: [ { name: { en: Desk, fr: B., ar: م. }, email: Joan Sample } ]\n"
    root = room(tmp_path, {A: LISTED + line, "releases/a/p.csv": "name,consent\nJoan Sample,perhaps\n"})
    assert not any("Joan" in finding.message for finding in check(root).findings)


def test_messages_about_shared_files_do_not_repeat_one_either(tmp_path: Path) -> None:
    root = room(tmp_path, {"pressctl.yaml": SETTINGS.replace("  url", "  contact: { email: Wren Hollow }\n  url")})
    assert told(root) == []
    assert "REL003" in {finding.rule.code for finding in check(root).findings}


@pytest.mark.parametrize("line", ["", "boilerplate: [us]\n"])
def test_what_is_shared_is_not_accepted_with_a_name(tmp_path: Path, line: str) -> None:
    root = room(tmp_path, {A: LISTED + line, SHARED: boilerplate("With Wren **Hollow**.")})
    done = pressctl("i18n", "accept", cwd=root)
    assert done.returncode == 1
    assert "not accepted: (shared) in fr, because of a name that is withheld" in done.stdout
    assert f"{SHARED}:1:" in done.stdout
    assert "accepted (shared)" not in done.stdout.replace("not accepted", "")
    assert not (root / KEPT).exists()
    (root / SHARED).write_text(boilerplate("With a teacher."))
    assert pressctl("i18n", "accept", cwd=root).returncode == 0
    (root / SHARED).write_text(boilerplate("With Wren Hollow."))
    for command in ("accept", "diff", "status"):
        done = pressctl("i18n", command, cwd=root)
        assert names_in(done.stdout + done.stderr) == []
    assert names_in((root / KEPT).read_text()) == []


@pytest.mark.parametrize(
    "body", ["By [Wren](https://example.org/n) Hollow.\n", "By Wren\\\nHollow.\n", "By Wren H&#111;llow.\n"]
)
def test_what_a_release_says_is_not_accepted_with_a_name(tmp_path: Path, body: str) -> None:
    root = room(tmp_path, {EN: body})
    done = pressctl("i18n", "accept", "a", cwd=root)
    assert done.returncode == 1
    assert "a has errors" in done.stderr
    assert not (root / "releases/a/translations.yaml").exists()


def test_no_draft_shows_a_name(tmp_path: Path) -> None:
    root = room(
        tmp_path,
        {A: LISTED + "boilerplate: [us]\n", SHARED: boilerplate("With [Wren](https://example.org/n) Hollow.")},
    )
    assert pressctl("build", "--draft", "--to", "html", cwd=root).returncode == 1
    assert not list((root / "dist").glob("a/*"))


def test_shared_files_with_a_name_are_in_no_diff(tmp_path: Path) -> None:
    root = room(tmp_path, {SHARED: boilerplate("We.").replace("fr: Nous.", "fr: Wren Hollow dit: non!")})
    done = pressctl("fmt", "--diff", cwd=root)
    assert names_in(done.stdout + done.stderr) == []
    assert "a name that is withheld stands in it" in done.stdout + done.stderr


def test_other_private_data_are_told_and_stop_nothing(tmp_path: Path, monkeypatch) -> None:
    build_here(monkeypatch)
    root = newsroom(tmp_path, "a", more={EN: "See C:\\Users\\ann\\x.txt.\n"})
    built = build(root, Order(formats=("html",)))
    assert [finding.rule.code for finding in built.findings] == ["PRV005"]
    assert (root / "dist/a/a.en.html").is_file()
