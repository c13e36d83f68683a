"""The newsroom's key: the private half stays with the user, outside of every newsroom; `signing.pub` is committed.

The private key has no password: it is a file that only its owner may read. Which key is a newsroom's is told by the id
in `signing.pub`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..model.finding import Exit, Trouble
from ..publish.folder import sealed
from ..publish.manifest import MANIFEST, SEAL, understood
from ..publish.signature import Damaged, PublicKey, Seal, SecretKey, judged
from .check import require_newsroom
from .filing import put_whole, write_new
from .manifest import SITE
from .place import locked, trouble_of

PUBLIC = "signing.pub"
VARIABLE = "PRESSCTL_KEY"
OTHERS = 0o077  # the bits of a file's mode that let somebody else read or write it


@dataclass(frozen=True, slots=True)
class Made:
    """A new key: its `name`, the file in which its private half is `kept`, and whether it signed what was published."""

    name: str
    kept: Path
    is_sealed: bool


def new_key(root: Path) -> Made:
    """Make the newsroom in `root` a key; Trouble where it has one, or where the private half could become public.

    What lies in `public/` is signed with it as it stands, so that its history can be carried on.
    """
    require_newsroom(root)
    with locked(root):
        if os.path.lexists(root / PUBLIC):
            raise Trouble(
                f"this newsroom has a key already: {PUBLIC}",
                "keep it, as others verify with it; if it was lost or stolen, remove signing.pub, run this again, and "
                "tell everybody that what the old key signed can no longer be trusted",
                Exit.USAGE,
            )
        folder = _folder(root)
        key = SecretKey.new()
        kept = folder / f"{key.public.name}.key"
        _, before = sealed(root / SITE)
        write_new(kept, key.text.encode(), 0o600)
        try:
            is_sealed = _sealed_anew(root, key)
            write_new(root / PUBLIC, key.public.text.encode(), 0o644)  # last: from then on the newsroom has this key
        except BaseException:
            if not os.path.lexists(root / PUBLIC):
                _take_back(root, kept, before)
            raise
        return Made(key.public.name, kept, is_sealed)


def signing_key(root: Path) -> SecretKey | None:
    """The key that signs what the newsroom publishes; None if it has none, Trouble if it has one that is not here."""
    public = public_key(root / PUBLIC)
    if public is None:
        return None
    elsewhere = os.environ.get(VARIABLE)
    path = Path(elsewhere) if elsewhere else _keys() / f"{public.name}.key"
    if path.resolve().is_relative_to(root.resolve()):
        raise Trouble(f"‘{path}’ lies inside the newsroom, where it could be published", "move it elsewhere")
    found = _secret_key(path)
    if found.public != public:
        raise Trouble(
            f"‘{path}’ is not the key of this newsroom, which is {public.name}",
            f"name the right file in {VARIABLE}" if elsewhere else "put the right file in its place",
        )
    return found


def public_key(path: Path) -> PublicKey | None:
    """The public key in a file; None if there is no such file."""
    try:
        return PublicKey.of(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Trouble(f"‘{path}’ cannot be read: {error.strerror}", "look at its permissions") from error
    except (Damaged, UnicodeDecodeError) as error:
        raise Trouble(f"‘{path}’ is not a public key", "restore it from where you have it", Exit.USAGE) from error


def seal(key: SecretKey, manifest: bytes) -> bytes:
    """The signature of a site's manifest, which is to lie beside it as `manifest.json.minisig`."""
    site = understood(manifest)
    if site is None:
        raise Trouble(f"{MANIFEST} is not the manifest of a published site", "publish again")
    return key.signed(manifest, f"{MANIFEST} of {site.address}")


def distrust(root: Path, manifest: bytes, signature: bytes | None) -> str:
    """Why the history that a manifest tells must not be carried on; empty if it can be.

    Where the newsroom in `root` has a key, the manifest has to be signed with it.
    """
    if understood(manifest) is None:
        return "it cannot be understood"
    key = public_key(root / PUBLIC)
    if key is None:
        return ""
    if signature is None:
        return "it is not signed"
    return "" if judged(manifest, signature, key) is Seal.GOOD else "it is not signed with this newsroom's key"


def _sealed_anew(root: Path, key: SecretKey) -> bool:
    """Sign what was published before there was this key; whether there was anything."""
    manifest, _ = sealed(root / SITE)
    if manifest is None or understood(manifest) is None:
        return False
    put_whole(root / SITE / SEAL, seal(key, manifest))
    return True


def _take_back(root: Path, kept: Path, before: bytes | None) -> None:
    """Leave nothing of a key that did not come about: its private half, and what it signed."""
    with suppress(OSError, Trouble):
        kept.unlink(missing_ok=True)
        if before is None:
            (root / SITE / SEAL).unlink(missing_ok=True)
        else:
            put_whole(root / SITE / SEAL, before)


def _secret_key(path: Path) -> SecretKey:
    try:
        if path.stat().st_mode & OTHERS:
            raise Trouble(f"others than you can read the private key ‘{path}’", f"run `chmod 600 '{path}'`")
        return SecretKey.of(path.read_text(encoding="ascii"))
    except FileNotFoundError as error:
        fix = f"copy it from the computer that has it, or name its file in {VARIABLE}"
        raise Trouble(f"the private key of this newsroom is not here: there is no file ‘{path}’", fix) from error
    except OSError as error:
        raise Trouble(f"‘{path}’ cannot be read: {error.strerror}", "look at its permissions") from error
    except (Damaged, UnicodeDecodeError) as error:
        why = f": {error}" if isinstance(error, Damaged) else ""
        raise Trouble(f"‘{path}’ is not a private key that pressctl can use{why}", "restore it from a copy") from error


def _keys() -> Path:
    """Where the user's private keys are kept."""
    chosen = os.environ.get("XDG_CONFIG_HOME")
    try:
        return (Path(chosen) if chosen else Path.home() / ".config") / "pressctl" / "keys"
    except RuntimeError as error:
        raise Trouble("the system does not know where your own files are", "set HOME or XDG_CONFIG_HOME") from error


def _folder(root: Path) -> Path:
    """The folder for private keys, made so that only the user can look into it; refused where git could see it."""
    folder = _keys()
    real = folder.resolve()
    if real.is_relative_to(root.resolve()):
        raise Trouble(f"‘{folder}’ lies inside the newsroom, where the private key could be published", _elsewhere())
    tree = next(_work_trees(real), None)
    if tree:
        raise Trouble(f"‘{folder}’ lies in ‘{tree}’, which is kept in git: the private key could get out", _elsewhere())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise trouble_of(error, folder) from error
    return folder


def _work_trees(path: Path) -> Iterator[Path]:
    return (folder for folder in (path, *path.parents) if os.path.lexists(folder / ".git"))


def _elsewhere() -> str:
    return "set XDG_CONFIG_HOME to a folder that nobody else gets at, and that is not kept in git"
