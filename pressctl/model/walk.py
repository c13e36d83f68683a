"""All texts of a record, with the names of the fields they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .acceptance import Accepted
from .node import Text
from .record import Names, Record, Translated

# fields whose one text may serve all languages: `Worded`
WORDED = frozenset({"credit", "title", "type", "room", "text", "with"})


def translations(record: Record, name: str = "") -> Iterator[tuple[str, Translated]]:
    """Every field that is to be translated, with its name such as "quotes[1].text"; names of organisations are not."""
    for path, value in _walk(record, name):
        if isinstance(value, Translated) and not isinstance(value, Names):
            yield path, value


def worded(record: Record, name: str = "") -> Iterator[tuple[str, Text | Translated]]:
    """Every field that readers read, also those whose one text serves all languages; names of organisations are not."""
    for path, value in _walk(record, name):
        is_prose = isinstance(value, Text) and path.rpartition(".")[2] in WORDED
        if is_prose or (isinstance(value, Translated) and not isinstance(value, Names)):
            yield path, value


def texts(record: Record, language: str | None = None) -> Iterator[tuple[str | None, Text]]:
    """Every text, with its language where it has one; with `language`, without the other languages' texts."""
    for _, value in _walk(record, ""):
        if isinstance(value, Text):
            yield None, value
        elif isinstance(value, Translated):
            for code, text in value.items():
                if language in (None, code) or isinstance(value, Names):
                    yield code, text


def _walk(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, (Text, Translated)):
        yield name, value
    elif isinstance(value, Record) and not isinstance(value, Accepted):  # no page shows what was accepted
        for key, field in type(value).written_keys().items():
            yield from _walk(getattr(value, field), f"{name}.{key}" if name else key)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value, start=1):
            yield from _walk(inner, f"{name}[{number}]")
