"""What a newsroom asks for in pressctl.yaml lies in dist/, file by file, and is offered on its page."""

from __future__ import annotations

import json

from tests.command import pressctl
from tests.small import SETTINGS, newsroom, tree

ASKED = SETTINGS + "output: { formats: [html, docx, txt, eml, json] }\n"


def test_formats_that_are_asked_for_lie_beside_the_page(tmp_path):
    root = newsroom(tmp_path, "one", more={"pressctl.yaml": ASKED})
    done = pressctl("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    made = {path for path in tree(root / "dist") if path.startswith("one/")}
    assert made == {
        f"one/one.{code}.{name}" for code in ("ar", "en", "fr") for name in ("html", "docx", "txt", "eml", "json")
    }
    assert made <= set(json.loads((root / "dist" / "manifest.json").read_text())["files"])
    assert 'href="one.ar.docx"' in (root / "dist/one/one.ar.html").read_text()
    assert (root / "dist/one/one.ar.txt").read_text().startswith("غرفة\u00a0أخبارنا\nبيان\n\nللنشر الفوري\n")


def test_a_format_that_is_not_known_is_told_with_those_that_are(tmp_path):
    done = pressctl("build", "--to", "odt", cwd=newsroom(tmp_path, "one"))
    assert done.returncode == 2
    assert "docx" in done.stderr + done.stdout
