"""What decides the bytes of a page on a machine, so that two of them can be compared before they share a build."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import version

from ..render.fonts import faces
from ..resources import PACKAGE, TEMPLATES
from .manifest import versions

SAMPLE = "نداء من أجل ٩٤٨ إنسانًا – Un appel à l’aide, 948 people"


@cache
def code() -> dict[str, str]:
    """Python, and pressctl with its templates: what is known without the page engine."""
    found = [(PACKAGE, path) for path in PACKAGE.rglob("*.py")]
    found += [(TEMPLATES, path) for path in TEMPLATES.rglob("*") if path.is_file()]
    whole = hashlib.sha256()
    for root, path in sorted(found):
        whole.update(f"{path.relative_to(root).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return {"Python": platform.python_version(), "pressctl": f"{version('pressctl')} ({whole.hexdigest()[:12]})"}


@cache
def engine() -> dict[str, str]:
    """The same, the libraries that shape a page, and the digest of a trial page, which shows what has no version."""
    from ..render.pdf import engine_versions, pdf  # noqa: PLC0415 — nobody else here needs the page engine

    lines = (f"<p style='font: {f.style} {f.weight} 1em \"{f.family}\"'>{SAMPLE}</p>" for f in faces())
    trial = pdf(f"<!doctype html><html lang='ar'><title>.</title>{''.join(lines)}", "#000000", {})
    digest = hashlib.sha256(trial.content).hexdigest()[:12]
    return {**versions(), **code(), "page engine": engine_versions(), "trial page": digest}


def difference(ours: dict[str, str], theirs: dict[str, str]) -> str:
    """The first thing that is not the same, in words; empty if all is."""
    for name, own in ours.items():
        if theirs.get(name) != own:
            return f"its {name} is {theirs.get(name, 'missing')}, and here it is {own}"
    return ""
