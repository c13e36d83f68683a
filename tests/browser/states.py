"""Releases as the sample newsroom has none: a draft under embargo, one that was corrected, one that was withdrawn."""

from __future__ import annotations

from pathlib import Path

from tests.command import pressctl
from tests.small import RELEASE, newsroom

EMBARGO = "embargo: 2099-01-09T10:00:00+01:00\n"
CORRECTED = """\
corrections: [ { date: 2020-02-01, text: { en: One number was wrong., fr: Un chiffre était faux., ar: كان أحد الأرقام خاطئاً. } } ]
"""
WITHDRAWN = """\
withdrawn: { date: 2020-03-01, reason: { en: The call was not ours., fr: L’appel n’était pas de nous., ar: لم يكن النداء نداءنا. } }
"""


def drafts(root: Path) -> Path:
    """The folder with their pages, each marked as a draft."""
    states = {"later": EMBARGO, "corrected": CORRECTED, "withdrawn": WITHDRAWN}
    more = {f"releases/{name}/release.yaml": RELEASE + state for name, state in states.items()}
    newsroom(root, *states, more=more)
    done = pressctl("build", "--draft", "--to", "html", "--out", root / "drafts", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "drafts"
