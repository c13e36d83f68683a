"""The feed of a language (Atom, RFC 4287)."""

from __future__ import annotations

from markupsafe import Markup

from ..model.output import Output
from ..model.teaser import Teaser
from ..template import fill
from .about import About, Voice
from .lists import shown
from .shelf import Shelf, When, last, moment

MOST = 50  # entries: readers ask again long before so many are new


def feed(about: About, voice: Voice, shelf: Shelf, when: When) -> Output:
    """The releases of a language that were published or changed last, the last one first."""
    language = voice.language
    newest = sorted(shelf.teasers, key=lambda each: when[each.release, each.language], reverse=True)[:MOST]
    values = {
        **shown(about, voice),
        "address": about.address(f"{language.code}/"),
        "updated": moment(last(newest, when)),
        "entries": [(each, moment(when[each.release, each.language])) for each in newest],
        "paragraph": lambda teaser: str(_paragraph(teaser, voice)),
    }
    return Output(f"{language.code}/atom.xml", fill("site/atom.xml.j2", values).encode(), language=language.code)


def _paragraph(teaser: Teaser, voice: Voice) -> Markup:
    """The summary, or the title where there is none, as a paragraph that knows its language and its direction."""
    text = Markup(teaser.summary_html or teaser.title_html)  # noqa: S704 — see Teaser
    return Markup('<p lang="{}" dir="{}">{}</p>').format(voice.language.code, voice.language.direction, text)
