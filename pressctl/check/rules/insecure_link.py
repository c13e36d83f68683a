"""LNK031"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Transcript
from ..links import pages
from ..rule import Desk, Report, rule


@rule("LNK031", Severity.WARNING)
def insecure_link(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A link begins with http://, and the same site is linked with https:// elsewhere.

    Why: what is asked with http:// can be read and changed by anybody on its way. In some countries that is done.
    Wrong:
    ```body.en.md
    Read [the report](http://example.net/report), or [the news](https://example.net/news).
    ```
    Right:
    ```body.en.md
    Read [the report](https://example.net/report), or [the news](https://example.net/news).
    ```
    """
    for page in pages(transcript, desk.newsroom):
        is_open = page.address.startswith("http:") and page.port == 80
        safe = desk.hearsay.secure(page.host) if is_open else None
        if safe:
            where = f"{safe.place} links to {page.host} with https://"
            right = re.sub(r"^http:(//[^/?#:]*)(?::80)?", r"https:\1", page.link.target, count=1, flags=re.IGNORECASE)
            yield Report(
                page.link.place, f"{page.link.target} can be read and changed on its way; {where}", f"write {right}"
            )
