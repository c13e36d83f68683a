"""Which findings are told, and which of them decide the exit code. What may be published is decided elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from ..model.finding import Exit, Finding, Rule, Severity, Trouble
from .catalogue import rules


@dataclass(frozen=True)
class Selection:
    """The rules that were asked for, and those that were asked to keep quiet: codes, names, families such as TXT.

    The more exact word wins: `--select TXT --ignore TXT004` tells all of TXT but one. None selected means all.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def has(self, rule: Rule) -> bool:
        """Whether findings of a rule are told."""
        wanted = _exactness(rule, self.select) if self.select else 0
        return wanted > _exactness(rule, self.ignore)

    def of(self, findings: Iterable[Finding], unread: Collection[str | None] = ()) -> tuple[Finding, ...]:
        """The findings to be told.

        Errors of `unread` releases (None is the newsroom) stay: what could not be read was not looked at either.
        """
        return tuple(f for f in findings if self.has(f.rule) or (f.severity is Severity.ERROR and f.release in unread))


def _exactness(rule: Rule, words: Collection[str]) -> int:
    """How exactly one of the words names a rule: 2 by itself, 1 by its family, -1 not at all."""
    return 2 if {rule.code, rule.name} & {*words} else 1 if rule.code[:3] in words else -1


def selection(select: Iterable[str], ignore: Iterable[str]) -> Selection:
    """The selection that words of a command line ask for; each may be several with commas between them."""
    return Selection(_understood("--select", select), _understood("--ignore", ignore))


def _understood(option: str, words: Iterable[str]) -> frozenset[str]:
    known = {name for rule in rules() for name in (rule.code, rule.name, rule.code[:3])}
    by_fold = {name.casefold(): name for name in known}
    asked = [word.strip() for several in words for word in several.split(",") if word.strip()]
    for word in asked:
        if word.casefold() not in by_fold:
            close = get_close_matches(word.casefold(), by_fold, 1)
            fix = f"did you mean ‘{by_fold[close[0]]}’?" if close else "`pressctl explain` lists them all"
            raise Trouble(f"there is no rule and no family of rules ‘{word}’ for {option}", fix, Exit.USAGE)
    return frozenset(by_fold[word.casefold()] for word in asked)
