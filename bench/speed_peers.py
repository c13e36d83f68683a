"""The peers: the same texts in the form that each of them takes, and the commands that make PDFs of them."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pypandoc
from speed_corpus import WHO, Text
from speed_words import CODES, ROOT

HERE = Path(__file__).resolve().parent
FONTS = ROOT / "assets/fonts"
FAMILIES = ("amiri", "source-sans-3", "source-serif-4")
# what a page gets that names no font, as those of pandoc's template
SERIF = "<alias><family>serif</family><prefer><family>Source Serif 4</family><family>Amiri</family></prefer></alias>"
PANDOC = str(pypandoc.get_pandoc_path())
WEASYPRINT = str(Path(sys.executable).with_name("weasyprint"))


def markdown(made: Text, code: str) -> str:
    """All the words of a release in one language, as somebody without pressctl would type them."""
    place = CODES.index(code)
    quoted = {
        "title": made.title[place],
        "abstract": made.summary[place],
        "lang": code,
        "dir": "rtl" if code == "ar" else "ltr",
    }
    head = "\n".join(f"{name}: {json.dumps(words, ensure_ascii=False)}" for name, words in quoted.items())
    parts = [f"---\n{head}\n---", made.body[place]]
    if made.picture:
        parts.insert(1, f"![{made.picture['caption'][code]}]({Path(made.picture['file']).name})")
    if made.organisations:
        parts += [f"## {WHO[code]}", "\n".join(f"- {name}" for name in made.names(code))]
    return "\n\n".join(parts) + "\n"


def write(texts: Sequence[Text], folder: Path) -> None:
    """The texts and their pictures in one folder, with a template for Typst and settings for fontconfig."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(HERE / "speed_template.typ", folder / "template.typ")
    for made in texts:
        for code in CODES:
            (folder / f"{made.name}.{code}.md").write_text(markdown(made, code), encoding="utf-8")
        if made.picture:
            shutil.copy(made.folder / made.picture["file"], folder)
    folders = "".join(f"<dir>{FONTS / family}</dir>" for family in FAMILIES)
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"{folders}{SERIF}<cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )


def loop(folder: Path, at_a_time: int) -> list[str]:
    """A fresh pandoc and a fresh WeasyPrint for each document."""
    (folder / "list").write_text("".join(f"{file.name}\n" for file in sorted(folder.glob("*.md"))))
    fonts = ["env", "-C", str(folder), f"FONTCONFIG_FILE={folder / 'fonts.conf'}"]
    each = [PANDOC, "{}", f"--pdf-engine={WEASYPRINT}", "--quiet", "-o", "{}.pdf"]
    return [*fonts, "xargs", "-a", "list", "-P", str(at_a_time), "-I", "{}", *each]


def typst(python: Path, folder: Path) -> list[str]:
    """One pandoc that turns all texts into Typst's markup, and one Typst that makes PDFs of it."""
    files = [str(file) for file in sorted(folder.glob("*.md"))]
    (folder / "names").write_text("".join(f"{file}\n" for file in files))
    convert = [PANDOC, "lua", str(HERE / "speed_typst.lua"), str(folder / "names")]
    compiled = typst_alone(python, *(file.removesuffix(".md") + ".typ" for file in files))
    return ["sh", "-c", f"{shlex.join(convert)} && {shlex.join(compiled)}"]


def typst_alone(python: Path, *files: str) -> list[str]:
    """A fresh Typst for documents that are written in its markup already."""
    return [str(python), str(HERE / "speed_typst.py"), str(FONTS), *files]
