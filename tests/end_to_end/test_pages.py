"""What is in every page of the sample newsroom, and what is in none."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from pressctl.render.fonts import faces
from tests.command import pressctl
from tests.small import sample, tree

PAGES = 19
VOID = {"img", "br", "hr", "meta", "link", "input", "source", "wbr", "col"}
POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"


@pytest.fixture(scope="session")
def html(built):
    pages = {path: content.decode() for path, content in tree(built / "dist").items() if path.endswith(".html")}
    assert len(pages) == PAGES
    return pages


@pytest.fixture(scope="session")
def paper(built):
    pages = {path: content for path, content in tree(built / "dist").items() if path.endswith(".pdf")}
    assert len(pages) == PAGES
    return pages


class Page(HTMLParser):
    """Elements with attributes, texts with the language they are in, ids and links."""

    def __init__(self, source):
        super().__init__()
        self.elements, self.open, self.texts, self.unclosed = [], [], [], []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in <{tag}>"
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data):
        self.texts.append((data, next((a["dir"] for _, a in reversed(self.open) if "dir" in a), None)))


FORBIDDEN = {
    "bdi without dir": r"<bdi(?![^>]*\sdir=)",
    "dir=auto": r"dir\s*=\s*[\"']?auto",
    "isolates and embeddings": "[\u2066-\u2069\u202a-\u202e]|&#(?:x20[26]|82)",
    "presentation forms": "[\ufb50-\ufdff\ufe70-\ufefe]",
    "a style in place": r"<[^>]+\sstyle\s*=|<style\b",
    "a script": r"<script\b|javascript:",
    "a handler": r"<[^>]+\son[a-z]+\s*=",
    "something from elsewhere": r"<(?:img|link|script|iframe|source|video|audio)[^>]+(?:src|href)=\"(?:https?:)?//",
    "a comment": r"<!--",
    "a hole of the templates": r"\{\{|\{%|None|Undefined|&amp;amp;|&lt;span",
    "who made it": r"(?i)generator",
    "a place on this machine": rf"/tmp/|/home/|/root/|file:|{re.escape(str(Path.cwd()))}",
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_in_no_page(html, name):
    found = {path: re.findall(FORBIDDEN[name], page)[:3] for path, page in html.items()}
    assert not {path: what for path, what in found.items() if what}


def test_every_page_says_its_language_direction_and_policy(html):
    for path, source in html.items():
        code = path.split(".")[-2]
        elements = Page(source).elements
        assert elements[0][1]["lang"] == code
        assert elements[0][1]["dir"] == ("rtl" if code == "ar" else "ltr")
        assert [a["content"] for tag, a in elements if a.get("http-equiv") == "Content-Security-Policy"] == [POLICY]
        assert source.index("Content-Security-Policy") < source.index("<link")
        assert sum(tag == "h1" for tag, _ in elements) == 1
        assert sum(tag == "main" for tag, _ in elements) == 1


def test_every_letter_stands_in_its_direction(html):
    """Arabic in no left-to-right run, Latin in no right-to-left one, but in addresses and in code."""
    for path, source in html.items():
        body = source[source.index("<body") :]
        page = Page(
            "<html dir='{}'>".format("rtl" if ".ar." in path else "ltr") + body.replace("</html>", "") + "</html>"
        )
        for text, direction in page.texts:
            assert direction == "rtl" or not re.search("[\u0620-\u064a]", text), (path, text)
            assert direction == "ltr" or not re.search("[A-Za-zÀ-ÿ]", text), (path, text)


def test_elements_are_nested_and_ids_given_once(html):
    for path, source in html.items():
        page = Page(source)
        assert not page.open, path
        ids = [a["id"] for _, a in page.elements if "id" in a]
        assert len(ids) == len(set(ids)), path


def test_every_relative_address_leads_somewhere(built, html):
    for path, source in html.items():
        folder = (built / "dist" / path).parent
        elements = Page(source).elements
        ids = {a.get("id") for _, a in elements}
        for _, attributes in elements:
            for address in filter(None, (attributes.get("href"), attributes.get("src"))):
                if address.startswith("#"):
                    assert address[1:] in ids, (path, address)
                elif not re.match(r"(?:https?|mailto|tel):", address):
                    assert (folder / address).resolve().is_file(), (path, address)
                    assert (folder / address).resolve().is_relative_to((built / "dist").resolve())


def test_every_picture_is_described(html):
    for path, source in html.items():
        for tag, attributes in Page(source).elements:
            assert tag != "img" or (attributes["alt"].strip() and attributes["width"] and attributes["height"]), path


def test_the_stylesheet_asks_for_nothing_from_elsewhere(built):
    css = (built / "dist/assets/press.css").read_text()
    addresses = re.findall(r"url\(([^)]*)\)", css)
    assert addresses
    assert all((built / "dist/assets" / address).is_file() for address in addresses)
    assert "@import" not in css


def test_published_pictures_tell_nothing(built):
    pictures = {p: c for p, c in tree(built / "dist").items() if p.endswith((".jpg", ".png"))}
    assert len(pictures) >= 4
    for path, content in pictures.items():
        for sign in (
            b"Exif\0",
            b"http://ns.adobe.com",
            b"ICC_PROFILE",
            b"Photoshop",
            b"tEXt",
            b"iTXt",
            b"eXIf",
            b"zTXt",
        ):
            assert sign not in content, path


# ── paper ────────────────────────────────────────────────────────────────────

FAMILIES = {"Amiri", "Source-Serif-4", "Source-Sans-3"}
DANGEROUS = {
    "/EmbeddedFiles",
    "/JavaScript",
    "/JS",
    "/OpenAction",
    "/Launch",
    "/AA",
    "/RichMedia",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/XFA",
    "/EF",
}


def keys(thing):
    """The names of all entries of all objects."""
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name, value in thing.items():
            yield name
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from keys(value)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from keys(value)


def test_nothing_in_a_pdf_can_act(paper):
    for path, content in paper.items():
        with pikepdf.open(io.BytesIO(content)) as document:
            assert not DANGEROUS & {name for thing in document.objects for name in keys(thing)}, path
            assert not document.attachments
            for page in document.pages:
                for link in page.get("/Annots", []):
                    assert link.Subtype == "/Link"
                    if "/A" in link:
                        assert link.A.S == "/URI"
                        assert re.match(r"(?:https?|mailto|tel):", str(link.A.URI)), path


def test_a_pdf_is_described_and_tagged(paper, html):
    for path, content in paper.items():
        code = path.split(".")[-2]
        with pikepdf.open(io.BytesIO(content)) as document:
            root = document.Root
            assert str(root.Lang) == code, path
            title = re.search(r"<title>(.*?)</title>", html[path.replace(".pdf", ".html")])[1]
            assert str(document.docinfo["/Title"]) == title.replace("&#39;", "'").replace("&amp;", "&")
            assert str(document.docinfo["/Author"])
            assert root.MarkInfo.Marked
            assert "/StructTreeRoot" in root
            with document.open_outline() as outline:
                assert outline.root, path
            assert all(round(float(page.MediaBox[2])) == 595 for page in document.pages)


def test_only_our_fonts_are_embedded_and_all_are(paper):
    for path, content in paper.items():
        with pikepdf.open(io.BytesIO(content)) as document:
            names = set()
            for item in document.objects:
                if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                    assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(item.keys()), path
                    names.add(str(item.FontName)[1:].split("+")[-1])
            assert names
            assert all(any(name.startswith(family) for family in FAMILIES) for name in names), names
    assert len({face.family for face in faces()}) == 3


def test_every_page_of_paper_has_its_number(paper):
    for path, content in paper.items():
        if ".en." in path:
            document = pypdfium2.PdfDocument(content)
            for number in range("report" in path, len(document)):  # the cover of a report has none
                assert f"Page {number + 1} of {len(document)}" in document[number].get_textpage().get_text_range(), path
            document.close()


def test_no_path_of_this_machine_is_told(built, paper):
    for path, content in tree(built / "dist").items():
        assert str(built).encode() not in content, path
    for path, content in paper.items():
        with pikepdf.open(io.BytesIO(content)) as document:
            assert "/tmp" not in str(document.docinfo), path


# ── the same bytes ───────────────────────────────────────────────────────────


@pytest.mark.slow
def test_the_same_newsroom_gives_the_same_bytes(built, tmp_path):
    """Another folder, time zone, locale, hash seed, umask and working directory; one job at a time instead of all."""
    root = sample(tmp_path / "another place" / "غرفة")
    done = pressctl(
        "build", "-C", root, "--jobs", "1", cwd=tmp_path, umask=0o077, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1"
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    one, other = tree(built / "dist"), tree(root / "dist")
    assert sorted(one) == sorted(other)
    assert not [path for path in one if one[path] != other[path]]


GUARD = """\
import socket
def refuse(*arguments, **options):
    raise SystemExit("a step towards the network: " + repr(arguments))
for name in ("connect", "connect_ex", "sendto", "bind"):
    setattr(socket.socket, name, refuse)
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
open({mark!r}, "a").write("guarded ")
"""


@pytest.mark.slow
def test_without_a_network_nothing_changes(built, tmp_path):
    """Every Python process of the build, workers too, would end at the first step towards the network."""
    root = sample(tmp_path / "room")
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD.format(mark=str(tmp_path / "mark")))
    search = os.pathsep.join(filter(None, [str(tmp_path / "guard"), os.environ.get("PYTHONPATH")]))
    more = {"PYTHONPATH": search, "http_proxy": "http://127.0.0.1:9/", "https_proxy": "http://127.0.0.1:9/"}
    command = (*(["unshare", "-rn"] if can_unshare() else []), sys.executable, "-m", "pressctl")
    done = pressctl("build", cwd=root, command=command, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "mark").read_text().split().count("guarded") >= 2
    one, other = tree(built / "dist"), tree(root / "dist")
    assert not [path for path in one if one[path] != other.get(path)]


def can_unshare():
    return (
        bool(shutil.which("unshare"))
        and subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode == 0
    )
