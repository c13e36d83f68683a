"""A newsroom with a report that has everything a report can have. No sentence stands in it twice."""

from __future__ import annotations

from pathlib import Path

from tests.small import write

SETTINGS = """\
newsroom:
  name: { en: Our newsroom, fr: Notre rédaction, ar: غرفة أخبارنا }
  url: https://example.org/newsroom/
languages: { source: en, publish: [en, fr, ar], ar: { locale: ar-SY, digits: arab } }
"""
REPORT = """\
kind: report
date: 2020
title: { en: The whole book, fr: Le livre entier, ar: الكتاب كله }
sections: [opening, { name: middle, new_page: no }, { name: aside, numbered: no }, { include: call }]
annexes:
  - { title: { en: What was on, fr: Ce qui s’est passé, ar: ما جرى }, include: programme, languages: [fr] }
  - { name: method, languages: [en] }
charts:
  - id: reach
    title: { en: Readers by channel, fr: Lecteurs par canal, ar: القراء بحسب القناة }
    bars:
      - { label: { en: On paper, fr: Sur papier, ar: على الورق }, value: 480 }
      - { label: { en: On screens, fr: Sur écran, ar: على الشاشات }, value: 960, estimate: yes }
  - id: growth
    title: { en: Growth of the network, fr: Croissance du réseau, ar: نمو الشبكة }
    points: ["2018", "2019", "2020"]
    lines:
      - { label: { en: Members, fr: Membres, ar: أعضاء }, values: [3, 12.5, 26] }
      - { label: { en: Guests, fr: Invités, ar: ضيوف }, values: [9, 4, 17] }
"""
CALL = """\
kind: statement
date: 2020-01-09
title: { en: A call, fr: Un appel, ar: نداء }
body: { en: "We call on everyone.", fr: "Nous appelons chacun.", ar: "ندعو الجميع." }
signatories: { organisations: [ { name: { en: House of Reeds, fr: Maison des roseaux, ar: بيت القصب } } ] }
"""
PROGRAMME = """\
kind: programme
languages: [fr]
date: 2020-12-09
timezone: Europe/Paris
title: { fr: Trois soirs }
permanent: [ { title: { fr: Des murs qui parlent }, type: { fr: Exposition }, room: { fr: Galerie basse } } ]
days:
  - date: 2020-12-09
    events:
      - { time: "18:00-18:30", title: { fr: « Ouverture » }, type: { fr: Danse }, room: { fr: Salle haute } }
      - { time: "22:30-00:15", title: { fr: Le dernier courrier }, with: { fr: Avec l’atelier }, credit: "© A. B." }
"""
WORDS = {
    "en": ("river", "valley", "morning", "letter", "garden", "harbour", "winter", "teacher", "window", "market"),
    "fr": ("rivière", "vallée", "matin", "lettre", "jardin", "port", "hiver", "école", "fenêtre", "marché"),
    "ar": ("نهر", "وادٍ", "صباح", "رسالة", "حديقة", "ميناء", "شتاء", "معلم", "نافذة", "سوق"),
}
PAGE = {"en": "see page", "fr": "voir page", "ar": "انظر الصفحة"}


class Talk:
    """Sentences that are never the same: words are counted through, with a number that no other sentence has."""

    def __init__(self, code: str) -> None:
        self.code, self.count = code, 100

    def __call__(self, length: int = 14) -> str:
        words = WORDS[self.code]
        self.count += 1
        said = (words[(self.count * 3 + n * n + n) % len(words)] for n in range(length))
        return f"{' '.join(said)} {self.count}."

    def title(self) -> str:
        """A few words without a full stop."""
        return self(3).rstrip(".")


def chapters(code: str) -> dict[str, str]:
    """The texts of a report's sections in a language."""
    say = Talk(code)
    rows = "\n".join(f"| {say(2)} | {say(9)} | {number * 11} |" for number in range(1, 50))
    opening = [
        f"# {say.title()}\n\n::: lead\n{say(20)}\n:::\n",
        f"{say(30)} {PAGE[code]} [](#far){{.page}}, [](#table-wide), [](#reach), [](#method), [](#far).[^1] {say()}\n",
        f"[^1]: {say(18)}\n\n    {say(16)}\n",
        f"## {say.title()} {{#near}}\n\n::: side-note\n{say(9)}\n:::\n\n{say(30)}[^2] {say(20)}\n\n[^2]: {say(12)}\n",
        f"1. {say()}\n   1. {say()}\n   2. {say()}\n2. {say()}\n\n- {say()}\n  - {say()}\n- {say()}\n",
        "![](chart:reach)\n",
        f'::: {{.pull-quote by="{say(2)}"}}\n{say(10)}\n:::\n',
        *(f"{say(60)}\n" for _ in range(12)),
        "![](chart:growth)\n",
    ]
    middle = [
        f"# {say.title()}\n\n{say(40)}\n\n## {say.title()} {{#far}}\n\n{say(30)}\n",
        f"::: {{.table #table-wide .landscape}}\n{say(4)}\n\n| {say(1)} | {say(1)} | {say(1)} |\n|---|---|--:|\n{rows}\n\n{say()}\n:::\n",
        f"{say(40)}\n\n{say(2)}\n: {say()}\n\n{say(2)}\n: {say()}\n",
    ]
    aside = [f"# {say.title()}\n\n{say(50)}\n"]
    return {name: "\n".join(parts) for name, parts in (("opening", opening), ("middle", middle), ("aside", aside))}


def everything(root: Path) -> Path:
    """The newsroom, written in `root`."""
    files = {
        "pressctl.yaml": SETTINGS,
        "releases/book/release.yaml": REPORT,
        "releases/call/release.yaml": CALL,
        "releases/programme/release.yaml": PROGRAMME,
        "releases/book/sections/method.en.md": "# How we counted\n\n::: lead\nBy hand, twice over.\n:::\n\nNothing was left out.\n",
    }
    for code in WORDS:
        for name, text in chapters(code).items():
            files[f"releases/book/sections/{name}.{code}.md"] = text
    return write(root, files)
