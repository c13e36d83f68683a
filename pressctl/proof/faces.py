"""Font files → which letters a glyph stands for, and which glyphs shaping demands. The only importer of uharfbuzz here.

A glyph's letters are learnt by shaping the very words that are expected, in every language and direction that occurs,
so that ligatures, contextual forms and local forms are known without trusting glyph names or the PDF's text layer.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from pressctl.model.language import Direction

from .embedded import Parts, made_of
from .letters import fold
from .oracle import levels, mirrored
from .page import Font, Glyph
from .truetype import Damaged, TrueType

UNREADABLE = "\ufffd"
WORD = re.compile(r"\S+")
LANGUAGES = ("ar", "fr", "en")
LANGUAGE_OF = {"Arab": "ar", "Latn": "en"}


@dataclass(frozen=True, slots=True)
class Shaped:
    """One glyph that shaping puts out: `text` is its cluster, of which it may be one glyph of several."""

    gid: int
    text: str
    start: int
    advance: int


class Face:
    """One font file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
        file = path.read_bytes()
        self.drawn = TrueType(file)
        tables = TTFont(BytesIO(file), lazy=True)
        ids = tables.getReverseGlyphMap()
        self.nominal: dict[int, list[str]] = defaultdict(list)
        for code, name in sorted(tables.getBestCmap().items()):
            self.nominal[ids[name]].append(chr(code))
        self.writes_arabic = 0x628 in tables.getBestCmap()
        self._sources: dict[int, list[int]] = defaultdict(list)
        for before, after in _substitutions(tables):
            self._sources[ids[after]].append(ids[before])

    @lru_cache(maxsize=1 << 16)  # noqa: B019 — a face is kept for as long as the program runs
    def shape(self, text: str, base: Direction, script: str, language: str) -> tuple[Shaped, ...]:
        """The glyphs of a run of one direction, from left to right."""
        buffer = self._buffer(text, base, script, language)
        glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        starts = sorted({info.cluster for info, _ in glyphs} | {len(text)})
        end = dict(pairwise(starts))
        return tuple(Shaped(i.codepoint, text[i.cluster : end[i.cluster]], i.cluster, p.x_advance) for i, p in glyphs)

    @lru_cache(maxsize=1 << 14)  # noqa: B019 — see shape
    def placed(
        self, text: str, base: Direction, script: str, language: str
    ) -> tuple[tuple[int, int, float, float], ...]:
        """The glyphs of a run with their clusters, and where each stands from the left end of the run, in em."""
        buffer = self._buffer(text, base, script, language)
        placed, pen = [], 0.0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            x, y = (pen + position.x_offset) / self.drawn.units, position.y_offset / self.drawn.units
            placed.append((info.codepoint, info.cluster, x, y))
            pen += position.x_advance
        return tuple(placed)

    def _buffer(self, text: str, base: Direction, script: str, language: str) -> Any:
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = base, script, language
        hb.shape(self._font, buffer, {})
        return buffer

    def plainer(self, gid: int) -> Iterator[int]:
        """The glyph, those that it may be another form of, those that these are forms of, and so on."""
        found = [gid]
        for form in found:
            yield form
            found += [source for source in self._sources.get(form, ()) if source not in found]

    @cache  # noqa: B019 — see shape
    def stands_for(self, gid: int) -> tuple[str, ...]:
        """The folded letters that the font itself gives a glyph, as their plain form or another; none for ligatures."""
        chars = (char for form in self.plainer(gid) for char in self.nominal.get(form, ()))
        return tuple(dict.fromkeys(fold(char) for char in chars if len(unicodedata.normalize("NFKC", char)) == 1))

    @cache  # noqa: B019 — see shape
    def has_ink(self, gid: int) -> bool:
        """Whether a glyph leaves something on the paper."""
        return bool(self.drawn.outline(gid).points)


@cache
def face(path: Path) -> Face:
    """The face in a file, read once."""
    return Face(path)


