"""Whatever is typed, wherever it is typed: it is refused by name and place, or shown as it was typed, and obeyed by nobody."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressctl.model.record import Record
from pressctl.render.formats import FORMATS
from tests.hostile.drafts import (
    ACCEPTED,
    APPROVALS,
    BOILERPLATE,
    GLOSSARY,
    ORGANISATIONS,
    PROGRAMME,
    REPORT,
    SETTINGS,
    STATEMENT,
    WITHDRAWN,
)
from tests.hostile.injected import FIELDS, MARKDOWN, Injected
from tests.hostile.looked_at import LOOKS, essence, look
from tests.hostile.payloads import PAYLOADS
from tests.hostile.test_privacy import entries
from tests.hostile.watched import Watched

Built = tuple[Injected, Watched]
# no text that anybody may type goes into these as it stands: an id, a number, a choice, an address, a date, a path
FIXED = frozenset(
    "id url email phone file value estimate values total listed on order date rule at until kind embargo languages timezone"
    " include numbered new_page cover related locale digits formats strip timeout retries per_host max_age private_hosts accent"
    " logo decision language field source publish settings time body withdrawn organisations name".split()
)
RECORDS = (
    "Description Organisation Quote Picture Individuals Withdrawal Signatories Contact Correction Retraction Allowance"
)
RECORDS += (
    " Part Bar Curve Chart Event TimedEvent Day PressOffice Identity LanguageSettings Languages Formats LinkAllowance"
)
RECORDS += " LinkSettings ReviewSettings Settings Boilerplate Term Approval Accepted"


def test_there_are_payloads_for_everybody() -> None:
    assert len(PAYLOADS) > 100
    assert len({payload.text for payload in PAYLOADS}) == len(PAYLOADS)
    assert min(Counter(payload.target for payload in PAYLOADS).values()) >= 3


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *keys(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def records(kind: type[Record] = Record) -> Iterator[type[Record]]:
    for each in kind.__subclasses__():
        yield from (each, *records(each))


def test_every_field_that_takes_a_text_is_tried() -> None:
    drafts = (
        STATEMENT,
        PROGRAMME,
        REPORT,
        WITHDRAWN,
        APPROVALS,
        ACCEPTED,
        SETTINGS,
        ORGANISATIONS,
        BOILERPLATE,
        GLOSSARY,
    )
    tried = {key for draft in drafts for key in keys(draft)}
    known = {each.__name__: each for each in records() if each.__name__ in RECORDS.split()}
    assert set(known) == set(RECORDS.split())
    missing = {
        f"{name}.{key}" for name, each in known.items() for key in each.written_keys() if key not in tried | FIXED
    }
    assert missing == set(), "put the field into tests/hostile/drafts.py, or among those that take no text"
    assert len(FIELDS) > 60 or not FIELDS


def test_each_refusal_is_told_where_it_stands(injected: Built) -> None:
    there, _ = injected
    assert len(there.refused) > 10 * len(there.rows)
    codes = Counter(code for _, refused in there.refused.values() for code in refused)
    assert set(codes) <= {
        "SRC003",
        "SRC015",
        "SRC017",
        "LNK003",
        "LNK020",
        "LNK026",
        "MED001",
        "PDF001",
        "REL009",
        "REL018",
        "SIG004",
        "SIG014",
    }, codes
    # what is shown letter by letter is refused only for letters that nobody sees or no font has
    if len(there.rows) < len(PAYLOADS):  # then not every field has held every payload
        return
    there_are = Counter(name for owner, name in there.cells if owner != "shared")
    spared = Counter(name for (_, name), payload in there.cells.items() if payload)
    assert [name for name in there_are if name not in MARKDOWN and spared[name] < 0.5 * there_are[name]] == []


def test_what_is_a_command_in_markdown_is_never_taken(injected: Built) -> None:
    """Not a single link, tag or attribute of these is let into a text that may have links, tags or attributes."""
    there, _ = injected
    taken = [
        (cell, payload.text)
        for cell, payload in there.cells.items()
        if payload and payload.target == "link" and cell[1] in MARKDOWN
    ]
    assert [pair for pair in taken if not pair[1].startswith("<javascript:")] == []


def test_everything_is_built(injected: Built) -> None:
    """What is drawn is read back, and what the proof cannot make out on a page full of marks is refused there."""
    there, done = injected
    assert {code[:3] for code in re.findall(r": error ([A-Z]{3}\d{3})", done.output)} <= {"PRF"}, done.output[-3000:]
    built = Counter(entry["path"].partition(".en.")[2] for entry in entries(done))
    whole = 4 * len(there.rows)
    drawn = 2 if len(there.rows) < 20 else whole
    assert {built[name] for name in ("html", "docx", "txt", "eml", "json")} == {whole}
    assert drawn >= built["pdf"] >= drawn / 2
    assert built["pdfa.pdf"] == built["pdf"] or len(there.rows) < 20
    assert (done.root / "public" / "en" / "atom.xml").is_file(), done.complaints[-500:]


def shown_files(done: Watched) -> list[Path]:
    folders = [done.root / "dist", done.root / "public"]
    return sorted(
        p for f in folders for p in f.rglob("*") if p.is_file() and "assets" not in p.parts and p.name != "OFL.txt"
    )


def test_every_kind_of_file_is_looked_at(injected: Built) -> None:
    strangers = {path.suffix for path in shown_files(injected[1])} - {f".{suffix}" for suffix in LOOKS}
    assert strangers == set(), "write down in looked_at.py how its program reads it"
    suffixes = {name.rpartition(".")[2] for name in FORMATS} - {"pdfa"}
    assert suffixes <= set(LOOKS)


@pytest.mark.figures
def test_no_file_does_anything(injected: Built, record) -> None:
    files = shown_files(injected[1])
    record("pages and files full of commands, none of them obeyed", tried=len(files))
    wrong = {path.name: found for path in files if (found := look(path).wrong)}
    assert wrong == {}
    record("pages and files full of commands, none of them obeyed", held=len(files))


@pytest.mark.figures
def test_nothing_that_was_typed_is_lost(injected: Built, record) -> None:
    """In every file of its release, by its word; letter by letter where a text has no markup."""
    there, done = injected
    texts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for entry in entries(done):
        release = entry.get("release")
        if release and not entry["path"].endswith((".png", ".jpg", ".webp")):
            texts[release][entry["path"]] = essence(look(done.root / "dist" / entry["path"]).text)
    lost = []
    seen = 0
    for (owner, name), payload in there.shown():
        if owner == "shared" and not name.startswith(("newsroom.name", "newsroom.tagline")):
            continue
        is_plain = name not in MARKDOWN and "{{organisations}}" not in payload.text
        wanted = essence(payload.text if is_plain else payload.word)
        for release in texts if owner == "shared" else [owner]:
            for path, text in texts[release].items():
                seen += 1
                if wanted not in text and not told_apart(name, path):
                    lost.append((name, path, payload.text))
    record("texts that look like commands, shown as they were typed", tried=seen, held=seen - len(lost))
    assert seen > 20 * len(there.rows)
    assert lost == []


def told_apart(name: str, path: str) -> bool:
    """Whether a format does not show a field: the reason stands beside it."""
    return (path.partition(".en.")[2], name) in ELSEWHERE


ELSEWHERE = {
    ("txt", "media.alt"),  # these show no pictures
    ("eml", "media.alt"),
    ("pdf", "media.alt"),  # stands in the structure of the page, which is not read here
    ("pdfa.pdf", "media.alt"),
    *((suffix, "newsroom.tagline") for suffix in ("docx", "txt", "eml", "json", "pdf", "pdfa.pdf")),  # a letterhead's
}


def test_nobody_is_asked_and_nothing_is_started(injected: Built) -> None:
    _, done = injected
    assert done.network() == []
    started = {Path(program).name for program in done.of("start")}
    assert {
        name for name in started if "owned" in name or "touch" in name or name in ("sh", "bash", "cmd.exe")
    } == set()
    assert list(done.root.parent.rglob("*owned*")) == []


def test_names_of_files_are_made_by_pressctl_alone(injected: Built) -> None:
    _, done = injected
    fit = re.compile(r"[a-z0-9]+(?:[.-][a-zA-Z0-9_-]+)*")
    odd = {part for path in shown_files(done) for part in path.relative_to(done.root).parts if not fit.fullmatch(part)}
    assert odd <= {"by_kind", "by_year"}, "the two that no release can be called"


def test_the_manifests_say_only_what_they_have_to(injected: Built) -> None:
    _, done = injected
    for entry in entries(done):
        assert set(entry) <= {"path", "bytes", "draft", "language", "release", "sha256", "sources"}
        assert not any(payload.word in str(entry) for payload in PAYLOADS)
