"""Final pages and a newsroom → what reviewers see of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from ..check import roll
from ..convert.lexicon import Lexicon, direction_of
from ..convert.names import lexicon
from ..load.interfaces import interfaces
from ..load.languages import shipped_languages
from ..load.private import Withheld
from ..model.approval import Approval, Standing
from ..model.finding import Finding
from ..model.language import Language
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.release import Release
from ..render.fonts import faces, font_face_rules
from ..render.locale import written_date
from ..render.style import tokens
from ..resources import FONTS, TEMPLATES
from ..review.shown import Board, Reviewed, Roll, Signatory, Tongue, Version
from . import approvals
from .finals import Finals
from .rules import EMBARGOED
from .sidebyside import directed

CUT = "…"


def board(made: Finals, newsroom: Newsroom | None, languages: Collection[str], state: str) -> Board:
    """All releases: those that cannot be read first, then the newest. `languages` are all where none is named."""
    if newsroom is None:
        return Board({}, (), made.findings, state)
    standings = {key: _quiet(one, made.withheld) for key, one in approvals.standings(made).items()}
    releases = [_reviewed(made, newsroom, name, standings) for name in made.dossiers]
    chosen = [_in(languages, release) for release in releases]
    names = {code: str(name) for code, name in newsroom.settings.newsroom.name.items()}
    common = tuple(finding for finding in made.findings if not finding.release)
    return Board(names, tuple(sorted(chosen, key=lambda one: _age(newsroom, one.id))), common, state)


def _age(newsroom: Newsroom, name: str) -> tuple[int, str]:
    release = newsroom.find(name)
    return (-release.date.first_day.toordinal() if release else -(10**9), name)


def _in(languages: Collection[str], release: Reviewed) -> Reviewed:
    """A release in some languages only."""
    if not languages:
        return release
    return replace(release, versions=tuple(one for one in release.versions if one.tongue.code in languages))


def _reviewed(made: Finals, newsroom: Newsroom, name: str, standings: Mapping[tuple[str, str], Standing]) -> Reviewed:
    # an embargo keeps nothing from being approved, and is told as what it is
    found = [finding for finding in made.findings if finding.release == name and finding.rule is not EMBARGOED]
    release = newsroom.find(name)
    if (
        release is None or made.dossiers[name].is_broken
    ):  # not even its title is shown: it may have a name that is withheld
        return Reviewed(name, (), findings=tuple(found))
    opens = made.dossiers[name].publishing.opens
    return Reviewed(
        name,
        tuple(
            _version(
                made,
                newsroom.languages[code],
                release,
                tuple(finding for finding in found if finding.language == code),
                standings.get((name, code)),
                lexicon(newsroom),
            )
            for code in newsroom.languages_of(release)
        ),
        newsroom.kinds[release.kind].labels,
        {code: written_date(release.date, speaking(newsroom, code)) for code in interfaces()},
        opens if opens and opens > made.now else None,
        tuple(finding for finding in found if finding.language is None),
        release.withdrawn is not None,
    )


def _quiet(there: Standing, withheld: Withheld) -> Standing:
    """The standing without names that are withheld by now, whatever reviewers wrote before."""

    def quiet(some: tuple[Approval, ...]) -> tuple[Approval, ...]:
        return tuple(
            one.model_copy(
                update={
                    "reviewer": Text(hushed(one.reviewer, withheld), ""),
                    "note": Text(hushed(one.note, withheld), "") if one.note else None,
                }
            )
            for one in some
        )

    return replace(
        there,
        valid=quiet(there.valid),
        void=quiet(there.void),
        returned=quiet(there.returned),
        own=quiet(there.own),
        earlier=quiet(there.earlier),
    )


def _version(
    made: Finals,
    language: Language,
    release: Release,
    found: tuple[Finding, ...],
    there: Standing | None,
    names: Lexicon,
) -> Version:
    final = made.editions.get((release.id, language.code))
    name = f"{release.id}.{language.code}.pdf"
    return Version(
        Tongue(language.code, language.name, language.direction, language.script),
        str(release.title.get(language.code, "")),
        tuple(directed(str(release.title.get(language.code, "")), language.code, names)),
        final.digests if final else {},
        name if final and name in final.files else "",
        found,
        there,
        str(release.author.get(language.code, "")) if release.author else "",
    )


def speaking(newsroom: Newsroom | None, code: str) -> Language:
    """A language with what the newsroom settled for it, or as pressctl brings it."""
    own = newsroom.languages.get(code) if newsroom else None
    return own or shipped_languages()[code]


def signatories(newsroom: Newsroom, release: Release, found: Iterable[Finding]) -> Roll:
    """Who signs a release, each with what was found about it."""
    listed = release.signatories
    if listed is None:
        return Roll()
    about = list(found)
    signing = tuple(_signatory(entry, about) for entry in roll.signing(newsroom, release).entries)
    told = {finding for one in signing for finding in one.findings}
    return Roll(
        signing,
        tuple(str(person.name) for person in release.people),
        listed.individuals.total if listed.individuals else 0,
        tuple((str(one.id), str(one.on.text)) for one in listed.withdrawn),
        tuple(finding for finding in about if finding in told or finding.release == release.id),
    )


def _signatory(entry: roll.Entry, found: Iterable[Finding]) -> Signatory:
    names = entry.organisation.name
    places = {(place.path, place.line) for place in (entry.place, *(name.place for name in names.values()))}
    return Signatory(
        tuple((code, str(name), direction_of(code)) for code, name in names.items()),
        str(entry.organisation.acronym or ""),
        entry.id,
        entry.place,
        tuple(finding for finding in found if (finding.place.path, finding.place.line) in places),
    )


def hushed(text: str, withheld: Withheld) -> str:
    """A file's text without names that are withheld; every line stays where it is."""
    for start, end, _ in sorted(withheld.found(text), reverse=True):
        text = text[:start] + CUT + "\n" * text.count("\n", start, end) + text[end:]
    return text


@lru_cache(maxsize=4)
def clothes(accent: str) -> Mapping[str, bytes]:
    """What the reviewers' pages are made with: a stylesheet on the ground of the releases' own, a script, the fonts."""
    folder = TEMPLATES / "review"
    sheets = (TEMPLATES / "shared" / "base.css", folder / "review.css")
    css = [font_face_rules("fonts/", for_web=True), *(sheet.read_text() for sheet in sheets), tokens(accent)]
    fonts = {f"fonts/{face.web.rsplit('/', 1)[-1]}": (FONTS / face.web).read_bytes() for face in faces()}
    files = {name: (folder / name).read_bytes() for name in ("review.js", "icon.svg")}
    return {"review.css": "\n".join(css).encode(), **files, **fonts}
