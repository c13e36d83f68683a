"""A release as an e-mail: read back by a parser of mail, and by one of HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from email.parser import BytesParser
from email.policy import default
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from pressctl.render.mail import message, subject
from pressctl.render.plain import text
from pressctl.render.wall import posted

from .told import HOSTILE

HEADERS = ["Content-Type", "MIME-Version", "Subject", "From", "Content-Language", "X-Unsent"]


def addresses(edition):
    return {"Web page": edition.address, "PDF": f"{edition.address}x.pdf"}


def made(edition):
    return message(edition, addresses(edition), {})


def parsed(edition):
    return BytesParser(policy=default).parsebytes(made(edition))


class Elements(HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.found, self.said = [], ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.said += data


def html(edition):
    return parsed(edition).get_body(("html",)).get_content().replace("&nbsp;", " ")


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_it_is_a_draft_with_a_subject_and_a_sender_and_nothing_else(told, code):
    edition = told["full", code]
    mail = parsed(edition)
    assert not mail.defects
    assert mail.keys() == HEADERS
    assert mail["Subject"] == subject(edition)
    assert mail["X-Unsent"] == "1"
    assert mail["Content-Language"] == code
    [sender] = mail["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (edition.letterhead.plain_name, "press@example.org")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == text(edition, addresses(edition), {})


def test_long_subjects_come_back_whole(told):
    """Also where a line of the header ends between two words of Arabic."""
    edition = told["full", "ar"]
    for count in range(1, 40):
        title = " ".join(f"كلمة{number}" for number in range(count)) + f" x{count}"
        mail = parsed(replace(edition, plain_title=title))
        assert mail["Subject"] == title
    head = made(replace(edition, plain_title="نداء " * 60)).split(b"\r\n\r\n")[0]
    assert all(len(line) <= 78 for line in head.split(b"\r\n"))


@pytest.mark.parametrize(
    "injected",
    [
        "a\r\nBcc: x@example.org",
        "a\nBcc: x@example.org\n\nbody",
        "a\x85\x0b\x00b",
        "=?utf-8?q?x?=",
        "é\r\nTo: x@example.org",
    ],
)
def test_no_text_becomes_a_header(told, injected):
    edition = told["full", "en"]
    letterhead = replace(edition.letterhead, plain_name=injected)
    mail = parsed(replace(edition, plain_title=injected, letterhead=letterhead))
    assert mail.keys() == HEADERS
    said = re.sub(r"[\x00-\x20\x7f-\x9f]+", " ", injected)
    assert mail["Subject"] == said
    assert mail["From"].addresses[0].display_name == said


def test_no_sender_is_better_than_a_broken_one(told):
    edition = told["full", "en"]
    contacts = (replace(edition.contacts[0], email="a@example.org>\r\nBcc: <x@example.org"),)
    assert "From" not in parsed(replace(edition, contacts=contacts))
    assert "From" not in parsed(replace(edition, contacts=()))


def test_why_it_must_not_be_published_stands_in_the_subject(told):
    kept = told["kept", "fr"]
    assert parsed(kept)["Subject"] == "Embargo\u00a0: Retenu"
    assert parsed(replace(kept, is_draft=True))["Subject"] == "Projet\u00a0: Embargo\u00a0: Retenu"
    assert parsed(told["gone", "en"])["Subject"] == "Withdrawn: Taken back"
    assert "Sous embargo jusqu’au lundi 1er mars 2027" in html(kept)


@pytest.mark.parametrize("key", [("full", "en"), ("full", "ar"), ("book", "ar"), ("kept", "fr")])
def test_the_letter_is_one_column_that_fetches_nothing(told, key):
    edition = told[key]
    seen = Elements(html(edition))
    names = {name for name, _ in seen.found}
    assert not names & {"img", "script", "link", "style", "iframe", "object", "form", "input", "svg", "video", "base"}
    for name, attributes in seen.found:
        assert not any(key.startswith("on") or key in ("src", "background", "class") for key in attributes)
        assert "url(" not in (attributes.get("style") or "")
        if name == "a":
            assert re.match(r"https://|mailto:|tel:|#", attributes["href"])
    [box] = [attributes for name, attributes in seen.found if "max-width" in (attributes.get("style") or "")]
    assert (box["dir"], box["lang"]) == (edition.language.direction, edition.language.code)
    assert [attributes["href"] for name, attributes in seen.found if name == "a"][-2:] == [
        edition.address,
        f"{edition.address}x.pdf",
    ]


def test_hostile_words_are_words(told):
    seen = Elements(html(told["full", "en"]))
    assert HOSTILE in seen.said
    assert "b" not in [name for name, _ in seen.found]


def test_pictures_are_named_and_linked_to(told):
    seen = Elements(html(told["full", "en"]))
    assert "Photo: The square at noon (© A. B.)" in seen.said
    assert "A sign of a small reed in a line." in seen.said
    assert "https://example.org/newsroom/en/full/dot.png" in [attributes.get("href") for _, attributes in seen.found]


def test_nothing_of_a_withdrawn_release_is_sent(told):
    for code in ("en", "fr", "ar"):
        mail = parsed(told["gone", code])
        for kind in ("plain", "html"):
            assert not any(secret in mail.get_body((kind,)).get_content() for secret in ("ecret", "سري"))


def test_runs_and_parts_in_another_direction_say_so(told):
    assert '<span dir="ltr" lang="en">SNHR</span>' in html(told["full", "ar"])
    assert '<div lang="fr" dir="ltr">' in html(told["book", "ar"])


def test_the_second_wall_lets_no_picture_through():
    assert (
        posted(Markup('<p class="x"><img src="x" alt="y"><b>b</b><script>c</script></p>'), {"p": "margin: 0"})
        == '<p style="margin: 0"><b>b</b></p>'
    )
