"""Findings to be told: ordinary ones, and ones whose texts try to get out."""

from __future__ import annotations

from pressctl.model.finding import Example, Finding, Rule, Severity
from pressctl.model.place import Place

NASTY = (
    "::error file=x::owned\n::set-output name=a::b\r##[add-mask]c %0A::warning::d"
    ' \x1b[31mred\x1b]0;title\x07 \u202eback\u202c \u2066in\u2069 \u200f \x00\x08\x0b \x9b31m \ud800 \ufffe ]]> --> <b a="1">&amp;\'</b>'
    " | [link](javascript:x) `code` @somebody {0} {{organisations}} \u2028next"
)
COMMANDING = set("\x1b\x07\x00\x08\x0b\x9b\u202e\u202c\u2066\u2069\u200f\u2028\ud800")
EXAMPLE = Example("release.yaml", "title: { en: A }\n")


def rule(code: str = "TXT001", severity: Severity = Severity.WARNING, name: str = "straight-quotes") -> Rule:
    return Rule(code, name, severity, "Quotes are straight.", "it looks typed.", (EXAMPLE,), (EXAMPLE,))


def finding(message: str = "a quote is straight", path: str = "releases/a/body.en.md", **more) -> Finding:
    given = {"rule": rule(), "fix": "write ’", "place": Place(path, 3, 7), "release": "a", "language": "en", **more}
    return Finding(message=message, **given)


ERROR, WARNING, INFO = (rule(f"TXT00{n}", severity) for n, severity in enumerate(Severity, start=1))
EVERYWHERE = finding(NASTY, f"releases/a/{NASTY}.md", fix=NASTY)
