"""python -m pressctl, and the command itself: a build with nothing to do ends here, before anything heavy is loaded."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from .pipeline.store.standing import Said

TELLING = ("GITHUB_ACTIONS", "FORCE_COLOR")  # findings are then told in other words, or in colours


def main() -> NoReturn:
    """Run the command line."""
    try:
        code = _at_once(sys.argv[1:])
        if code is not None:
            sys.exit(code)
        from .cli import main as run  # noqa: PLC0415 — see above

        run()
    except KeyboardInterrupt:  # before there was anything to interrupt
        sys.exit(130)


def _at_once(words: list[str]) -> int | None:
    """The exit code of `pressctl build` where nothing has changed and all is told as it was; none in any other case."""
    root = _plain(words)
    if root is None or not (sys.stdout and sys.stderr) or any(os.environ.get(name) for name in TELLING):
        return None
    from .pipeline.store.standing import still  # noqa: PLC0415

    gc.disable()  # thousands of states are made, and nothing that goes in circles
    said = still(root)
    gc.enable()
    if said is None or (said.findings and sys.stdout.isatty()):
        return None
    return _told(said)


def _told(said: Said) -> int:
    """Say it again; the exit code."""
    with suppress(OSError):
        sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        sys.stderr.write(said.outcome)
        sys.stderr.flush()
    try:
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        sys.stdout.write(said.findings)
        sys.stdout.flush()
    except OSError as error:
        from .cli import unheard  # noqa: PLC0415 — see main

        return unheard(error, said.code)
    return said.code


def _plain(words: list[str]) -> str | None:
    """The newsroom's folder, if the command line is a build of all of it and nothing else."""
    root, is_build = ".", False
    rest = iter(words)
    for word in rest:
        if word == "-C":
            root = next(rest, "")
        elif word == "--jobs" and next(rest, "").isdecimal():
            continue
        elif word == "build" and not is_build:
            is_build = True
        else:
            return None
    return os.path.realpath(root) if is_build else None


if __name__ == "__main__":
    main()
