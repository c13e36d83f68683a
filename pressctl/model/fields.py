"""The types of single fields: what a writer may type there, and what is said where it does not fit."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from .node import Text
from .record import PlainText, Translated, kind_of_node, unfit

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EMAIL = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
PHONE = r"\+[0-9][0-9 ().-]{5,24}"
ADDRESS = r"https?://[^\s/?#@\\]+(?:[/?#][^\s\\]*)?"
# names that some systems keep for themselves, and those of other folders and pages beside the releases on a site
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
    if not re.fullmatch(EMAIL, text):
        raise unfit(f"‘{text}’ is not an e-mail address", "write it as press@example.org")
    return text


def _phone(text: Text) -> Text:
    if not re.fullmatch(PHONE, text):
        raise unfit(f"‘{text}’ is not a telephone number for readers abroad", 'write it as "+33 1 23 45 67 89"')
    return text


def is_address(text: str) -> bool:
    """Whether `text` is a whole web address, of a host and a port that can be."""
    try:
        return re.fullmatch(ADDRESS, text) is not None and urlsplit(text).port != 0
    except ValueError:
        return False


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


def _shaped(pattern: str) -> WithJsonSchema:
    """What an editor knows of a text: how it looks. Figures alone are a number there."""
    return WithJsonSchema({"type": ["string", "number"], "pattern": f"^{pattern}$"})


Slug = Annotated[PlainText, AfterValidator(_slug), _shaped(SLUG.pattern)]
Email = Annotated[PlainText, AfterValidator(_email), _shaped(EMAIL)]
Phone = Annotated[PlainText, AfterValidator(_phone), _shaped(PHONE)]
Address = Annotated[PlainText, AfterValidator(_address), _shaped(ADDRESS)]
InnerPath = Annotated[PlainText, AfterValidator(_path), _shaped(r"[^/~\\:][^\\:]*")]


def _count(value: Any) -> int:
    if isinstance(value, Text) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    if isinstance(value, Text) and re.fullmatch(r"[0-9]+", value.strip()):
        raise unfit(f"‘{value.strip()}’ is more than pressctl counts to", "see whether figures were typed twice")
    message = f"‘{value}’ is not a whole number" if isinstance(value, Text) else "expected a whole number here"
    raise unfit(message, "write it in figures, such as 948")


COUNT = {
    "anyOf": [{"type": "integer", "minimum": 0, "maximum": 999_999_999}, {"type": "string", "pattern": "^[0-9]{1,9}$"}]
}
Count = Annotated[int, BeforeValidator(_count), Field(ge=0), WithJsonSchema(COUNT)]


def _positive(count: int) -> int:
    if count < 1:
        raise unfit("there has to be at least one here", "write 1 or more")
    return count


POSITIVE = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 999_999_999},
        {"type": "string", "pattern": "^0*[1-9][0-9]{0,8}$"},
    ]
}
Positive = Annotated[int, BeforeValidator(_count), AfterValidator(_positive), WithJsonSchema(POSITIVE)]

UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
AGE = "[1-9][0-9]{0,3}[mhdw]"


def _age(text: Text) -> Text:
    if not re.fullmatch(AGE, text):
        raise unfit(f"‘{text}’ is not a length of time", "write a number with m, h, d or w, such as 12h or 7d")
    return text


def length(age: str) -> timedelta:
    """How long an age such as 12h or 7d is; raises ValueError."""
    if not re.fullmatch(AGE, age):
        raise ValueError(age)
    return timedelta(**{UNITS[age[-1]]: int(age[:-1])})


Age = Annotated[PlainText, AfterValidator(_age), WithJsonSchema({"type": "string", "pattern": f"^{AGE}$"})]


def _flag(value: Any) -> bool:
    if isinstance(value, Text) and value in ("yes", "no"):
        return value == "yes"
    message = f"‘{value}’ is neither yes nor no" if isinstance(value, Text) else "expected yes or no here"
    raise unfit(message, "write yes or no")


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": ["yes", "no"]})]
# one text for all languages, or one for each
Worded = Annotated[
    Annotated[PlainText, Tag("text")] | Annotated[Translated, Tag("mapping")], Discriminator(kind_of_node)
]
