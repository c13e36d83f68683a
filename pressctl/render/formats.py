"""The formats, on one screen, and how an edition is made into them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..model.article import Reference
from ..model.edition import Edition
from ..model.output import Output, Printed
from ..model.within import inlines_within

FORMATS = ("html", "pdf", "png", "pdfa", "docx", "txt", "eml", "json")
SITE = "site"  # the page for public/, with what the site's other pages need of it; `publish` alone asks for it
TOLD = {"html", SITE, "docx", "txt", "eml", "json"}  # those that name pages of the PDF without being one
LATER_LIST = re.compile(r'<ol[^>]* class="[a-z -]*from-([0-9]{1,9})"')


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of an edition, what went wrong with them, and why the text of its PDF is the engine's own, if it is."""

    outputs: tuple[Output, ...]
    complaints: tuple[str, ...] = ()
    unrepaired: str = ""


def render(edition: Edition, formats: tuple[str, ...]) -> Rendered:
    """All files of an edition in the formats asked for.

    The PDF is made once, whatever needs it; the copy for archives is another file, and is made for itself.
    """
    outputs: list[Output] = []
    printed = Printed(b"")
    if "pdf" in formats or "png" in formats or (TOLD.intersection(formats) and _names_pages(edition)):
        printed = _printed(edition)
        if "pdf" in formats:
            outputs.append(_output(edition, "pdf", printed.content))
        if "png" in formats and printed.content:
            from .screenshot import first_page  # noqa: PLC0415 — each format loads only what it needs

            outputs.append(_output(edition, "png", first_page(printed.content)))
    archived = _printed(edition, is_archive=True) if "pdfa" in formats else Printed(b"")
    if "pdfa" in formats:
        outputs.append(_output(edition, "pdfa.pdf", archived.content))
    if "html" in formats:
        from .html import page  # noqa: PLC0415

        outputs.append(_output(edition, "html", page(edition, formats, pages=printed.pages).encode()))
    shared = Printed(b"")
    if SITE in formats:
        made, shared = _for_site(edition, tuple(each for each in formats if each not in ("html", SITE)), printed.pages)
        outputs += made
    if {"html", SITE} & set(formats):
        outputs += _pictures(edition)
    outputs += _told(edition, formats, printed.pages)
    told = (*printed.complaints, *archived.complaints, *shared.complaints)
    complaints = dict.fromkeys(told)  # all copies tell of the same page
    return Rendered(tuple(outputs), tuple(complaints), printed.unrepaired or archived.unrepaired)


def _for_site(edition: Edition, beside: tuple[str, ...], pages: Mapping[str, int]) -> tuple[list[Output], Printed]:
    """What the newsroom's site needs of an edition; `beside` are the formats offered on its page."""
    from .share import share  # noqa: PLC0415
    from .site import site_page  # noqa: PLC0415
    from .teaser import teaser  # noqa: PLC0415

    picture = share(edition)
    contents = {
        "site.html": site_page(edition, beside, pages).encode(),
        "share.png": picture.content,
        "teaser.json": teaser(edition, beside).written(),
    }
    return [_output(edition, suffix, content) for suffix, content in contents.items()], picture


def _told(edition: Edition, formats: tuple[str, ...], pages: Mapping[str, int]) -> list[Output]:
    """The files that are not pages."""
    outputs: list[Output] = []
    labels, files = edition.language.labels, {"html": edition.address}
    if "pdf" in formats:
        files["pdf"] = f"{edition.address}{edition.release}.{edition.language.code}.pdf"
    named = {{"html": labels["web-version"], "pdf": labels["pdf-version"]}[name]: files[name] for name in files}
    if "docx" in formats:
        from .docx import docx  # noqa: PLC0415

        outputs.append(_output(edition, "docx", docx(edition, pages)))
    if "txt" in formats:
        from .plain import text  # noqa: PLC0415

        outputs.append(_output(edition, "txt", text(edition, named, pages).encode()))
    if "eml" in formats:
        from .mail import message  # noqa: PLC0415

        outputs.append(_output(edition, "eml", message(edition, named, pages)))
    if {"json", SITE}.intersection(formats):  # agencies read it from the site, whatever readers are offered
        from .ninjs import ninjs  # noqa: PLC0415

        outputs.append(_output(edition, "json", ninjs(edition, files, pages)))
    return outputs


def _names_pages(edition: Edition) -> bool:
    """Whether the text says on which page something stands: then the page engine counts them, whatever is made."""
    texts = (edition.body, *(chapter.body for chapter in edition.chapters))
    inlines = (inline for text in texts for inline in inlines_within(text.blocks))
    shown = (chapter.shows for chapter in edition.chapters if chapter.shows)
    return any(isinstance(inline, Reference) for inline in inlines) or any(_names_pages(each) for each in shown)


def _output(edition: Edition, suffix: str, content: bytes) -> Output:
    name = edition.release
    return Output(f"{name}/{name}.{edition.language.code}.{suffix}", content, name, edition.language.code)


def _pictures(edition: Edition) -> list[Output]:
    return [Output(f"{edition.release}/{name}", content, edition.release) for name, content in _files(edition).items()]


def _files(edition: Edition) -> dict[str, bytes]:
    """The pictures of a page by their names, those of the releases inside it included."""
    files = {shown.picture.name: shown.picture.content for shown in edition.pictures}
    for chapter in edition.chapters:
        files |= _files(chapter.shows) if chapter.shows else {}
    return files


def _printed(edition: Edition, is_archive: bool = False) -> Printed:
    from .html import page  # noqa: PLC0415
    from .measure import headline_width  # noqa: PLC0415
    from .pdf import pdf  # noqa: PLC0415

    width = headline_width(edition)
    extra = f":root {{ --balance: {width:.1f}pt; }}\n" if width else ""
    pictures = _files(edition)
    logo = edition.letterhead.logo
    if logo:
        extra += f".mark {{ background-image: url({logo.name}); }}\n"
        pictures[logo.name] = logo.content
    html = page(edition, for_print=True)
    for start in sorted({int(number) for number in LATER_LIST.findall(html)}):
        extra += f".from-{start} {{ counter-reset: list-item {start - 1}; }}\n"
    made = pdf(html, edition.letterhead.accent, pictures, extra, edition.release, is_archive)
    torn = _torn_notes(made.pages)
    if torn:  # the page engine took up what follows, and had no room left for the note: give the call a fresh page
        calls = ", ".join(f":is(p, li, dd, blockquote):has(> #call-{number})" for number in torn)
        extra += f"{calls} {{ break-before: page; }}\n"
        again = pdf(html, edition.letterhead.accent, pictures, extra, edition.release, is_archive)
        made = again if len(_torn_notes(again.pages)) < len(torn) else made
    return made


def _torn_notes(pages: Mapping[str, int]) -> list[int]:
    """The numbers of notes that stand on another page than their calls."""
    calls = {anchor: page for anchor, page in pages.items() if re.fullmatch(r"call-[0-9]+", anchor)}
    return sorted(int(anchor[5:]) for anchor, page in calls.items() if pages.get(f"note-{anchor[5:]}", page) != page)
