"""Newsrooms to try things on: the smallest that builds, and a copy of the sample."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SETTINGS = """\
newsroom:
  name: { en: Our newsroom, fr: Notre rédaction, ar: غرفة أخبارنا }
  url: https://example.org/newsroom/
languages: { source: en, publish: [en, fr, ar], ar: { locale: ar-SY } }
"""
RELEASE = """\
kind: statement
date: 2020-01-09
title: { en: A call, fr: Un appel, ar: نداء }
"""
BODIES = {"en": "We call.\n", "fr": "Nous appelons.\n", "ar": "ننادي.\n"}


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files by their path in a newsroom."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def newsroom(root: Path, *releases: str, more: Mapping[str, str | bytes] | None = None) -> Path:
    """A newsroom of short statements; `more` are further files, or others in their place."""
    files: dict[str, str | bytes] = {"pressctl.yaml": SETTINGS}
    files |= {f"releases/{name}/release.yaml": RELEASE for name in releases}
    files |= {f"releases/{name}/body.{code}.md": text for name in releases for code, text in BODIES.items()}
    return write(root, {**files, **(more or {})})


def one_language(root: Path, *releases: str, more: Mapping[str, str | bytes] | None = None) -> Path:
    """The same in English only: one page a release."""
    settings = SETTINGS.replace("publish: [en, fr, ar], ar: { locale: ar-SY }", "publish: [en]")
    settings = settings.replace(", fr: Notre rédaction, ar: غرفة أخبارنا", "")
    release = RELEASE.replace(", fr: Un appel, ar: نداء", "")
    files: dict[str, str | bytes] = {"pressctl.yaml": settings}
    files |= {f"releases/{name}/release.yaml": release for name in releases}
    files |= {f"releases/{name}/body.en.md": BODIES["en"] for name in releases}
    return write(root, {**files, **(more or {})})


def sample(root: Path) -> Path:
    """A copy of the sample newsroom, without anything that was built."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(CHECKOUT / "pressctl.yaml", root)
    shutil.copytree(CHECKOUT / "releases", root / "releases")
    (root / "assets").mkdir()
    shutil.copy(CHECKOUT / "assets" / "logo.png", root / "assets")
    return root


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by their path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
