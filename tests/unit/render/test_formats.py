"""The table of formats: what is made, under which names, and that nothing but the edition decides what is in it."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import subprocess
import sys
import zipfile
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from pressctl.model.article import Words
from pressctl.model.output import Printed
from pressctl.pipeline.parcel import packed
from pressctl.render import formats as table
from pressctl.render.formats import FORMATS, render
from pressctl.render.html import page
from pressctl.render.section import NOWHERE
from tests.command import environment

from .told import HOSTILE

TOLD = ("docx", "txt", "eml", "json")
ELSEWHERE = """
import hashlib, pickle, sys
from pressctl.model.article import Words
from pressctl.model.output import Printed
from pressctl.pipeline.parcel import unpacked
from pressctl.render import formats as table
from pressctl.render.formats import render
for parcel in pickle.load(open(sys.argv[1], "rb")):
    for output in render(unpacked(parcel), ("docx", "txt", "eml", "json")).outputs:
        print(output.path, hashlib.sha256(output.content).hexdigest())
"""


def made(edition, formats=TOLD):
    return {output.path: output.content for output in render(edition, formats).outputs}


def of_word(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return (archive.read("word/document.xml") + archive.read("docProps/core.xml")).decode()


def of_mail(content):
    mail = message_from_bytes(content, policy=default)
    return "".join((mail["Subject"], *(part.get_content() for part in mail.iter_parts())))


READERS = {"docx": of_word, "eml": of_mail}


def test_each_format_is_a_file_of_its_name(told):
    assert set(TOLD) < set(FORMATS)
    assert list(made(told["full", "ar"])) == [f"full/full.ar.{name}" for name in TOLD]
    assert list(made(told["full", "ar"], ("txt",))) == ["full/full.ar.txt"]


def test_the_same_edition_is_the_same_bytes_here_and_elsewhere(told, tmp_path):
    editions = [told["full", "ar"], told["full", "en"], told["call", "fr"]]
    here = [made(edition) for edition in editions]
    assert here == [made(edition) for edition in editions]
    file = tmp_path / "parcels"
    file.write_bytes(pickle.dumps([packed(edition) for edition in editions]))
    command = [sys.executable, "-c", ELSEWHERE, file]
    seeded = environment(PYTHONHASHSEED="7", TZ="Asia/Tokyo", PYTHONPATH=os.pathsep.join(sys.path))
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=seeded)
    told_there = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert told_there == {path: hashlib.sha256(content).hexdigest() for one in here for path, content in one.items()}


@pytest.mark.parametrize("formats", [("html", "txt"), ("html", "pdf", "txt", "json")])
def test_the_address_of_the_pdf_is_told_where_there_is_one(told, formats, monkeypatch):
    monkeypatch.setattr(table, "_printed", lambda edition, is_archive=False: Printed(b"%PDF-"))
    files = made(told["full", "en"], formats)
    address = "https://example.org/newsroom/en/full/full.en.pdf"
    assert (f"PDF version:\n{address}\n" in files["full/full.en.txt"].decode()) == ("pdf" in formats)
    if "json" in formats:
        hrefs = [one["href"] for one in json.loads(files["full/full.en.json"])["renditions"]]
        assert hrefs == ["https://example.org/newsroom/en/full/", address]


def test_the_page_offers_the_files_that_are_made(told):
    offered = page(told["full", "fr"], ("html", "pdf", *TOLD))
    for name, label in (
        ("docx", "Version Word"),
        ("txt", "Texte brut"),
        ("eml", "Courriel"),
        ("json", "Données (JSON)"),
    ):
        assert f'href="full.fr.{name}"' in offered
        assert label in offered.replace("\u00a0", " ")
    assert 'class="files"' not in page(told["full", "fr"], ("html", "png"))
    assert "full.fr.docx" not in page(told["full", "fr"], ("html", "pdf"))


def test_what_no_text_may_hold_is_in_none(told):
    """It cannot come so far; were it here, it would be left out."""
    held = "x\u202ey\u2067\x07\ufeffz"
    line = (Words(held, NOWHERE),)
    edition = replace(told["full", "en"], title=line, plain_title=held, summary=line)
    for path, content in made(edition).items():
        said = READERS.get(path.rsplit(".", 1)[1], bytes.decode)(content)
        assert "xyz" in said.replace(" ", ""), path
        assert not any(sign in said for sign in "\u202e\x07\ufeff"), path


def test_nothing_of_the_machine_is_in_a_file(told):
    for content in made(told["full", "en"]).values():
        for word in (str(Path.home()), os.uname().nodename, str(Path(__file__).parents[3])):
            assert len(word) < 4 or word.encode() not in content
    assert HOSTILE in made(told["full", "en"])["full/full.en.txt"].decode()
