"""Rules about words: what they mend, and above all what they leave alone."""

from __future__ import annotations

import pytest

from pressctl.check.rule import Desk
from pressctl.check.run import read_through
from pressctl.load import load
from pressctl.model.finding import Finding
from pressctl.model.passage import Leaf, Passage, Role, Transcript
from pressctl.model.place import Place
from tests.small import newsroom


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    there = load(newsroom(tmp_path_factory.mktemp("words"), "a")).newsroom
    assert there
    return Desk(there, names=lambda text: [(at, at + 9, "en") for at in [text.find("We Exist!")] if at >= 0])


def found(desk: Desk, language: str, *texts: str, role: Role = "paragraph") -> list[Finding]:
    leaves = [(Leaf(0, Place("a.md", line), language),) for line, _ in enumerate(texts, start=1)]
    said = [Passage("body", role, language, text, leaf) for text, leaf in zip(texts, leaves, strict=True)]
    return list(read_through([Transcript(None, language, tuple(said))], desk))


def codes(desk: Desk, language: str, *texts: str, role: Role = "paragraph") -> list[str]:
    return [finding.rule.code for finding in found(desk, language, *texts, role=role)]


def mended(desk: Desk, language: str, text: str) -> str:
    edits = [edit for finding in found(desk, language, text) for edit in finding.edits]
    for edit in sorted(edits, key=lambda one: one.place, reverse=True):
        start = edit.place.column - 1
        assert text.startswith(edit.old, start)
        text = text[:start] + edit.new + text[start + len(edit.old) :]
    return text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 1,000 homes at 10:30, e.g. in Idlib (see https://example.org/a,b?c=d), 3.5% were cold."),
        ("en", "“We will,” she said, “and the paper wrote ‘no’.” It’s the students’ choice, rock ’n’ roll."),
        ("en", "A ten-year-old’s pre- and post-war photographs; 3-1, 2254 (2015), A/HRC/46/54, +33 1 23 45 67 89."),
        ("en", "He said that that was all she had had. “[…] and so on …”"),
        ("en", "a) bread b) water 1) blankets; 5'10\" tall"),
        ("fr", "« Nous le voulons ! », dit-elle ; l’an 2020\u00a0: 12\u202f000 départs à 18\u00a0h\u00a030."),
        ("fr", "Les étudiant·e·s et les citoyen.ne.s en en parlant ; nous nous levons, vous vous taisez."),
        ("ar", "نزح 1,000 شخص في 10:30، كما قالت Amnesty International, Inc. أمس؛ فمن يسأل؟"),
        ("ar", "في عام 1441 هـ، قال: «سنعود» أو “سنبقى”، بـ3 لغات، والـ UN، ﷺ ﴿نص﴾."),
        ("ar", "خطوة خطوة، يوماً يوماً (أي حتى اليوم): أ) خبز ب) ماء."),
        ("ar", "تحدثت گلستان وژیان مع المنظمة."),
    ],
)
def test_well_written_text_is_left_alone(desk: Desk, language: str, text: str) -> None:
    told = [finding for finding in found(desk, language, text) if finding.severity != "info"]
    assert [(finding.rule.code, finding.message) for finding in told] == []


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("fr", "Nous disons: non!", "Nous disons\u00a0: non\u202f!"),
        ("fr", 'Il dit "non" et l\'été vient', "Il dit «\u202fnon\u202f» et l’été vient"),
        ("fr", "Il dit “non” hier", "Il dit «\u202fnon\u202f» hier"),
        ("fr", "Il dit « “non” et oui » hier", "Il dit «\u202f“non” et oui\u202f» hier"),
        ("en", "She said \"he cried 'no' twice\"", "She said “he cried ‘no’ twice”"),
        ("en", "The « Half » way - well... it's", "The “Half” way – well… it’s"),
        ("en", "The ﬁrst , in 2011-2020", "The first, in 2011–2020"),
        ("en", "The cafÃ© and Hom\u0455", "The café and Homs"),
        ("ar", "نداء, من أجل ﺳﻮﺭﻳﺎ", "نداء، من أجل سوريا"),
        ("ar", 'قال "نعم" و"لا" فهل ٩٠٠?', "قال «نعم» و«لا» فهل 900؟"),
        ("ar", "ســوريا والمدنیین في ٣٫٥٪", "سوريا والمدنيين في 3.5%"),
    ],
)
def test_what_is_mended(desk: Desk, language: str, text: str, right: str) -> None:
    assert mended(desk, language, text) == right
    assert mended(desk, language, right) == right


def test_a_name_is_neither_judged_nor_mended(desk: Desk) -> None:
    assert codes(desk, "fr", "L’alliance We Exist! le dit.") == []
    (finding,) = found(desk, "fr", "Association \ufb01n", role="name")
    assert (finding.rule.code, finding.edits) == ("TXT021", ())


def test_french_quoted_in_english_keeps_its_spaces(desk: Desk) -> None:
    assert codes(desk, "en", "The paper wrote « Ils sont là ; et après ? » that day.") == ["TXT004"]


def test_a_quotation_may_go_on_over_paragraphs(desk: Desk) -> None:
    assert codes(desk, "en", "“We call.", "“We go on,” she said.") == []
    assert codes(desk, "en", "“We call.", "We go on.") == ["TXT001"]


def test_a_word_that_may_end_in_either_letter_is_told_and_not_mended(desk: Desk) -> None:
    (finding,) = found(desk, "ar", "وقف علی الباب")
    assert (finding.rule.code, finding.edits) == ("TXT014", ())


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "people …“ said", "TXT001"),
        ("en", "in the the camp", "TXT029"),
        ("en", "Related Posts", "TXT025"),
        ("fr", "Photo : agence", "TXT025"),
        ("ar", "اترك تعليقاً", "TXT025"),
        ("en", "on XXXX we left", "TXT026"),
        ("en", "an inter- national call", "TXT028"),
        ("ar", "في في حلب", "TXT029"),
        ("en", "a\u00adb c", "TXT018"),
        ("en", "See www.example.org now", "LNK025"),
    ],
)
def test_what_is_found(desk: Desk, language: str, text: str, code: str) -> None:
    assert code in codes(desk, language, text)
