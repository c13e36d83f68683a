"""The door between the YAML tree and the typed model: what every record of the newsroom is built on."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .node import Map, Text
from .place import Place

__all__ = ["Moment", "Names", "PlainText", "Record", "ReleaseDate", "Translated", "Unfit", "ValidationError"]

NOWHERE = Place("")
# every value is read as text, and an editor takes 948 for a number and true for a truth: neither is wrong
WRITTEN: dict[str, Any] = {"type": ["string", "number", "boolean"]}
OF_THE_NEWSROOM = "x-languages"  # stands in a schema where the newsroom's languages belong


def unfit(message: str, fix: str = "", rule: str = "REL003") -> PydanticCustomError:
    """The error of a validator: what is wrong with the value, what to write instead, and which rule that breaks."""
    return PydanticCustomError("unfit", "{message}", {"message": message, "fix": fix, "rule": rule})


Unfit = PydanticCustomError


class Record(BaseModel):
    """A mapping of the YAML with known keys. `origin` is where it begins."""

    @classmethod
    def written_keys(cls) -> dict[str, str]:
        """The keys that a writer types, and the field that each fills: not the same where a key is a word of Python."""
        return {field.alias or name: name for name, field in cls.model_fields.items()}

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
    _origin: Place = PrivateAttr(default=NOWHERE)

    @property
    def origin(self) -> Place:
        return self._origin

    @model_validator(mode="wrap")
    @classmethod
    def _keep_origin(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record = handler(data)
        if isinstance(data, Map):
            record._origin = data.place
        return record


def _as_text(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    shape = "a list" if isinstance(value, list) else "fields"
    raise unfit(f"expected a text here, found {shape}", "write one text, in double quotes")


class _PlainTextSchema:
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_as_text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(WRITTEN)


PlainText = Annotated[Text, _PlainTextSchema]


def kind_of_node(value: Any) -> str:
    """Which half of a "text or mapping" field a value belongs to."""
    return "text" if isinstance(value, Text) else "mapping"


LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Translated(Mapping[str, Text]):
    """One text in several languages, by language code. `origin` is where the mapping begins."""

    anywhere = False  # whether languages that the newsroom does not publish in are welcome

    def __init__(self, texts: Mapping[str, Text], origin: Place) -> None:
        self._texts = dict(texts)
        self.origin = origin

    def __getitem__(self, language: str) -> Text:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    @classmethod
    def of(cls, value: Any, info: ValidationInfo) -> Self:
        """Take a mapping of language codes to texts; `info.context["languages"]` are the newsroom's."""
        languages: tuple[str, ...] = (info.context or {}).get("languages", ())
        example = ", ".join(f"{code}: …" for code in languages) or "en: …, fr: …"
        if not isinstance(value, Map):
            raise unfit("expected one text a language here", f"write {{ {example} }}")
        if cls.anywhere and not value:
            raise unfit("expected a name in at least one language here", f"write {{ {example} }}")
        strangers = [code for code in value if not cls._knows(code, languages)]
        shapeless = [code for code, text in value.items() if not isinstance(text, Text)]
        if strangers or shapeless:
            context = {"strangers": strangers, "shapeless": shapeless, "languages": languages, "anywhere": cls.anywhere}
            raise PydanticCustomError("translated", "unfit languages", context)
        return cls(value, value.place)

    @classmethod
    def _knows(cls, code: str, languages: tuple[str, ...]) -> bool:
        if cls.anywhere or not languages:
            return bool(LANGUAGE_CODE.fullmatch(code))
        return code in languages

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls.of)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "object", OF_THE_NEWSROOM: dict(WRITTEN)}


class Names(Translated):
    """A name in the languages in which its bearer uses it, whatever these are."""

    anywhere = True

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        codes = {f"^{LANGUAGE_CODE.pattern}$": dict(WRITTEN)}
        return {"type": "object", "patternProperties": codes, "additionalProperties": False, "minProperties": 1}


class ReleaseDate:
    """A day, or only a month or a year where the day is not known; `is_estimate` where even that is a guess.

    `text` is as written: 2020-01-09, 2020-01, 2020, or 2015~ for an estimate (ISO 8601-2, level 1).
    """

    __slots__ = ("day", "is_estimate", "month", "text", "year")

    def __init__(self, year: int, month: int | None, day: int | None, text: Text, is_estimate: bool = False) -> None:
        self.year, self.month, self.day, self.text, self.is_estimate = year, month, day, text, is_estimate

    @property
    def first_day(self) -> datetime.date:
        """The day, or the first day it may have been."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The day, or the last day it may have been."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @classmethod
    def of(cls, value: Any) -> ReleaseDate:
        """Take `2020-01-09`, `2020-01`, `2020` or an estimate such as `2015~`."""
        text = _as_text(value)
        shape = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?~?", text)
        if not shape:
            raise unfit(f"‘{text}’ is not a date pressctl can read", "write the year first, such as 2020-01-09")
        year, month, day = (int(part) if part else None for part in shape.groups())
        try:
            datetime.date(year or 0, month or 1, day or 1)
        except ValueError:
            raise unfit(
                f"the calendar has no ‘{text}’", "write year, month and day, such as 2020-01-09", "DAT002"
            ) from None
        return cls(year or 0, month, day, text, text.endswith("~"))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.of)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        written = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?$"}
        return {"anyOf": [written, {"type": "integer", "minimum": 1, "maximum": 9999}]}


MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?[ ]?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)


class Moment:
    """A moment with its offset from UTC; `text` is as written."""

    __slots__ = ("at", "text")

    def __init__(self, at: datetime.datetime, text: Text) -> None:
        self.at, self.text = at, text

    @classmethod
    def of(cls, value: Any) -> Moment:
        """Take `2020-01-09T10:00:00+01:00`."""
        text = _as_text(value)
        example = "write it as 2020-01-09T10:00:00+01:00"
        shape = MOMENT.fullmatch(text)
        if not shape:
            raise unfit(f"‘{text}’ is not a moment pressctl can read", example)
        try:
            moment = datetime.datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", ""))
        except ValueError:
            raise unfit(f"neither the calendar nor the clock has ‘{text}’", example, "DAT002") from None
        if moment.tzinfo is None:
            missing = "in which time zone" if ":" in text else "at which hour, and in which time zone"
            raise unfit(f"‘{text}’ does not say {missing}", f"add the offset from UTC: {example}", "DAT001")
        return cls(moment, text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.of)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        day, hour, offset = (
            "[0-9]{4}-[0-9]{2}-[0-9]{2}",
            "[0-9]{2}:[0-9]{2}(:[0-9]{2})?",
            "(Z|[+-][0-9]{2}(:?[0-9]{2})?)",
        )
        return {"type": "string", "pattern": f"^{day}[T ]{hour} ?{offset}$"}
