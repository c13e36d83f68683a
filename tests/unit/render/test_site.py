"""The page of an edition on the site: its addresses, what it says to machines, its share picture, its teaser."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from PIL import Image
from pyld import jsonld

from pressctl.model.article import Span, Words, plain
from pressctl.model.place import Place
from pressctl.model.teaser import Teaser
from pressctl.render.formats import FORMATS, SITE, render
from pressctl.render.linked import data_block
from pressctl.render.share import HEIGHT, MEASURE, SIZES, WIDTH, _title, share
from pressctl.render.site import site_page
from pressctl.render.teaser import teaser
from tests.site import drawn, editions

URL = "https://example.org/newsroom"
SCHEMA = "https://schema.org/"


class Head(HTMLParser):
    """Collects what a page's head says."""

    def __init__(self, page):
        super().__init__()
        self.links, self.metas, self.data, self.hrefs, self._is_data = [], {}, "", [], False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self._is_data = tag == "script" and found.get("type") == "application/ld+json"
        if tag == "link":
            self.links.append(found)
        elif tag == "meta" and "property" in found:
            self.metas.setdefault(found["property"], []).append(found["content"])
        elif tag == "a":
            self.hrefs.append(found["href"])

    def handle_data(self, data):
        self.data += data if self._is_data else ""

    def alternates(self):
        return {link["hreflang"]: link["href"] for link in self.links if "hreflang" in link}


def head(release, language):
    return Head(drawn(release, language)[f"{release}.{language}.site.html"].decode())


def vocabulary(address, options):
    """The context of schema.org, as far as it decides what a word means: every word is one of its own."""
    context = {"@vocab": SCHEMA, "url": {"@type": "@id"}, "inLanguage": {"@id": f"{SCHEMA}inLanguage"}}
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": {"@context": context},
    }


def expanded(release, language):
    [node] = jsonld.expand(json.loads(head(release, language).data), {"documentLoader": vocabulary})
    return {key.removeprefix(SCHEMA): value for key, value in node.items()}


def value(found):
    return [each.get("@value", each.get("@id")) for each in found]


def test_site_is_no_format_that_anybody_can_ask_for():
    assert SITE not in FORMATS


def test_addresses_are_whole_for_machines_and_relative_for_readers():
    page = head("hostile", "ar")
    assert [link["href"] for link in page.links if link["rel"] == "canonical"] == [f"{URL}/ar/hostile/"]
    assert page.alternates() == {
        **{code: f"{URL}/{code}/hostile/" for code in ("en", "fr", "ar")},
        "x-default": f"{URL}/en/hostile/",
    }
    assert {
        "../",
        "../by_kind/news/",
        "../by_year/2017/",
        "../../en/hostile/",
        "../../fr/hostile/",
        "../corrected/",
    } <= set(page.hrefs)
    assert not [href for href in page.hrefs if href.startswith("/") or ".html" in href]
    assert {"type": "application/atom+xml", "href": "../atom.xml"}.items() <= next(
        link for link in page.links if link.get("type")
    ).items()


def test_the_stylesheet_is_named_by_its_content():
    [sheet] = [link["href"] for link in head("hostile", "en").links if link["rel"] == "stylesheet"]
    assert re.fullmatch(r"\.\./\.\./assets/press\.[0-9a-f]{12}\.css", sheet)
    letterhead = replace(editions()["hostile", "en"].letterhead, accent="#7a1f3d")
    other = site_page(replace(editions()["hostile", "en"], letterhead=letterhead), (), {})
    assert sheet not in other


def test_files_beside_the_page_are_offered_there():
    page = Head(site_page(editions()["hostile", "fr"], ("pdf",), {}))
    assert "hostile.fr.pdf" in page.hrefs
    assert "hostile.fr.pdf" not in head("hostile", "fr").hrefs


def test_what_a_link_looks_like_elsewhere():
    metas = head("hostile", "ar").metas
    assert metas["og:type"] == ["article"]
    assert metas["og:url"] == [f"{URL}/ar/hostile/"]
    assert metas["og:locale"] == ["ar_SY"]
    assert metas["og:locale:alternate"] == ["en_GB", "fr_FR"]
    assert metas["og:image"] == [f"{URL}/ar/hostile/hostile.ar.share.png"]
    assert (metas["og:image:width"], metas["og:image:height"]) == (["1200"], ["630"])
    assert metas["og:title"] == ["نداء (Justice for Life) </script> & ]]> إلى الأمم المتّحدة"]
    assert metas["article:published_time"] == ["2017-01-12"]
    assert "article:modified_time" not in metas
    assert head("corrected", "en").metas["article:modified_time"] == ["2020-02-01"]


def test_a_day_that_is_not_known_is_not_told():
    vague = replace(editions()["hostile", "en"], iso_date="2017-01")
    assert "article:published_time" not in Head(site_page(vague, (), {})).metas
    guessed = Head(site_page(replace(editions()["hostile", "en"], is_estimate=True), (), {}))
    assert "article:published_time" not in guessed.metas
    assert "datePublished" not in json.loads(guessed.data)


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_what_the_page_says_of_itself_is_json_ld(language):
    found = expanded("hostile", language)
    assert found["@type"] == [f"{SCHEMA}NewsArticle"]
    assert found["@id"] == f"{URL}/{language}/hostile/"
    assert value(found["headline"]) == [editions()["hostile", language].plain_title]
    assert value(found["inLanguage"]) == [language]
    assert value(found["datePublished"]) == ["2017-01-12"]
    assert value(found["isAccessibleForFree"]) == [True]
    assert found["publisher"][0]["@type"] == found["author"][0]["@type"] == [f"{SCHEMA}Organization"]
    assert value(found["image"][0][f"{SCHEMA}url"]) == [f"{URL}/{language}/hostile/hostile.{language}.share.png"]


