"""The documents say what is so: rules, commands and options, links, rooms and their files."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator

import pytest
import typer

from pressctl.cli import app
from tests.small import CHECKOUT

README = CHECKOUT / "README.md"
DOCS = CHECKOUT / "docs"
PAGES = [README, CHECKOUT / "SECURITY.md", *sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "rules")]
LINK = re.compile(r"\]\(([^()\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
ROOM = re.compile(r"^### `(\w+)`$", re.MULTILINE)
ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def test_every_rule_has_the_page_that_its_text_makes() -> None:
    differences = runpy.run_path(str(CHECKOUT / "tools" / "rules"))["differences"]
    assert differences() == [], "run: .venv/bin/python tools/rules"


def test_the_sample_newsroom_has_the_schemas_that_the_model_makes() -> None:
    differences = runpy.run_path(str(CHECKOUT / "tools" / "schemas"))["differences"]
    assert differences() == [], "run: .venv/bin/python tools/schemas"


def spoken() -> Iterator[str]:
    """All commands and options, as the command line itself lists them."""
    top = typer.main.get_command(app)
    commands = getattr(top, "commands", {})
    for name, command in {"": top, **commands}.items():
        yield f"pressctl {name}".strip()
        for option in command.params:
            yield from (way for way in option.opts if way.startswith("-"))


@pytest.mark.parametrize("words", sorted(set(spoken())))
def test_readme_names_every_command_and_option(words: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", README.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_links_lead_somewhere(page) -> None:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    targets = [target.partition("#")[0] for target in LINK.findall(text)]
    local = [target for target in targets if target and "://" not in target and not target.startswith("mailto:")]
    lost = [t for t in local if not t.startswith(("dist/", "../dist/")) and not (page.parent / t).exists()]
    assert lost == []


def rooms() -> dict[str, set[str]]:
    """The rooms that docs/architecture.md lists, and the files that it lists in each."""
    parts = ROOM.split((DOCS / "architecture.md").read_text(encoding="utf-8"))
    # a room's part ends where the next heading of any kind begins
    return {
        name: set(ROW.findall(re.split(r"^#", part, flags=re.MULTILINE)[0]))
        for name, part in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_architecture_has_every_room_and_no_other() -> None:
    folders = {path.parent.name for path in (CHECKOUT / "pressctl").glob("*/__init__.py")}
    assert set(rooms()) == folders


@pytest.mark.parametrize("room", sorted(rooms()))
def test_architecture_has_every_file_of_a_room_and_no_other(room: str) -> None:
    files = {p.name for p in (CHECKOUT / "pressctl" / room).iterdir() if p.name not in ("__init__.py", "__pycache__")}
    assert rooms()[room] == {name + "/" if "." not in name else name for name in files}


def test_every_promise_says_where_it_is_tried() -> None:
    rows = [
        line for line in (CHECKOUT / "SECURITY.md").read_text(encoding="utf-8").splitlines() if line.startswith("| **")
    ]
    assert len(rows) > 10
    for row in rows:
        tests = LINK.findall(row.rpartition(" | ")[2])
        assert tests, row
        for path in tests:
            assert path.startswith("tests/"), row
            assert re.search(r"^def test_", (CHECKOUT / path).read_text(encoding="utf-8"), re.MULTILINE), path
