"""What the site's pages say of the newsroom: its settings → `About`, every line with its directions."""

from __future__ import annotations

from ..convert.names import lexicon
from ..convert.prepare import Setting
from ..model.edition import Picture
from ..model.language import Language
from ..model.newsroom import Newsroom
from ..publish.about import About, Voice
from ..render.assets import site_stylesheet
from ..render.markup import Writer


def about(newsroom: Newsroom, logo: Picture | None) -> About:
    """The newsroom as its site speaks of it, in the order of its languages, the source first."""
    identity = newsroom.settings.newsroom
    return About(
        url=str(identity.url),
        voices=tuple(_voice(newsroom, language) for language in newsroom.languages.values()),
        email=str(identity.contact.email) if identity.contact else "",
        logo=logo.name if logo else "",
        stylesheet=site_stylesheet(str(identity.accent), logo)[0],
    )


def _voice(newsroom: Newsroom, language: Language) -> Voice:
    identity, code = newsroom.settings.newsroom, language.code
    setting, writer = Setting(code, lexicon(newsroom)), Writer(language)
    name = str(identity.name.get(code, ""))
    tagline = str(identity.tagline.get(code, "")) if identity.tagline else ""
    office = identity.contact.name if identity.contact else None
    called = str(office[code]) if office and code in office else language.labels["press-office"]
    lines = (str(writer.line(setting.line(text))) for text in (name, tagline, called))
    name_html, tagline_html, office_html = lines
    return Voice(language, name, name_html, tagline, tagline_html, office_html)
