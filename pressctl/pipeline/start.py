"""A newsroom of one's own, and a release to be filled in."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from ..files import content
from ..load import load
from ..model.fields import is_slug
from ..model.finding import Exit, Trouble
from ..model.newsroom import Newsroom
from ..resources import TEMPLATES
from ..template import fill
from .editor import editor_files
from .filing import ordinary_mode, write_new
from .place import trouble_of

STARTER = TEMPLATES / "starter"


def start_newsroom(root: Path) -> tuple[str, ...]:
    """Write a newsroom that builds at once into the folder `root`; give the files written. Nothing is overwritten."""
    files = {
        path.relative_to(STARTER).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(STARTER.rglob("*"))
        if path.is_file() and path.suffix in (".yaml", ".md")
    }
    files[".gitignore"] = (STARTER / "gitignore").read_text(encoding="utf-8")
    files |= editor_files()
    # what others may have put there before is theirs
    kept = {path for path in files if path.startswith(".") and os.path.lexists(root / path)}
    return _write_new(root, {path: text for path, text in files.items() if path not in kept})


def start_release(root: Path, kind: str, name: str, today: datetime.date) -> tuple[str, ...]:
    """Write a commented release of a kind, with an empty text in each of the newsroom's languages."""
    newsroom = load(root).newsroom
    if newsroom is None:
        raise Trouble("pressctl.yaml has errors", "run `pressctl check`, and mend them first", Exit.USAGE)
    _require_kind(newsroom, kind)
    if not is_slug(name):
        raise Trouble(
            f"‘{name}’ cannot be the name of a release",
            "use small Latin letters, digits and single hyphens, such as 2020-01-idlib",
            Exit.USAGE,
        )
    takes = newsroom.kinds[kind].takes
    values = {
        "kind": kind,
        "id": name,
        "date": today.isoformat(),
        "languages": list(newsroom.languages),
        "takes": takes,
    }
    files = {"release.yaml": fill("starter/release.yaml.j2", values)}
    if "body" in newsroom.kinds[kind].requires:
        files.update({f"body.{code}.md": "" for code in newsroom.languages})
    if "sections" in takes:
        files.update({f"sections/introduction.{code}.md": "" for code in newsroom.languages})
    return _write_new(root, {f"releases/{name}/{path}": text for path, text in files.items()})


def _require_kind(newsroom: Newsroom, kind: str) -> None:
    if kind not in newsroom.kinds:
        close = get_close_matches(kind, list(newsroom.kinds), 1)
        hint = f"did you mean ‘{close[0]}’?" if close else f"choose among {', '.join(sorted(newsroom.kinds))}"
        raise Trouble(f"there is no kind ‘{kind}’", hint, Exit.USAGE)


def _take_back(written: Sequence[Path]) -> None:
    """Remove files that were written, and the folders that are empty without them."""
    for path in reversed(written):
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()


def _write_new(root: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write files that must not be there yet, each whole; if one is, none is written.

    Those that are there word for word are the beginning of what was broken off, and it is gone on with.
    """
    there = [path for path in files if os.path.lexists(root / path)]
    other = next((path for path in there if not _says(root / path, files[path])), None)
    if other or len(there) == len(files):
        raise Trouble(
            f"‘{other or there[0]}’ is there already", "nothing was changed; choose another name or folder", Exit.USAGE
        )
    written: list[Path] = []
    try:
        for path in (path for path in files if path not in there):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            write_new(root / path, files[path].encode(), ordinary_mode())
            written.append(root / path)
    except BaseException as error:
        _take_back(written)
        if isinstance(error, OSError):
            raise trouble_of(error, root) from error
        raise
    return tuple(files)


def _says(path: Path, text: str) -> bool:
    """Whether a file holds this text."""
    try:
        return content(path) == text.encode()
    except OSError:
        return False
