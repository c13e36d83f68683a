"""What must not stand in a text: found in every field and language, at its place, and never repeated."""

from __future__ import annotations

import pytest

from pressctl.pipeline.check import check
from tests.small import BODIES, RELEASE, SETTINGS, newsroom

LEAKS = {
    "a private address": ("Write to amal.example@gmail.com now.", "PRV002", 10),
    "in capitals": ("Write to Amal.Example@Hotmail.FR now.", "PRV002", 10),
    "at a provider of one name": ("Amal (amal@proton.me)", "PRV002", 7),
    "a mobile number": ("Call +963 933 123 456 at night.", "PRV003", 6),
    "with noughts": ("Call 00963933123456.", "PRV003", 6),
    "in Arabic figures": ("اتصلوا على ٠٩٣٣ ١٢٣ ٤٥٦ ليلاً", "PRV003", 12),
    "as the French write it": ("Tél. 06.12.34.56.78", "PRV003", 6),
    "with brackets": ("Tel. +49 (0)1512 3456789", "PRV003", 6),
    "a position": ("The clinic (36.20210, 37.13430) was hit.", "PRV004", 13),
    "with decimal commas": ("L’hôpital : 36,20210 ; 37,13430.", "PRV004", 13),
    "in minutes": ("Hit at 36°12'N 37°09'E yesterday.", "PRV004", 8),
    "in minutes and seconds": ("Touché : 36° 12′ 07,5″ N, 37° 09′ 12″ E.", "PRV004", 10),
    "in Arabic": ("عند ٣٦°١٢′ شمالاً و٣٧°٠٩′ شرقاً", "PRV004", 5),
    "a path of Windows": (r"See C:\Users\example\call.docx", "PRV005", 5),
    "a path of a Mac": ("See /Users/example/Desktop/call.docx", "PRV005", 5),
    "a path of Linux": ("(/home/example/call.odt)", "PRV005", 2),
    "a share": (r"On \\server\share\call.docx", "PRV005", 4),
    "the address of a file": ("Open file:///tmp/call.html", "PRV005", 6),
}
FINE = [
    "Write to press@example.org, info@mazaya.example or press.alliance@gmail.com.",
    "Call +33 1 42 68 53 00 or 020 7946 0958.",
    "It was signed by 948 people and 26 organisations; 1 234 567 890 were not asked.",
    "From 06-07.12.2020, and on 09.12.2020 at 18:00-19:30, ISBN 978-2-07-036024-5, IBAN FR76 3000 6000 0112 3456 7890 189.",
    "Reference 0933-2020, resolution 2165 (2014), 0.933123456 of all, room 0612.",
    "A share of 12.345, 23.456 and 34.567; 0.1234 and 0.5678 of it each.",
    "It was 36° in the shade, near the 36°N parallel; 5'10\" tall.",
    "The rate rose from 91.2345, 182.3456 to more.",
    "See https://example.org/home/about and https://example.org/Users/list, and either/home/or/away.",
    "The ratio a:b, C: the letter, N/A, and/or \\ the rest.",
    "Follow @weexist on gmail.com; write to us at the site.",
]


@pytest.fixture
def found(tmp_path):
    """The PRV findings of a newsroom with these files beside the small ones."""

    def look(more):
        newsroom(tmp_path, "one", more=more)
        return [f for f in check(tmp_path).findings if f.rule.code.startswith("PRV")]

    return look


@pytest.mark.parametrize("name", LEAKS)
def test_what_gives_somebody_away_is_found_where_it_stands(found, name):
    text, code, column = LEAKS[name]
    (finding,) = found({"releases/one/body.en.md": f"We call.\n\n{text}\n"})
    assert (finding.rule.code, str(finding.place)) == (code, f"releases/one/body.en.md:3:{column}")
    assert finding.language == "en"
    told = finding.message + finding.fix
    assert not any(part in told for part in ("amal", "Amal", "933", "0612", "36", "example", "server"))


@pytest.mark.parametrize("text", FINE)
def test_what_gives_nobody_away_is_left_alone(found, text):
    assert found({"releases/one/body.en.md": f"{text}\n", "releases/one/body.ar.md": f"{text}\n"}) == []


