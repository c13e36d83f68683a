"""Font files → which letters a glyph stands for, and which glyphs shaping demands. The only importer of uharfbuzz here.

A glyph's letters are learnt by shaping the very words that are expected, in every language and direction that occurs,
so that ligatures, contextual forms and local forms are known without trusting glyph names or the PDF's text layer.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTFont, TTLibError

from pressctl.model.language import Direction

from .letters import fold
from .oracle import levels, mirrored
from .read import Font, Glyph

UNREADABLE = "\ufffd"
LANGUAGES = ("ar", "fr", "en")
# What a style sheet may switch on; each changes single glyphs only.
FEATURES = ("tnum", "pnum", "lnum", "onum", "smcp", "c2sc", "case", "sups", "subs", "ordn", "frac", "zero")
NOTHING = 0  # the glyph for what a font does not have

Parts = tuple[tuple[int, float, float], ...]  # glyph ids of the file, with offset and advance in em


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
        self._tables = TTFont(BytesIO(path.read_bytes()), lazy=True)
        self.glyph_count: int = self._tables["maxp"].numGlyphs
        ids = self._tables.getReverseGlyphMap()
        self.nominal: dict[int, str] = {}
        for code, name in sorted(self._tables.getBestCmap().items()):
            self.nominal.setdefault(ids[name], chr(code))
        self._sources: dict[int, list[int]] = defaultdict(list)
        for before, after in _substitutions(self._tables):
            self._sources[ids[after]].append(ids[before])

    def shape(self, text: str, base: Direction, script: str, language: str, feature: str = "") -> list[Shaped]:
        """The glyphs of a run of one direction, from left to right."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = base, script, language
        hb.shape(self._font, buffer, {feature: True} if feature else {})
        glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        starts = sorted({info.cluster for info, _ in glyphs} | {len(text)})
        end = dict(pairwise(starts))
        return [Shaped(i.codepoint, text[i.cluster : end[i.cluster]], i.cluster, p.x_advance) for i, p in glyphs]

    def plainer(self, gid: int) -> Iterator[int]:
        """The glyph, those that it may be another form of, those that these are forms of, and so on."""
        found = [gid]
        for form in found:
            yield form
            found += [source for source in self._sources.get(form, ()) if source not in found]

    @cache  # noqa: B019 — a face is kept for as long as the program runs
    def outline(self, gid: int) -> tuple[Any, ...] | None:
        """What a glyph looks like, for comparison."""
        return _outline(self._tables, gid)


@cache
def face(path: Path) -> Face:
    """The face in a file, read once."""
    return Face(path)


class Faces:
    """The fonts that a page may use, and what the glyphs of each stand for on the pages of one document."""

    def __init__(self, paths: Iterable[Path], drawn: Iterable[Glyph]) -> None:
        known = [face(path) for path in paths]
        used: dict[Font, set[int]] = defaultdict(set)
        for glyph in drawn:
            used[glyph.font].add(glyph.gid)
        self.by_font: dict[Font, Face | None] = {}
        self._parts: dict[Font, Mapping[int, Parts]] = {}
        for font, gids in used.items():
            found = ((one, _parts(font, gids, one)) for one in known)
            self.by_font[font], self._parts[font] = next(((one, parts) for one, parts in found if parts), (None, {}))
        self._letters: dict[tuple[Path, int], str] = {}
        self._alike: dict[str, str] = {}

    def learn(self, texts: Iterable[tuple[str, Direction]]) -> None:
        """Learn what each glyph of each used face stands for, by shaping the texts that are expected."""
        pairs = list(texts)
        words = sorted({word for text, base in pairs for word in _words(text, base)})
        plain = sorted({(_unmarked(text), base, script) for text, base, script in words})
        chars = sorted({char for text, _ in pairs for char in text if fold(char)})
        for known in {known for known in self.by_font.values() if known}:
            runs = [
                (shaped, base)
                for text, base, script in (*plain, *words)
                for shaped in {tuple(known.shape(text, base, script, language)) for language in LANGUAGES}
            ]
            for char in chars:
                runs += [(tuple(known.shape(char, "ltr", "Latn", "en", feature)), "ltr") for feature in FEATURES]
            clusters = [
                (tuple(group), base) for run, base in runs for _, group in groupby(run, key=attrgetter("start"))
            ]
            for cluster, base in sorted(clusters, key=lambda pair: len(pair[0])):  # the plain ones help with the others
                self._note(known, cluster, base)

    def same(self, letter: str) -> str:
        """One letter for all those that a font draws alike, such as hyphen and minus in some."""
        while letter in self._alike:
            letter = self._alike[letter]
        return letter

    def letters(self, glyph: Glyph) -> str:
        """The folded letters that a glyph stands for, from left to right; empty for marks and spaces."""
        known = self.by_font[glyph.font]
        if known is None or not 0 < glyph.gid < known.glyph_count:
            return UNREADABLE
        for gid in known.plainer(glyph.gid):
            if (known.path, gid) in self._letters:
                return self._letters[known.path, gid]
            if gid in known.nominal:
                return fold(known.nominal[gid])
        return UNREADABLE

    def is_stroke(self, glyph: Glyph) -> bool:
        """Whether it has ink and width but no letter of its own, as a kashida has."""
        known = self.by_font[glyph.font]
        return known is not None and not self.letters(glyph) and glyph.x1 > glyph.x0 and bool(known.outline(glyph.gid))

    def taken_apart(self, glyph: Glyph) -> list[Glyph]:
        """A glyph of the font file as it is; one that was added to the embedded font, as the glyphs it is made of."""
        parts = self._parts[glyph.font].get(glyph.gid)
        if parts is None or parts == ((glyph.gid, 0.0, 0.0),):
            return [glyph]
        return [
            replace(glyph, gid=gid, x0=glyph.x0 + x * glyph.size, x1=glyph.x0 + (x + width) * glyph.size)
            for gid, x, width in parts
        ]

    def _note(self, known: Face, cluster: Sequence[Shaped], base: Direction) -> None:
        """Remember what the glyphs of a cluster stand for."""
        letters = "".join(fold(mirrored(char, base == "rtl")) for char in cluster[0].text)
        letters = letters[::-1] if base == "rtl" else letters
        drawn = [glyph for glyph in cluster if glyph.gid]
        carrier = self._carrier(known, drawn, letters)
        for glyph in drawn:
            self._settle(known, glyph.gid, letters if glyph is carrier else "", len(drawn) == 1)

    def _carrier(self, known: Face, cluster: Sequence[Shaped], letters: str) -> Shaped | None:
        """The glyph of a cluster that bears its letters; the others are its marks."""
        if not letters or not cluster:
            return None
        told = [glyph for glyph in cluster if self._letters.get((known.path, glyph.gid)) == letters]
        return told[0] if told else max(cluster, key=lambda glyph: glyph.advance)

    def _settle(self, known: Face, gid: int, letters: str, alone: bool) -> None:
        before = self._letters.get((known.path, gid), "") or letters
        self._letters[known.path, gid] = before if alone else self._letters.get((known.path, gid), letters)
        first, second = self.same(before), self.same(letters)
        if alone and len(first) == len(second) == 1 and first != second:
            self._alike[second] = first


