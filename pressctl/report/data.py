"""Findings as JSON, schema version 1."""

from __future__ import annotations

import json
from typing import Any

from ..model.characters import quiet
from ..model.finding import Finding, Severity
from .account import Account


def as_json(account: Account) -> str:
    """The findings, and how many there are of each severity."""
    severities = [finding.severity for finding in account.findings]
    whole: dict[str, Any] = {
        "schema_version": 1,
        "findings": [_record(finding) for finding in account.findings],
        "summary": {
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
            "infos": severities.count(Severity.INFO),
            "releases": len(account.releases),
        },
    }
    if account.allowed:
        whole["allowed"] = [{**_record(finding), "because": finding.because} for finding in account.allowed]
    return written(whole)


def written(whole: object) -> str:
    """Indented JSON in which nothing commands a terminal."""
    return quiet(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _record(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": str(finding.severity),
        "message": finding.message,
        "fix": finding.fix,
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "release": finding.release,
        "language": finding.language,
        "page": finding.page or None,
        "box": [round(edge, 1) for edge in finding.box] if finding.box else None,
    }
