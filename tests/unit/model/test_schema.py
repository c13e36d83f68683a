"""The schemas that editors read: what the samples hold is right in them, and what pressctl refuses is mostly wrong."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import jsonschema
import pytest
import yaml

from pressctl.load import load
from pressctl.model.described import FIELDS
from pressctl.model.finding import worst_is_error
from pressctl.pipeline.editor import FILES, editor_files, schema
from tests.examples.newsroom import ORGANISATIONS, SETTINGS as PLAIN, complete
from tests.small import CHECKOUT, newsroom, write

SCHEMAS = {name: json.loads(schema(name)) for name in FILES}
SAMPLES = [(name, path) for name, glob in FILES.items() for path in sorted(CHECKOUT.glob(glob))]
STARTERS = [(n, p) for n, glob in FILES.items() for p in sorted((CHECKOUT / "templates/starter").glob(glob))]


class Editor(yaml.SafeLoader):
    """YAML as editors read it: version 1.2, in which only true and false are truths and a date is a text."""

    yaml_implicit_resolvers: dict = {}  # noqa: RUF012 — a table of PyYAML's


for tag, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "null|Null|NULL|~|", ("n", "N", "~", "")),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def complaints(name: str, text: str) -> list[str]:
    whole = yaml.load(text, Editor)
    validator = jsonschema.Draft202012Validator(SCHEMAS[name])
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(whole)]


@pytest.mark.parametrize("name", FILES)
def test_each_schema_is_one(name):
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "x-languages" not in json.dumps(SCHEMAS[name])


@pytest.mark.parametrize(("name", "path"), [*SAMPLES, *STARTERS], ids=lambda value: str(value).split("/wt")[-1][-50:])
def test_nothing_is_underlined_in_a_sample(name, path):
    assert complaints(name, path.read_text(encoding="utf-8")) == []


def test_there_are_samples_of_every_file():
    assert {name for name, _ in SAMPLES} == set(FILES)


RIGHT = [
    "date: 2020",
    "date: 2015~",
    "date: 2020-01",
    'date: "2020-01-09"',
    "embargo: 2020-01-09T10:00:00+01:00",
    "embargo: 2020-01-09 10:00 Z",
    "signatories: { organisations: [mazaya, { name: { sv: Förbundet } }], individuals: { total: 948 } }",
    'signatories: { individuals: { total: "948" } }',
    "title: { en: 2020, fr: true, ar: 1.5 }",
    "charts: [ { id: a, title: { en: A }, bars: [ { label: { en: B }, value: 12.5, estimate: yes } ] } ]",
    "kind: report\nsections: [about, { include: 2020-01-idlib, numbered: no }]",
    'kind: programme\ndays: [ { date: 2020-12-09, events: [ { time: "18:30-19:00", title: A, with: B } ] } ]',
    "allow: [ { rule: placeholder-link, because: it follows, until: 2027-03 } ]",
    "hashtags: [ '#A' ]\nlanguages: [fr]",
]
WRONG = [
    "date: 9 January 2020",
    "date: 12.01.2017",
    "embargo: 2020-01-09T10:00:00",
    "kind: statment",
    "titel: { en: A }",
    "title: A",
    "title: { de: A }",
    "title: [A]",
    "languages: [de]",
    "signatories: { individuals: { total: many } }",
    "signatories: { order: random }",
    "contacts: [ { name: { en: A }, phone: 01 23 45 67 89 } ]",
    "contacts: [ { name: { en: A }, email: here } ]",
    "media: [ { file: /x.jpg, alt: { en: A }, credit: B } ]",
    "media: [ { file: x.jpg, credit: B } ]",
    "allow: [ { rule: placeholder-link } ]",
    "kind: programme\ndays: [ { date: 2020-12-09, events: [ { time: at noon, title: A } ] } ]",
    "kind: report\nsections: [ { name: a, numbered: true } ]",
]


@pytest.mark.parametrize("fragment", RIGHT)
def test_what_pressctl_takes_is_not_underlined(fragment):
    assert complaints("release", complete(fragment)) == []


@pytest.mark.parametrize("fragment", WRONG)
def test_what_pressctl_refuses_is_underlined(fragment, tmp_path):
    text = complete(fragment)
    root = write(tmp_path, {"pressctl.yaml": PLAIN, "releases/organisations.yaml": ORGANISATIONS})
    write(root, {"releases/a/release.yaml": text, "releases/a/x.jpg": b"\xff\xd8\xff"})
    assert worst_is_error(load(root).findings)
    assert complaints("release", text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pressctl", PLAIN.replace("source: en", "source: english")),
        ("pressctl", PLAIN.replace("url:", "adress:")),
        ("pressctl", PLAIN + "output: { formats: [word] }\n"),
        ("pressctl", PLAIN.replace("publish: [en, fr, ar]", "publish: [en], sw: { locale: sw }")),
        ("organisations", "- { name: { en: A } }\n"),
        ("organisations", "id: a\nname: { en: A }\n"),
        ("organisations", "- { id: a, name: A }\n"),
        ("boilerplate", "- { id: a, text: A }\n"),
        ("glossary", "- { term: { en: A }, avoid: { en: B } }\n"),
    ],
)
def test_other_files_are_looked_at_as_well(name, text):
    assert complaints(name, text)
    assert complaints("pressctl", PLAIN) == []


def test_every_field_says_what_it_is_for_and_none_that_is_not_there():
    fields: dict[str, set[str]] = {}
    for whole in SCHEMAS.values():
        for record, node in whole["$defs"].items():
            assert node["description"], record
            fields[record] = set(node["properties"])
    assert {record: set(words) for record, words in FIELDS.items()} == fields


def test_an_editor_finds_each_schema():
    files = editor_files()
    settings = json.loads(files[".vscode/settings.json"])
    assert {path.removeprefix("./") for path in settings["yaml.schemas"]} < set(files)
    with tempfile.TemporaryDirectory() as folder:
        root = newsroom(Path(folder), "one", more={"releases/organisations.yaml": ORGANISATIONS})
        globs = settings["yaml.schemas"].values()
        assert {p for glob in globs for p in root.glob(glob)} == set(root.rglob("*.yaml"))
