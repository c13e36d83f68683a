"""HTML → PDF by headless Chromium: the second opinion, for it resolves directions over whole paragraphs."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-pdf-header-footer",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def print_pdf(html: str) -> bytes:
    """Print a page. Fonts may be named by file:// addresses."""
    with tempfile.TemporaryDirectory(prefix="pressctl-page-") as folder:
        page = Path(folder, "page.html")
        page.write_text(html, encoding="utf-8")
        return print_page(page)


def print_page(page: Path) -> bytes:
    """Print a page that stands in a file; skip the test if Chromium is not installed."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with tempfile.TemporaryDirectory(prefix="pressctl-chromium-") as folder:
        pdf = Path(folder, "page.pdf")
        command = [chromium, *OPTIONS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return pdf.read_bytes()
