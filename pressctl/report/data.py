"""Findings as JSON, schema version 1."""

from __future__ import annotations

import json
from typing import Any

from ..model.characters import quiet
from ..model.finding import Finding, Severity
from ..model.link import LinkState
from ..model.place import Place
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
    if account.links is not None:
        whole["links"] = [_link(state) for state in account.links]
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
        **_place(finding.place),
        "release": finding.release,
        "language": finding.language,
        "page": finding.page or None,
        "box": [round(edge, 1) for edge in finding.box] if finding.box else None,
        "also": [_place(place) for place in finding.also],
        "details": list(finding.details),
    }


def _place(place: Place) -> dict[str, object]:
    return {"path": place.path, "line": place.line, "column": place.column}


def _link(state: LinkState) -> dict[str, object]:
    """What is known of a page; times are UTC."""
    return {
        "url": state.address,
        "verdict": str(state.verdict),
        "words": state.words,
        "status": state.status,
        "target": state.target or None,
        "chain": [{"url": hop.address, "status": hop.status} for hop in state.chain],
        "oddities": sorted(map(str, state.oddities)),
        "alive": state.alive.strftime("%Y-%m-%dT%H:%M:%SZ") if state.alive else None,
        "because": state.because or None,
        "places": [
            {**_place(link.place), "text": link.text, "release": link.release, "language": link.language}
            for link in state.links
        ],
    }
