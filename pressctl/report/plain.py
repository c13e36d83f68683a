"""Findings as lines for people, without colours."""

from __future__ import annotations

from ..model.finding import Finding
from .account import Account
from .screen import Bidi, one_line


def as_text(account: Account) -> str:
    """The findings, and those that are allowed after them."""
    told = (*account.findings, *account.allowed)
    return "".join("".join(text for text, _ in pieces(finding)) + "\n" for finding in told)


def pieces(finding: Finding, bidi: Bidi = Bidi.AUTO) -> list[tuple[str, str]]:
    """What is said of a finding, each piece with what it is: place, severity, message, detail, fix or because."""
    word = "allowed" if finding.because else str(finding.severity)
    rule = f" {finding.rule.code} {finding.rule.name}\n  {one_line(finding.message, bidi)}"
    told = [(f"{one_line(str(finding.place), bidi)}: ", "place"), (word, word), (rule, "message")]
    told += [(f"\n  {one_line(detail, bidi)}", "detail") for detail in finding.details]
    if finding.also:
        told.append((f"\n  also at {', '.join(one_line(str(place), bidi) for place in finding.also)}", "detail"))
    if finding.because:
        told.append((f"\n  because: {one_line(finding.because, bidi)}", "because"))
    elif finding.fix:
        told.append((f"\n  fix: {one_line(finding.fix, bidi)}", "fix"))
    return told
