"""A release as an e-mail to journalists: a draft that a mail program opens, to be addressed and sent by somebody.

Edition → message (RFC 5322) in text and HTML. It fetches nothing and tells nobody that it was read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import formataddr

from ..model.characters import unheld
from ..model.edition import Edition
from ..template import fill
from .letter import letter
from .plain import text

INK, QUIET, RULE = "#1b2226", "#4d585d", "#ccd1cf"
BOX = (
    "max-width: 640px; margin: 0 auto; padding: 16px; color: {ink}; background: #ffffff; "
    "font-family: {faces}; font-size: {size}px; line-height: {leading}"
)
FACES = {"Arab": "Tahoma, Arial, sans-serif"}
STYLES = {
    "a": "color: {accent}",
    "blockquote": "margin: 16px 0; padding: 0 24px",
    "figcaption": f"color: {QUIET}; font-size: 14px",
    "figure": "margin: 16px 0",
    "h1": "font-size: 26px; line-height: 1.3; margin: 24px 0 16px",
    "h2": "font-size: 20px; line-height: 1.3; margin: 28px 0 8px",
    "h3": "font-size: 17px; line-height: 1.3; margin: 20px 0 8px",
    "h4": "font-size: 16px; line-height: 1.3; margin: 16px 0 8px",
    "li": "margin: 0 0 6px",
    "ol": "margin: 0 0 14px; padding: 0 28px",
    "p": "margin: 0 0 14px",
    "table": "border-collapse: collapse; margin: 0 0 14px",
    "td": f"border: 1px solid {RULE}; padding: 4px 8px; vertical-align: top",
    "th": f"border: 1px solid {RULE}; padding: 4px 8px; vertical-align: top; text-align: start",
    "ul": "margin: 0 0 14px; padding: 0 28px",
}


def message(edition: Edition, addresses: Mapping[str, str], pages: Mapping[str, int]) -> bytes:
    """The message. `addresses` are linked to at its end, by their labels; `pages` are those of the release's places."""
    told = text(edition, addresses, pages)
    boundary = hashlib.sha256(told.encode()).hexdigest()[:32]
    mail = MIMEMultipart("alternative", f"=_{boundary}")  # "=_" can stand in no encoded text
    mail["Subject"] = _encoded(subject(edition), "Subject")
    sender = next((reached.email for reached in edition.contacts if reached.email), "")
    if re.fullmatch(r"[!-?A-~]+@[!-?A-~]+", sender):
        mail["From"] = _sender(_on_one_line(edition.letterhead.plain_name), sender)
    mail["Content-Language"] = edition.language.code
    mail["X-Unsent"] = "1"  # mail programs open it as a draft
    for kind, content in (("plain", told), ("html", _html(edition, addresses, pages))):
        mail.attach(MIMEText(content.replace("\n", "\r\n"), kind, "utf-8"))
    return mail.as_bytes(policy=compat32.clone(linesep="\r\n"))


def _encoded(words: str, name: str) -> str:
    """The value of a header, in encoded words where it needs them.

    Those of email's newer policies lose spaces where one ends (https://github.com/python/cpython/issues/92081).
    """
    return words if words.isascii() and "=?" not in words else Header(words, "utf-8", header_name=name).encode()


def _sender(name: str, address: str) -> str:
    return (
        formataddr((name, address)) if name.isascii() and "=?" not in name else f"{_encoded(name, 'From')} <{address}>"
    )


def subject(edition: Edition) -> str:
    """The title; before it, why the release must not be published."""
    says = edition.language.labels
    warnings = [says["draft"]] * edition.is_draft + [says["embargo"]] * bool(edition.embargo)
    warnings += [says["withdrawn"]] * bool(edition.withdrawn)
    named = "".join(says["typed"].format(type=warning, title="") for warning in warnings)
    return _on_one_line(named + edition.plain_title)


def _on_one_line(words: str) -> str:
    return re.sub("[\t\n ]+", " ", unheld(re.sub("[\x00-\x1f\x7f-\x9f]", " ", words))).strip()


def _html(edition: Edition, addresses: Mapping[str, str], pages: Mapping[str, int]) -> str:
    is_arabic = edition.language.script == "Arab"
    box = BOX.format(
        ink=INK,
        faces=FACES.get(edition.language.script, "Arial, Helvetica, sans-serif"),
        size=17 if is_arabic else 16,
        leading="1.7" if is_arabic else "1.5",
    )
    styles = {**STYLES, "a": STYLES["a"].format(accent=edition.letterhead.accent)}
    if edition.language.digits == "arab":
        styles["ol"] += "; list-style-type: arabic-indic"
    values = {
        "language": edition.language,
        "title": subject(edition),
        "box": box,
        "letter": letter(edition, pages, styles, addresses),
    }
    return fill("shared/mail.html.j2", values)
