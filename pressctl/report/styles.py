"""The table of styles: how each is called on the command line, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .account import Account
from .data import as_json
from .github import as_github
from .junit import as_junit
from .plain import as_text
from .sarif import as_sarif

STYLES: Mapping[str, Callable[[Account], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "junit": as_junit,
    "sarif": as_sarif,
}
