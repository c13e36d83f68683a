"""What all pages of the site say of the newsroom."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ..model.language import Language


@dataclass(frozen=True, slots=True)
class Voice:
    """The newsroom in one of its languages. Texts of `…_html` are escaped, with the direction of each foreign run."""

    language: Language
    name: str
    name_html: str
    tagline: str
    tagline_html: str
    office_html: str


@dataclass(frozen=True, slots=True)
class About:
    """The newsroom: where its site is, its languages, the one it writes in first before the others, files in assets/.

    `email` and `logo` are empty where there is none; `logo` and `stylesheet` are names of files.
    """

    url: str
    voices: tuple[Voice, ...]
    email: str
    logo: str
    stylesheet: str

    def address(self, path: str) -> str:
        """The whole address of a file or a folder of the site."""
        return f"{self.url.rstrip('/')}/{path}"

    @property
    def path(self) -> str:
        """Where the site begins on its host, with a slash at both ends."""
        return f"{urlsplit(self.url).path.rstrip('/')}/"
