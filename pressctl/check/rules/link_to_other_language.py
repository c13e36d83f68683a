"""LNK034"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ...model.finding import Severity
from ...model.folding import folded
from ...model.link import Link
from ...model.passage import Mention, Transcript
from ..links import same_page, spoken, spoken_codes
from ..rule import Desk, Report, rule


@rule("LNK034", Severity.WARNING)
def link_to_other_language(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A text links to a page in another language, although that page is there in the text's own.

    Why: readers of the Arabic text are sent to an English page when a translator leaves a link as it was. It is told
    where the own language is known to be there: on the newsroom's site, where another text links to it, and where a
    third language was taken.
    Wrong:
    ```body.en.md
    Read [the list](https://example.net/en/list).
    ```
    ```body.fr.md
    Lisez [la liste](https://example.net/en/list), ou [notre appel](https://example.net/fr/list).
    ```
    ```body.ar.md
    اقرأوا [القائمة](https://example.org/newsroom/en/list).
    ```
    Right:
    ```body.en.md
    Read [the list](https://example.net/en/list).
    ```
    ```body.fr.md
    Lisez [la liste](https://example.net/fr/list).
    ```
    ```body.ar.md
    اقرأوا [القائمة](https://example.net/en/list).
    ```
    """
    for mention in transcript.mentions:
        language = spoken(mention.target, spoken_codes(desk.newsroom)) if "://" in mention.target else None
        if not language or language == transcript.language or _says_so(mention, language, desk):
            continue
        why, fix = _known(mention, transcript, desk) or _third(mention, language, transcript, desk) or ("", "")
        if why:
            name = desk.newsroom.languages[language].name
            message = f"{mention.target} is a page in another language ({name}), {why}"
            yield Report(mention.aim or mention.place, message, fix)


def _says_so(mention: Mention, language: str, desk: Desk) -> bool:
    """Whether the words of the link name the language that it leads to."""
    return folded(desk.newsroom.languages[language].name) in folded(mention.text)


def _known(mention: Mention, transcript: Transcript, desk: Desk) -> tuple[str, str] | None:
    """Why the page is there in the language of the text, and what to write."""
    other = _version(mention, transcript.language, desk)
    if other:
        return f"and {other.place} links to it in this text’s own", f"write {other.target}"
    own, there = urlsplit(desk.newsroom.settings.newsroom.url), urlsplit(mention.target)
    if own.hostname == there.hostname and there.path.startswith(own.path.rstrip("/") + "/"):
        return "and this newsroom publishes it in the text’s own", f"link to its version in ‘{transcript.language}’"
    return None


def _third(mention: Mention, language: str, transcript: Transcript, desk: Desk) -> tuple[str, str] | None:
    """Where the page is neither in this language nor in that of the source, although the source's language has it."""
    source = str(desk.newsroom.settings.languages.source)
    other = _version(mention, source, desk)
    if other is None or source in (language, transcript.language):
        return None
    fix = "link to the version in this text’s language, or else to the source’s"
    return f"neither this text’s nor that of the source, which {other.place} links to", fix


def _version(mention: Mention, language: str, desk: Desk) -> Link | None:
    """A link to the same page in a language."""
    return desk.hearsay.version(same_page(mention.target, spoken_codes(desk.newsroom)), language)
