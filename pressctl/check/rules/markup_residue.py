"""TXT024"""

import html
import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs

ENTITY = re.compile(
    r"&(?:#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5}|nbsp|amp|quot|apos|lt|gt|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|laquo|raquo|eacute|egrave|agrave);"
)
TAG = re.compile(r"</?(?:p|br|b|i|u|em|strong|span|div|a|font|sup|sub|h[1-6]|li|ul)\b[^<>]{0,200}>", re.IGNORECASE)


@rule("TXT024", Severity.WARNING)
def markup_residue(passage: Passage, desk: Desk) -> Iterator[Report]:
    """Signs of a web page’s code stand in the text, such as &amp;nbsp; or <br>.

    Why: they were copied along, and readers see them as they are.
    Wrong:
    ```
    title: { en: "Bread &amp; roses", fr: Pain, ar: خبز }
    ```
    Right:
    ```
    title: { en: "Bread & roses", fr: Pain, ar: خبز }
    ```
    """
    for sign in signs(passage, desk, ENTITY, has_names=True):
        right = html.unescape(sign.text)
        new = right if (right.isprintable() and right not in "<>&\"'") or sign.text == "&amp;" else None
        yield sign.report(f"‘{sign.text}’ is code of a web page", f"write {right.strip() or 'a space'}", new)
    for sign in signs(passage, desk, TAG, has_names=True):
        yield sign.report(f"‘{sign.text}’ is code of a web page", "delete it")
