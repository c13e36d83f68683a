"""The only door to rich: findings and progress on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text as RichText

from ..model.finding import Finding, Rule, Trouble, counted
from .account import Account
from .plain import pieces
from .screen import Bidi, shown

COLOURS = {
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
    "allowed": "green",
    "detail": "dim",
    "fix": "dim",
    "because": "dim",
}


def print_findings(account: Account, bidi: Bidi, colour: bool) -> None:
    """The findings on standard output."""
    console = _console(colour, stderr=False)
    for finding in (*account.findings, *account.allowed):
        told = RichText()
        for text, part in pieces(finding, bidi):
            told.append(text, COLOURS.get(part, ""))
        console.print(told, soft_wrap=True)


def print_lines(lines: Iterable[str], bidi: Bidi, colour: bool) -> None:
    """Lines of a report on standard output."""
    console = _console(colour, stderr=False)
    for line in lines:
        console.print(RichText(shown(line, bidi)), soft_wrap=True)


def say(text: str, colour: bool = True, style: str = "") -> None:
    """A sentence for the user, on standard error."""
    _console(colour, stderr=True).print(RichText(shown(text), style), soft_wrap=True)


def tell_trouble(trouble: Trouble, colour: bool) -> None:
    """A trouble on standard error: what, and what to do."""
    say(f"pressctl: {trouble.message}", colour, "red")
    if trouble.fix:
        say(f"  fix: {trouble.fix}", colour)


def summary(findings: Sequence[Finding], releases: int) -> str:
    """One line: how many of what, in how many releases."""
    return f"{counted(findings)} in {releases} release{'' if releases == 1 else 's'}"


def print_rule(rule: Rule, colour: bool) -> None:
    """The page of a rule, on standard output."""
    console = _console(colour, stderr=False)
    console.print(RichText(f"{rule.code} {rule.name} ({rule.severity})", "bold"))
    console.print(RichText(f"\n{rule.summary}\n\nWhy: {rule.why}"))
    for heading, examples in (("Wrong", rule.wrong), ("Right", rule.right)):
        for example in examples:
            console.print(RichText(f"\n{heading}, in {example.file}:", "bold"))
            body = "\n".join(f"    {line}" for line in example.text.splitlines())
            console.print(RichText(body), soft_wrap=True)


@contextmanager
def progress_bar(colour: bool, quiet: bool) -> Iterator[Progress | None]:
    """A bar on standard error while the work goes on; none where nobody could see it move."""
    console = _console(colour, stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield progress


def _console(colour: bool, stderr: bool) -> Console:
    # without a colour system rich writes no escape at all, not even for bold
    return Console(
        stderr=stderr,
        no_color=not colour,
        color_system="auto" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
