"""A seal on what pressctl keeps for itself: only what this user wrote on this machine is read back.

A newsroom's folder may come from somebody else, and a .pressctl/ with it that says what the pages are.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

LENGTH = 32  # bytes, of the secret and of a seal


def sealed(content: bytes) -> bytes:
    """The content behind its seal."""
    return _seal(content) + content


def opened(sealed: bytes) -> bytes | None:
    """What stands behind a seal, none where the seal is not ours or the content has changed."""
    content = sealed[LENGTH:]
    return content if hmac.compare_digest(sealed[:LENGTH], _seal(content)) else None


def _seal(content: bytes) -> bytes:
    return hmac.digest(_secret(), content, hashlib.sha256)


@cache
def _secret() -> bytes:
    """The user's own, made when it is first needed; where none can be kept, one that ends with this process."""
    home = os.environ.get("XDG_STATE_HOME") or Path("~/.local/state").expanduser()
    path = Path(home, "pressctl", "seal")
    with suppress(OSError):
        return _kept(path) or _made(path) or _kept(path) or secrets.token_bytes(LENGTH)
    return secrets.token_bytes(LENGTH)


def _kept(path: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        found = path.read_bytes()
        return found if len(found) == LENGTH else None
    return None


def _made(path: Path) -> bytes | None:
    """A new secret; none where another pressctl was quicker."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = secrets.token_bytes(LENGTH)
    aside = path.with_name(f"seal.{os.getpid()}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, made)
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        os.link(aside, path)
    except FileExistsError:
        return None
    finally:
        aside.unlink()
    return made
