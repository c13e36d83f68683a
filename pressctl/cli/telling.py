"""The options of every command that reports findings, and the report itself."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from ..model.finding import Exit, Finding, Severity, Trouble
from ..report.account import Account
from ..report.screen import Bidi
from ..report.styles import STYLES
from .shared import BidiMode, NoColor, Quiet, Verbose, use_colour

if TYPE_CHECKING:
    from ..pipeline.selection import Selection


class FailOn(StrEnum):
    """The least severity that ends a command with code 1."""

    ERROR = "error"
    WARNING = "warning"


Rules = list[str] | None
RULE = {"metavar": "RULE"}


@dataclass(frozen=True)
class Telling:
    """How findings are told. Each field is an option of the commands under `@telling`."""

    style: Annotated[str, typer.Option("--format", metavar="|".join(STYLES), help="How findings are told.")] = ""
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write the findings to a file.")] = (
        None
    )
    select: Annotated[Rules, typer.Option("--select", **RULE, help="Only these: codes, names, families (TXT).")] = None
    ignore: Annotated[Rules, typer.Option("--ignore", **RULE, help="All but these.")] = None
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="What ends with exit code 1.")] = FailOn.ERROR
    quiet: Quiet = False
    verbose: Verbose = False
    no_color: NoColor = False
    bidi: BidiMode = Bidi.AUTO

    @property
    def colour(self) -> bool:
        """Whether colours are welcome (no-color.org)."""
        return use_colour(self.no_color)

    @property
    def is_plain(self) -> bool:
        """Whether everything is told, in the ordinary way."""
        mine = replace(self, quiet=False, verbose=False, no_color=False)
        return mine == Telling(style="text")

    @property
    def selection(self) -> Selection:
        """The rules that were asked for."""
        from ..pipeline.selection import selection  # noqa: PLC0415 — commands that only print help stay quick

        return selection(self.select or (), self.ignore or ())

    def understood(self) -> Telling:
        """Itself, with the style that is meant where none was named; what cannot be done is refused before any work."""
        from ..pipeline.filing import require_folder  # noqa: PLC0415

        style = self.style or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
        if style not in STYLES:
            close = get_close_matches(style, STYLES, 1)
            fix = f"did you mean ‘{close[0]}’?" if close else f"choose among {', '.join(STYLES)}"
            raise Trouble(f"there is no format ‘{style}’", fix, Exit.USAGE)
        if self.output:
            require_folder(self.output, "--output")
        _ = self.selection
        return replace(self, style=style)

    def tell(self, account: Account, is_understood: bool = True, outcome: str = "") -> int:
        """Tell the findings, and give the exit code that they deserve.

        `is_understood` says whether pressctl.yaml was; `outcome` is a sentence for a person to end with.
        """
        from ..pipeline.filing import write_at_once  # noqa: PLC0415
        from ..report.terminal import print_findings, say, summary  # noqa: PLC0415

        if not self.verbose:
            account = replace(account, allowed=())
        if self.output:
            write_at_once(self.output, STYLES[self.style](account), "--output")
        elif self.style == "text":
            print_findings(account, self.bidi, self.colour)
        else:
            sys.stdout.write(STYLES[self.style](account))
        if self.style == "github":
            _summarise(account)
        told = outcome or (summary(account.findings, len(account.releases)) if self.style == "text" else "")
        if told and self.style in ("text", "github") and not self.quiet:
            say(told, self.colour)
        if not is_understood:
            return Exit.USAGE
        return Exit.FINDINGS if any(map(self._fails, account.findings)) else Exit.CLEAN

    def _fails(self, finding: Finding) -> bool:
        severities = list(Severity)
        return severities.index(finding.severity) <= severities.index(Severity(self.fail_on))


def _summarise(account: Account) -> None:
    """Add all findings to the page of a job, where GitHub Actions names one."""
    from ..report.github import as_summary  # noqa: PLC0415

    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        try:
            with open(page, "a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(as_summary(account))
        except OSError as error:
            raise Trouble(f"the summary ‘{page}’ cannot be written: {error.strerror}", "look at the runner") from error


def in_repository(root: Path) -> str:
    """The newsroom's folder from the top of the repository that a machine looks at; empty if it is that itself."""
    tops = [os.environ.get(name) for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")]
    top = Path(next(filter(None, tops), ".")).resolve()
    return root.relative_to(top).as_posix() if root != top and root.is_relative_to(top) else ""


def telling(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command, in place of its parameter `telling`, the options that make it."""
    names = [field.name for field in fields(Telling)]
    hints = get_type_hints(Telling, include_extras=True)
    kind = inspect.Parameter.KEYWORD_ONLY
    added = [
        inspect.Parameter(field.name, kind, default=field.default, annotation=hints[field.name])
        for field in fields(Telling)
    ]

    @wraps(command)
    def with_options(*arguments: Any, **options: Any) -> int:
        told = Telling(**{name: options.pop(name) for name in names}).understood()
        return command(*arguments, telling=told, **options)

    signature = inspect.signature(command, eval_str=True)
    own = [parameter for parameter in signature.parameters.values() if parameter.name != "telling"]
    own = [parameter.replace(kind=kind) for parameter in own]
    with_options.__signature__ = signature.replace(parameters=[*own, *added])  # type: ignore[attr-defined]
    with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in [*own, *added]}
    return with_options