LINKS = {
    "[Amal](mailto:amal@gmail.com)": "PRV002",
    "[Amal](tel:+963933123456)": "PRV003",
    "[Amal](https://wa.me/963933123456)": "PRV003",
    "[the clinic](https://www.google.com/maps/@36.2021,37.1343,15z)": "PRV004",
    "[the clinic](https://www.google.com/maps/place/x/data=!3d36.2021!4d37.1343)": "PRV004",
    "[the clinic](https://www.openstreetmap.org/?mlat=36.2021&mlon=37.1343)": "PRV004",
    "[the map](https://www.openstreetmap.org/relation/184840)": None,
    "[the office](tel:+33142685300)": None,
}


@pytest.mark.parametrize("link", LINKS)
def test_links_are_looked_at(found, link):
    codes = [f.rule.code for f in found({"releases/one/body.en.md": f"See {link}.\n"})]
    assert codes == ([LINKS[link]] if LINKS[link] else [])


def test_an_address_that_is_its_own_link_is_told_once(found):
    body = {"releases/one/body.en.md": "Write to [amal@gmail.com](mailto:amal@gmail.com).\n"}
    assert [f.rule.code for f in found(body)] == ["PRV002"]


FIELDS = {
    "title": "title: { en: A call to AT, fr: Un appel, ar: نداء }\n",
    "summary": "summary: { en: Write to AT, fr: B, ar: ج }\n",
    "quote": "quotes: [ { name: { en: A, fr: B, ar: ج }, text: { en: Write to AT, fr: B, ar: ج } } ]\n",
    "notes": "notes: { en: Write to AT, fr: B, ar: ج }\n",
    "author": "author: { en: Amal AT, fr: B, ar: ج }\n",
}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_looked_at(found, field):
    release = RELEASE.replace("title: { en: A call, fr: Un appel, ar: نداء }\n", "") if field == "title" else RELEASE
    release += FIELDS[field].replace("AT", "amal@gmail.com")
    (finding,) = found({"releases/one/release.yaml": release})
    column = release.splitlines()[finding.place.line - 1].index("amal@") + 1
    assert (finding.rule.code, finding.place.column) == ("PRV002", column)


def test_contacts_are_meant_to_be_reached(found):
    """Those of the newsroom and of the release, under contacts: and in the text."""
    contacts = (
        "contacts:\n  - { name: { en: A, fr: B, ar: ج }, email: office.one@gmail.com, phone: +963 933 123 456 }\n"
        "  - { name: { en: A (x.y@yahoo.com), fr: B, ar: ج } }\n"
    )
    settings = SETTINGS + "links: {}\n"
    settings = settings.replace("  url:", "  contact: { email: weare@gmail.com, phone: +44 7400 123456 }\n  url:")
    body = "Write to weare@gmail.com, call 07400 123456 or 0933 123 456.\n"
    more = {"pressctl.yaml": settings, "releases/one/release.yaml": RELEASE + contacts, "releases/one/body.en.md": body}
    assert found(more) == []
    assert [f.rule.code for f in found({**more, "releases/one/release.yaml": RELEASE})] == ["PRV003"]


@pytest.mark.parametrize("name", ["Mazaya amal@example.org", "Mazaya +963 11 333 4444", "Mazaya 00963933123456"])
def test_names_of_organisations_hold_no_contacts(found, name):
    (finding,) = found({"releases/organisations.yaml": f'- {{ id: mazaya, name: {{ en: "{name}" }} }}\n'})
    assert (finding.rule.code, str(finding.place)) == ("PRV006", "releases/organisations.yaml:1:30")


def test_names_of_organisations_may_have_figures(found):
    names = ["Group 12-12-2012", "Radio 98.5 FM", "Collectif 25 novembre"]
    lines = "".join(f'- {{ id: o{n}, name: {{ en: "{name}" }} }}\n' for n, name in enumerate(names))
    assert found({"releases/organisations.yaml": lines, "releases/one/body.fr.md": BODIES["fr"]}) == []
