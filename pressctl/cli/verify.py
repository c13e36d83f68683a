"""pressctl verify"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..model.finding import Exit
from ..report.screen import one_line
from .shared import Folder, Format, Style, newsroom_folder

if TYPE_CHECKING:
    from ..pipeline.verify import Answer, Witness

# what is said of a manifest that is not signed as it should be: {key} is the newsroom's, {signer} the one it names
DISTRUST = {
    "other-key": "it was signed with another key: {signer} instead of {key}",
    "changed": "it was changed after it was signed with the key {key}, or its signature was",
    "damaged": "its signature is damaged",
    "missing": "it is not signed, although there is a key: {key}",
}
SELF = (
    "the key lies in what is verified itself: whoever made the one can have made the other",
    "  fix: get the key in another way, and name it with --key",
)
WHERE = {"current": "it is at", "earlier": "the current version is at", "withdrawn": "what stands there now is at"}
CHANGES = {"changed": "was changed", "missing": "is missing", "added": "was added", "link": "is a link, or no file"}


def verify_command(
    context: typer.Context,
    subject: Annotated[Path, typer.Argument(metavar="FILE|DIR", help="A file that goes round, or a whole site.")],
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="The newsroom's public key.")] = None,
    manifest: Annotated[
        Path | None, typer.Option("--manifest", metavar="FILE", help="The manifest of the newsroom's site.")
    ] = None,
    folder: Folder = None,
    style: Format = Style.TEXT,
) -> int:
    """Say whether a file or a site is the newsroom's own, and which version it is."""
    from ..pipeline.verify import verified  # noqa: PLC0415 — commands that only print help stay quick

    answer = verified(subject, newsroom_folder(context, folder), key, manifest)
    if style is Style.JSON:
        typer.echo(json.dumps(_data(answer), ensure_ascii=False, indent=2))
    else:
        for line in _lines(answer):
            typer.echo(line)
    return Exit.CLEAN if answer.is_good else Exit.FINDINGS


def _lines(answer: Answer) -> list[str]:
    """The answer for people: what makes the manifest worth little or nothing comes first."""
    witness = answer.witness
    lines = [*SELF] if witness.vouches_for_itself else []
    if not witness.trust.is_enough:
        told = DISTRUST[witness.trust].format(key=witness.key, signer=witness.signer)
        lines.append(f"the manifest cannot be trusted: {told}")
    else:
        lines.append(one_line(_sentence(answer)))
    lines += [f"  {one_line(path)} {CHANGES[change]}" for path, change in answer.differences]
    lines += [f"  {WHERE[answer.verdict]} {one_line(answer.address)}"] if answer.address else []
    return [*lines, f"  {_source(witness)}"] if witness.trust.is_enough else lines


def _source(witness: Witness) -> str:
    here, path = Path.cwd(), witness.manifest
    name = one_line(str(path.relative_to(here) if path.is_relative_to(here) else path))
    return (
        f"as {name} says, signed with the key {witness.key}" if witness.key else f"as {name} says, which is not signed"
    )


def _sentence(answer: Answer) -> str:
    """What a file or a folder is."""
    release, language = answer.claim
    sentences = {
        "intact": "as it was published: no file was changed, added or taken away",
        "altered": "not as it was published:",
        "strange": "not ours: no version that was ever published has these bytes",
        "pretended": f"says that it is {_edition(release, language)}, and is not: it was changed, or never published",
    }
    return sentences.get(answer.verdict) or _placed(answer)


def _placed(answer: Answer) -> str:
    """What a file is that is, or was, published."""
    place = answer.place
    assert place
    name = _edition(place.release, place.language)
    if not place.release:
        return f"ours: {place.path}, as it stands on the site"
    sentences = {
        "current": f"ours: {name}, current version since {_day(place.since)}",
        "earlier": f"ours, but an earlier version of {name}: replaced on {_day(place.replaced)}",
        "withdrawn": f"ours, but withdrawn: {name} was withdrawn on {_day(place.replaced)}",
        "taken-down": f"ours, but no longer published: {name} was taken down on {_day(place.replaced)}",
    }
    if place.is_withdrawn and not place.replaced:
        return f"ours: the notice that {name} was withdrawn, since {_day(place.since)}"
    return sentences[answer.verdict]


def _edition(release: str, language: str) -> str:
    return release if language in ("", "mul") else f"{release} in {language}"


def _day(moment: str) -> str:
    return moment.partition("T")[0]


def _data(answer: Answer) -> dict[str, object]:
    """The answer for programs."""
    witness, place = answer.witness, answer.place
    release, language = (place.release, place.language) if place else answer.claim
    return {
        "schema_version": 1,
        "verdict": answer.verdict,
        "signature": witness.trust,
        "key": witness.key or None,
        "key_is_its_own": witness.vouches_for_itself,
        "release": release or None,
        "language": language or None,
        "since": (place and place.since) or None,
        "replaced": (place and place.replaced) or None,
        "withdrawn": bool(place and place.is_withdrawn),
        "address": answer.address or None,
        "differences": [{"path": path, "change": change} for path, change in answer.differences],
    }
