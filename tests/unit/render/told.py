"""Editions of a small newsroom in which a release has whatever a release can have, for the formats without pages."""

from __future__ import annotations

import base64
import datetime
from pathlib import Path

from pressctl.model.edition import Edition
from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from tests.end_to_end.report import everything
from tests.small import write

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
HOSTILE = "</script>\"'; =cmd|calc!A1 <b>&amp; =?utf-8?q?x?= Bcc: a@example.org"
DOT = base64.b64decode(  # a white PNG of one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
)
SIGN = base64.b64decode(  # the same in black
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC"
)
CONTACT = "  contact: { email: press@example.org, phone: +33 1 23 45 67 89 }\n"
FULL = f"""\
kind: press-release
date: 2020-01-09
place: {{ en: Paris, fr: Paris, ar: باريس }}
title:
  en: '{HOSTILE.replace("'", "''")}'
  fr: "« Jamais plus » : ce que la société civile demande à ceux qui gouvernent"
  ar: "نداء عاجل من HRW وSNHR (سوريا) إلى العالم: أوقفوا قصف المدنيين والمدارس والمشافي في إدلب"
subtitle: {{ en: The subtitle, fr: Le sous-titre, ar: العنوان الفرعي }}
summary: {{ en: The summary says it in short., fr: Le résumé le dit en bref., ar: الملخص يقول ذلك باختصار. }}
author: {{ en: The desk, fr: Le bureau, ar: المكتب }}
source: {{ en: Another newsroom, fr: Une autre rédaction, ar: غرفة أخبار أخرى }}
hashtags: [ "#HalfOfSyria" ]
quotes: [ {{ name: {{ en: The chair, fr: La présidente, ar: الرئيسة }}, role: {{ en: the alliance, fr: l’alliance, ar: التحالف }}, text: {{ en: We stay., fr: Nous restons., ar: نحن باقون. }} }} ]
media: [ {{ file: media/dot.png, alt: {{ en: A white square, fr: Un carré blanc, ar: مربع أبيض }}, caption: {{ en: The square at noon, fr: Le carré à midi, ar: المربع ظهراً }}, credit: "© A. B." }}, {{ file: media/sign.png, alt: {{ en: of a small reed, fr: d’un roseau, ar: قصبة }}, caption: {{ en: Reed, fr: Roseau, ar: قصبة }}, credit: C. D. }} ]
signatories:
  organisations:
    - {{ name: {{ en: House of Reeds, ar: بيت القصب }}, acronym: HOR }}
    - {{ name: {{ ar: مكتب التنمية }} }}
    - {{ name: {{ sv: “Vass” Hus }} }}
notes: {{ en: A note for editors., fr: Une note aux rédactions., ar: ملاحظة للمحررين. }}
corrections: [ {{ date: 2020-01-12, text: {{ en: The count was wrong., fr: Le compte était faux., ar: كان العدد خاطئاً. }} }} ]
boilerplate: [ us ]
related: [ call ]
"""
BODY = {
    "en": """\
First we say *what* happened, in words enough to fill more than one line of seventy-two columns.[^1] See [the report](https://example.org/report?a=1&b=2).

## A heading {#there}

A sign ![](media/sign.png) in a line.

1. One.
2. Two, with `code`.
   1. Deeper.

> Said by others.

| City | People |
|---|--:|
| Idlib | 1200 |

[^1]: Counted by [our own](https://example.org/count).
""",
    "fr": "Nous le disons d’abord : [le rapport](https://example.org/report?a=1&b=2).[^1]\n\n## Un titre\n\n1. Un.\n\n[^1]: Compté.\n",
    "ar": """\
تقول HRW وSNHR، و(ACHR) أيضاً، إن القرار 2254 (2015) لم يطبق، وهذا سطر طويل يكفي ليملأ أكثر من اثنين وسبعين عموداً.[^1] انظر [التقرير](https://example.org/report?a=1&b=2).

## عنوان

1. واحد.
2. اثنان.
   1. أعمق.

| المدينة | السكان |
|---|--:|
| إدلب | 1200 |

[^1]: عدّه [مركزنا](https://example.org/count).
""",
}
KEPT = """\
kind: statement
date: 2020-01-09
embargo: 2027-03-01T10:00:00+01:00
title: { en: Kept back, fr: Retenu, ar: محجوب }
body: { en: "Later.", fr: "Plus tard.", ar: "لاحقاً." }
"""
GONE = """\
kind: statement
date: 2020-01-09
title: { en: Taken back, fr: Repris, ar: مسترد }
subtitle: { en: Secret subtitle, fr: Sous-titre secret, ar: عنوان سري }
summary: { en: Secret summary., fr: Résumé secret., ar: ملخص سري. }
body: { en: "Secret text.", fr: "Texte secret.", ar: "نص سري." }
withdrawn: { date: 2020-02-01, reason: { en: It was wrong., fr: C’était faux., ar: كان خاطئاً. } }
"""
ABOUT = "- id: us\n  title: { en: Who we are, fr: Qui nous sommes, ar: من نحن }\n  text: { en: We are many., fr: Nous sommes nombreux., ar: نحن كثيرون. }\n"


def newsroom(root: Path) -> Path:
    """The newsroom's folder: a report and what it shows, a full press release, one under embargo and one withdrawn."""
    everything(root)
    settings = (root / "pressctl.yaml").read_text().replace("languages:", f"{CONTACT}languages:", 1)
    files: dict[str, str | bytes] = {"pressctl.yaml": settings, "releases/boilerplate.yaml": ABOUT}
    files |= {f"releases/{name}/release.yaml": text for name, text in (("full", FULL), ("kept", KEPT), ("gone", GONE))}
    files |= {f"releases/full/body.{code}.md": text for code, text in BODY.items()}
    return write(root, {**files, "releases/full/media/dot.png": DOT, "releases/full/media/sign.png": SIGN})


def editions(root: Path, is_draft: bool = False) -> dict[tuple[str, str], Edition]:
    """All editions of a newsroom, by release and language."""
    checked = check(root, [], [])
    assert checked.newsroom, checked.findings
    composer = Composer(checked, checked.newsroom, is_draft, NOW)
    made = (edition for release in checked.newsroom.releases for edition in composer.editions(release, ()))
    return {(edition.release, edition.language.code): edition for edition in made}
