"""The only door to WeasyPrint: an edition's page becomes a PDF, from nothing but what it was handed."""

from __future__ import annotations

import atexit
import logging
from collections.abc import Mapping
from functools import cache

import pydyf

from ..model.output import Printed
from ..resources import FONTS
from ..template import load
from . import archive
from .fonts import faces, hide_system_fonts, require
from .haste import hasten
from .style import stylesheet
from .tags.complete import complete
from .tags.drawing import Drawing
from .textlayer.capture import EngineChanged
from .textlayer.layer import TextLayer
from .uncollected import settle, uncollected

hide_system_fonts()
import weasyprint  # noqa: E402 — fontconfig reads its settings when the engine is loaded
from weasyprint.css.counters import CounterStyle  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: E402

# never asked for: it only gives relative addresses something to be relative to
BASE = "https://pressctl.invalid/release/"
FONT_BASE = "https://pressctl.invalid/assets/"

# a word in each script and weight, on a page of its own: what the engine only loads once it draws
SPECIMEN = (
    '<!doctype html><html lang="en" dir="ltr" data-digits="latn"><head><title>A</title></head><body class="paper">'
    '<h1 id="a">A</h1><p class="label">A <strong>A</strong></p><p>A <a href="#a">A</a></p><ul><li>A</ul>'
    '<p lang="ar" dir="rtl">\u0627 <strong>\u0627</strong></p><p lang="fr">\u00c0</p></body></html>'
)

hasten(weasyprint)


class _Handed(URLFetcher):  # type: ignore[misc]
    """Gives out what it was handed, by address, and refuses everything else: no disk, no network."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self.files = files
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        if url not in self.files:
            self.refused.append(url)
            raise FatalURLFetchingError(f"not handed over: {url}")
        return URLFetcherResponse(url, self.files[url])


class _Listener(logging.Handler):
    """Keeps what the engine complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@cache
def _fonts() -> FontConfiguration:
    require()
    made = FontConfiguration()
    atexit.register(FontConfiguration.__del__, made)  # what lives to the end is not asked to clear up after itself
    return made


@cache
def _css(accent: str) -> tuple[weasyprint.CSS, CounterStyle]:
    """The stylesheet, parsed once a process, and the list markers that it defines."""
    counters = CounterStyle()
    files = {f"{FONT_BASE}fonts/{f.file.rsplit('/', 1)[-1]}": (FONTS / f.file).read_bytes() for f in faces()}
    text = stylesheet(accent, for_web=False)
    fetcher = _Handed(files)
    sheet = weasyprint.CSS(
        string=text, base_url=FONT_BASE, url_fetcher=fetcher, font_config=_fonts(), counter_style=counters
    )
    return sheet, counters


def warm(accent: str) -> None:
    """Load what every page needs, of the engine, fonts, templates and the stylesheet of a newsroom.

    Processes that are forked afterwards have it all, and share its memory.
    """
    load()
    pdf(SPECIMEN, accent, {})
    settle()


@uncollected()
def pdf(
    html: str,
    accent: str,
    pictures: Mapping[str, bytes],
    extra_css: str = "",
    release: str = "",
    is_archive: bool = False,
) -> Printed:
    """The PDF of a page, or its copy for archives; `pictures` by their address in it.

    `extra_css` is what only this page's print needs. `release` is written into the file, so that it can be judged when
    somebody sends it back.
    """
    fetcher = _Handed({BASE + name: content for name, content in pictures.items()})
    listener = _Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        sheet, counters = _css(accent)
        own = weasyprint.CSS(string=extra_css, url_fetcher=fetcher, base_url=BASE)
        document = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher).render(
            stylesheets=[sheet, own], font_config=_fonts(), counter_style=counters, pdf_tags=True
        )
        content, unrepaired, untagged = _written(document, release, is_archive)
        numbered = [*enumerate(document.pages, start=1)]
        # what goes on over several pages stands where it begins
        pages = {anchor: number for number, page in reversed(numbered) for anchor in page.anchors}
    except FatalURLFetchingError:
        content, unrepaired, untagged, pages = b"", "", (), {}
    finally:
        logger.removeHandler(listener)
    refused = [f"the page asks for ‘{url}’, which it was not handed" for url in fetcher.refused]
    return Printed(content, (*refused, *listener.heard, *untagged), pages, unrepaired)


def _written(document: weasyprint.Document, release: str, is_archive: bool) -> tuple[bytes, str, tuple[str, ...]]:
    """The file of a document with its text layer; or as the engine makes it, and why that could not be bettered.

    Last comes what went wrong with its tags.
    """
    layer, drawing = TextLayer(), Drawing(document)
    document.fonts = layer.fonts
    untagged: list[str] = []
    # the version is named because the engine takes none for the newest, whose tags have other names
    options = dict(pdf_tags=True, pdf_version="1.7", pdf_variant=archive.VARIANT if is_archive else None)

    def completed(made: pydyf.PDF) -> None:
        untagged.clear()
        if release:
            made.info["Release"] = pydyf.String(release)
        try:
            complete(document, made, drawing)
        except EngineChanged as change:
            untagged.append(f"the tags of the page are the engine’s own: {change}")
        if is_archive:
            archive.prepare(made)

    def finish(_: weasyprint.Document, made: pydyf.PDF) -> None:
        completed(made)
        layer.finish(made)

    try:
        return document.write_pdf(finisher=finish, **options), "", tuple(untagged)
    except EngineChanged as change:
        document.fonts = {}
        return document.write_pdf(finisher=lambda _, made: completed(made), **options), str(change), tuple(untagged)


def engine_versions() -> str:
    """WeasyPrint and the libraries that shape its letters."""
    from weasyprint.text.ffi import pango  # noqa: PLC0415

    number = pango.pango_version()
    return f"weasyprint {weasyprint.__version__}, pango {number // 10000}.{number // 100 % 100}.{number % 100}"
