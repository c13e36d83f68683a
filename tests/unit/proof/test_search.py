"""Texts that repeat each other are each found in their own places."""

from __future__ import annotations

from collections.abc import Sequence

from pressctl.proof.fault import Expected, Kind
from pressctl.proof.judge import proof
from tests.suite.defects import FONTS, render

SAME = "The same scene is repeated in all of the areas."
LAWS = "The laws made life harder there, and nobody knows for how long."
WIDTH = "p, ul { width: 76mm; margin: 0 0 3mm } ul { padding: 0; list-style: none } [lang] { line-height: 1.5 }"
BREAK = "<p style='break-before: page; margin: 0'></p>"


def _texts(*texts: str) -> list[Expected]:
    return [Expected(text, "ltr") for text in texts]


def _kinds(body: str, wanted: Sequence[Expected]) -> list[Kind]:
    faults = proof(render(f"<div dir=ltr lang=en>{body}</div>", WIDTH), lambda _: wanted, FONTS)
    return [fault.kind for fault in faults if fault.kind is not Kind.TAGS]


def test_a_list_item_does_not_take_the_line_of_a_paragraph_on_a_later_page() -> None:
    heading = Expected("Daily fights", "ltr", level=2)
    wanted = [heading, *_texts(SAME, LAWS, f"{LAWS} And so it goes on in the towns. {SAME}")]
    body = (
        f"<h2>{heading.text}</h2><ul><li>– {SAME}</ul><p>{LAWS}</p>{BREAK}"
        f"<p>{LAWS} And so it goes on in the towns.<br>{SAME}</p>"
    )
    assert _kinds(body, wanted) == []


def test_a_heading_is_its_larger_line_where_the_same_words_stand_above_it() -> None:
    wanted = [Expected("Bench", "ltr", level=1), *_texts(LAWS)]
    filler = "<p style='height: 60mm'></p>"
    assert _kinds(f"<p>Bench</p>{filler}<h1>Bench</h1><p>{LAWS}</p>", wanted) == []


def _linked(text: str, until: int) -> Expected:
    return Expected(text, "ltr", links=((0, until, "https://example.org/"),))


def test_a_paragraph_is_not_made_of_a_lead_in_another_size_and_of_what_follows() -> None:
    wanted = [*_texts(LAWS, f"{SAME} {SAME}"), _linked(f"{LAWS} {SAME} {SAME}", len(LAWS))]
    body = (
        f"<p style='font-size: 1.1em'>{LAWS}</p><p>{SAME} {SAME}</p>"
        f"<p><a href='https://example.org/'>{LAWS}</a> {SAME} {SAME}</p>"
    )
    assert _kinds(body, wanted) == []


def test_a_paragraph_does_not_go_on_over_the_next_page_from_the_middle_of_one() -> None:
    wanted = [*_texts(LAWS, "Between the two stands a third.", SAME), _linked(f"{LAWS} {SAME}", len(LAWS))]
    body = f"<p>{LAWS}</p><p>Between the two stands a third.</p>{BREAK}<p>{SAME}</p><p><a href='https://example.org/'>{LAWS}</a> {SAME}</p>"
    assert _kinds(body, wanted) == []


def test_numbers_in_another_order_are_not_taken_for_a_text_that_stands_elsewhere() -> None:
    wanted = _texts(f"{SAME} 24", f"{SAME} 42", f"{SAME} 24")
    assert _kinds("".join(f"<p>{each.text}</p>" for each in (wanted[1], wanted[0], wanted[0])), wanted) == []


def test_a_note_is_found_behind_its_number_and_not_in_a_list() -> None:
    body = f"<p>1. <a href='https://example.org/'>The same</a>{SAME[8:]}</p><ul><li>{SAME}</ul>"
    assert _kinds(body, [_linked(SAME, 8), *_texts(SAME)]) == []


def test_a_text_that_is_there_once_is_missing_where_it_should_be_there_twice() -> None:
    assert _kinds(f"<p>{LAWS} {SAME}</p><ul><li>{SAME}</ul>", _texts(f"{LAWS} {SAME}", SAME, SAME)) == [Kind.MISSING]


def test_a_text_of_one_sentence_again_and_again_is_found_to_the_last() -> None:
    chapter = [f"{SAME} {SAME} {SAME}", SAME, f"{SAME} {LAWS} {SAME} 24", SAME, SAME, f"{SAME} {SAME} {LAWS}"]
    first, lead, second, *items, last = chapter
    body = (
        f"<p>{first}</p><p style='font-size: 1.1em'>{lead}</p><p>{second}</p>"
        f"<ul>{''.join(f'<li>– {item}' for item in items)}</ul><p>{last}</p>{BREAK}"
    )
    wanted = _texts(*(text for number in range(4) for text in chapter))
    assert _kinds(body * 4, wanted) == []


def test_two_headings_of_the_same_words_are_found_on_their_own_pages() -> None:
    wanted = [Expected("Bench", "ltr", level=2), *_texts(LAWS), Expected("Bench", "ltr", level=1), *_texts(SAME)]
    opening = Expected("Opening", "ltr", level=1)
    body = f"<h1>Opening</h1><h2>Bench</h2><p>{LAWS}</p>{BREAK}<h1>Bench</h1><p>{SAME}</p>"
    assert _kinds(body, [opening, *wanted]) == []


def test_a_long_list_item_does_not_take_the_end_of_a_longer_paragraph() -> None:
    item = f"{LAWS} {SAME} {LAWS.upper()} {SAME.upper()}"
    longer = f"And so it goes on in the towns. {item}"
    wanted = [Expected("Daily fights", "ltr", level=2), *_texts(item, longer)]
    body = f"<h2>Daily fights</h2><ul><li>– {item}</ul>{BREAK}<p>And so it goes on in the towns.<br>{item}</p>"
    assert _kinds(body, wanted) == []
