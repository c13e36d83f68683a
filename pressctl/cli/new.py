"""pressctl new"""

from __future__ import annotations


def new_command() -> int:
    """later"""
    return 0
