"""LNK028"""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ...model.passage import Transcript
from ..links import pages
from ..rule import Desk, Report, rule

PARAMETER = re.compile(r"(?:^|[?&;#])([^=&;?#/]{1,80})=([^&;#/]*)")
# always a key; and only where the value looks as if nobody could guess it
KEYS = """
password passwd passwort pwd passphrase motdepasse token accesstoken authtoken refreshtoken idtoken logintoken bearer
apikey secret clientsecret secretkey privatekey phpsessid jsessionid aspsessionid aspnetsessionid xamzsignature
xamzsecuritytoken xgoogsignature
"""
PERHAPS = "pass auth key session sessionid sess sid sig signature hash authkey accesskey authorization"
ALWAYS, AT_TIMES = frozenset(KEYS.split()), frozenset(PERHAPS.split())
FIX = "write the address without it, or link to a page that everybody may open; and have that password or key changed"


@rule("LNK028")
def link_with_password(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A link carries a password, or a key that stands for one.

    Why: whoever reads the page could enter with it, in the name of the person that it was given to: at an account, at a
    meeting, at files that are shared with few. It should be changed even if the page was never published.
    Wrong:
    ```body.en.md
    Join [the meeting](https://example.org/meeting?pwd=Wn2x).
    ```
    ```body.fr.md
    Lisez [le rapport](https://example.org/rapport;jsessionid=8A6B).
    ```
    Right:
    ```body.en.md
    Join [the meeting](https://example.org/meeting).
    ```
    ```body.fr.md
    Lisez [le rapport](https://example.org/rapport).
    ```
    """
    for page in pages(transcript, desk.newsroom):
        for name in dict.fromkeys(_keys(page.link.target)):
            yield Report(page.link.place, f"the link to {page.host} carries a key: ‘{name}=…’", FIX)


def _keys(target: str) -> Iterator[str]:
    """The names of those parameters that open something."""
    parts = urlsplit(target)
    for place in (parts.path.partition(";")[1] + parts.path.partition(";")[2], f"?{parts.query}", f"#{parts.fragment}"):
        for match in PARAMETER.finditer(place):
            name = re.sub(r"[\W_]", "", unquote(match[1]).casefold())
            if match[2] and (name in ALWAYS or (name in AT_TIMES and _is_random(unquote(match[2])))):
                yield match[1]


def _is_random(value: str) -> bool:
    """Whether letters and figures stand in such disorder that no words are in them."""
    if len(value) < 12 or re.search(r"\s", value):
        return False
    changes = len(
        re.findall(r"(?<=\d)(?=[A-Za-z])|(?<=[A-Za-z])(?=\d)|(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[a-z])", value)
    )
    return changes * 6 >= len(value) or len(max(re.split(r"[-_+. ]", value), key=len)) >= 28
