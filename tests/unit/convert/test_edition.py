"""One release in one language: who signs and under which name, what the newsroom knows, what is left out."""

from __future__ import annotations

import dataclasses
import datetime
import pickle

import pytest

from pressctl.convert.lexicon import Lexicon
from pressctl.convert.names import lexicon
from pressctl.model.article import plain
from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from pressctl.render.html import page
from tests.small import RELEASE, newsroom

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
ORGANISATIONS = """\
- { id: stj, name: { en: Syrians for Truth and Justice, ar: سوريون من أجل الحقيقة والعدالة }, acronym: STJ }
- { id: sdff, name: { sv: Syrisk-Svenska Demokratiförbundet }, aka: [SDFF] }
- { id: dawlaty, name: { ar: دولتي } }
- { id: ldsps, name: { en: The Day After (TDA), fr: Le Jour d’après, ar: اليوم التالي }, acronym: TDA }
- { id: mazaya, name: { en: Émile’s House, ar: البيت } }
"""
BOILERPLATE = "- { id: about, title: { en: About, fr: À propos, ar: عنّا }, text: { en: We., fr: Nous., ar: نحن. } }\n"
SIGNED = """\
signatories:
  organisations: [stj, sdff, dawlaty, ldsps, mazaya, { name: { en: In Place, fr: Sur place, ar: هنا } }]
  individuals: { total: 948 }
  withdrawn: [{ id: mazaya, on: 2020-01-11 }]
"""


@pytest.fixture
def edited(tmp_path):
    def edited(code, more=SIGNED, is_draft=False):
        files = {
            "releases/organisations.yaml": ORGANISATIONS,
            "releases/boilerplate.yaml": BOILERPLATE,
            "releases/one/release.yaml": RELEASE + more,
        }
        checked = check(newsroom(tmp_path, "one", more=files))
        assert checked.newsroom, checked.findings
        assert not checked.stopped, checked.findings
        [release], room = checked.newsroom.releases, checked.newsroom
        language = room.languages[code]
        return Composer(checked, room, is_draft, NOW).edition(release, language)

    return edited


def names(edited):
    return [plain(s.name).replace("\u00a0", " ") for s in edited.signatories]


def test_names_are_the_official_ones_of_the_page_or_their_own(edited):
    assert names(edited("ar")) == [
        "سوريون من أجل الحقيقة والعدالة",
        "Syrisk-Svenska Demokratiförbundet",
        "دولتي",
        "اليوم التالي",
        "هنا",
    ]
    assert names(edited("en")) == [
        "Syrians for Truth and Justice",
        "Syrisk-Svenska Demokratiförbundet",
        "دولتي",
        "The Day After (TDA)",
        "In Place",
    ]
    assert names(edited("fr"))[3:] == ["Le Jour d’après", "Sur place"]


@pytest.mark.parametrize(
    ("code", "number", "language", "direction"),
    [
        ("en", 0, None, None),
        ("fr", 0, "en", "ltr"),
        ("ar", 0, None, None),
        ("ar", 1, "sv", "ltr"),
        ("en", 2, "ar", "rtl"),
        ("ar", 2, None, None),
    ],
)
def test_a_name_in_another_language_says_so(edited, code, number, language, direction):
    signed = edited(code).signatories[number]
    assert (signed.language, signed.direction) == (language, direction)


def test_acronyms_stand_once(edited):
    assert [plain(s.acronym) for s in edited("en").signatories] == ["STJ", "", "", "", ""]  # TDA is in the name
    assert [plain(s.acronym) for s in edited("fr").signatories] == ["STJ", "", "", "TDA", ""]
    assert plain(edited("ar").signatories[0].acronym) == "STJ"


def test_who_withdrew_is_neither_named_nor_counted(edited):
    for code in ("en", "ar"):
        made = edited(code)
        assert "Émile’s House" not in names(made)
        assert "البيت" not in names(made)
        assert plain(made.organisations_figure) == "5"
    assert "948" in plain(edited("en").signatories_line)


def test_alphabetical_in_each_language(edited):
    ordered = SIGNED.replace("  withdrawn: [{ id: mazaya, on: 2020-01-11 }]\n", "  order: alphabetical\n")
    assert names(edited("en", ordered))[:5] == [  # without the article
        "The Day After (TDA)",
        "Émile’s House",
        "In Place",
        "Syrians for Truth and Justice",
        "Syrisk-Svenska Demokratiförbundet",
    ]
    arabic = [name for name in names(edited("ar", ordered)) if name > "\u0600"]
    assert arabic == ["البيت", "دولتي", "سوريون من أجل الحقيقة والعدالة", "هنا", "اليوم التالي"]  # without the article


