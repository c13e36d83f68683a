"""The page engine reads nothing but what it was handed, and says so when a page asks for more."""

from __future__ import annotations

import gc
import io
import os
import socket

import pikepdf
import pypdfium2
import pytest

from pressctl.render.pdf import pdf, warm

ACCENT = "#0b5d57"
SECRET = "top-secret-of-this-machine"
SKELETON = '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>T</title>{}</head><body><h1>T</h1><p>text</p>{}</body></html>'

HOSTILE = {  # what would be in the head, and in the body
    "link rel=attachment": ('<link rel="attachment" href="file://{file}">', ""),
    "a rel=attachment": ("", '<a rel="attachment" href="file://{file}">x</a>'),
    "img file": ("", '<img src="file://{file}" alt="x">'),
    "img path": ("", '<img src="{file}" alt="x">'),
    "img http": ("", '<img src="http://127.0.0.1:{port}/i.png" alt="x">'),
    "stylesheet": ('<link rel="stylesheet" href="http://127.0.0.1:{port}/s.css">', ""),
    "stylesheet file": ('<link rel="stylesheet" href="file://{file}">', ""),
    "@import": ('<style>@import url("http://127.0.0.1:{port}/i.css");</style>', ""),
    "@font-face": (
        '<style>@font-face{{font-family:X;src:url("http://127.0.0.1:{port}/f.ttf")}} p{{font-family:X}}</style>',
        "",
    ),
    "@font-face file": ('<style>@font-face{{font-family:X;src:url("file://{file}")}} p{{font-family:X}}</style>', ""),
    "background": ('<style>p{{background:url("http://127.0.0.1:{port}/b.png")}}</style>', ""),
    "content": ('<style>p::before{{content:url("file://{file}")}}</style>', ""),
    "svg image": ("", '<svg width="9" height="9"><image href="file://{file}" width="9" height="9"/></svg>'),
    "svg image http": (
        "",
        '<svg width="9" height="9"><image href="http://127.0.0.1:{port}/i.png" width="9" height="9"/></svg>',
    ),
    "svg use": ("", '<svg width="9" height="9"><use href="http://127.0.0.1:{port}/u.svg#a"/></svg>'),
    "object": ("", '<object data="file://{file}"></object>'),
    "embed": ("", '<embed src="http://127.0.0.1:{port}/e">'),
    "data": (
        "",
        '<img src="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27%3E%3Cimage href=%27file://{file}%27/%3E%3C/svg%3E" alt="x">',
    ),
    "list image": ('<style>p{{display:list-item;list-style-image:url("http://127.0.0.1:{port}/l.png")}}</style>', ""),
    "base": ('<base href="file:///">', '<img src="{file}" alt="x">'),
}
SILENT = {"svg use", "iframe"}  # the engine does not even try


@pytest.fixture
def guard(monkeypatch):
    """Any step towards the network, and any file opened outside pressctl and the interpreter, is written down."""
    tried = []

    def refuse(self, address, *rest):
        tried.append(address)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: refuse(None, a[0]))
    return tried


@pytest.fixture
def listening():
    """A server that would notice a visitor."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0)
        yield server
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_read_and_nothing_fetched(name, tmp_path, guard, listening):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    opened = secret.stat().st_atime_ns
    os.utime(secret, ns=(opened - 10**12, opened - 10**12))
    head, body = (part.format(file=secret, port=listening.getsockname()[1]) for part in HOSTILE[name])
    made = pdf(SKELETON.format(head, body), ACCENT, {})
    assert not guard
    assert made.complaints or name in SILENT, "a page with a hole would be published"
    assert SECRET.encode() not in made.content
    if made.content:
        with pikepdf.open(io.BytesIO(made.content)) as document:
            assert not document.attachments
            assert all(SECRET.encode() not in o.read_bytes() for o in document.objects if isinstance(o, pikepdf.Stream))


def test_an_iframe_shows_nothing(tmp_path, guard):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    made = pdf(SKELETON.format("", f'<iframe src="file://{secret}"></iframe>'), ACCENT, {})
    assert SECRET not in (
        pypdfium2.PdfDocument(made.content)[0].get_textpage().get_text_range() if made.content else ""
    )
    assert not guard


def test_the_guard_would_notice(guard):
    with pytest.raises(OSError, match="no network"):
        socket.create_connection(("127.0.0.1", 9), 0.2)
    assert guard


def test_a_good_page_has_no_complaints(guard):
    made = pdf(SKELETON.format("", ""), ACCENT, {})
    assert made.complaints == ()
    assert made.content.startswith(b"%PDF")
    assert pdf(SKELETON.format("", ""), ACCENT, {}).content == made.content


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<img src="gone.jpg" alt="x">', "gone.jpg"),
        ('<img src="broken.jpg" alt="x">', "broken.jpg"),
        ("<p>\u2603 \U0001f54a</p>", "glyph"),
    ],
)
def test_a_hole_is_told(body, why):
    made = pdf(SKELETON.format("", body), ACCENT, {"broken.jpg": b"\xff\xd8\xff no picture"})
    assert any(why in complaint for complaint in made.complaints), made.complaints


def test_one_page_s_trouble_is_not_the_next_one_s():
    assert pdf(SKELETON.format("", '<img src="gone.jpg" alt="x">'), ACCENT, {}).complaints
    assert pdf(SKELETON.format("", ""), ACCENT, {}).complaints == ()


def test_addresses_are_not_read_back_from_the_disk(tmp_path, monkeypatch):
    """A picture is what was handed over under its name, not a file of that name that happens to lie about."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jpg").write_bytes(b"x")
    assert pdf(SKELETON.format("", '<img src="a.jpg" alt="x">'), ACCENT, {}).complaints


@pytest.fixture
def thawed():
    yield
    gc.unfreeze()


def test_a_warm_process_makes_the_same_file(thawed):
    html = SKELETON.format("", "<p lang=ar dir=rtl>نص</p>")
    cold = pdf(html, ACCENT, {})
    warm(ACCENT)
    assert gc.get_freeze_count() > 0
    assert pdf(html, ACCENT, {}) == cold


@pytest.mark.parametrize("was_on", [True, False])
def test_the_search_for_circles_is_as_it_was_after_a_page(was_on):
    try:
        gc.enable() if was_on else gc.disable()
        pdf(SKELETON.format("", ""), ACCENT, {})
        assert gc.isenabled() is was_on
    finally:
        gc.enable()


def test_what_is_drawn_to_be_warm_is_drawn_without_a_complaint():
    from pressctl.render.pdf import SPECIMEN

    assert not pdf(SPECIMEN, ACCENT, {}).complaints
