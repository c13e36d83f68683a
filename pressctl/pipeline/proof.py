"""Rendered pages are read back and judged: as the last step of a build, and whenever somebody asks."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..model.edition import Edition
from ..model.finding import Exit, Finding, Trouble
from ..model.newsroom import Newsroom
from ..model.place import Place
from ..proof.expect import expected
from ..proof.fault import Expected, Fault, Kind
from ..proof.judge import proof
from ..proof.page import Document
from ..proof.read import Unreadable, about
from ..proof.rules import BY_KIND
from ..render.formats import Rendered
from ..render.uncollected import uncollected
from ..resources import FONTS
from .allowances import settle_pages
from .check import Checked, Progress, check, require_known, silent
from .editions import Composer

LONGEST = 60  # characters of a text inside a message
CONTROLS = re.compile("[\u2066-\u2069]")

# what is said of each kind of fault: {text}, {got} and {expected} are words of the page, {what} is the file
SENTENCES = {
    Kind.MISSING: ("‘{text}’ is not on the page, or not all of it", "see what the template does with it"),
    Kind.ORDER: (
        "a line of ‘{text}’ is not in order: from left to right it shows ‘{got}’ instead of ‘{expected}’",
        "mark what is in the other script as one phrase",
    ),
    Kind.UNJOINED: ("the letters of ‘{got}’ do not join", "let the font join them: no letter-spacing, no shaped text"),
    Kind.MARK: ("a mark of ‘{expected}’ is not on its letter", "see whether the font can draw this word"),
    Kind.PRESENTATION: ("the page is made of ready-made letter shapes: ‘{got}’", "hand over letters, not shapes"),
    Kind.TOFU: ("an empty box stands for a letter in ‘{got}’", "write the character in another way"),
    Kind.FONT: ("the page is set in ‘{got}’, which is not the newsroom's", "name only fonts of assets/fonts"),
    Kind.HIDDEN: ("‘{text}’ cannot be seen", "see what is painted over it, or in which colour it is"),
    Kind.CUT: ("‘{text}’ reaches over the edge", "shorten it, or give it room to break"),
    Kind.OVERLAP: ("‘{text}’ is printed over another text", "give both of them room"),
    Kind.STRANDED: ("the heading ‘{text}’ is left alone at the foot of its page", "keep it with what follows"),
    Kind.LINK: ("the link in ‘{text}’ leads to ‘{got}’ instead of ‘{expected}’", "see what the template does with it"),
    Kind.OUTLINE: ("the outline does not lead to ‘{text}’", "make it a heading in the template"),
    Kind.PAGE_NUMBER: (
        "page {got} is named for what stands on page {expected}",
        "build it again; if it stays, report it",
    ),
    Kind.TEXT_LAYER: ("the word ‘{expected}’ cannot be found in the file", "build it with the page engine asked for"),
    Kind.TAGS: ("{got}", "see what the template does with it"),
    Kind.UNREADABLE: ("‘{what}’ is damaged, or no PDF", "build it again"),
}


@cache
def _fonts() -> tuple[Path, ...]:
    return tuple(sorted(FONTS.glob("*/*.ttf")))


def faults_of(edition: Edition, made: Rendered) -> tuple[Fault, ...]:
    """What is wrong with the PDFs of an edition."""
    is_repaired = not made.unrepaired
    files = [output.content for output in made.outputs if output.path.endswith(".pdf") and output.content]
    return tuple(dict.fromkeys(fault for file in files for fault in judged(edition, file, is_repaired)))


def judged(edition: Edition, pdf: bytes, is_repaired: bool = True) -> tuple[Fault, ...]:
    """What is wrong with a PDF of an edition."""

    def paragraphs(document: Document) -> tuple[Expected, ...]:
        places = document.places
        return expected(edition, lambda anchor: places[anchor].page if anchor in places else 0)

    with uncollected():
        return proof(pdf, paragraphs, _fonts(), is_repaired=is_repaired)


def told(release: str, code: str, faults: Iterable[Fault], what: str = "the PDF") -> Iterator[Finding]:
    """Faults as findings, at the places in the sources that they come from."""
    for fault in faults:
        sentence, fix = SENTENCES[fault.kind]
        text, got, wanted = (_short(words) for words in (fault.text, fault.got, fault.expected))
        message = sentence.format(text=text or "a text", got=got or "nothing", expected=wanted, what=what)
        where = f"page {fault.page} in {code}: " if fault.page else f"in {code}: "
        place = fault.place or Place(f"releases/{release}/release.yaml")
        yield Finding(BY_KIND[fault.kind], where + message, fix, place, release, code, fault.page, fault.box)


def _short(words: str) -> str:
    plain = CONTROLS.sub("", words)
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rstrip()}…"


@dataclass(frozen=True)
class Judgement:
    """What came of it: `files` is how many PDFs were read."""

    findings: tuple[Finding, ...]
    files: int
    releases: tuple[str, ...]
    allowed: tuple[Finding, ...] = ()


def proofed(
    root: Path, names: Collection[str] = (), languages: Collection[str] = (), progress: Progress = silent
) -> Judgement:
    """Judge the PDFs of some releases in dist/, or single files that pressctl made; all releases if none is named."""
    files = {Path(name): _origin(Path(name)) for name in names if name.lower().endswith(".pdf")}
    only = [name for name in names if not name.lower().endswith(".pdf")] + [release for release, _ in files.values()]
    checked = check(root, dict.fromkeys(only), languages)
    if not checked.newsroom:
        return Judgement(checked.findings, 0, ())
    if not files or len(files) < len(names):
        files |= _built(root, checked.newsroom, names, languages)
    findings: list[Finding] = []
    for position, (file, (release, language)) in enumerate(files.items(), start=1):
        progress(file.name, position, len(files))
        edition = _edition(checked, checked.newsroom, release, language)
        findings += told(release, language, judged(edition, file.read_bytes()), file.name)
    looked_at = sorted({release for release, _ in files.values()})
    settled = settle_pages(checked.newsroom.releases, findings, datetime.datetime.now(datetime.UTC))
    found, allowed = (tuple(sorted(part, key=lambda f: (*f.order, f.page))) for part in (settled.told, settled.allowed))
    return Judgement(found, len(files), tuple(looked_at), allowed)


def _origin(file: Path) -> tuple[str, str]:
    """The release and the language of a PDF, as it says itself or as it is named."""
    if not file.is_file():
        raise Trouble(f"there is no file ‘{file}’", "look at the name", Exit.USAGE)
    try:
        said = about(file.read_bytes())
    except Unreadable:
        said = {}
    named = re.fullmatch(r"(.+)\.([a-z]{2,3})(\.pdfa)?\.pdf", file.name)
    release = said.get("/Release") or (named[1] if named else "")
    language = said.get("/Lang") or (named[2] if named else "")
    if not release or not language:
        raise Trouble(f"‘{file}’ does not say which release it is", "name a PDF that pressctl made", Exit.USAGE)
    return release, language


def _built(
    root: Path, newsroom: Newsroom, names: Collection[str], languages: Collection[str]
) -> dict[Path, tuple[str, str]]:
    """The PDFs in dist/ of the releases asked for."""
    files: dict[Path, tuple[str, str]] = {}
    for release in newsroom.releases:
        if names and release.id not in names:
            continue
        for code in newsroom.languages_of(release):
            for file in sorted((root / "dist" / release.id).glob(f"{release.id}.{code}*.pdf")):
                if not languages or code in languages:
                    files[file] = (release.id, code)
        if names and not any(found == release.id for found, _ in files.values()):
            raise Trouble(
                f"there is no PDF of ‘{release.id}’ in dist", f"run `pressctl build {release.id}`", Exit.USAGE
            )
    if not files:
        raise Trouble("there are no PDFs in dist", "run `pressctl build`", Exit.USAGE)
    return files


def _edition(checked: Checked, newsroom: Newsroom, release: str, language: str) -> Edition:
    require_known("publish in", [language], newsroom.languages)
    found = newsroom.find(release)
    if not found or language not in found.title or (release, language) not in checked.manuscripts:
        raise Trouble(f"the release ‘{release}’ is not there in {language}, or cannot be read", "run `pressctl check`")
    now = datetime.datetime.now(datetime.UTC)
    composer = Composer(checked, newsroom, True, now)
    return next(edition for edition in composer.editions(found, [language]))
