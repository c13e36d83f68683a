"""Which releases have to be looked at again, after some files have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from ..load import load
from ..model.finding import Exit, Trouble
from .git import changed
from .manifest import SHARED


def releases_since(root: Path, revision: str, asked: Collection[str] = ()) -> tuple[str, ...] | None:
    """The releases, among those `asked` for, that have changed since `revision`, or show one that has.

    None stands for all of them: settings or shared lists have changed, and every release is made with these.
    """
    files = changed(root, revision)
    if files & {*SHARED}:
        return None if not asked else tuple(asked)
    touched = _folders(files)
    newsroom = load(root).newsroom if touched else None
    if touched and newsroom is None:
        raise Trouble("pressctl.yaml has errors", "run `pressctl check`, and mend them first", Exit.USAGE)
    if newsroom is None:
        return ()
    removed = touched - newsroom.ids
    showing = {r.id for r in newsroom.releases if touched.intersection(r.included) or removed.intersection(r.related)}
    wanted = [name for name in sorted(newsroom.ids) if name in touched | showing]
    names = {name.rstrip("/").removeprefix("releases/") for name in asked}
    return tuple(name for name in wanted if not names or name in names)


def _folders(files: Iterable[str]) -> set[str]:
    """The folders of releases/ that files stand in; what a system or an editor left there does not count."""
    parts = [PurePosixPath(path).parts for path in files]
    return {p[1] for p in parts if len(p) > 2 and p[0] == "releases" and not p[-1].startswith(".")}
