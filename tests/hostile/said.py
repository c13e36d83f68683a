"""pressctl as tests/command.py runs it, but in the process of the test."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from pressctl.cli import _run


def said(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    """The exit code of a command line, what it printed, and what it complained of."""
    with patch("sys.argv", ["pressctl", *map(str, words)]):
        code = _run()
    printed = capsys.readouterr()
    return code, printed.out, printed.err
