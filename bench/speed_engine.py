"""The page engine alone: the pages of a newsroom, drawn in one process that is warm.

    speed_engine.py keep NEWSROOM FILE     what pressctl hands to the engine for each PDF, kept in a file
    speed_engine.py weasyprint FILE        these pages drawn by WeasyPrint as its makers made it
    speed_engine.py pressctl FILE          the same by pressctl, with its shortcuts, text layer and tags

The latter two print what it took, as JSON. Both parse the stylesheet once and have drawn a page before they are timed.
"""

from __future__ import annotations

import datetime
import inspect
import json
import pickle
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

BASE = "https://pressctl.invalid/"
Page = dict[str, Any]  # the arguments of pressctl.render.pdf.pdf


def keep(root: Path, file: Path) -> None:
    """What the engine is asked to draw for all editions of a newsroom."""
    from pressctl.model.output import Printed  # noqa: PLC0415 — WeasyPrint's own run loads nothing of pressctl's engine
    from pressctl.pipeline.check import check  # noqa: PLC0415
    from pressctl.pipeline.editions import Composer  # noqa: PLC0415
    from pressctl.render import pdf as door  # noqa: PLC0415
    from pressctl.render.formats import render  # noqa: PLC0415

    pages: list[Page] = []
    signature = inspect.signature(door.pdf)

    def kept(*words: Any, **named: Any) -> Printed:
        pages.append(dict(signature.bind(*words, **named).arguments))
        return Printed(b"")

    checked = check(root)
    assert checked.newsroom
    composer = Composer(checked, checked.newsroom, False, datetime.datetime.now(datetime.UTC))
    door.pdf = kept
    for release in checked.newsroom.releases:
        for edition in composer.editions(release, ()):
            render(edition, ("pdf",))
    file.write_bytes(pickle.dumps(pages))


def stock(accent: str) -> Callable[[Page], object]:
    """WeasyPrint with our stylesheet and fonts, and nothing else of ours."""
    from pressctl.render.fonts import faces, hide_system_fonts  # noqa: PLC0415
    from pressctl.render.style import stylesheet  # noqa: PLC0415
    from pressctl.resources import FONTS  # noqa: PLC0415

    hide_system_fonts()
    import weasyprint  # noqa: PLC0415
    from weasyprint.css.counters import CounterStyle  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Handed(URLFetcher):  # type: ignore[misc]
        def __init__(self, files: dict[str, bytes]) -> None:
            super().__init__(allowed_protocols=())
            self.files = files

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
            return URLFetcherResponse(url, self.files[url])

    fonts, counters = FontConfiguration(), CounterStyle()
    served = Handed({f"{BASE}fonts/{Path(each.file).name}": (FONTS / each.file).read_bytes() for each in faces()})
    known = dict(font_config=fonts, counter_style=counters)
    sheet = weasyprint.CSS(string=stylesheet(accent, for_web=False), base_url=BASE, url_fetcher=served, **known)

    def draw(page: Page) -> object:
        files = Handed({BASE + name: content for name, content in page["pictures"].items()})
        own = weasyprint.CSS(string=page.get("extra_css", ""), base_url=BASE, url_fetcher=files)
        html = weasyprint.HTML(string=page["html"], base_url=BASE, url_fetcher=files)
        document = html.render(stylesheets=[sheet, own], pdf_tags=True, **known)
        return document.write_pdf(pdf_tags=True, pdf_version="1.7")

    return draw


def ours() -> Callable[[Page], object]:
    """The engine as pressctl uses it."""
    from pressctl.render.pdf import pdf  # noqa: PLC0415

    return lambda page: pdf(**page)


def main(how: str, *files: str) -> None:
    if how == "keep":
        keep(Path(files[0]), Path(files[1]))
        return
    pages: list[Page] = pickle.loads(Path(files[0]).read_bytes())
    draw = stock(pages[0]["accent"]) if how == "weasyprint" else ours()
    draw(pages[0])
    start, began = time.perf_counter(), time.process_time()
    for page in pages:
        draw(page)
    spent = dict(wall=time.perf_counter() - start, processor=time.process_time() - began)
    print(json.dumps(spent | dict(memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)))


if __name__ == "__main__":
    main(*sys.argv[1:])