def test_translations_know_their_source_and_it_knows_them():
    assert value(expanded("hostile", "en")["workTranslation"]) == [f"{URL}/fr/hostile/", f"{URL}/ar/hostile/"]
    for code in ("ar", "fr"):
        found = expanded("hostile", code)
        assert value(found["translationOfWork"]) == [f"{URL}/en/hostile/"]
        assert "workTranslation" not in found


def test_corrections_and_withdrawals_are_told():
    found = expanded("corrected", "fr")
    [correction] = found["correction"]
    assert correction["@type"] == [f"{SCHEMA}CorrectionComment"]
    assert value(correction[f"{SCHEMA}text"]) == ["Un chiffre était faux."]
    assert value(found["dateModified"]) == ["2020-02-01"]
    gone = expanded("withdrawn", "fr")
    assert value(gone["creativeWorkStatus"]) == ["Withdrawn"]
    assert value(gone["dateModified"]) == ["2020-03-01"]
    assert "creativeWorkStatus" not in found


def test_no_text_breaks_out_of_the_data():
    text = "</script><!--&'\"]]>\u2028\u2029\\"
    block = str(data_block({"headline": text}))
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", inside)
    assert json.loads(inside) == {"headline": text}
    page = drawn("hostile", "en")["hostile.en.site.html"].decode()
    assert page.count("<script") == page.count("</script") == 1
    assert "<b>three" not in page


# ── the share picture ────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_a_share_picture_is_a_small_png_of_the_size_that_is_asked_for(language):
    content = drawn("hostile", language)[f"hostile.{language}.share.png"]
    image = Image.open(io.BytesIO(content))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(content) < 200_000
    assert content == share(editions()["hostile", language]).content
    ground = {image.convert("RGB").getpixel((x, 500)) for x in (2, WIDTH - 3)}
    assert ground == {(0x0B, 0x5D, 0x57)}


def lines(title, direction):
    """An edition in this direction with a title of these inlines."""
    edition = editions()["hostile", "ar" if direction == "rtl" else "en"]
    return replace(edition, title=title)


def test_a_longer_title_is_smaller():
    words = Words("A title of some words ", Place(""))
    sizes = [_title(lines((words,) * count, "ltr")).size for count in range(1, 13)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (SIZES[0], SIZES[-1])


def test_a_title_without_room_ends_at_a_word_and_in_its_span():
    name = Span("en", "ltr", (Words("Justice for Life", Place("")),), Place(""))
    title = (
        Words("عنوان طويل جداً يتحدث عن حملة ", Place("")),
        name,
        Words("، وعن المدن المحاصرة في سوريا ", Place("")),
    ) * 12
    made = _title(lines(title, "rtl"))
    text = plain(made.line)
    assert (made.size, made.width) == (SIZES[-1], MEASURE)
    assert text.endswith("…")
    whole = plain(title)
    assert whole.startswith(text[:-1])
    assert whole[len(text) - 1] in " ،"
    assert len(text) > 200
    assert {each.direction for each in made.line if isinstance(each, Span)} == {"ltr"}


HASHTAG = Span("en", "ltr", (Words("#EuphratesPain", Place("")),), Place(""))
CROWDED = {
    "rtl": (
        Words("إطلاق حملة ", Place("")),
        HASHTAG,
        Words(" من أجل المدنيين الفارين من داعش والباقين تحت سيطرته", Place("")),
    ),
    "ltr": (
        Words(
            "Idlib: Syrians (among them “Justice for Life”) urge the world to stop the bombing of civilians " * 5,
            Place(""),
        ),
    ),
}


@pytest.mark.parametrize("direction", CROWDED)
def test_a_title_leaves_the_date_alone(direction):
    """Whatever was measured before it was drawn: between the two there is nothing but the ground."""
    image = Image.open(io.BytesIO(share(lines(CROWDED[direction], direction)).content)).convert("RGB")
    between = image.crop((0, 538, WIDTH, 552))
    assert between.getcolors() == [(14 * WIDTH, (0x0B, 0x5D, 0x57))]


# ── the teaser ───────────────────────────────────────────────────────────────


def test_a_teaser_tells_what_lists_need():
    found = Teaser.read(drawn("hostile", "ar")["hostile.ar.teaser.json"])
    assert (found.release, found.language, found.kind, found.kind_plural) == ("hostile", "ar", "news", "أخبار")
    assert '<span dir="ltr" lang="en">(Justice for Life) ' in found.title_html
    assert "</script>" not in found.title_html
    assert found.picture
    assert (found.picture.name, found.picture.alt) == ("hills.png", "تلال عند الفجر")
    assert "المدينة المحاصَرة" in found.words
    assert (found.date, found.iso_date, found.hashtags) == (
        "12\u00a0كانون الثاني 2017",
        "2017-01-12",
        ("#HalfOfSyria",),
    )
    assert Teaser.read(found.written()) == found


def test_a_withdrawn_text_cannot_be_searched_for():
    found = teaser(editions()["withdrawn", "en"], ())
    assert found.is_withdrawn
    assert "The call was not ours." in found.words
    assert "We call" not in found.words
    assert "We call" in teaser(editions()["corrected", "en"], ()).words


def test_what_is_no_teaser_is_refused():
    with pytest.raises(ValueError, match="release"):
        Teaser.read(b"{}")


def test_all_files_are_the_same_each_time():
    again = render(editions()["hostile", "ar"], (SITE,)).outputs
    assert {output.path.rpartition("/")[2]: output.content for output in again} == drawn("hostile", "ar")
