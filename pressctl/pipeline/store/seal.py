"""A seal on what pressctl keeps for itself: only what this user wrote on this machine is read back.

A newsroom's folder may come from somebody else, and a .pressctl/ with it that says what the pages are.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from contextlib import suppress
from functools import cache

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
    home = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
    path = os.path.join(home, "pressctl", "seal")
    try:
        return _kept(path) or _made(path) or _kept(path) or os.urandom(LENGTH)
    except OSError:
        return os.urandom(LENGTH)


def _kept(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            found = file.read()
    except FileNotFoundError:
        return None
    return found if len(found) == LENGTH else None


def _made(path: str) -> bytes | None:
    """A new secret; none where another pressctl was quicker."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    made = os.urandom(LENGTH)
    aside = f"{path}.{os.getpid()}"
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            os.write(handle, made)
            os.fsync(handle)
        finally:
            os.close(handle)
        os.link(aside, path)
    except FileExistsError:
        return None
    finally:
        with suppress(OSError):
            os.unlink(aside)
    return made
