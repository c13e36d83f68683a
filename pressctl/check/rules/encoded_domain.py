"""LNK030"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Transcript
from ..disguise import disguise, host_of
from ..links import every
from ..rule import Desk, Report, rule


@rule("LNK030", Severity.INFO)
def encoded_domain(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """The host of a link has letters beyond a to z; here is how it reads, and how machines write it.

    Why: programs show one of the two, and whoever reviews the text has to recognise the site in it.
    Wrong:
    ```body.en.md
    Read [the report](https://xn--mgbh0fb.xn--kgbechtv/report).
    ```
    ```body.ar.md
    اقرأوا [التقرير](https://مثال.إختبار/report).
    ```
    Right:
    ```body.en.md
    Read [the report](https://example.org/report).
    ```
    """
    seen: set[str] = set()
    for link in every(transcript, desk.newsroom):
        host = host_of(link.target)
        if host and host.is_international and host.known and host.known not in seen and not disguise(host):
            seen.add(host.known)
            is_encoded = host.written.isascii()
            told = f"reads ‘{host.read}’" if is_encoded else f"is ‘{host.known}’ in the language of machines"
            yield Report(link.place, f"the host ‘{host.written}’ {told}", "see that this is the site that is meant")
