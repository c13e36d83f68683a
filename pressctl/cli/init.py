"""pressctl init"""

from __future__ import annotations


def init_command() -> int:
    """later"""
    return 0
