"""The last look before anything is published: no file of an edition may show a name that its release withholds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..model.finding import Finding
from ..model.node import Text
from ..publish.rules import SHOWN_NAME
from .discretion import Search, Secrets
from .finals import Finals
from .legible import texts
from .placing import File, Placed
from .sources import digest
from .store.shelf import Shelf

SEARCHED = "searched"  # which files of a release were looked through, and with which lists


def leaks(finals: Finals, editions: Iterable[Placed], out: Path) -> Iterator[Finding]:
    """A finding for each file that shows a name, at the line that withholds it; `out` is where kept files lie.

    What was looked through is remembered, with the digests of the lists and never with names.
    """
    shelf = Shelf(finals.root)
    for one in editions:
        release, language = one.edition
        names = [name for inner in finals.shown_in(release) for name in finals.private.get(inner, ())]
        if not names:
            continue
        lists = digest({path: each for inner in finals.shown_in(release) for path, each in finals.lists[inner].items()})
        key = f"{SEARCHED}-{language}"
        known = shelf.noted(release, key)
        passed = known[1] if isinstance(known, tuple) and known[0] == lists else frozenset()
        search = _search(names)
        fresh = {path: file for path, file in one.files.items() if file.entry.sha256 not in passed}
        found = [finding for path, file in fresh.items() for finding in _shown(search, names, path, file, out)]
        yield from (replace(finding, release=release, language=language) for finding in found)
        if fresh and not found:
            shelf.note(release, key, (lists, frozenset(file.entry.sha256 for file in one.files.values())))


def _search(names: Iterable[Text]) -> Search:
    secrets = Secrets()
    for name in names:
        secrets.add_name(name, str(name.place))
    return secrets.search()


def _shown(search: Search, names: Iterable[Text], path: str, file: File, out: Path) -> Iterator[Finding]:
    content = file.source if isinstance(file.source, bytes) else (file.source or out / path).read_bytes()
    found = {secret.where for text in texts(content) for _, secret in search.found(text)}
    for name in names:
        if str(name.place) in found:
            message = f"the name on this line is withheld, and it stands in {path}"
            yield Finding(SHOWN_NAME, message, "take it out, and have the release approved anew", name.place)