def _parts(font: Font, gids: Iterable[int], known: Face) -> dict[int, Parts] | None:
    """What each drawn glyph of an embedded font is made of, or none if any does not look as it does in the file."""
    try:
        tables = TTFont(BytesIO(font.program), lazy=True)
        count, metrics, scale = len(tables.getGlyphOrder()), tables["hmtx"], tables["head"].unitsPerEm
        parts: dict[int, Parts] = {}
        for gid in gids:
            inside = gid if gid < count else NOTHING
            if _outline(tables, inside) == known.outline(inside):
                parts[gid] = ((inside, 0.0, 0.0),)
                continue
            added = _components(tables, inside)
            if added is None or any(_outline(tables, part) != known.outline(part) for part, _ in added):
                return None
            parts[gid] = tuple((p, x / scale, metrics[tables.getGlyphName(p)][0] / scale) for p, x in added)
    except (TTLibError, KeyError):  # it has no TrueType outlines
        return None
    return parts


def _outline(tables: TTFont, gid: int) -> tuple[Any, ...] | None:
    """The points of a glyph, or none if there is no such glyph."""
    if gid >= len(tables.getGlyphOrder()):
        return None
    glyphs = tables["glyf"]
    return tuple(glyphs[tables.getGlyphName(gid)].getCoordinates(glyphs)[0])


def _components(tables: TTFont, gid: int) -> list[tuple[int, int]] | None:
    """The glyphs that one is made of, each with its offset: none for a blank; None if it has an outline of its own."""
    glyph = tables["glyf"][tables.getGlyphName(gid)]
    if glyph.isComposite():
        return [(tables.getGlyphID(part.glyphName), part.x) for part in glyph.components]
    return None if glyph.numberOfContours else []


def _substitutions(tables: TTFont) -> Iterator[tuple[str, str]]:
    """The glyphs of a font that are other forms of one glyph: its name, and that of the form."""
    lookups = tables["GSUB"].table.LookupList.Lookup if "GSUB" in tables else ()
    for table in (table for lookup in lookups for table in lookup.SubTable):
        inner = getattr(table, "ExtSubTable", table)
        for before, after in (getattr(inner, "mapping", None) or {}).items():
            if isinstance(after, str):  # one for one; a list is one for several
                yield before, after


def _words(text: str, base: Direction) -> Iterator[tuple[str, Direction, str]]:
    """The words of a paragraph, cut where the direction changes, each with the scripts that it may be shaped in."""
    of_levels = levels(text, base)
    for (level, blank), places in groupby(range(len(text)), key=lambda i: (of_levels[i] % 2, text[i].isspace())):
        word = "".join(text[i] for i in places)
        kinds = {unicodedata.bidirectional(char) for char in word}
        for script, strong in (("Arab", "L"), ("Latn", "AL")):
            if strong not in kinds and not blank:  # signs and figures may be drawn in either
                yield f" {word} ", "rtl" if level else "ltr", script


def _unmarked(text: str) -> str:
    """Without the marks, so that every base letter is met alone before it is met with a mark."""
    return "".join(char for char in text if fold(char) or char.isspace())
