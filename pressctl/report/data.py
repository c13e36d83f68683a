"""Findings as JSON, schema version 1."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..model.finding import Finding, Severity


def as_json(findings: Sequence[Finding], releases: int) -> str:
    """The findings, and how many there are of each severity; `releases` is how many were looked at."""
    count = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    whole = {
        "schema_version": 1,
        "findings": [_record(finding) for finding in findings],
        "summary": {
            "errors": count[Severity.ERROR],
            "warnings": count[Severity.WARNING],
            "infos": count[Severity.INFO],
            "releases": releases,
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


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