def test_the_lexicon_knows_all_names(tmp_path):
    checked = check(
        newsroom(
            tmp_path,
            "one",
            more={"releases/organisations.yaml": ORGANISATIONS + "- { id: x, name: { ar: هيئة }, acronym: 'A' }\n"},
        )
    )
    known = lexicon(checked.newsroom).names
    assert known["Our newsroom"] == "en"
    assert known["غرفة أخبارنا"] == "ar"
    assert known["Syrisk-Svenska Demokratiförbundet"] == "sv"
    assert known["SDFF"] == "sv"
    assert known["STJ"] == "en"
    assert known["دولتي"] == "ar"
    assert "A" not in known  # one letter is a word of many texts


@pytest.mark.parametrize(
    ("names_in", "text", "found"),
    [
        ({"STJ": "en"}, "STJ, (STJ) and STJX", ["STJ", "STJ"]),
        ({"We Exist!": "en", "We": "en"}, "We Exist! We", ["We Exist!", "We"]),
        ({"Day": "en", "Daylight": "en", "Dawn": "en"}, "Daylight, Day, Dawn", ["Daylight", "Day", "Dawn"]),
        ({"The Day After": "en"}, "The\u00a0Day After", ["The\u00a0Day After"]),
        ({"C++ (Group)": "en"}, "a C++ (Group).", ["C++ (Group)"]),
        ({}, "anything", []),
    ],
)
def test_finding_names(names_in, text, found):
    assert [text[start:end] for start, end, _ in Lexicon(names_in).find(text)] == found


def test_lines_that_the_release_does_not_have_are_empty(edited):
    made = edited("en", "")
    empty = (
        "subtitle",
        "summary",
        "place",
        "source",
        "author",
        "embargo",
        "quotes",
        "pictures",
        "signatories",
        "people",
        "corrections",
        "boilerplate",
        "related",
        "hashtags",
    )
    assert not [name for name in empty if getattr(made, name)]
    assert made.notes is None
    assert made.withdrawn is None
    assert made.signatories_line == ()
    assert not made.is_draft


def test_counts_stand_where_they_are_asked_for(edited):
    more = (
        SIGNED
        + 'summary: { en: "By {{organisations}} and {{individuals}}.", fr: "{{ individuals }}", ar: "{{organisations}} و{{individuals}}" }\n'
    )
    assert edited("en", more).plain_summary.replace("\u00a0", " ") == "By 5 organisations and 948 individuals."
    assert edited("ar", more).plain_summary.replace("\u00a0", " ") == "5 منظمات و948 فرداً"


def test_pages_lead_to_each_other(edited):
    made = edited("ar")
    assert [(e.language.code, e.href, e.address) for e in made.languages] == [
        (code, f"one.{code}.html", f"https://example.org/newsroom/{code}/one/") for code in ("en", "fr", "ar")
    ]
    assert made.address == "https://example.org/newsroom/ar/one/"


def test_boilerplate_quotes_and_corrections(edited):
    more = (
        "boilerplate: [about]\nquotes: [{ name: { en: N, fr: N, ar: ن }, text: { en: Said., fr: Dit., ar: قيل. } }]\n"
        "corrections: [{ date: 2020-02-01, text: { en: Mended., fr: Corrigé., ar: صُحّح. } }]\n"
    )
    made = edited("fr", more)
    assert [plain(p.title) for p in made.boilerplate] == ["À propos"]
    assert [plain(q.text) for q in made.quotes] == ["«\u202fDit.\u202f»"]
    assert [plain(c.title).replace("\u00a0", " ") for c in made.corrections] == ["1er février 2020"]


def test_of_what_was_withdrawn_only_the_headline_is_left(edited):
    more = (
        "summary: { en: Two hundred fled., fr: Deux cents ont fui., ar: نزح مئتان. }\n"
        "quotes: [{ name: { en: N, fr: N, ar: ن }, text: { en: Said., fr: Dit., ar: قيل. } }]\n"
        "withdrawn: { date: 2020-03-01, reason: { en: Wrong., fr: Faux., ar: خطأ. } }\n"
    )
    made = edited("fr", more)
    assert plain(made.withdrawn.body.blocks[0].children) == "Faux."
    assert (made.summary, made.plain_summary, made.quotes, made.body.blocks) == ((), "", (), ())
    assert (made.hashtags, made.hashtag_lines) == ((), ())
    assert made.plain_title


@pytest.mark.parametrize("for_print", [False, True])
def test_a_report_that_was_withdrawn_has_no_contents(edited, for_print):
    made = edited("fr", "withdrawn: { date: 2020-03-01, reason: { en: Wrong., fr: Faux., ar: خطأ. } }\n")
    report = dataclasses.replace(made, kind=dataclasses.replace(made.kind, code="report"))
    assert 'id="contents"' not in page(report, for_print=for_print)


def test_it_is_frozen_and_can_be_sent_to_a_worker(edited):
    made = edited("ar")
    assert pickle.loads(pickle.dumps(made)) == made
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.release = "other"
