"""What pages are made with, in one digest each: our own code and templates, the libraries, the engine, the fonts."""

from __future__ import annotations

import hashlib
import re
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import requires, version
from pathlib import Path

from ..convert.pandoc import program, version as pandoc_version
from ..resources import FONTS, PACKAGE, TEMPLATES
from .manifest import versions
from .store.sight import State, Watched, tool_states

Engine = tuple[str, tuple[str, ...]]  # its versions, and the files of its libraries
LIBRARY = re.compile(r"\S*/lib(?:pango|harfbuzz|fribidi|fontconfig|freetype|glib)\S*")
SITES = ("platlib", "purelib")


@dataclass(frozen=True)
class Tools:
    """The digests of what texts are read with, and of what the pages of each kind are drawn with.

    `versions` are told in manifests. `states` are those of the files that all this was told by: as long as they stay,
    nothing has to be read.
    """

    texts: str
    pages: Mapping[str, str]
    versions: Mapping[str, str]
    watched: Watched
    states: Mapping[str, State] = field(default_factory=dict)

    @property
    def stand(self) -> bool:
        """Whether every file is as it was."""
        return tool_states(self.watched) == self.states


def texts_digest() -> str:
    """What texts are read and looked at with."""
    known = (*_files(PACKAGE, "**/*.py", "**/*.lua"), *_libraries(), *_files(FONTS, "fonts.json"))
    return _digest(sys.version, pandoc_version(), *known, *_files(TEMPLATES, "languages/*", "kinds/*/kind.yaml"))


def tools_of(texts: str, engine: Engine) -> Tools:
    """The tools that are installed: what `texts` stands for, and the page engine that a process has loaded."""
    engines, libraries = engine
    trees, folders = (str(PACKAGE), str(TEMPLATES), str(FONTS)), dict.fromkeys(map(sysconfig.get_path, SITES))
    watched = Watched(trees, (program(), *libraries), tuple(folders))
    shared = (texts, engines, *_files(FONTS, "*/*"), *_files(TEMPLATES, "shared/*", "kinds/*/*.css"))
    kinds = {path.name: _digest(*shared, *_files(path, "*")) for path in sorted((TEMPLATES / "kinds").iterdir())}
    return Tools(texts, kinds, versions(), watched, tool_states(watched))


def engine() -> Engine:
    """The versions of the page engine in this process, and the libraries that it has loaded."""
    from ..render.pdf import engine_versions  # noqa: PLC0415 — only processes that draw load it

    loaded = Path("/proc/self/maps")
    maps = loaded.read_text(errors="replace") if loaded.exists() else ""
    return engine_versions(), tuple(sorted(set(LIBRARY.findall(maps))))


def _libraries() -> list[str]:
    """The versions of the packages that pressctl stands on."""
    names = [
        re.split(r"[^A-Za-z0-9._-]", wanted)[0] for wanted in requires("pressctl") or () if "extra ==" not in wanted
    ]
    return [f"{name} {version(name)}" for name in sorted(names)]


def _files(folder: Path, *patterns: str) -> list[str]:
    """Names and contents of files, as digests."""
    found = sorted({path for pattern in patterns for path in folder.glob(pattern) if path.is_file()})
    return [f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in found]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
