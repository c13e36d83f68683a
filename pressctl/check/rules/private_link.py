"""LNK026"""

from collections.abc import Iterator

from ...model.passage import Transcript
from ...model.reach import Permitted, is_odd_literal, is_private_name, is_public, literal
from ..links import Page, pages
from ..rule import Desk, Report, rule

HERE = frozenset({"localhost", "::1"})


@rule("LNK026")
def private_link(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A link leads to a machine that only its writer can reach: in the office, or the one on the desk.

    Why: it works for whoever writes the text and for nobody who reads it, and it tells how the office's network is
    made. If a host of the office is meant to be linked, name it under `links: private_hosts:` in pressctl.yaml.
    Wrong:
    ```body.en.md
    Read [the report](http://192.168.0.5/report).
    ```
    ```body.fr.md
    Lisez [le rapport](http://localhost:8000/rapport).
    ```
    ```body.ar.md
    اقرأوا [التقرير](https://intranet/report).
    ```
    Right:
    ```body.en.md
    Read [the report](https://example.org/report).
    ```
    """
    permitted = Permitted(map(str, desk.newsroom.settings.links.private_hosts))
    for page in pages(transcript, desk.newsroom):
        if not _is_open(page, permitted):
            is_here = page.host in HERE or page.host.startswith("127.")
            where = "leads each reader to their own machine" if is_here else None
            message = f"{page.link.target} {where or 'can only be reached from within a private network'}"
            fix = f"link to where everybody finds it, or permit ‘{page.host}’ under links: private_hosts:"
            yield Report(page.link.place, message, fix)


def _is_open(page: Page, permitted: Permitted) -> bool:
    ip = literal(page.host)
    if ip:
        return is_public(ip) or permitted.ip(ip, page.port)
    is_private = is_private_name(page.host) or is_odd_literal(page.host) or "." not in page.host
    return not is_private or permitted.name(page.host, page.port)
