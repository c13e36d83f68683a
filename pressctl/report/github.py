"""Findings as commands of GitHub Actions, which shows them beside the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step: the worst come first, and a last line counts them all.
"""

from __future__ import annotations

from ..model.finding import Finding, Severity, counted
from .account import Account
from .screen import visible

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MOST_SHOWN = 10
MOST_BYTES = 1_000_000  # GitHub refuses a summary of more than a mebibyte
MARKUP = frozenset("\\`*_{}[]()<>#+!|~&@:/")
HEAD = "| | Where | Rule | What | Mend it |\n|---|---|---|---|---|\n"


def as_github(account: Account) -> str:
    """A command for each finding, and one line that counts them."""
    severities = list(Severity)
    ranked = sorted(account.findings, key=lambda finding: severities.index(finding.severity))
    lines = [_command(finding, account.path(finding.place)) for finding in ranked]
    releases = len(account.releases)
    told = f"{counted(account.findings)} in {releases} release{'' if releases == 1 else 's'}"
    kinds = [finding.severity for finding in account.findings]
    if any(kinds.count(severity) > MOST_SHOWN for severity in Severity):
        told += f"; GitHub shows {MOST_SHOWN} of each beside the lines, the summary of this job lists them all"
    return "\n".join([*lines, told]) + "\n"


def as_summary(account: Account) -> str:
    """All findings as a table for the page of a job."""
    table = f"### pressctl: {counted(account.findings)}\n\n" + (HEAD if account.findings else "")
    size = len(table.encode())
    for position, finding in enumerate(account.findings):
        row = _row(finding, account.path(finding.place))
        size += len(row.encode())
        if size > MOST_BYTES:
            return f"{table}\n{len(account.findings) - position} more are in the log.\n"
        table += row
    return table + "\n"


def _command(finding: Finding, path: str) -> str:
    place = finding.place
    also = [f"also at {', '.join(map(str, finding.also))}"] if finding.also else []
    fix = [f"fix: {finding.fix}"] if finding.fix else []
    text = "\n".join(map(visible, [finding.message, *finding.details, *also, *fix]))
    where = f"file={_property(path)},line={place.line},col={place.column}"
    return f"::{COMMANDS[finding.severity]} {where},title={finding.rule.code} {finding.rule.name}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding, path: str) -> str:
    place = _cell(f"{path}:{finding.place.line}:{finding.place.column}")
    rule = f"{finding.rule.code} {finding.rule.name}"
    return f"| {finding.severity} | {place} | {rule} | {_cell(finding.message)} | {_cell(finding.fix)} |\n"


def _cell(text: str) -> str:
    """A text that Markdown shows as it is: no link, no picture, no tag, no mention, and no cell of its own."""
    words = visible(" ".join(text.split()))
    return "".join(f"&#{ord(sign)};" if sign in MARKUP else sign for sign in words)
