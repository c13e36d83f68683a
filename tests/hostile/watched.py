"""pressctl, watched: every file that its processes open, every program they start, every socket they make."""

from __future__ import annotations

import socket
import subprocess
import sys
import sysconfig
from dataclasses import dataclass, replace
from pathlib import Path

from tests.command import environment
from tests.small import CHECKOUT

# runs first in every process of Python, also in those that are forked; an audit hook cannot be taken off again
HOOK = """\
import os
import sys

_log = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)


def _watch(event, told):
    if event == "open" and isinstance(told[0], (str, bytes)):
        does = "write" if told[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC) else "read"
        line = f"{does} {os.path.realpath(os.fsdecode(told[0]))}"
    elif event == "socket.__new__":
        line = f"socket {int(told[1])}"
    elif event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        line = f"reach {event} {told[1:]}" if event == "socket.getaddrinfo" else f"reach {event} {told[-1]}"
    elif event == "subprocess.Popen":
        line = f"start {os.fsdecode(told[0] or told[1][0])}"
    elif event in ("os.exec", "os.posix_spawn", "os.system"):
        line = f"start {os.fsdecode(told[0])}"
    else:
        return
    os.write(_log, line.encode("utf-8", "backslashreplace").replace(b"\\n", b" ") + b"\\n")


sys.addaudithook(_watch)
"""
LONGEST = 7200  # seconds: all payloads in all fields are drawn in one build
# as the installed command runs it: without the modules that lie in the folder where it is run
INSTALLED = (sys.executable, "-P", "-m", "pressctl")
HOME = "home-of-xq7user"  # what must be in no output: a folder's name, and a user's
USER = "xq7user"
# where whatever runs Python may read: itself, its packages, the libraries and tables of the system
PYTHON = tuple(dict.fromkeys((sys.prefix, sys.base_prefix, *sysconfig.get_paths().values())))
SYSTEM = (
    "/usr",
    "/lib",
    "/lib64",
    "/bin",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/fonts",
    "/dev/null",
    "/dev/urandom",
)
SYSTEM += ("/etc/mime.types", "/proc", "/sys/fs/cgroup", "/sys/devices/system/cpu")
PACKAGE = tuple(str(CHECKOUT / name) for name in ("pressctl", "templates", "assets/fonts"))


@dataclass(frozen=True)
class Watched:
    """What a command did, and what it said. `temporary`, `state` and `config` are
    the folders for its temporary files, its seal and its keys."""

    root: Path
    code: int
    output: str
    complaints: str
    temporary: Path
    state: Path
    config: Path
    events: tuple[str, ...]

    def then(self, *words: str) -> Watched:
        """The same newsroom after another command, with all that both did and said."""
        after = watched(self.root, *words)
        told = {name: getattr(self, name) + getattr(after, name) for name in ("output", "complaints", "events")}
        return replace(after, code=self.code or after.code, **told)

    def of(self, kind: str) -> list[str]:
        """What was read, written, started, reached; or the families of sockets."""
        return sorted({event.partition(" ")[2] for event in self.events if event.startswith(f"{kind} ")})

    def strays(self, kind: str, *allowed: str | Path) -> list[str]:
        """Files that were read or written outside these folders."""
        places = [Path(place).resolve() for place in allowed]
        return [path for path in self.of(kind) if not any(Path(path).is_relative_to(place) for place in places)]

    def network(self) -> list[str]:
        """Sockets that could lead anywhere but to another process of this machine, and what was asked of them."""
        families = {str(int(family)) for family in (socket.AF_INET, socket.AF_INET6)}
        return [*(family for family in self.of("socket") if family in families), *self.of("reach")]


def watched(root: Path, *words: str, before: tuple[str, ...] = ()) -> Watched:
    """Run pressctl in `root`, with folders of its own for all that is not the newsroom; `before` is a program to run it."""
    aside = root.parent / f"{root.name}-watched"
    folders = {name: aside / name for name in ("temporary", "state", "config", HOME, "hook")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    (folders["hook"] / "sitecustomize.py").write_text(HOOK)
    log = aside / "events"
    log.unlink(missing_ok=True)
    own = {
        "PYTHONPATH": f"{folders['hook']}:{CHECKOUT}",
        "WATCHED": str(log),
        "TMPDIR": str(folders["temporary"]),
        "XDG_STATE_HOME": str(folders["state"]),
        "XDG_CONFIG_HOME": str(folders["config"]),
        "HOME": str(folders[HOME]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "USER": USER,
        "LOGNAME": USER,
    }
    done = subprocess.run(
        [*before, *INSTALLED, *words],
        cwd=root,
        env=environment(**own),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
    events = tuple(log.read_text(encoding="utf-8").splitlines())
    return Watched(
        root,
        done.returncode,
        done.stdout,
        done.stderr,
        folders["temporary"],
        folders["state"],
        folders["config"],
        events,
    )
