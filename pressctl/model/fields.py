"""The types of single fields: what a writer may type there, and what is said where it does not fit."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from .node import Text
from .record import PlainText, Translated, kind_of_node, unfit

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = frozenset({"con", "prn", "aux", "nul", "index", "assets", "manifest"})


def is_slug(text: str) -> bool:
    """Whether `text` can be an id: part of an address and of a file's name on every system."""
    return SLUG.fullmatch(text) is not None and len(text) <= 80 and text not in RESERVED


def leads_out(path: str) -> bool:
    """Whether a path that a writer typed leads, or on some system may lead, out of the folder it belongs to."""
    return path.startswith(("/", "~")) or ".." in path.split("/") or any(sign in path for sign in ("\\", ":", "\0"))


def _slug(text: Text) -> Text:
    if not is_slug(text):
        raise unfit(
            f"‘{text}’ cannot be an id",
            "use small Latin letters, digits and single hyphens, such as idlib-2020",
            "REL006",
        )
    return text


def _email(text: Text) -> Text:
    if not re.fullmatch(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", text):
        raise unfit(f"‘{text}’ is not an e-mail address", "write it as press@example.org")
    return text


def _phone(text: Text) -> Text:
    if not re.fullmatch(r"\+[0-9][0-9 ().-]{5,24}", text):
        raise unfit(f"‘{text}’ is not a telephone number for readers abroad", 'write it as "+33 1 23 45 67 89"')
    return text


def is_address(text: str) -> bool:
    """Whether `text` is a whole web address."""
    return re.fullmatch(r"https?://[^\s/?#@\\]+(?:[/?#][^\s\\]*)?", text) is not None


def _address(text: Text) -> Text:
    if not is_address(text):
        raise unfit(f"‘{text}’ is not a web address", "write it whole, such as https://example.org/")
    return text


def _path(text: Text) -> Text:
    if "\\" in text and not leads_out(text.replace("\\", "/")):
        right = text.replace("\\", "/")
        raise unfit(f"‘{text}’ is written with backslashes", f"write {right}", "REL008")
    if not text or leads_out(text):
        raise unfit(
            f"‘{text}’ leads out of the folder it belongs to", "write a path inside it, such as media/a.jpg", "REL008"
        )
    return text


Slug = Annotated[PlainText, AfterValidator(_slug)]
Email = Annotated[PlainText, AfterValidator(_email)]
Phone = Annotated[PlainText, AfterValidator(_phone)]
Address = Annotated[PlainText, AfterValidator(_address)]
InnerPath = Annotated[PlainText, AfterValidator(_path)]


def _count(value: Any) -> int:
    if isinstance(value, Text) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    message = f"‘{value}’ is not a whole number" if isinstance(value, Text) else "expected a whole number here"
    raise unfit(message, "write it in figures, such as 948")


Count = Annotated[int, BeforeValidator(_count), Field(ge=0)]


def _flag(value: Any) -> bool:
    if isinstance(value, Text) and value in ("yes", "no"):
        return value == "yes"
    message = f"‘{value}’ is neither yes nor no" if isinstance(value, Text) else "expected yes or no here"
    raise unfit(message, "write yes or no")


Flag = Annotated[bool, BeforeValidator(_flag)]
# one text for all languages, or one for each
Worded = Annotated[
    Annotated[PlainText, Tag("text")] | Annotated[Translated, Tag("mapping")], Discriminator(kind_of_node)
]