class Faces:
    """The fonts that a page may use, and what the glyphs of each stand for on the pages of one document."""

    def __init__(self, paths: Iterable[Path], drawn: Iterable[Glyph]) -> None:
        known = [face(path) for path in paths]
        used: dict[Font, set[int]] = defaultdict(set)
        for font, gid in {(glyph.font, glyph.gid) for glyph in drawn}:
            used[font].add(gid)
        self.by_font: dict[Font, Face | None] = {}
        self._parts: dict[Font, Mapping[int, Parts]] = {}
        for font, gids in used.items():
            inside = _program(font)
            likely = sorted(known, key=lambda one: one.path.stem.replace("_", "")[:6] not in font.name.replace("-", ""))
            found = ((one, made_of(inside, gids, one.drawn)) for one in likely if inside)
            self.by_font[font], self._parts[font] = next(((one, made) for one, made in found if made), (None, {}))
        self._apart = {
            (font, gid): shape
            for font, parts in self._parts.items()
            for gid, shape in parts.items()
            if shape != ((gid, 0.0, 0.0, 0.0),)
        }
        self._letters: dict[tuple[Face, int], str] = {}
        self._read: dict[tuple[Font, int], str] = {}
        self._alike: dict[str, str] = {}

    def learn(self, texts: Iterable[tuple[str, Direction]]) -> None:
        """Learn what the drawn glyphs stand for that their font gives no letter, by shaping the texts expected."""
        pairs = list(texts)
        chars = {fold(char) for text, _ in pairs for char in text}
        words: list[tuple[str, Direction, str]] = []
        for known, gids in self._drawn().items():
            self._liken(known, gids, chars)
            lacking = {gid for gid in gids if gid and not known.stands_for(gid)}
            words = words or _all_words(pairs) if lacking else words
            for text, base, script in words:
                if not lacking:
                    break
                if script == "Arab" and not known.writes_arabic:
                    continue
                run = known.shape(text, base, script, LANGUAGE_OF[script])
                if lacking.intersection(glyph.gid for glyph in run):
                    for _, group in groupby(run, key=attrgetter("start")):
                        lacking -= self._note(known, tuple(group), base)

    def _drawn(self) -> dict[Face, set[int]]:
        """The glyphs of each face that stand on the pages."""
        drawn: dict[Face, set[int]] = defaultdict(set)
        for font, parts in self._parts.items():
            known = self.by_font[font]
            if known:
                drawn[known].update(gid for shape in parts.values() for gid, *_ in shape)
        return drawn

    def _liken(self, known: Face, gids: Iterable[int], chars: Collection[str]) -> None:
        """A glyph stands for the letter that occurs in the text; if several do, they count as one."""
        for gid in gids:
            meant = [letter for letter in known.stands_for(gid) if letter in chars]
            if meant:
                self._letters[known, gid] = meant[0]
            for first, other in pairwise(meant):
                one, two = self.same(first), self.same(other)
                if len(one) == len(two) == 1 and one != two:
                    self._alike[two] = one

    def same(self, letter: str) -> str:
        """One letter for all those that a font draws alike, such as hyphen and minus in some."""
        while letter in self._alike:
            letter = self._alike[letter]
        return letter

    def letters(self, glyph: Glyph) -> str:
        """The folded letters that a glyph stands for, from left to right; empty for marks and spaces."""
        read = self._read.get((glyph.font, glyph.gid))
        if read is None:
            read = self._read[glyph.font, glyph.gid] = self._meant(self.by_font[glyph.font], glyph.gid)
        return read

    def _meant(self, known: Face | None, gid: int) -> str:
        if known is None or not 0 < gid < known.drawn.glyphs:
            return UNREADABLE
        learnt = self._letters.get((known, gid))
        return next(iter(known.stands_for(gid)), UNREADABLE) if learnt is None else learnt

    def is_stroke(self, glyph: Glyph) -> bool:
        """Whether a glyph without a letter of its own has ink and width, as a kashida has."""
        known = self.by_font[glyph.font]
        return known is not None and glyph.x1 > glyph.x0 and known.has_ink(glyph.gid)

    def is_whole(self, glyphs: Iterable[Glyph]) -> bool:
        """Whether all of these are glyphs of the font's file."""
        return self._apart.keys().isdisjoint([(glyph.font, glyph.gid) for glyph in glyphs])

    def taken_apart(self, glyph: Glyph) -> list[Glyph]:
        """A glyph of the font file as it is; one that was added to the embedded font, as the glyphs it is made of."""
        parts = self._apart.get((glyph.font, glyph.gid))
        if parts is None:
            return [glyph]
        return [
            replace(
                glyph,
                gid=gid,
                x0=glyph.x0 + x * glyph.size,
                x1=glyph.x0 + (x + width) * glyph.size,
                rise=glyph.rise + y * glyph.size,
            )
            for gid, x, y, width in parts
        ]

    def _note(self, known: Face, cluster: Sequence[Shaped], base: Direction) -> set[int]:
        """Remember what the glyphs of a cluster stand for that have no letter of their own: what the others leave."""
        letters = "".join(fold(mirrored(char, base == "rtl")) for char in cluster[0].text)
        letters = letters[::-1] if base == "rtl" else letters
        lacking = [glyph for glyph in cluster if glyph.gid and not known.stands_for(glyph.gid)]
        for glyph in cluster:
            for letter in known.stands_for(glyph.gid)[:1]:
                letters = letters.replace(letter, "", 1)
        carrier = max(lacking, key=attrgetter("advance"), default=None)
        for glyph in lacking:
            key = known, glyph.gid
            self._letters[key] = self._letters.get(key) or (letters if glyph is carrier else "")
        return {glyph.gid for glyph in lacking}


