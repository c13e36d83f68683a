"""LNK033"""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ...model.address import Unreadable, ascii_host
from ...model.finding import Severity
from ...model.passage import Mention, Transcript
from ..rule import Desk, Report, rule

HOST = r"[^\W_](?:[\w-]{0,62}\.)+[^\W\d_]{2,24}"
SHOWN = re.compile(rf"(?:https?://(?:www\.)?|www\.)({HOST})\.?(?::\d+)?(?:[/?#…].*)?", re.IGNORECASE)
# without www. only what ends as hosts do, or is followed by a path: report.pdf is a file
BARE = re.compile(
    rf"({HOST}(?=/)|(?:[a-z0-9-]{{1,63}}\.)+(?:org|com|net|info|eu|int|gov|edu|ngo|fr|uk|de|be|ch|nl|sy|lb|tr|iq|jo))(?:[/?#].*)?",
    re.IGNORECASE,
)
EMAIL = re.compile(r"[\w.%+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63})+)")
ARCHIVES = frozenset({"web.archive.org", "archive.org", "archive.today", "archive.ph", "archive.is", "perma.cc"})
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@rule("LNK033", Severity.WARNING)
def misleading_link(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """The words of a link are an address, and it leads to another site.

    Why: readers believe what they read. Where that is not where they arrive, they were misled, be it by a slip.
    Wrong:
    ```body.en.md
    Read more on [www.amnesty.example](https://evil.example/).
    ```
    ```body.fr.md
    Écrivez à [press@example.org](mailto:office@example.org).
    ```
    Right:
    ```body.en.md
    Read more on [www.amnesty.example](https://amnesty.example/en/).
    ```
    ```body.fr.md
    Écrivez à [press@example.org](mailto:press@example.org).
    ```
    """
    for mention in transcript.mentions:
        if _misleads(mention):
            shown = " ".join(mention.text.split())
            fix = "let both be the same, or put the link on words"
            yield Report(mention.place, f"the link shows ‘{shown}’ and leads to {mention.target}", fix)


def _misleads(mention: Mention) -> bool:
    text = UNSEEN.sub("", mention.text).strip().rstrip(".,;:،؛").strip("<>()[]«»“” ")
    scheme, _, rest = mention.target.partition(":")
    is_mail = scheme.lower() == "mailto"
    if email := EMAIL.fullmatch(text.removeprefix("mailto:")):
        if is_mail:
            return email[0].casefold() != rest.partition("?")[0].casefold()
        return _differ(email[1], mention.target)
    if shown := SHOWN.fullmatch(text) or BARE.fullmatch(text):
        return _differ(shown[1], f"https://{rest.rpartition('@')[2]}" if is_mail else mention.target)
    return False


def _differ(shown: str, target: str) -> bool:
    """Whether the shown host is neither that of the target, nor above or below it, nor in an archive's address."""
    try:
        parts = urlsplit(target)
        one, other = (ascii_host(host.lower()).removeprefix("www.") for host in (shown, parts.hostname or ""))
    except (Unreadable, ValueError):
        return False
    if parts.scheme not in ("http", "https") or (other in ARCHIVES and one in unquote(target).lower()):
        return False
    return one != other and not one.endswith(f".{other}") and not other.endswith(f".{one}")
