"""Findings as JUnit XML: one suite a release, one failed case a finding, one passed case for a release without any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from ..model.finding import Finding, Severity
from .account import Account
from .screen import visible

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(account: Account) -> str:
    """A warning fails as well, as a case has no third colour; an info passes, and its output tells it."""
    suites = [_suite(release, findings, account) for release, findings in account.by_release()]
    total = len(account.findings) + len(account.allowed) + sum(1 for _, there in account.by_release() if not there)
    head = f'<testsuites name="pressctl" tests="{total}" failures="{sum(map(_fails, account.findings))}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + "\n"


def _suite(release: str | None, findings: Sequence[Finding], account: Account) -> str:
    name = _attribute(release or "newsroom")
    failed = sum(map(_fails, findings))
    skipped = sum(bool(finding.because) for finding in findings)
    cases = [_case(name, finding, account.path(finding.place)) for finding in findings]
    cases = cases or [f"    <testcase classname={name} name={_attribute('nothing to mend')}/>"]
    counts = f'tests="{len(cases)}" failures="{failed}" errors="0" skipped="{skipped}"'
    return "\n".join([f"  <testsuite name={name} {counts}>", *cases, "  </testsuite>"])


def _case(suite: str, finding: Finding, path: str) -> str:
    place = f"{finding.place.line}:{finding.place.column}"
    name = _attribute(f"{finding.rule.code} {finding.rule.name} at {path}:{place}")
    head = f'    <testcase classname={suite} name={name} file={_attribute(path)} line="{finding.place.line}">'
    if finding.because:
        return f"{head}<skipped message={_attribute(f'allowed: {finding.because}')}/></testcase>"
    message, fix = (" ".join(text.split("\n")) for text in (finding.message, finding.fix))  # a log may show it
    more = [*finding.details, *(f"also at {place}" for place in finding.also), *([f"fix: {fix}"] if fix else [])]
    whole = "\n".join([f"{finding.severity}: {message}", *more])
    told = _content(f"{path}:{place}: {whole}")
    if not _fails(finding):
        return f"{head}<system-out>{told}</system-out></testcase>"
    failure = f'<failure type="{finding.severity}" message={_attribute(finding.message)}>{told}</failure>'
    return f"{head}{failure}</testcase>"


def _fails(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO and not finding.because


def _attribute(text: str) -> str:
    return quoteattr(_writable(text))


def _content(text: str) -> str:
    return _writable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _writable(text: str) -> str:
    """Without what XML cannot hold, and without what commands a terminal."""
    return UNWRITABLE.sub(lambda found: f"<U+{ord(found[0]):04X}>", visible(text))
