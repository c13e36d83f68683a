"""Who has approved what: only the last word of each reviewer counts, and only of just these files."""

from __future__ import annotations

import datetime

import pytest

from pressctl.model.approval import Approval, standing
from pressctl.model.node import Text
from pressctl.model.record import Moment

FILES = {"index.html": "a" * 64, "x.en.pdf": "b" * 64}
OTHER = {**FILES, "x.en.pdf": "c" * 64}
DAY = datetime.datetime(2020, 1, 9, 12, tzinfo=datetime.UTC)


def said(reviewer="Press office", decision="approved", files=FILES, hour=0, language="en"):
    at = DAY + datetime.timedelta(hours=hour)
    digests = {name: Text(one, "") for name, one in files.items()}
    return Approval.model_construct(
        language=Text(language, ""),
        reviewer=Text(reviewer, ""),
        decision=decision,
        at=Moment(at, Text(at.isoformat(), "")),
        note=None,
        files=digests,
    )


def stands(*approvals, authors=(), needed=1, files=FILES):
    return standing("x", "en", approvals, files, authors, needed)


def test_an_approval_of_just_these_files_counts():
    assert stands(said()).is_approved


@pytest.mark.parametrize("files", [OTHER, {"index.html": "a" * 64}, {**FILES, "x.en.docx": "d" * 64}, {}])
def test_one_of_other_files_is_void(files):
    found = stands(said(files=files))
    assert not found.is_approved
    assert len(found.void) == 1


def test_files_that_are_again_as_they_were_are_approved_again():
    assert not stands(said(), files=OTHER).is_approved
    assert stands(said(), files=dict(FILES)).is_approved


def test_a_return_of_other_files_is_remembered_and_holds_nothing_back():
    before = said(decision="returned", files=OTHER)
    assert stands(before).earlier == (before,)
    assert stands(before, said("Desk")).is_approved
    assert stands(before, said(hour=1)).earlier == ()
    assert stands(before, files=OTHER).earlier == ()


def test_another_language_does_not_count():
    assert not stands(said(language="fr")).is_approved


@pytest.mark.parametrize("needed", [0, 1, 2, 3])
def test_each_reviewer_counts_once(needed):
    """However the name is written, and however often the same person approves."""
    found = stands(said("Émilie", hour=0), said("emilie", hour=1), said("Desk", hour=2), needed=needed)
    assert len(found.valid) == 2
    assert found.is_approved == (needed <= 2)


def test_the_last_word_counts():
    assert not stands(said(hour=0), said(decision="returned", hour=1)).is_approved
    assert stands(said(decision="returned", hour=0), said(hour=1)).is_approved


def test_a_return_of_these_files_outweighs_the_approvals_of_others():
    assert not stands(said("Desk"), said("Legal", decision="returned")).is_approved
    assert stands(said("Desk"), said("Legal", decision="returned", files=OTHER)).is_approved


@pytest.mark.parametrize(
    "author", ["Press office", "the press OFFICE", "Desk and Press office", "Press office, Paris", "PRESS  OFFICE"]
)
def test_who_wrote_it_does_not_count(author):
    found = stands(said("Press office"), authors=(author,))
    assert not found.is_approved
    assert len(found.own) == 1
    assert stands(said("Press office"), said("Legal", hour=1), authors=(author,)).is_approved


@pytest.mark.parametrize("author", ["Press", "Office press", "Impress office", "Press officer"])
def test_others_with_a_similar_name_do(author):
    assert stands(said("Press office"), authors=(author,)).is_approved


def test_an_arabic_name_is_one_person_however_it_is_spelt():
    assert not stands(said("هدى أحمد"), authors=("هدي احمد",)).is_approved
