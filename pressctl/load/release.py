"""One folder of releases/ → a Release, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from ..files import below
from ..model.acceptance import Accepted
from ..model.fields import is_slug, leads_out
from ..model.finding import Finding, worst_is_error
from ..model.language import Kind
from ..model.node import Items, Map, Stretch, Text
from ..model.place import Place
from ..model.record import Record
from ..model.release import Description, Release
from ..model.walk import texts
from .accepted import accepted, approvals
from .decode import decode
from .folders import closed
from .people import Signed, individuals
from .private import betrayed
from .rules.release import REL004, REL005, REL006, REL007, REL008
from .rules.written import SRC011, SRC012
from .sections import chapters
from .source import inside, read
from .tree import Reading, read as read_tree
from .words import closest, one_of, shown

FIXES = {"a list": "take the hyphens away", "fields": "begin each item with ‘- ’"}
FORGET = "delete the file; `pressctl i18n accept` writes it anew, once no text shows the name"
BODY = re.compile(r"body\.([A-Za-z0-9-]+)\.md")


@dataclass(frozen=True)
class Setting:
    """What a release is read against: the newsroom's folder, its languages (none if not known), the kinds there are.

    `shared` are the records that releases print, by the list they stand in and their id. `kept` is what was accepted of
    their translations.
    """

    root: Path
    languages: tuple[str, ...]
    kinds: Mapping[str, Kind]
    shared: Mapping[tuple[str, str], Record] = field(default_factory=dict)
    kept: tuple[Accepted, ...] = ()


def release(setting: Setting, name: str) -> tuple[Release | None, list[Finding], tuple[Text, ...]]:
    """Read the folder releases/`name`; no release where anything in it is an error. With it, the names it withholds."""
    unfit = closed(setting.root, name)
    if unfit:
        return None, [unfit], ()
    folder = _Folder(setting, name)
    findings = [*folder.unfit_name(), *folder.reading.findings]
    description, unfit_fields = folder.description()
    bodies, unfit_bodies = folder.bodies()
    written, unfit_sections = (
        chapters(setting.root, folder.path, description, setting.languages) if description else ({}, [])
    )
    signed = folder.signed()
    kept, unfit_kept = accepted(setting.root, folder.path)
    approved, unfit_approvals = approvals(setting.root, folder.path)
    findings += [*unfit_fields, *unfit_bodies, *unfit_sections, *signed.findings, *unfit_kept, *unfit_approvals]
    named = [text for person in signed.people for text in (person.name, person.role, person.place) if text]
    sections = [text for texts_of in written.values() for text in texts_of.values()]
    private = (*signed.private, *(name for other in folder.included() for name in other.signed().private))
    findings += betrayed(private, [*folder.written(), *bodies.values(), *sections, *named, *folder.printed()])
    before = [text for record in (*kept, *setting.kept) for text in record.source]
    findings += [replace(finding, fix=FORGET) for finding in betrayed(private, before)]
    findings += folder.reading.trusted([*folder.unfit_kind(), *folder.unfit_languages(), *folder.missing_files()])
    findings = [replace(finding, release=name) for finding in findings]
    if description is None or worst_is_error(findings):
        return None, findings, private
    files = {
        "id": name,
        "folder": folder.path,
        "bodies": bodies,
        "chapters": written,
        "people": tuple(signed.people),
        "withheld": signed.withheld,
        "accepted": kept,
        "approvals": approved,
    }
    return Release.of(description, **files), findings, private


def top_level(reading: Reading, shape: type[Map | Items]) -> Iterator[Finding]:
    """What is wrong where a file is not fields, or not a list, from top to bottom."""
    if reading.empty:
        yield Finding(SRC011, "the file says nothing", "write it, or delete it", Place(reading.path))
    elif reading.node is not None and not isinstance(reading.node, shape):
        wanted = "fields such as ‘title:’" if shape is Map else "a list, each item after ‘- ’"
        found = "a list" if isinstance(reading.node, Items) else "fields" if isinstance(reading.node, Map) else "a text"
        fix = FIXES.get(found, "see that a space follows each hyphen and each colon")
        yield Finding(SRC012, f"expected {wanted}, found {found}", fix, reading.node.place)


def texts_at(node: object, *steps: str) -> Iterator[Text]:
    """The texts to which field names lead from `node`, through lists on the way; whatever else stands there."""
    if isinstance(node, Items):
        for item in node:
            yield from texts_at(item, *steps)
    elif isinstance(node, Map) and steps:
        yield from texts_at(node.get(steps[0]), *steps[1:])
    elif isinstance(node, Text) and not steps:
        yield node


def _leaves(node: object) -> Iterator[Text]:
    """Every text in `node`, the names of fields included."""
    if isinstance(node, Map):
        for key, value in node.items():
            place = node.keys_at[key]
            yield Text(key, place.path, (Stretch(0, place.line, place.column),))
            yield from _leaves(value)
    elif isinstance(node, Items):
        for item in node:
            yield from _leaves(item)
    elif isinstance(node, Text):
        yield node


class _Folder:
    """The folder of one release."""

    def __init__(self, setting: Setting, name: str) -> None:
        self.setting, self.name = setting, name
        self.path = f"releases/{name}"
        self.file = f"{self.path}/release.yaml"

    @cached_property
    def reading(self) -> Reading:
        """Its release.yaml."""
        if not (self.setting.root / self.file).is_symlink() and not (self.setting.root / self.file).exists():
            other = (self.setting.root / self.path / "release.yml").exists()
            fix = "rename release.yml to release.yaml" if other else "write one, or move the folder out of releases/"
            missing = Finding(REL008, "this folder has no release.yaml", fix, Place(self.file))
            return Reading(self.file, None, (missing,), lossy=True)
        reading = read_tree(self.setting.root, self.file)
        return replace(reading, findings=(*reading.findings, *top_level(reading, Map)))

    @property
    def fields(self) -> Map:
        node = self.reading.node
        return node if isinstance(node, Map) else Map({}, Place(self.file), {})

    def description(self) -> tuple[Description | None, list[Finding]]:
        if not isinstance(self.reading.node, Map):
            return None, []
        description, findings = decode(Description, self.reading.node, self.setting.languages)
        return description, self.reading.trusted(findings)

    def included(self) -> Iterator[_Folder]:
        """The folders of the releases that this one shows as parts of its own."""
        for name in (*texts_at(self.fields, "sections", "include"), *texts_at(self.fields, "annexes", "include")):
            if is_slug(name):
                yield _Folder(self.setting, name)

    def written(self) -> Iterator[Text]:
        """All that stands in its release.yaml, fit or not, and the name of the folder itself."""
        yield Text(self.name, self.file)
        yield from _leaves(self.fields)

    def printed(self) -> Iterator[Text]:
        """What its pages show besides: what all releases share, and what is written in other releases."""
        shared = self.setting.shared
        wanted = [("newsroom", "")]
        wanted += [("organisations", name) for name in texts_at(self.fields, "signatories", "organisations")]
        wanted += [("boilerplate", name) for name in texts_at(self.fields, "boilerplate")]
        for record in filter(None, map(shared.get, wanted)):
            yield from (text for _, text in texts(record))
        for name in texts_at(self.fields, "related"):
            yield from _leaves(_Folder(self.setting, name).fields.get("title")) if is_slug(name) else ()
        for other in self.included():
            yield from other.written()

    def unfit_name(self) -> Iterator[Finding]:
        if not is_slug(self.name):
            fix = "rename it with small Latin letters, digits and single hyphens, such as 2020-01-idlib"
            yield Finding(REL006, f"the folder’s name, ‘{shown(self.name)}’, cannot be an id", fix, Place(self.file))

    def unfit_kind(self) -> Iterator[Finding]:
        """A kind that pressctl has no page for."""
        kinds, name = self.setting.kinds, self.fields.get("kind")
        if isinstance(name, Text) and name.strip() and name not in kinds:
            guess = closest(name, kinds)
            fix = f"did you mean ‘{guess}’?" if guess else f"write {one_of(kinds)}"
            message = f"‘{shown(name)}’ is not a kind of release that pressctl has a page for"
            yield Finding(REL005, message, fix, name.place)

    def unfit_languages(self) -> Iterator[Finding]:
        for code in texts_at(self.fields, "languages"):
            if code and self.setting.languages and code not in self.setting.languages:
                fix = f"write {one_of(self.setting.languages)}, or add {shown(code)} to ‘publish’ in pressctl.yaml"
                yield Finding(REL004, f"‘{shown(code)}’ is not a language of this newsroom", fix, code.place)

    def missing_files(self) -> Iterator[Finding]:
        """Pictures and lists that are named and not there. Paths that lead out were refused already."""
        named = [
            *texts_at(self.fields, "media", "file"),
            *texts_at(self.fields, "cover", "file"),
            *texts_at(self.fields, "signatories", "individuals", "listed"),
        ]
        for path in named:
            if not path or leads_out(path) or self._has(path):
                continue
            if _is_link(self.setting.root / self.path / path):
                fix = "put the file itself there: a link may lead anywhere"
                yield Finding(REL008, f"‘{shown(path)}’ is a link to another file", fix, path.place)
            else:
                yield Finding(REL008, *self._absent(path), path.place)

    def _has(self, path: str) -> bool:
        whole = f"{self.path}/{path}"
        return inside(self.setting.root / self.path, path) and _spelt_so(self.setting.root, whole)

    def _absent(self, path: str) -> tuple[str, str]:
        guess = closest(path, sorted(below(self.setting.root / self.path)))
        fix = f"did you mean ‘{shown(guess)}’?" if guess else f"put the file into {self.path}/, or correct its name"
        return f"there is no file ‘{shown(path)}’ in this release’s folder", fix

    def signed(self) -> Signed:
        """The individuals who may be named, from the list that the release names."""
        listed = next(texts_at(self.fields, "signatories", "individuals", "listed"), Text("", ""))
        if not listed or leads_out(listed) or not self._has(listed):
            return Signed()
        source, findings = read(self.setting.root, f"{self.path}/{listed}")
        signed = individuals(source) if source else Signed()
        signed.findings[:0] = findings
        return signed

    def bodies(self) -> tuple[dict[str, Text], list[Finding]]:
        """The long texts by language, from `body:` or from the files beside it."""
        found = sorted(file.name for file in (self.setting.root / self.path).glob("body*.md"))
        inline = self.fields.get("body")
        bodies = (
            {code: text for code, text in inline.items() if isinstance(text, Text)} if isinstance(inline, Map) else {}
        )
        findings: list[Finding] = []
        if found and inline is not None:
            fix = "keep one of the two"
            where = self.fields.keys_at["body"]
            findings.append(Finding(REL007, f"the body stands here and in {one_of(found, 'and')}", fix, where))
        for name in found:
            code, unfit = self._body_language(name)
            source, unreadable = read(self.setting.root, f"{self.path}/{name}")
            findings += [replace(finding, language=code) for finding in (*unfit, *unreadable)]
            if source and code:
                bodies[code] = Text.of_file(source.text, source.path)
        return bodies, findings

    def _body_language(self, name: str) -> tuple[str | None, list[Finding]]:
        languages, place = self.setting.languages, Place(f"{self.path}/{name}")
        shape = BODY.fullmatch(name)
        if not shape:
            fix = f"name it body.{languages[0] if languages else 'en'}.md"
            return None, [Finding(REL004, f"the name of the file {shown(name)} does not say its language", fix, place)]
        code = shape.group(1)
        if languages and code not in languages:
            fix = f"name it for {one_of(languages)}, or add {code} to ‘publish’ in pressctl.yaml"
            return code, [Finding(REL004, f"‘{code}’ is not a language of this newsroom", fix, place)]
        return code, []


def _is_link(path: Path) -> bool:
    """Whether a link stands there; nothing does under a name that is longer than names can be."""
    try:
        return path.is_symlink()
    except OSError:
        return False


def _spelt_so(root: Path, path: str) -> bool:
    """Whether `path` is a file, with small and capital letters as its folders have them: some systems do not care."""
    file = root / path
    return file.is_file() and file.name in {entry.name for entry in file.parent.iterdir()}
