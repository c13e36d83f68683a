"""Findings as SARIF 2.1.0, which code scanning and many editors read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from ..model.finding import Example, Finding, Rule, Severity
from ..model.fingerprint import likenesses
from ..model.place import Place
from .account import Account
from .data import written
from .screen import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(account: Account) -> str:
    """One run of pressctl, with the rules that were broken and their pages; places count from the repository's top."""
    told = (*account.findings, *account.allowed)
    rules = list(dict.fromkeys(sorted((finding.rule for finding in told), key=lambda rule: rule.code)))
    index = {rule.code: position for position, rule in enumerate(rules)}
    results = [
        _result(finding, account, index[finding.rule.code], like.digest)
        for finding, like in zip(told, likenesses(told), strict=True)
    ]
    driver = {"name": "pressctl", "version": version("pressctl"), "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "the top of the repository"}}},
        "results": results,
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    examples = [("Wrong", rule.wrong), ("Right", rule.right)]
    parts = [rule.summary, f"Why: {rule.why}" if rule.why else ""]
    plain = [*parts, *(_shown(title, there, fence="") for title, there in examples)]
    marked = [*parts, *(_shown(title, there, fence="```") for title, there in examples)]
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(part for part in parts if part)},
        "help": {"text": _joined(plain), "markdown": _joined(marked)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.code[:3]], "problem.severity": _problem(rule.severity)},
    }


def _problem(severity: Severity) -> str:
    """The word that GitHub's code scanning sorts by."""
    return "recommendation" if severity is Severity.INFO else str(severity)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _shown(title: str, examples: tuple[Example, ...], fence: str) -> str:
    lines = [_joined([f"{title}, in {e.file}:", f"{fence}\n{e.text.rstrip()}\n{fence}".strip("\n")]) for e in examples]
    return _joined(lines)


def _result(finding: Finding, account: Account, rule: int, fingerprint: str) -> dict[str, Any]:
    text = "; ".join([finding.message, *finding.details, *([f"to mend it: {finding.fix}"] if finding.fix else [])])
    named = {"release": finding.release, "language": finding.language, "page": finding.page or None}
    properties = {name: value for name, value in named.items() if value is not None}
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": _plain(text)},
        "locations": [_location(finding.place, account)],
        "partialFingerprints": {"pressctl/v1": fingerprint},
        "properties": properties,
    }
    if finding.also:
        result["relatedLocations"] = [_location(place, account) for place in finding.also]
    if finding.because:
        result["suppressions"] = [{"kind": "inSource", "justification": visible(finding.because)}]
    return result


def _location(place: Place, account: Account) -> dict[str, Any]:
    uri = quote(account.path(place), safe="/", errors="surrogatepass")
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}, "region": region}}


def _plain(text: str) -> str:
    """A message in which nothing of a writer's becomes a link."""
    escaped = visible(text)
    return re.sub(r"[\\\[\]]", r"\\\g<0>", escaped) if "](" in escaped else escaped
