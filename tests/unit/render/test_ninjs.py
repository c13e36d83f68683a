"""A release as ninjs: what the standard asks for, and what the release says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from pressctl.render.ninjs import ninjs

from .standard import ITEM
from .told import HOSTILE


def item(edition, *formats):
    files = {name: f"{edition.address}{name}" for name in formats}
    return json.loads(ninjs(edition, files, {}).decode().replace("\u00a0", " ").replace("&nbsp;", " "))


def of(role, texts, kind="text/plain"):
    [value] = [text["value"] for text in texts if text.get("role") == role and text["contentType"] == kind]
    return value


def test_every_item_keeps_to_the_standard(told):
    validator = Draft202012Validator(ITEM)
    for edition in [*told.values(), replace(told["kept", "ar"], is_draft=True)]:
        assert not list(validator.iter_errors(item(edition, "html", "pdf")))
    assert not validator.is_valid({**item(told["full", "en"]), "pubStatus": "cancelled"})
    assert not validator.is_valid({**item(told["full", "en"]), "byline": "x"})


def test_an_item_says_what_the_release_says(told):
    found = item(told["full", "en"], "html", "pdf")
    home = "https://example.org/newsroom/en/full/"
    assert {key: found[key] for key in ("uri", "type", "language", "pubStatus", "by", "located", "edNote")} == {
        "uri": home,
        "type": "text",
        "language": "en",
        "pubStatus": "usable",
        "by": "The desk",
        "located": "Paris",
        "edNote": "For immediate release",
    }
    assert found["title"] == HOSTILE
    assert of("main", found["headlines"]) == HOSTILE
    assert of("subtitle", found["headlines"]) == "The subtitle"
    assert of("summary", found["descriptions"]) == "The summary says it in short."
    assert (found["firstCreated"], found["versionCreated"]) == ("2020-01-09T00:00:00Z", "2020-01-12T00:00:00Z")
    assert found["subjects"] == [{"name": "HalfOfSyria", "rel": "hashtag", "literal": "#HalfOfSyria"}]
    assert [source["name"] for source in found["infoSources"]] == ["Our newsroom", "Another newsroom"]
    assert found["infoSources"][0]["contactInfo"] == [
        {"type": "email", "value": "press@example.org"},
        {"type": "telephone", "value": "+33123456789"},
    ]
    assert [rendition["href"] for rendition in found["renditions"]] == [f"{home}html", f"{home}pdf"]


def test_both_bodies_tell_the_text(told):
    found = item(told["full", "en"])
    assert of("main", found["bodies"]).startswith("[Photo: ")
    assert "We are many." in of("main", found["bodies"])
    html = of("main", found["bodies"], "text/html")
    assert "<h2>A heading</h2>" in html.replace(' id="there"', "")
    assert "style=" not in html
    assert "<img" not in html


def test_pictures_and_other_pages_are_associated(told):
    found = item(told["full", "en"])["associations"]
    picture, sign = [one for one in found if one["rel"] == "picture"]
    href = "https://example.org/newsroom/en/full/dot.png"
    [rendition] = picture["renditions"]
    assert (picture["uri"], rendition["href"], rendition["contentType"]) == (href, href, "image/png")
    assert (rendition["width"], rendition["height"]) == (1, 1)
    assert rendition["sizeInBytes"] > 0
    assert of("alt", picture["descriptions"]) == "A white square"
    assert sign["by"] == "C. D."
    assert picture["by"] == "© A. B."
    others = {(one["rel"], one["language"], one["uri"]) for one in found if one["rel"] != "picture"}
    assert others == {
        ("translation", "fr", "https://example.org/newsroom/fr/full/"),
        ("translation", "ar", "https://example.org/newsroom/ar/full/"),
        ("related", "en", "https://example.org/newsroom/en/call/"),
    }


def test_what_must_not_be_published_is_marked(told):
    kept = item(told["kept", "en"])
    assert kept["embargoedUntil"] == "2027-03-01T10:00:00+01:00"
    assert kept["edNote"].startswith("Embargoed until ")
    draft = item(replace(told["full", "en"], is_draft=True))
    assert (draft["pubStatus"], draft["edNote"].split(":")[0]) == ("withheld", "Draft")


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_a_withdrawn_release_is_cancelled_and_says_nothing_more(told, code):
    written = ninjs(told["gone", code], {}, {}).decode()
    found = json.loads(written)
    assert (found["pubStatus"], found["versionCreated"]) == ("canceled", "2020-02-01T00:00:00Z")
    assert not any(secret in written for secret in ("ecret", "سري"))


def test_a_day_that_is_not_known_is_not_made_up(told):
    found = item(told["book", "en"])
    assert not {"firstCreated", "versionCreated"} & set(found)
