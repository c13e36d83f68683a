"""One digest for what is shown alike: it does not depend on the process, nor on where in the files a text stands."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping, Set as AbstractSet
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ..model.language import Language
from ..model.node import Text
from ..model.place import Place
from ..model.record import Moment, Record, ReleaseDate

PLAIN = (str, int, float, Decimal, datetime.date, datetime.time, type(None))


def shown(value: Any) -> str:
    """The digest of a value, wherever in the files it stands: places are left out."""
    return hashlib.sha256(b"\0".join(_parts(value))).hexdigest()


def _parts(value: Any) -> Iterator[bytes]:
    """A value as a row of bytes, each container with its name and its length before it."""
    if isinstance(value, PLAIN):
        yield _plain(value)
    elif isinstance(value, bytes):
        yield hashlib.sha256(value).digest()
    elif isinstance(value, Language):
        yield _language(_Same(value))
    elif not isinstance(value, Place):
        name, inner = _opened(value)
        yield name.encode()
        for one in inner:
            yield from _parts(one)


class _Same(NamedTuple):
    """A language, looked up by being the same object: all editions share a few, and these are long."""

    language: Language

    def __hash__(self) -> int:
        return id(self.language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.language is self.language


@lru_cache(maxsize=64)
def _language(same: _Same) -> bytes:
    parts = (part for name in _fields(Language) for part in _parts(getattr(same.language, name)))
    return hashlib.sha256(b"\0".join(parts)).digest()


def _plain(value: Any) -> bytes:
    word = value.value if isinstance(value, Enum) else value
    text = str(word) if isinstance(word, str) else repr(word)
    kind = "str" if isinstance(value, Text) else type(value).__name__
    return f"{kind} {len(text)} {text}".encode("utf-8", "surrogatepass")


def _opened(value: Any) -> tuple[str, list[Any]]:
    """The name of what is no plain value, and what is in it in an order of its own."""
    kind = type(value).__name__
    if isinstance(value, Mapping):
        pairs = sorted(value.items(), key=lambda pair: str(pair[0]))
        return f"{kind} {len(pairs)}", [one for pair in pairs for one in pair]
    if isinstance(value, AbstractSet):
        return f"{kind} {len(value)}", sorted(value, key=str)
    if isinstance(value, (list, tuple)):
        return f"{kind} {len(value)}", list(value)
    if isinstance(value, Record):
        return kind, [getattr(value, name) for name in type(value).model_fields]
    if isinstance(value, (ReleaseDate, Moment)):
        return kind, [value.text]
    if is_dataclass(value) and not isinstance(value, type):
        return kind, [getattr(value, name) for name in _fields(type(value))]
    raise TypeError(f"there is no digest for a {kind}")


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
