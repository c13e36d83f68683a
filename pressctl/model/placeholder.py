"""Placeholders in texts: what is counted is never typed."""

from __future__ import annotations

import re

COUNTS = ("organisations", "individuals")
PLACEHOLDER = re.compile(r"\{\{ ?([a-z-]+) ?\}\}")
