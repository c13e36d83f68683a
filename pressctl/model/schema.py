"""JSON Schema of the files that people write, for their editors: names of fields, what they are for, what they take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from .described import FIELDS
from .newsroom import Boilerplate, Settings, Term
from .record import OF_THE_NEWSROOM, Record
from .release import Description, Organisation

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# each file by its name, with the record it holds, or those of which it is a list
SINGLE: Mapping[str, type[Record]] = {"pressctl": Settings, "release": Description}
LISTS: Mapping[str, type[Record]] = {"organisations": Organisation, "boilerplate": Boilerplate, "glossary": Term}
# fields of which all values are known, by record and name
KNOWN = {
    "Description": {"kind": "kinds", "languages": "languages"},
    "Part": {"languages": "languages"},
    "Languages": {"source": "languages", "publish": "languages"},
    "Formats": {"formats": "formats"},
}


class _Written(GenerateJsonSchema):
    """As people write: what may be left out is left out, and its default is ours to know."""

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 — the name of a field says it
        return False


def schema_of(name: str, known: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """The schema of a file by its name: pressctl, release, organisations, boilerplate or glossary.

    `known` are the kinds, the languages and the formats that there are, under these names.
    """
    model = {**SINGLE, **LISTS}[name]
    made = model.model_json_schema(schema_generator=_Written)
    codes, records = sorted(known["languages"]), made.pop("$defs", {})
    records[model.__name__] = made
    for each, record in records.items():
        if each == "Languages":
            _spread_settings(record, codes)
        for field, what in KNOWN.get(each, {}).items():
            _choose(record["properties"][field], sorted(known[what]))
        _describe(each, record)
    for node in _nodes(records):
        _settle(node, codes)
    return {"$schema": DIALECT, "title": f"{name}.yaml", **_top(name, model.__name__), "$defs": records}


def _top(name: str, record: str) -> dict[str, Any]:
    """The file as a whole; whatever stands in one of the lists is known by its id."""
    one: dict[str, Any] = {"$ref": f"#/$defs/{record}"}
    if name in SINGLE:
        return one
    return {"type": "array", "items": one if name == "glossary" else {**one, "required": ["id"]}}


def _describe(name: str, record: dict[str, Any]) -> None:
    record["description"] = " ".join(record.get("description", "").split())
    for field, schema in record.get("properties", {}).items():
        if field in FIELDS.get(name, {}):
            schema["description"] = FIELDS[name][field]


def _choose(schema: dict[str, Any], words: list[str]) -> None:
    target = schema["items"] if schema.get("type") == "array" else schema
    target.pop("type", None)
    target["enum"] = words


def _spread_settings(record: dict[str, Any], codes: Iterable[str]) -> None:
    """Settings of a language stand under its own code."""
    settings = record["properties"].pop("settings")["additionalProperties"]
    record["properties"] |= {code: dict(settings) for code in codes}


def _settle(node: dict[str, Any], codes: Iterable[str]) -> None:
    if isinstance(node.get("title"), str):
        del node["title"]
    if OF_THE_NEWSROOM in node:
        text = node.pop(OF_THE_NEWSROOM)
        node |= {"properties": {code: dict(text) for code in codes}, "additionalProperties": False}


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """All mappings of a schema."""
    if isinstance(schema, dict):
        yield schema
        for inner in list(schema.values()):
            yield from _nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _nodes(inner)
