"""A small newsroom as it stands on its site, made without drawing a single PDF of a release."""

from __future__ import annotations

import datetime
import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from pressctl.model.edition import Edition
from pressctl.model.teaser import Teaser
from pressctl.pipeline.about import about
from pressctl.pipeline.check import Checked, check
from pressctl.pipeline.editions import Composer
from pressctl.publish.about import About
from pressctl.publish.site import site
from pressctl.render.assets import site_assets
from pressctl.render.formats import SITE, render
from tests.browser.states import CORRECTED, WITHDRAWN
from tests.small import RELEASE, SETTINGS, newsroom, write

NOW = datetime.datetime(2026, 1, 1, 10, tzinfo=datetime.UTC)
HOSTILE = """\
kind: news
date: 2017-01-12
title:
  en: "</script><script>alert('one')</script> & “two” ]]> <b>three</b>"
  fr: "« Un » </script> & ]]> d’un appel à l’œuvre"
  ar: "نداء (Justice for Life) </script> & ]]> إلى الأمم المتّحدة"
summary:
  en: "<!-- A \\"summary\\" with ]]> & </script>"
  fr: "Résumé avec ]]> & </script>"
  ar: "ملخّص فيه ]]> و & و </script>"
hashtags: ["#HalfOfSyria"]
media:
  - file: media/hills.png
    alt: { en: Hills at dawn & more, fr: Des collines à l’aube, ar: تلال عند الفجر }
    credit: "© Our newsroom"
related: [corrected]
"""
BODIES = {
    "en": "The besieged city of Raqqa.\n",
    "fr": "La ville assiégée d’Alep.\n",
    "ar": "المدينة المحاصَرة والنظام.\n",
}
TAGLINE = (
    "  tagline: { en: We exist!, fr: Nous existons !, ar: نحن موجودون! }\n  contact: { email: press@example.org }\n"
)


def _picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (2000, 1200), (70, 110, 120)).save(file, "PNG")
    return file.getvalue()


@cache
def _checked() -> tuple[TemporaryDirectory[str], Checked]:
    folder = TemporaryDirectory()
    files: dict[str, str | bytes] = {
        "pressctl.yaml": SETTINGS.replace("languages:", f"{TAGLINE}  logo: logo.png\nlanguages:"),
        "logo.png": _picture(),
        "releases/corrected/release.yaml": RELEASE + CORRECTED,
        "releases/withdrawn/release.yaml": RELEASE + WITHDRAWN,
        "releases/hostile/release.yaml": HOSTILE,
        "releases/hostile/media/hills.png": _picture(),
    }
    files |= {f"releases/hostile/body.{code}.md": text for code, text in BODIES.items()}
    root = newsroom(Path(folder.name), "corrected", "withdrawn", "hostile", more=files)
    return folder, check(root)


@cache
def editions() -> dict[tuple[str, str], Edition]:
    """The editions, by release and language: one corrected, one withdrawn, one whose texts would break out."""
    _, checked = _checked()
    room = checked.newsroom
    assert room, checked.findings
    assert not checked.stopped, checked.findings
    composer = Composer(checked, room, False, NOW)
    return {(each.release, each.language.code): each for one in room.releases for each in composer.editions(one, ())}


@cache
def drawn(release: str, language: str) -> dict[str, bytes]:
    """The files of an edition, by their names."""
    made = render(editions()[release, language], (SITE,))
    assert made.complaints == ()
    return {output.path.rpartition("/")[2]: output.content for output in made.outputs}


@cache
def the_newsroom() -> About:
    _, checked = _checked()
    assert checked.newsroom
    return about(checked.newsroom, checked.logo)


@cache
def teasers() -> tuple[Teaser, ...]:
    return tuple(Teaser.read(drawn(*one)[f"{one[0]}.{one[1]}.teaser.json"]) for one in editions())


def moments() -> dict[tuple[str, str], datetime.datetime]:
    """From when each edition counts as published: one a day, in the order of their ids."""
    return {one: NOW + datetime.timedelta(days=number) for number, one in enumerate(sorted(editions()))}


def stand(root: Path) -> Path:
    """The whole site as files of a folder, whose name is that in its address."""
    _, checked = _checked()
    files: dict[str, str | bytes] = {}
    for release, language in editions():
        for name, content in drawn(release, language).items():
            if not name.endswith(".teaser.json"):
                files[f"{language}/{release}/{'index.html' if name.endswith('.site.html') else name}"] = content
    assert checked.newsroom
    accent = str(checked.newsroom.settings.newsroom.accent)
    around = (*site_assets(accent, checked.logo), *site(the_newsroom(), teasers(), moments()))
    files |= {output.path: output.content for output in around}
    return write(root / "newsroom", files)
