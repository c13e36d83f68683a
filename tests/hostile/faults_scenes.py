"""Commands that write, each in a newsroom where it has something to do; what was there, and what will be."""

from __future__ import annotations

import datetime
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pressctl import cli
from pressctl.links.memory import Memory
from pressctl.model.finding import Trouble
from pressctl.model.link import LinkState, Verdict
from pressctl.pipeline.approvals import Decision, decide
from pressctl.pipeline.finals import finals
from pressctl.pipeline.remembering import keep
from pressctl.pipeline.store import seal
from tests.small import newsroom, one_language, tree, write

NOW = datetime.datetime(2020, 1, 10, 9, tzinfo=datetime.UTC)
HTML = "output: { formats: [html] }\n"
LATELY = datetime.datetime.now(datetime.UTC)  # what was seen long ago is not remembered
LINK = "https://example.net/page"


class Ran(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    told: str


def command(*words: str) -> Ran:
    """A command in this process, as from the command line; Death is the death of it."""
    seal._secret.cache_clear()
    told = io.StringIO()
    before, sys.argv = sys.argv, ["pressctl", *words]
    try:
        with redirect_stdout(told), redirect_stderr(told):
            code = cli._run()
    finally:
        sys.argv = before
    return Ran(int(code), told.getvalue())


def called(function: Callable[[], object]) -> Ran:
    """The same for what has no command of its own."""
    seal._secret.cache_clear()
    try:
        return Ran(1 if function() else 0, "")
    except Trouble as trouble:
        return Ran(int(trouble.exit_code), f"pressctl: {trouble.message}\n  fix: {trouble.fix}\n")


@dataclass(frozen=True)
class Scene:
    """`made` makes a newsroom `room` in a folder, `run` is the command there.

    `whole` are the folders, from the one above the room, that readers see as one: all of the old or all of the new.
    What is done only once is refused when it was done, and has something in it that is made by chance.
    """

    name: str
    made: Callable[[Path], object]
    run: Callable[[Path], Ran]
    whole: tuple[str, ...] = ()
    is_once: bool = False

    def prepare(self, base: Path) -> None:
        """Make its folders."""
        for name in ("room", "config", "state", "temporary"):
            (base / name).mkdir(parents=True)
        self.made(base / "room")


def surroundings(base: Path) -> dict[str, str]:
    """Where pressctl keeps what is not the newsroom's."""
    folders = {"XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config", "TMPDIR": "temporary"}
    return {name: str(base / folder) for name, folder in folders.items()}


def small(room: Path) -> Path:
    """Two releases in one language."""
    one_language(room, "x", "y")
    return write(room, {"pressctl.yaml": (room / "pressctl.yaml").read_text() + HTML})


def again(room: Path) -> None:
    """Change a release, and add one. None goes: the manifest tells when it did, and that is another moment each time."""
    write(room, {"releases/x/body.en.md": "We call again.\n"})
    shutil.copytree(room / "releases/x", room / "releases/z")


def approve(room: Path) -> None:
    there = finals(room, now=NOW)
    for final in there.editions.values():
        decide(room, final, Decision("Press office", True, NOW), [], there.withheld)


def _built(room: Path) -> None:
    assert command("build", "-C", str(small(room))).code == 0
    again(room)


def _published(room: Path, *words: str) -> None:
    small(room)
    _key(room)
    approve(room)
    ran = command("publish", "-C", str(room), *words)
    assert ran.code == 0, ran.told
    again(room)
    approve(room)


def _key(room: Path) -> None:
    assert command("keys", "new", "-C", str(room)).code == 0


def _to_be_decided(room: Path) -> None:
    small(room)
    approve(room)
    write(room, {"releases/x/body.en.md": "We call again.\n"})


def _decided(room: Path) -> Ran:
    """A second decision, of what is looked at for it."""

    def decided() -> None:
        there = finals(room, now=NOW)
        decide(room, there.editions["x", "en"], Decision("Legal", True, NOW, "Seen."), [], there.withheld)

    return called(decided)


def _learnt(room: Path, *addresses: str) -> list[object]:
    known = Memory(LATELY)
    for address in addresses:
        known.learn(LinkState(address, Verdict.OK, "is there", status=200, alive=LATELY))
    return [*keep(room, known)]


def _remembering(room: Path) -> None:
    small(room)
    assert not _learnt(room, LINK)


def _translated(room: Path) -> None:
    newsroom(room, "x")
    assert command("i18n", "accept", "-C", str(room)).code == 0
    write(room, {"releases/x/body.en.md": "We call again.\n"})


def _unmended(room: Path) -> None:
    body = 'Nous disons: "non" et [ici](https://example.org/a?fbclid=1)!\n'
    newsroom(room, "x", "y", more={f"releases/{name}/body.fr.md": body for name in ("x", "y")})


FORM = """\
Your name,Organisation,City,May we publish your name?
Sami Haddad,,Paris,Yes
,Flower of the Mountain,Lyon,
"""
ORGANISATIONS = "# who may sign\n- id: lamp\n  name: { en: Lamp of the Valley }\n"


def _signed(room: Path) -> None:
    small(room)
    signed = (room / "releases/x/release.yaml").read_text() + "signatories: { organisations: [lamp] }\n"
    write(room, {"releases/organisations.yaml": ORGANISATIONS, "releases/x/release.yaml": signed})
    write(room.parent, {"form.csv": FORM})


def _published_unsigned(room: Path) -> None:
    small(room)
    approve(room)
    assert command("publish", "-C", str(room)).code == 0


def _git(room: Path, *words: str) -> str:
    quiet = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    names = {f"GIT_{who}_{what}": "editor@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", "-C", str(room), *words], env={**os.environ, **quiet, **names}, capture_output=True, check=True
    )
    return done.stdout.decode()


def _on_branch(room: Path) -> None:
    _git(room, "init", "-q", "-b", "main")
    _published(room, "--to", "git:pages")


def branch(room: Path) -> str:
    """What the branch that is published to holds."""
    return _git(room, "ls-tree", "-r", "pages") if (room / ".git").is_dir() else ""


SCENES = (
    Scene("build", _built, lambda room: command("build", "-C", str(room)), ("room/dist",)),
    Scene("publish", _published, lambda room: command("publish", "-C", str(room)), ("room/public",)),
    Scene("decide", _to_be_decided, _decided),
    Scene("links", _remembering, lambda room: called(lambda: _learnt(room, f"{LINK}/2"))),
    Scene("accept", _translated, lambda room: command("i18n", "accept", "-C", str(room))),
    Scene("fmt", _unmended, lambda room: command("fmt", "-C", str(room))),
    Scene(
        "import",
        _signed,
        lambda room: command("signatories", "import", str(room.parent / "form.csv"), "x", "--add", "-C", str(room)),
    ),
    Scene("keys", _published_unsigned, lambda room: command("keys", "new", "-C", str(room)), is_once=True),
    Scene("new", small, lambda room: command("new", "report", "z", "-C", str(room)), is_once=True),
    Scene("clean", _built, lambda room: command("clean", "-C", str(room)), ("room/dist",)),
    Scene(
        "rsync",
        lambda room: _published(room, "--to", "rsync:../there"),
        lambda room: command("publish", "-C", str(room), "--to", "rsync:../there"),
        ("room/public",),
    ),
    Scene(
        "git",
        _on_branch,
        lambda room: command("publish", "-C", str(room), "--to", "git:pages"),
        ("room/public",),
    ),
)

__all__ = ["SCENES", "Ran", "Scene", "branch", "command", "surroundings", "tree"]
