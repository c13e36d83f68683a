"""Tree → record: what the fields of a file have to be, and sentences of our own where they are not.

pydantic checks; the path it gives to each fault leads through the tree to the exact place. None of its words are used.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from ..model.finding import Finding
from ..model.node import Items, Map, Text
from ..model.place import Place
from ..model.record import LANGUAGE_CODE, Moment, Names, Record, ReleaseDate, Translated, ValidationError
from .rules import RULES
from .rules.release import REL001, REL002, REL003, REL004
from .words import closest, one_of, shown

BY_CODE = {rule.code: rule for rule in RULES}
SomeRecord = TypeVar("SomeRecord", bound=Record)


def decode(model: type[SomeRecord], node: Map, languages: tuple[str, ...]) -> tuple[SomeRecord | None, list[Finding]]:
    """The record of type `model` that stands in `node`, or None, and what is wrong with it.

    `languages` are those that the newsroom publishes in; none if they are not known.
    """
    try:
        record = model.model_validate(node, context={"languages": languages})
    except ValidationError as error:
        return None, [
            f for fault in error.errors(include_url=False) for f in _Fault(model, node, fault, languages).findings()
        ]
    return record, list(_empty(record))


class _Fault:
    """One complaint of pydantic, and where it leads."""

    def __init__(self, model: type[Record], top: Map, fault: Mapping[str, Any], languages: tuple[str, ...]) -> None:
        self.type: str = fault["type"]
        self.context: Mapping[str, Any] = fault.get("ctx") or {}
        self.value = fault.get("input")
        self.languages = languages
        self.path: list[str] = []
        self.parent: Map | Items = top
        self.annotation: Any = model
        self.owner: Any = model
        self.node: Any = top
        self.field = ""
        for step in fault["loc"]:
            self._descend(step)

    def _descend(self, step: str | int) -> None:
        """One step of pydantic's path; names of union members and of gathered fields are not in the tree."""
        narrower = _inside(self.annotation, step)
        if narrower is not None:
            self.owner, self.annotation = self.annotation, narrower
        if isinstance(step, str):
            self.field = step
        if isinstance(self.node, Map) and isinstance(step, str) and step in self.node:
            self.parent, self.node = self.node, self.node[step]
            self.path.append(step)
        elif isinstance(self.node, Items) and isinstance(step, int) and step < len(self.node):
            self.parent, self.node = self.node, self.node[step]

    @property
    def place(self) -> Place:
        place: Place = self.node.place
        return place

    def findings(self) -> Iterator[Finding]:
        """What to tell the writer."""
        match self.type:
            case "translated":
                yield from self._languages()
            case "extra_forbidden":
                yield self._unknown()
            case "missing":
                yield self._missing()
            case _ if isinstance(self.node, Text) and not self.node.strip():
                yield empty(self.path[-1] if self.path else "", self.place, isinstance(self.parent, Items))
            case "unfit":
                rule = BY_CODE[self.context["rule"]]
                message = str(self.context["message"])
                yield Finding(rule, _shortened(message, self.node), str(self.context["fix"]), self.place)
            case _:
                yield Finding(REL003, *self._shape(), self.place)

    def _unknown(self) -> Finding:
        record = _record(self.owner)
        known = sorted(record.written_keys()) if record else []
        guess = closest(self.field, known)
        fix = f"did you mean ‘{guess}’?" if guess else f"the fields here are {one_of(known, 'and')}" if known else ""
        place = (
            self.parent.keys_at[self.field]
            if isinstance(self.parent, Map) and self.field in self.parent
            else self.place
        )
        return Finding(REL001, f"‘{shown(self.field)}’ is not a field that belongs here", fix, place)

    def _missing(self) -> Finding:
        where = f" in ‘{shown(self.path[-1])}’" if self.path else ""
        fix = f"add ‘{self.field}: {_sample(self.annotation, self.languages)}’"
        return Finding(REL002, f"‘{self.field}’ is missing{where}", fix, self.place)

    def _languages(self) -> Iterator[Finding]:
        context = self.context
        for code in context["strangers"]:
            yield Finding(REL004, *_stranger(code, context["languages"], context["anywhere"]), self.node.keys_at[code])
        for code in context["shapeless"]:
            name = shown(code)
            fix = f"write the text itself behind ‘{name}:’, in double quotes"
            yield Finding(
                REL003, f"expected a text behind ‘{name}’, found {_what(self.node[code])}", fix, self.node[code].place
            )

    def _shape(self) -> tuple[str, str]:
        """The value has the wrong shape, or is not one of those that are allowed."""
        name = shown(self.path[-1]) if self.path else "this"
        match self.type:
            case "tuple_type" | "list_type":
                hyphen = isinstance(self.node, Text) and self.node.startswith("-")
                fix = (
                    "type a space after each hyphen"
                    if hyphen
                    else f"write ‘{name}: [ … ]’, or each item on a line after ‘- ’"
                )
                return f"‘{name}’ is a list; found {_what(self.node)}", fix
            case "model_type" | "dict_type" | "mapping_type":
                record = _record(self.annotation)
                fields = [key for key in record.written_keys() if key != "settings"] if record else []
                fix = (
                    f"write {{ {', '.join(f'{field}: …' for field in fields[:3])} }}"
                    if fields
                    else "write { name: value }"
                )
                return f"expected fields in ‘{name}’, found {_what(self.node)}", fix
            case "literal_error":
                choices = [str(choice) for choice in _choices(self.annotation)]
                if not isinstance(self.node, Text):
                    return f"expected one word in ‘{name}’, found {_what(self.node)}", f"write {one_of(choices)}"
                return f"‘{shown(self.node)}’ is not something ‘{name}’ can be", f"write {one_of(choices)}"
            case "too_short":
                return f"‘{name}’ is an empty list", "name at least one"
        return f"this does not fit ‘{name}’", ""


