"""LNK029"""

from collections.abc import Iterator

from ...model.passage import Transcript
from ..disguise import disguise, host_of
from ..links import every
from ..rule import Desk, Report, rule


@rule("LNK029")
def disguised_domain(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """The host of a link looks like another: letters of several scripts in one word, or letters that look Latin.

    Why: this is how people are led to a copy of a site that they trust, and asked for their password there.
    Wrong:
    ```body.en.md
    Read [the report](https://аррӏе.example/report).
    ```
    ```body.fr.md
    Lisez [le rapport](https://аmnesty.example/rapport).
    ```
    ```body.ar.md
    اقرأوا [التقرير](https://xn--80ak6aa92e.example/report).
    ```
    Right:
    ```body.en.md
    Read [the report](https://apple.example/report).
    ```
    ```body.fr.md
    Lisez [le rapport](https://amnesty.example/rapport).
    ```
    ```body.ar.md
    اقرأوا [التقرير](https://مثال.إختبار/report).
    ```
    """
    for link in every(transcript, desk.newsroom):
        host = host_of(link.target)
        why = disguise(host) if host else ""
        if host and why:
            known = f" (‘{host.known}’)" if host.known else ""
            fix = f"type the name of the host anew; was ‘{host.looks_like}’ meant?"
            yield Report(link.place, f"the host ‘{host.read}’{known} {why}", fix)
