"""TRN001"""

from collections.abc import Collection, Iterator

from ...model.part import Part
from ...model.place import Place
from ...model.record import Translated
from ...model.release import Release
from ...model.walk import translations
from ..rule import Desk, Report, rule


@rule("TRN001")
def missing_translation(release: Release, desk: Desk) -> Iterator[Report]:
    """A text of the release is not there in a language that the release is published in.

    Why: readers of that language would get a page with a hole, or none at all.
    Wrong:
    ```
    summary: { en: Forty people were arrested. }
    ```
    Right:
    ```
    summary: { en: Forty people were arrested., fr: Quarante personnes ont été arrêtées., ar: اعتُقل أربعون شخصاً. }
    ```
    """
    wanted = desk.newsroom.languages_of(release)
    shared = [desk.newsroom.boilerplate[name] for name in release.boilerplate if name in desk.newsroom.boilerplate]
    fields = [*translations(release), *(pair for record in shared for pair in translations(record, record.id or ""))]
    for name, texts in fields:
        if name != "body" and not name.startswith("bodies"):
            yield from _missing(name, texts, wanted, desk)
    for code in wanted:
        if release.bodies and code not in release.bodies:
            fix = f"write {release.folder}/body.{code}.md, or list the languages of this release under languages:"
            yield Report(Place(release.path), f"the long text has no {_called(code, desk)} version", fix, code)
    for part in release.parts:
        yield from _missing_part(part, release, desk)


def _missing_part(part: Part, release: Release, desk: Desk) -> Iterator[Report]:
    """The languages in which a part of a report should be there, and is not."""
    included = desk.newsroom.find(part.include) if part.include else None
    if included:
        there: Collection[str] = desk.newsroom.languages_of(included)
    elif part.name and part.name in release.chapters:
        there = release.chapters[part.name]
    else:
        return  # another rule says so
    for code in part.languages or desk.newsroom.languages_of(release):
        if code not in there:
            where = f"publish {part.include} in it" if part.include else f"write {_file(part, release, code)}"
            fix = f"{where}, or list the languages of this part under languages:"
            yield Report(part.anchor.place, f"‘{part.anchor}’ has no {_called(code, desk)} version", fix, code)


def _file(part: Part, release: Release, code: str) -> str:
    return f"{release.folder}/sections/{part.name}.{code}.md"


def _missing(name: str, texts: Translated, wanted: tuple[str, ...], desk: Desk) -> Iterator[Report]:
    for code in wanted:
        if code not in texts:
            fix = f"add “{code}: …” to {name.rsplit('.', 1)[-1]}"
            yield Report(texts.origin, f"‘{name}’ has no {_called(code, desk)} text", fix, code)


def _called(code: str, desk: Desk) -> str:
    language = desk.newsroom.languages.get(code)
    return f"{language.name} ({code})" if language else code
