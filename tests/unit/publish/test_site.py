"""The site around the releases' pages: what stands on it, in which order, and how it reads to machines."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest

from pressctl.model.folding import folded
from pressctl.publish import feed, sitemap
from pressctl.publish.search import script
from pressctl.publish.site import site
from tests.site import moments, teasers, the_newsroom

URL = "https://example.org/newsroom/"
LOCATED = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGES = ("en", "fr", "ar")


@pytest.fixture(scope="module")
def public():
    return files(teasers(), moments())


def files(told, when):
    made = site(the_newsroom(), told, when)
    paths = [output.path for output in made]
    assert len(paths) == len(set(paths))
    return {output.path: output.content.decode() for output in made}


def dated(*dates):
    """English releases of these dates, each named after its own."""
    first = next(each for each in teasers() if each.language == "en")
    told = [replace(first, release=f"on-{date}", iso_date=date) for date in dates]
    return told, {(each.release, "en"): datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC) for each in told}


def listed(page):
    return re.findall(r'data-release="([^"]+)"', page)


def test_what_stands_there(public):
    expected = {"index.html", "404.html", "robots.txt", "sitemap.xml"}
    for code in LANGUAGES:
        folders = ("", "by_kind/news/", "by_kind/statement/", "by_year/2017/", "by_year/2020/")
        expected |= {f"{code}/{folder}index.html" for folder in folders} | {f"{code}/atom.xml", f"{code}/search.json"}
    assert set(public) - expected == {path for path in public if re.fullmatch(r"assets/search\.[0-9a-f]{12}\.js", path)}
    assert len(public) == len(expected) + 1


def test_lists_hold_what_belongs_there_newest_first(public):
    assert listed(public["ar/index.html"]) == ["withdrawn", "corrected", "hostile"]
    assert listed(public["ar/by_kind/news/index.html"]) == ["hostile"]
    assert listed(public["ar/by_year/2020/index.html"]) == ["withdrawn", "corrected"]


def test_a_day_that_is_not_known_comes_before_those_that_are():
    told, when = dated("2020-01-09", "2020", "2019-12", "2020-01", "2019-12-31", "2020-02-01")
    assert listed(files(told, when)["en/index.html"]) == [
        f"on-{date}" for date in ("2020", "2020-02-01", "2020-01", "2020-01-09", "2019-12", "2019-12-31")
    ]


def test_what_was_withdrawn_is_listed_as_such(public):
    assert public["fr/index.html"].count(">Retrait<") == 1
    assert "Un\u00a0appel" in public["fr/index.html"]


def test_pages_lead_to_each_other(public):
    page = public["fr/by_kind/statement/index.html"]
    assert '<a href="../../../en/by_kind/statement/" lang="en" dir="ltr" hreflang="en">English</a>' in page
    assert '<a href="../../by_kind/statement/" aria-current="page">Déclarations</a>' in page
    assert '<a href="../../by_year/2017/">2017</a>' in page
    assert f'<link rel="alternate" hreflang="x-default" href="{URL}en/by_kind/statement/">' in page
    assert '<a href="../../corrected/">' in page


def test_a_list_that_a_language_lacks_is_replaced_by_all_that_it_has():
    told = [each for each in teasers() if (each.release, each.language) != ("hostile", "fr")]
    made = files(told, moments())
    assert "fr/by_kind/news/index.html" not in made
    assert '<a href="../../../fr/" lang="fr"' in made["en/by_kind/news/index.html"]
    assert f'hreflang="fr" href="{URL}fr/' not in made["en/by_kind/news/index.html"]


def test_a_language_without_anything_says_so():
    made = files([each for each in teasers() if each.language != "fr"], moments())
    assert "Rien n’a encore été publié." in made["fr/index.html"]
    assert "<script" not in made["fr/index.html"]
    assert feedparser.parse(made["fr/atom.xml"].encode()).bozo == 0


def test_years_are_written_in_the_digits_of_the_language():
    about = the_newsroom()
    voices = tuple(
        replace(voice, language=replace(voice.language, digits="arab")) if voice.language.code == "ar" else voice
        for voice in about.voices
    )
    made = {
        output.path: output.content.decode() for output in site(replace(about, voices=voices), teasers(), moments())
    }
    assert ">٢٠١٧</a>" in made["ar/index.html"]
    assert "إصدارات عام ٢٠١٧" in made["ar/by_year/2017/index.html"]


def test_no_page_runs_what_it_does_not_bring_along(public):
    for path, page in public.items():
        if path.endswith(".html"):
            [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
            assert "default-src 'none'" in policy
            assert "script-src 'self'" in policy
            assert "unsafe" not in policy
            assert len(re.findall("<script", page)) == len(re.findall(r'<script src="[^"]+" defer></script>', page))


def test_where_a_page_is_missing_nobody_knows_how_deep(public):
    page = public["404.html"]
    assert re.findall(r'rel="stylesheet" href="/newsroom/assets/press\.[0-9a-f]{12}\.css"', page)
    assert [href for href in re.findall(r'(?:href|src)="([^"]+)"', page) if not href.startswith("/newsroom/")] == []
    for words in ("This page does not exist", "Cette page n’existe pas", "هذه الصفحة غير موجودة"):
        assert words in page


def test_the_same_is_made_of_the_same_in_whatever_order_it_comes(public):
    assert files(tuple(reversed(teasers())), moments()) == public


# ── feeds ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_feed_is_read_by_readers_of_feeds(public, code):
    read = feedparser.parse(public[f"{code}/atom.xml"].encode())
    assert (read.bozo, read.version) == (0, "atom10")
    assert read.feed.id == f"{URL}{code}/"
    assert read.feed.language == code
    assert read.feed.author_detail.email == "press@example.org"
    assert [entry.id for entry in read.entries] == [
        f"{URL}{code}/{name}/" for name in ("withdrawn", "hostile", "corrected")
    ]
    hostile = next(entry for entry in read.entries if entry.id.endswith("/hostile/"))
    teaser = next(each for each in teasers() if (each.release, each.language) == ("hostile", code))
    assert hostile.link == teaser.address
    assert hostile.updated == f"{moments()['hostile', code]:%Y-%m-%dT%H:%M:%SZ}"
    assert [tag.term for tag in hostile.tags] == ["news", "#HalfOfSyria"]


def test_a_feed_has_what_the_standard_asks_for(public):
    """RFC 4287, 4.1.1 and 4.1.2: what has to be there once, and may not be there twice."""
    for code in LANGUAGES:
        root = ElementTree.fromstring(public[f"{code}/atom.xml"])
        for element in (root, *root.findall("a:entry", ATOM)):
            assert [len(element.findall(f"a:{name}", ATOM)) for name in ("id", "title", "updated")] == [1, 1, 1]
            for link in element.findall("a:link", ATOM):
                assert link.get("href").startswith("https://")
            alternates = [
                (link.get("type"), link.get("hreflang")) for link in element.findall("a:link[@rel='alternate']", ATOM)
            ]
            assert len(alternates) == len(set(alternates))
            for updated in element.findall("a:updated", ATOM):
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", updated.text)
        assert len(root.findall("a:author", ATOM)) == 1
        assert len(root.findall("a:link[@rel='self']", ATOM)) == 1


def test_titles_and_summaries_of_feeds_hold_what_was_typed(public):
    root = ElementTree.fromstring(public["en/atom.xml"])
    [entry] = [each for each in root.findall("a:entry", ATOM) if each.find("a:id", ATOM).text.endswith("/hostile/")]
    assert entry.find("a:title", ATOM).text == "</script><script>alert('one')</script> & “two” ]]> <b>three</b>"
    summary = entry.find("a:summary", ATOM)
    assert summary.get("type") == "html"
    assert summary.text.startswith('<p lang="en" dir="ltr">')
    assert "&lt;!--" in summary.text
    assert "<script" not in summary.text


def test_a_feed_leads_to_the_pdf_where_there_is_one():
    told = [replace(each, formats=("pdf",)) for each in teasers()]
    read = feedparser.parse(files(told, moments())["fr/atom.xml"].encode())
    assert {link.href for link in read.entries[0].links if link.type == "application/pdf"} == {
        f"{URL}fr/withdrawn/withdrawn.fr.pdf"
    }


def test_a_feed_says_what_was_withdrawn(public):
    titles = [entry.title for entry in feedparser.parse(public["fr/atom.xml"].encode()).entries]
    assert titles[0] == "Retrait\u00a0: Un appel"


def test_a_feed_holds_what_is_newest(monkeypatch):
    monkeypatch.setattr(feed, "MOST", 2)
    read = feedparser.parse(files(teasers(), moments())["en/atom.xml"].encode())
    assert [entry.id.split("/")[-2] for entry in read.entries] == ["withdrawn", "hostile"]


# ── sitemap ──────────────────────────────────────────────────────────────────


def addresses(text):
    return [loc.text for loc in ElementTree.fromstring(text).findall("s:url/s:loc", LOCATED)]


def test_the_sitemap_has_every_page(public):
    pages = {f"{URL}{path.removesuffix('index.html')}" for path in public if path.endswith("index.html")}
    found = addresses(public["sitemap.xml"])
    assert set(found) == pages | {each.address for each in teasers()}
    assert len(found) == len(set(found))
    assert f"Sitemap: {URL}sitemap.xml" in public["robots.txt"].splitlines()


def test_each_page_of_the_sitemap_names_its_translations_and_itself(public):
    for url in ElementTree.fromstring(public["sitemap.xml"]).findall("s:url", LOCATED):
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", LOCATED)}
        assert set(links) == {*LANGUAGES, "x-default"}
        assert url.find("s:loc", LOCATED).text in links.values()
        assert [child.tag.partition("}")[2] for child in url][:2] == ["loc", "lastmod"]


def test_a_long_sitemap_is_split(monkeypatch, public):
    monkeypatch.setattr(sitemap, "MOST", 10)
    made = files(teasers(), moments())
    index = ElementTree.fromstring(made["sitemap.xml"])
    names = [loc.text.removeprefix(URL) for loc in index.findall("s:sitemap/s:loc", LOCATED)]
    assert names == [f"sitemap-{number}.xml" for number in (1, 2, 3)]
    assert [address for name in names for address in addresses(made[name])] == addresses(public["sitemap.xml"])
    assert all(len(addresses(made[name])) <= 10 for name in names)


# ── search ───────────────────────────────────────────────────────────────────


def test_what_is_searched_is_folded_and_holds_each_word_once(public):
    entries = {entry["release"]: entry for entry in json.loads(public["ar/search.json"])}
    assert entries["hostile"]["title"] == folded("نداء (Justice for Life) </script> & ]]> إلى الأمم المتّحدة")
    words = entries["hostile"]["words"].split()
    assert {"المدينه", "المحاصره", "والنظام"} <= set(words)
    assert len(words) == len(set(words))


def test_the_script_is_small():
    assert len(script().content) < 6000


def test_a_teaser_keeps_its_year():
    assert [each.year for each in dated("2017", "2020-12", "2015-01-09")[0]] == [2017, 2020, 2015]
