"""Markdown or plain sentences → a bare page of ours, by the same step and writer that releases take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from pressctl.convert.article import article
from pressctl.convert.lexicon import Lexicon
from pressctl.convert.pandoc import Pandoc
from pressctl.convert.prepare import Setting
from pressctl.load.languages import shipped_languages
from pressctl.model.node import Text
from pressctl.render.markup import Writer
from pressctl.render.pdf import pdf
from pressctl.render.style import stylesheet
from pressctl.resources import FONTS

ACCENT = "#0b5d57"
DIRECTIONS = {"ar": "rtl", "en": "ltr", "fr": "ltr"}
NAMES = Lexicon({"We Exist!": "en", "Mazaya Women Org.": "en"})
FONT_FILES = sorted(FONTS.glob("*/*.ttf"))


def lines(sentences: Iterable[str], language: str) -> str:
    """A page of one paragraph a sentence, each typed as plain text."""
    writer, setting = Writer(shipped_languages()[language]), Setting(language, NAMES)
    return page("".join(f"<p>{writer.line(setting.line(sentence))}</p>" for sentence in sentences), language)


def articles(sources: Iterable[str], language: str) -> str:
    """A page of Markdown paragraphs."""
    writer, setting = Writer(shipped_languages()[language]), Setting(language, NAMES)
    body = ""
    with Pandoc() as pandoc:
        for source in sources:
            text = Text.of_file(source, "body.md")
            read, refused = article(pandoc.read(text), text, language)
            assert not refused, refused
            body += writer.article(setting.article(read))
    return page(body, language)


def page(body: str, language: str) -> str:
    return (
        f'<!doctype html><html lang="{language}" dir="{DIRECTIONS[language]}" data-digits="latn"><head>'
        f'<meta charset="utf-8"><title>{escape(language)}</title></head><body><div class="prose">{body}</div></body></html>'
    )


def by_weasyprint(html: str, width: int) -> bytes:
    """The PDF that we make, with a text column of `width` millimetres."""
    made = pdf(html, ACCENT, {}, f"body {{ width: {width}mm }}")
    assert not made.complaints, made.complaints
    return made.content


def by_chromium(html: str, width: int) -> bytes:
    """The PDF that Chromium makes of the same page, with the same fonts and rules."""
    from .chromium import print_pdf

    files = {path.name: path.as_uri() for path in FONT_FILES}
    css = re.sub(r"url\(fonts/([^)]+)\)", lambda match: f"url({files[match[1]]})", stylesheet(ACCENT, for_web=False))
    return print_pdf(html.replace("</head>", f"<style>{css}\nbody {{ width: {width}mm }}</style></head>"))
