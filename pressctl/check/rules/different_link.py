"""TRN015"""

from collections import Counter
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Mention, Passage, Translation
from ..links import same_page
from ..rule import Desk, Report, rule

FIX = "link to the same page, or to its version in this language"


@rule("TRN015", Severity.WARNING)
def different_link(translation: Translation, desk: Desk) -> Iterator[Report]:
    """A link of a text leads to another page in its translation, or is not there.

    Why: a link that was put right in one language is often forgotten in the others. A page's version in the language of
    the translation is the same page: /en/ and /fr/, en.example.org and fr.example.org, ?lang=ar.
    Wrong:
    ```body.en.md
    Read [the list](https://example.org/list).
    ```
    ```body.fr.md
    Lisez [la liste](https://example.org/lists).
    ```
    ```body.ar.md
    اقرأوا [القائمة](https://example.org/list).
    ```
    Right:
    ```body.en.md
    Read [the list](https://example.org/en/list).
    ```
    ```body.fr.md
    Lisez [la liste](https://example.org/fr/list).
    ```
    ```body.ar.md
    اقرأوا [القائمة](https://example.org/ar/list).
    ```
    """
    codes = {code for language in desk.newsroom.languages.values() for code in _codes(language.code, language.locale)}
    fields = dict.fromkeys(mention.field for mention in (*translation.source.mentions, *translation.target.mentions))
    for name in fields:
        wanted = _by_page(translation.source.mentions, name, codes)
        there = _by_page(translation.target.mentions, name, codes)
        lost = list((Counter(page for page, _ in wanted) - Counter(page for page, _ in there)).elements())
        gained = Counter(page for page, _ in there) - Counter(page for page, _ in wanted)
        missing = [next(mention for page, mention in wanted if page == one) for one in lost]
        for page, mention in reversed(there):
            if gained[page]:
                gained[page] -= 1
                other = f"the source’s to {_told(missing.pop(0))}" if missing else "the source has no such link"
                yield Report(mention.place, f"this link leads to ‘{mention.target}’, {other}", FIX)
        yield from _missing(missing, translation, name)


def _codes(code: str, locale: str) -> tuple[str, ...]:
    return code, locale.casefold(), locale.casefold().replace("-", "_")


def _by_page(mentions: tuple[Mention, ...], name: str, codes: set[str]) -> list[tuple[str, Mention]]:
    """The links of a field that leave the page."""
    return [(same_page(m.target, codes), m) for m in mentions if m.field == name and "://" in m.target]


def _told(mention: Mention) -> str:
    return f"‘{mention.target}’ ({mention.place.path}:{mention.place.line})"


def _missing(missing: list[Mention], translation: Translation, name: str) -> Iterator[Report]:
    """Links that the translation has not, at the passage that should have them."""
    for mention in missing:
        beside = (pair.target for pair in translation.pairs if pair.source and _holds(pair.source, mention))
        where = next(beside, None) or next(reversed(list(translation.target.of(name))), None)
        if where:
            yield Report(where.at(0), f"the source’s link to {_told(mention)} is not here", FIX)


def _holds(passage: Passage, mention: Mention) -> bool:
    return any(leaf.target == mention.target and leaf.place.line == mention.place.line for leaf in passage.leaves)