def empty(name: str, place: Place, item: bool = False) -> Finding:
    """The finding for a field, or an item of a list, with nothing in it."""
    what = f"an item of ‘{shown(name)}’ is empty" if item else f"‘{shown(name)}’ is empty"
    return Finding(REL003, what, "write a value, or delete the line", place)


def _empty(value: Any, name: str = "", item: bool = False) -> Iterator[Finding]:
    """Fields that are there and say nothing. Empty translations are not among them: they are looked at later."""
    if isinstance(value, Text) and not value.strip():
        yield empty(name, value.place, item)
    for field, inner in _inner(value):
        yield from _empty(inner, field or name, item=isinstance(value, tuple))


def _inner(value: Any) -> Iterable[tuple[str, Any]]:
    """What a value is made of, by name where its parts have names."""
    match value:
        case Record():
            return value
        case tuple():
            return [("", inner) for inner in value]
        case Names():
            return [("", inner) for inner in value.values()]
        case Mapping() if not isinstance(value, Translated):
            return value.items()
        case _:
            return ()


def _stranger(code: str, languages: tuple[str, ...], anywhere: bool) -> tuple[str, str]:
    name = shown(code)
    if anywhere or not languages:
        return f"‘{name}’ is not the code of a language", "write its code, such as en, fr, ar or sv"
    if LANGUAGE_CODE.fullmatch(code):
        fix = f"write {one_of(languages)}, or add {name} to ‘publish’ in pressctl.yaml"
    else:
        fix = f"write {one_of(languages)}"
    return f"‘{name}’ is not a language of this newsroom", fix


def _what(node: Any) -> str:
    return "a text" if isinstance(node, Text) else "a list" if isinstance(node, Items) else "fields"


def _shortened(message: str, node: Any) -> str:
    """The message, with the writer's value on one line and cut where it is long."""
    return message.replace(str(node), shown(node)) if isinstance(node, Text) and node else message


def _members(annotation: Any) -> Iterator[Any]:
    """The types that an annotation is made of, without `Annotated`, unions and sequences around them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield annotation
        yield from _members(get_args(annotation)[0])
    elif origin in (Union, types.UnionType, tuple):
        for member in get_args(annotation):
            yield from _members(member)
    elif origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        yield from _members(get_args(annotation)[1])
    else:
        yield annotation


def _record(annotation: Any) -> type[Record] | None:
    return next((m for m in _members(annotation) if isinstance(m, type) and issubclass(m, Record)), None)


def _inside(annotation: Any, step: str | int) -> Any:
    """The annotation of the field `step` of a record; None where the step stays in the same one."""
    record = _record(annotation)
    name = record.written_keys().get(step) if record and isinstance(step, str) else None
    field = record.model_fields[name] if record and name else None
    if field is None:
        return annotation if record and isinstance(step, str) and step not in ("text", "mapping") else None
    return field.annotation


def _choices(annotation: Any) -> tuple[Any, ...]:
    return next((get_args(m) for m in _members(annotation) if get_args(m) and get_origin(m) is not Annotated), ())


def _sample(annotation: Any, languages: tuple[str, ...]) -> str:
    """What a value of this type looks like."""
    members = list(_members(annotation))
    classes = [m for m in members if isinstance(m, type)]
    if any(issubclass(m, Translated) for m in classes):
        return f"{{ {', '.join(f'{code}: …' for code in languages or ('en', 'fr', 'ar'))} }}"
    if ReleaseDate in classes or Moment in members:
        return "2020-01-09"
    record = _record(annotation)
    return f"{{ {', '.join(f'{name}: …' for name in list(record.written_keys())[:2])} }}" if record else "…"
