"""Pages and files as those read them whom a payload is after, each strictly: what is more than a page needs is told."""

from __future__ import annotations

import email
import email.policy
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2

ELEMENTS = frozenset(
    "a abbr article aside b blockquote body br button code dd del details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6"
    " head header hr html i img input label li link main meta nav ol output p path pre rect search section small span strong"
    " sub summary sup svg table tbody td th thead time title tr ul g line text polyline circle defs caption col colgroup"
    " script template noscript".split()
)
LINKS = frozenset("alternate canonical icon stylesheet author".split())
ATTRIBUTE = re.compile(r"(?:aria|data)-[a-z-]+|[a-z]+(?:[A-Z-][a-zA-Z]+)?")
NEVER = frozenset("style srcdoc srcset formaction action background ping manifest poster data code codebase".split())
SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\ufeff\U000e0000-\U000e007f]")
ACTIVE = frozenset(
    "/JavaScript /JS /Launch /OpenAction /AA /EmbeddedFiles /EF /EmbeddedFile /RichMedia /GoToR /GoToE /SubmitForm /ImportData"
    " /ResetForm /Movie /Sound /Rendition /FileAttachment /AcroForm /XFA /Encrypt /Thread /Hide /Named".split()
)
HEADERS = frozenset(
    "from to subject date message-id mime-version content-type content-transfer-encoding content-language content-disposition"
    " content-id reply-to x-unsent list-id keywords organization auto-submitted".split()
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HARMLESS_FIELD = re.compile(
    r"\s*(?:PAGE|NUMPAGES|PAGEREF [\w-]+(?: \\[a-z])*|REF [\w-]+(?: \\[a-z])*|TOC [^{}\"]*(?:\"[0-9-]+\")?[^{}\"]*|SEQ \w+(?: \\\* ARABIC)?)\s*"
)
FORBIDDEN_PARTS = re.compile(
    r"vbaProject|oleObject|embeddings|altChunk|attachedTemplate|externalLink|activeX|customXml", re.IGNORECASE
)


@dataclass
class Look:
    """What a file shows, and what it must not do: `text` is all that is read of it, `wrong` what is wrong with it."""

    text: str = ""
    wrong: list[str] = field(default_factory=list)


def look(path: Path) -> Look:
    """Read a file as its program does."""
    content = path.read_bytes()
    suffix = path.name.rpartition(".")[2]
    return LOOKS[suffix](content)


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.look = Look()
        self.scripts: list[str] = []
        self._within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag not in ELEMENTS:
            self.look.wrong.append(f"<{tag}>")
        if tag == "script":
            self._within = attributes.get("type") or ""
            source = attributes.get("src") or ""
            if self._within != "application/ld+json" and not re.fullmatch(
                r"(?:\.\./)*assets/search\.[0-9a-f]+\.js", source
            ):
                self.look.wrong.append("a script")
        if tag == "meta" and attributes.get("http-equiv") not in (None, "Content-Security-Policy"):
            self.look.wrong.append("a meta that commands")
        if tag == "link" and attributes.get("rel") not in LINKS:
            self.look.wrong.append("a link of another kind")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if (
            name.startswith("on")
            or name in NEVER - ({"action"} if tag == "form" else set())
            or not ATTRIBUTE.fullmatch(name)
        ):
            self.look.wrong.append(f"{name} of <{tag}>")
        if name in ("href", "src", "xlink:href"):
            scheme = SCHEME.match(value)
            remote = scheme is not None or value.strip().startswith(("//", "\\", "/"))
            if scheme and scheme[1].lower() not in SCHEMES:
                self.look.wrong.append(f"a link to {value}")
            if remote and tag not in ("a", "link"):
                self.look.wrong.append(f"<{tag}> loads {value}")
            if remote and tag == "link" and "leak.invalid" in value:
                self.look.wrong.append(f"<{tag}> names {value}")
        elif name in ("alt", "content", "title", "aria-label"):
            self.look.text += f"\n{value}"

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._within = None

    def handle_data(self, data: str) -> None:
        if self._within is None:
            self.look.text += data
        else:
            self.scripts.append(data)

    def handle_comment(self, data: str) -> None:
        self.look.wrong.append(f"a comment: {data[:40]}")

    def unknown_decl(self, data: str) -> None:
        self.look.wrong.append(f"a declaration: {data[:40]}")

    def handle_pi(self, data: str) -> None:
        self.look.wrong.append(f"an instruction: {data[:40]}")


def html(content: bytes) -> Look:
    reader = _Html()
    reader.feed(content.decode())
    reader.close()
    for script in filter(str.strip, reader.scripts):
        reader.look.text += "\n" + "\n".join(strings(json.loads(script)))
    return _uncontrolled(reader.look)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def in_json(content: bytes) -> Look:
    """JSON; what in it is HTML is read as such."""
    there = [*strings(json.loads(content))]
    found = Look("\n".join(there))
    for text in there:
        if re.search(r"<(?:p|h[1-6]|section|div)\b[^>]*>", text) and text.lstrip().startswith("<"):
            inner = html(text.encode())
            found.text += inner.text
            found.wrong += inner.wrong
    return _uncontrolled(found)


def plain(content: bytes) -> Look:
    return _uncontrolled(Look(content.decode()))


def _uncontrolled(found: Look) -> Look:
    text = re.sub("[\u200e\u200f]", "", found.text).replace("\r\n", "\n")  # marks of direction are ours
    found.wrong += [f"U+{ord(sign):04X}" for sign in dict.fromkeys(CONTROL.findall(text))]
    return found


def xml(content: bytes) -> Look:
    """Atom, a sitemap, or a part of a document: well formed, without definitions of its own."""
    found = Look()
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        found.wrong.append("definitions")
    for element in ET.fromstring(content).iter():
        found.text += "\n" + (element.text or "") + " ".join(element.attrib.values()) + (element.tail or "")
        if element.get("type") in ("html", "xhtml"):
            inner = html((element.text or "").encode())
            found.text += inner.text
            found.wrong += inner.wrong
        for name, value in element.attrib.items():
            scheme = SCHEME.match(value) if name == "href" else None
            if scheme and scheme[1].lower() not in SCHEMES:
                found.wrong.append(f"a link to {value}")
    return _uncontrolled(found)


def docx(content: bytes) -> Look:
    found = Look()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found.wrong += [name for name in archive.namelist() if FORBIDDEN_PARTS.search(name)]
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith((".xml", ".rels")):
                root = ET.fromstring(part)
                found.text += "\n" + "".join(root.itertext())
                found.text += "\n" + "\n".join(
                    value
                    for each in root.iter()
                    for key, value in each.attrib.items()
                    if key in ("descr", "title", "name")
                )
                found.wrong += [f"the field {each}" for each in _fields(root) if not HARMLESS_FIELD.fullmatch(each)]
            if name.endswith(".rels"):
                found.wrong += _external(part)
    return _uncontrolled(found)


def _fields(root: ET.Element) -> Iterator[str]:
    """What a word processor is told to compute."""
    for element in root.iter():
        if element.tag in (f"{WORD}instrText", f"{WORD}fldSimple"):
            yield (element.text or element.get(f"{WORD}instr") or "").strip()


def _external(part: bytes) -> Iterator[str]:
    for relation in ET.fromstring(part):
        if relation.get("TargetMode") == "External":
            scheme = SCHEME.match(relation.get("Target", ""))
            is_link = relation.get("Type", "").endswith("/hyperlink")
            if not is_link or not scheme or scheme[1].lower() not in SCHEMES:
                yield f"a relation to {relation.get('Target')}"


def mail(content: bytes) -> Look:
    message = email.message_from_bytes(content, policy=email.policy.default)
    found = Look()
    names = [name.lower() for name in message]
    found.wrong += [f"the header {name}" for name in names if name not in HEADERS]
    found.wrong += [f"{name} twice" for name in {*names} if names.count(name) > 1]
    found.wrong += [f"a defect: {each}" for each in message.defects]
    found.text += "\n".join(str(value) for value in message.values())
    for part in message.walk():
        if part.is_multipart():
            continue
        inner = part.get_content()
        if part.get_content_type() == "text/html":
            shown = html(re.sub(r"<style>.*?</style>", "", inner, flags=re.DOTALL).encode())
            shown.wrong = [
                each
                for each in shown.wrong
                if "style" not in each and "loads cid:" not in each and "link to cid:" not in each
            ]
        else:
            shown = plain(inner.encode()) if isinstance(inner, str) else Look()
        found.text += shown.text
        found.wrong += shown.wrong
    return found


def pdf(content: bytes) -> Look:
    found = Look()
    with pikepdf.open(io.BytesIO(content)) as opened:
        for one in [*opened.objects, opened.trailer]:
            found.wrong += _active(one)
        with opened.open_metadata() as metadata:
            found.text += "\n".join(map(str, metadata.values()))
        found.text += "\n".join(str(value) for value in opened.docinfo.values())
        with opened.open_outline() as outline:
            found.text += "\n".join(_titles(outline.root))
        ET.fromstring(bytes(opened.Root.Metadata.read_bytes()))
    for page in pypdfium2.PdfDocument(content):
        found.text += "\n" + page.get_textpage().get_text_range()
    return found


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)


def _active(one: object) -> Iterator[str]:
    """Keys and kinds of actions that do more than lead to a place or a page of the web."""
    if isinstance(one, pikepdf.Array):
        for value in one:
            yield from _active(value) if not getattr(value, "is_indirect", False) else ()
    if not isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    for key, value in one.items():
        if key in ACTIVE or (
            key in ("/S", "/Subtype", "/Type") and isinstance(value, pikepdf.Name) and str(value) in ACTIVE
        ):
            yield f"{key} {value}"[:60]
        if key == "/URI" and isinstance(value, pikepdf.String):
            scheme = SCHEME.match(str(value))
            if not scheme or scheme[1].lower() not in SCHEMES:
                yield f"a link to {value}"
        if not getattr(value, "is_indirect", False):
            yield from _active(value)


def picture(content: bytes) -> Look:
    return Look() if content[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"RIFF") else Look(wrong=["no picture"])


LOOKS = {
    "html": html,
    "pdf": pdf,
    "png": picture,
    "jpg": picture,
    "webp": picture,
    "docx": docx,
    "txt": plain,
    "eml": mail,
    "json": in_json,
    "xml": xml,
}


def essence(text: str) -> str:
    """The letters and figures of a text: how it is spaced, and with which marks, is the page's affair."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())
