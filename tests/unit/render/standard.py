"""What IPTC ninjs 3.2 asks of the properties that pressctl writes, put as a JSON Schema that takes no others.

Names, types and choices are those of its schema, http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string", "minLength": 1}
URI: Schema = {"type": "string", "format": "uri", "pattern": "^https?://"}
COUNT: Schema = {"type": "integer", "minimum": 0}
MOMENT: Schema = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$",
}


def record(required: tuple[str, ...] = (), **properties: Schema) -> Schema:
    return {"type": "object", "required": list(required), "additionalProperties": False, "properties": properties}


def listed(item: Schema) -> Schema:
    return {"type": "array", "minItems": 1, "items": item}


SAID = listed(record(("value",), role=TEXT, contentType=TEXT, value=TEXT))
RENDITIONS = listed(
    record(("name",), name=TEXT, href=URI, contentType=TEXT, width=COUNT, height=COUNT, sizeInBytes=COUNT)
)
SHARED: Schema = {
    "uri": URI,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    "language": TEXT,
    "by": TEXT,
    "descriptions": SAID,
    "renditions": RENDITIONS,
}
ASSOCIATION = record(("uri", "name"), name=TEXT, rel=TEXT, **SHARED)
CONTACT = record(("value",), type=TEXT, value=TEXT)
ITEM = record(
    ("uri",),
    **SHARED,
    standard=record(
        name={"const": "ninjs"},
        version={"const": "3.2"},
        schema={"const": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#"},
    ),
    representationType={"enum": ["full", "partial"]},
    pubStatus={"enum": ["usable", "withheld", "canceled"]},
    firstCreated=MOMENT,
    versionCreated=MOMENT,
    embargoedUntil=MOMENT,
    title=TEXT,
    located=TEXT,
    edNote=TEXT,
    headlines=SAID,
    bodies=SAID,
    genres=listed(record(name=TEXT, literal=TEXT)),
    subjects=listed(record(name=TEXT, rel=TEXT, literal=TEXT)),
    infoSources=listed(record(name=TEXT, role=TEXT, uri=URI, contactInfo=listed(CONTACT))),
    associations=listed(ASSOCIATION),
)
