"""A release as plain text: whatever its page says, in the order of its page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pressctl.model.article import Words, plain
from pressctl.model.within import inlines_within
from pressctl.render.plain import text
from pressctl.render.textline import width

from .told import HOSTILE

CONTROLS = dict.fromkeys(map(ord, "\u2066\u2067\u2069\u200e\u200f"))


def written(edition, pages=None):
    return text(edition, {"Page": edition.address}, pages or {})


def bare(said):
    """A text on one line, its spaces and isolates taken out."""
    return "".join(said.translate(CONTROLS).split())


def parts(said, *texts):
    """Some texts have to be there, in this order; no-break spaces count as spaces."""
    read = said.replace("\u00a0", " ").replace("\u202f", " ")
    places = [read.index(part) for part in texts]
    assert places == sorted(places), texts


def test_a_release_is_told_from_its_newsroom_to_its_notes(told):
    said = written(told["full", "en"])
    parts(
        said,
        "Our newsroom\nPress release\n\nFor immediate release\n\nParis, 9 January 2020\n#HalfOfSyria\n\n",
        f"{HOSTILE}\nThe subtitle\n\nThe summary says it in short.\n\nBy The desk\n\n",
        "[Photo: The square at noon (© A. B.)]",
        "seventy-two columns. [1] See the report [2].\n",
        "    “We stay.”\n\n    — The chair, the alliance\n",
        "A heading\n\nA sign of a small reed in a line.\n\n1. One.\n2. Two, with code.\n   a. Deeper.\n\n    Said by others.\n\n• City: Idlib\n  People: 1200\n",
        "\n\nSignatories\n\n3 organisations\n\n• House of Reeds (HOR)\n• \u2067مكتب التنمية\u2069\n• “Vass” Hus\n",
        "\n\nNotes\n\nA note for editors.\n",
        "\n\nCorrections\n\n12 January 2020\n\nThe count was wrong.\n",
        "\n\nSource\n\nAnother newsroom\n",
        "\n\nWho we are\n\nWe are many.\n",
        "\n\nRelated\n\n• A call [3]\n",
        "Press office\nOur newsroom\nE-mail: press@example.org\nTelephone: +33 1 23 45 67 89\n\nPage:\nhttps://example.org/newsroom/en/full/\n",
        "[1] Counted by our own [4].\n[2] https://example.org/report?a=1&b=2\n[3] https://example.org/newsroom/en/call/\n[4] https://example.org/count\n",
    )


def test_arabic_counts_and_marks_in_its_own_way(told):
    said = written(told["full", "ar"])
    parts(
        said,
        "للنشر الفوري",
        "باريس، ٩ كانون الثاني ٢٠٢٠",
        "١. واحد.\n٢. اثنان.\n   أ. أعمق.",
        "٣ منظمات",
        "الهاتف: \u2066+33 1 23 45 67 89\u2069",
    )
    parts(said, "[١] عدّه مركزنا [٤].")


@pytest.mark.parametrize("key", [("book", "en"), ("book", "ar"), ("programme", "fr")])
def test_no_word_of_a_report_is_missing(told, key):
    edition = told[key]
    said = bare(written(edition, dict.fromkeys(("far", "table-wide", "reach", "method"), 7)))
    for chapter in edition.chapters:
        assert bare(plain(chapter.title)) in said
        for inline in inlines_within(chapter.body.blocks):
            if isinstance(inline, Words):
                assert bare(inline.text) in said
        if chapter.shows:
            assert bare(plain(chapter.shows.labels["contact"])) not in bare(plain(chapter.shows.title))
    for happening in (event for day in (edition.programme.days if edition.programme else ()) for event in day.events):
        assert bare(plain(happening.title)) in said


def test_a_report_names_its_chapters_and_what_they_show(told):
    said = written(told["book", "ar"], {"far": 12})
    parts(
        said,
        "\n١. ",
        "انظر الصفحة ١٢",
        "\n• على الورق: ٤٨٠\n• على الشاشات: نحو ٩٦٠\n",
        "\nالملحق أ: ما جرى\n\nمنشور بالفرنسية فقط.\n",
        "Heure de Paris",
    )
    lines = written(told["book", "en"]).split("\n")
    assert "• Members" in lines
    assert lines[lines.index("• Members") + 1 :][:3] == ["  2018: 3", "  2019: 12.5", "  2020: 26"]


def test_a_programme_has_its_days_and_hours(told):
    said = written(told["programme", "fr"])
    parts(
        said,
        "Heure de Paris",
        "Pendant tout le programme\n\nExposition : Des murs qui parlent\n\nGalerie basse\n",
        "Mercredi 9 décembre\n\nDanse : « Ouverture »\n\n18:00–18:30 · Salle haute\n",
    )


def test_lines_are_no_wider_than_seventy_two_columns(told):
    for edition in told.values():
        for line in written(edition).split("\n"):
            assert width(line) <= 72 or "https://" in line, line
            assert line == line.rstrip()


def test_an_embargo_and_a_draft_stand_at_the_top(told):
    kept = told["kept", "en"]
    parts(written(kept), "Our newsroom\nStatement\n\nEmbargoed until Monday 1 March 2027, 10:00 (UTC+01:00)\n")
    assert "For immediate release" not in written(kept)
    assert written(replace(kept, is_draft=True)).split("\n")[3] == "Draft: not for publication"


def test_nothing_of_a_withdrawn_release_is_told(told):
    for code in ("en", "fr", "ar"):
        said = written(told["gone", code])
        assert not any(secret in said for secret in ("ecret", "سري"))
        assert plain(told["gone", code].labels["withdrawn"]) in said
    parts(written(told["gone", "en"]), "1 February 2020\n\nIt was wrong.")
