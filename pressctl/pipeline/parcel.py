"""An edition as it travels to the process that draws it: its own texts, and beside them what other editions share."""

from __future__ import annotations

import copyreg
import hashlib
import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model.edition import Edition, Picture
from ..model.language import Language

Recipe = tuple[Callable[..., object], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A pickled edition; its pictures and languages stand `aside`, by their SHA-256 in hexadecimal digits.

    `order` has a digest for each place of the edition that holds one of them.
    """

    edition: bytes
    order: tuple[str, ...]
    aside: Mapping[str, bytes]

    @property
    def weight(self) -> int:
        """How much there is to draw: the length of all its texts; Arabic counts twice, as it does in drawing."""
        return len(self.edition)


def packed(edition: Edition) -> Parcel:
    """The edition, with what stands in its letterhead and with the releases that its chapters show."""
    buffers: list[pickle.PickleBuffer] = []
    file = io.BytesIO()
    pickler = pickle.Pickler(file, protocol=5, buffer_callback=buffers.append)
    pickler.dispatch_table = {**copyreg.dispatch_table, Picture: _picture_aside, Language: _language_aside}
    pickler.dump(edition)
    contents = [bytes(buffer.raw()) for buffer in buffers]
    order = tuple(hashlib.sha256(content).hexdigest() for content in contents)
    return Parcel(file.getvalue(), order, dict(zip(order, contents, strict=True)))


def unpacked(parcel: Parcel) -> Edition:
    """The edition of a parcel that the same build has packed: a pickle of somebody else can do whatever they like."""
    contents = [parcel.aside[digest] for digest in parcel.order]
    edition = pickle.loads(parcel.edition, buffers=contents)  # noqa: S301
    if not isinstance(edition, Edition):
        raise TypeError(f"a parcel holds an edition, not {type(edition).__name__}")
    return edition


def _picture_aside(picture: Picture) -> Recipe:
    content = pickle.PickleBuffer(picture.content)
    return Picture, (picture.name, content, picture.width, picture.height, picture.original)


def _language_aside(language: Language) -> Recipe:
    return _language, (pickle.PickleBuffer(_pickled(_Same(language))),)


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A language that is looked up by being the same object: comparing two of them would take longer than pickling."""

    language: Language

    def __hash__(self) -> int:
        return id(self.language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.language is self.language


@lru_cache(maxsize=16)  # every edition names all languages of the newsroom
def _pickled(same: _Same) -> bytes:
    return pickle.dumps(same.language, protocol=5)


@lru_cache(maxsize=16)
def _language(content: bytes) -> Language:
    language = pickle.loads(content)  # noqa: S301 — see unpacked
    if not isinstance(language, Language):
        raise TypeError(f"expected a language, not {type(language).__name__}")
    return language
