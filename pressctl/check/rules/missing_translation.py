"""TRN001"""

from collections.abc import Iterator

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


def _missing(name: str, texts: Translated, wanted: tuple[str, ...], desk: Desk) -> Iterator[Report]:
    for code in wanted:
        if code not in texts:
            fix = f"add “{code}: …” to {name.rsplit('.', 1)[-1]}"
            yield Report(texts.origin, f"‘{name}’ has no {_called(code, desk)} text", fix, code)


def _called(code: str, desk: Desk) -> str:
    language = desk.newsroom.languages.get(code)
    return f"{language.name} ({code})" if language else code
