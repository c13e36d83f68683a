"""Where things are that the reviewers' pages point at: on this server, or nowhere in a file that was exported."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from ..model.place import Place
from . import pictures
from .shown import Version

SHOWN = (".yaml", ".md")  # files whose lines can be looked at


@dataclass(frozen=True)
class Served:
    """The addresses of this server, as seen from the pages of one release; `is_live` says that pages lead to others."""

    release_id: str = ""
    is_live: bool = True

    def release(self, name: str) -> str:
        return f"/releases/{name}/"

    def part(self, name: str, part: str) -> str:
        return f"/releases/{name}/{part}"

    def version(self, name: str, version: Version) -> str:
        return f"/releases/{name}/{version.tongue.code}/"

    def changes(self, version: Version) -> str:
        return f"/releases/{self.release_id}/{version.tongue.code}/changes"

    def source(self, release: str, place: Place) -> str:
        if not release or not place.path.endswith(SHOWN):
            return ""
        query = urlencode({"file": place.path, "line": place.line, "column": place.column})
        return f"/releases/{release}/source?{query}#line"

    def picture(self, version: Version, number: int, scale: int) -> str:
        return f"{self._files(version)}/page-{number}-{scale}.png"

    def compared(self, version: Version, number: int, kind: str) -> str:
        return f"{self._files(version)}/{kind}-{number}.png"

    def pdf(self, version: Version) -> str:
        return self._web(version, version.pdf)

    def web(self, version: Version) -> str:
        """The web page, as readers will get it; empty if there is none."""
        return self._web(version, "index.html") if "index.html" in version.files else ""

    def share(self, version: Version) -> str:
        """The picture that is shown where somebody shares the page; empty if there is none."""
        name = next((name for name in version.files if name.endswith(".share.png")), "")
        return self._web(version, name) if name else ""

    def _web(self, version: Version, name: str) -> str:
        return f"/web/{version.digest}/{version.tongue.code}/{self.release_id}/{quote(name)}"

    def _files(self, version: Version) -> str:
        return f"/files/{self.release_id}/{version.tongue.code}/{version.digest}"


def _nothing(_: Version) -> bytes:
    return b""


@dataclass(frozen=True)
class Exported:
    """Everything stands in the file itself. `pdf` gives a version's PDF, `kept` the one that was approved before."""

    pdf: Callable[[Version], bytes] = _nothing
    kept: Callable[[Version], bytes] = _nothing
    is_live: bool = False

    def source(self, release: str, place: Place) -> str:  # noqa: ARG002 — nothing leads out of the file
        return ""

    def picture(self, version: Version, number: int, scale: int) -> str:  # noqa: ARG002 — one size is sent
        return _inside(pictures.small(self.pdf(version), number))

    def compared(self, version: Version, number: int, kind: str) -> str:
        return _inside(pictures.small_compared(self.kept(version), self.pdf(version), number, kind))


def _inside(picture: tuple[str, bytes]) -> str:
    kind, content = picture
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