def _program(font: Font) -> TrueType | None:
    try:
        return TrueType(font.program)
    except Damaged:
        return None


def _substitutions(tables: TTFont) -> Iterator[tuple[str, str]]:
    """The glyphs of a font that are other forms of one glyph: its name, and that of the form."""
    lookups = tables["GSUB"].table.LookupList.Lookup if "GSUB" in tables else ()
    for table in (table for lookup in lookups for table in lookup.SubTable):
        inner = getattr(table, "ExtSubTable", table)
        for before, after in (getattr(inner, "mapping", None) or {}).items():
            if isinstance(after, str):  # one for one; a list is one for several
                yield before, after


def _words(text: str, base: Direction) -> Iterator[tuple[str, int]]:
    """The words of a paragraph, cut where the direction changes, each with its level: 1 runs to the left."""
    sides = bytes(level & 1 for level in levels(text, base))
    for word in WORD.finditer(text):
        start, end = word.span()
        if sides.find(1 - sides[start], start, end) < 0:
            yield word[0], sides[start]
            continue
        for side, places in groupby(range(start, end), key=sides.__getitem__):
            yield "".join([text[i] for i in places]), side


def _shaped(word: str, side: int) -> Iterator[tuple[str, Direction, str]]:
    """A word in each of the scripts that it may be shaped in: signs and figures may be drawn in either."""
    kinds = set(map(unicodedata.bidirectional, word))
    for script, strong in (("Arab", "L"), ("Latn", "AL")):
        if strong not in kinds:
            yield f" {word} ", "rtl" if side else "ltr", script


def _all_words(pairs: Iterable[tuple[str, Direction]]) -> list[tuple[str, Direction, str]]:
    """All words, without their marks first, so that every letter is met alone before it is met with a mark."""
    plain = {word for text, base in pairs for word in _words(text, base)}
    words = sorted(shaped for word in plain for shaped in _shaped(*word))
    bare = sorted({(_unmarked(text), base, script) for text, base, script in words})
    return list(dict.fromkeys((*bare, *words)))


def _unmarked(text: str) -> str:
    """Without the marks, so that every base letter is met alone before it is met with a mark."""
    return "".join(char for char in text if fold(char) or char.isspace())
