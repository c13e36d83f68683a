"""What a command changed or would change in files, as a unified diff and as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import unified_diff


def difference(path: str, before: bytes, after: bytes) -> str:
    """A unified diff, as `patch` and git read it."""
    old, new = (data.decode("utf-8").split("\n") for data in (before, after))
    parts = unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}")
    return "".join(part if part.endswith("\n") else f"{part}\n\\ No newline at end of file\n" for part in parts)


def _lines(parts: list[str]) -> list[str]:
    """Lines with their line feeds; what stands behind the last one has none."""
    return [f"{part}\n" for part in parts[:-1]] + [part for part in parts[-1:] if part]


def summary(counts: Mapping[str, int], is_dry: bool) -> str:
    """How many places in which files; `counts` by path."""
    if not counts:
        return "nothing to mend"
    places, files = sum(counts.values()), len(counts)
    verb = "would be mended" if is_dry else "mended"
    listed = "".join(f"\n  {path}: {count}" for path, count in counts.items())
    return f"{places} place{'s' * (places != 1)} in {files} file{'s' * (files != 1)} {verb}{listed}"
