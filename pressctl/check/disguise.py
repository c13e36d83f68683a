"""Names of hosts as people read them, and whether they pretend to be others. Facts: UTS #39, confusable letters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..model.address import Unreadable, ascii_host
from ..model.folding import script

EAST_ASIA = frozenset(
    {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "LATIN"}
)
EUROPE = frozenset({"LATIN", "CYRILLIC", "GREEK"})
# letters that nobody tells from Latin ones
CYRILLIC = dict(zip("асеорхуіїјѕһԁԛԝӏѵёгкмтпнвьзб", "aceopxyiijshdqwlveгkmtnhbbзб", strict=True))
GREEK = dict(zip("αοορνικχυγτηωϲϳ", "aoopvikxuytnwcj", strict=True))
LATIN = dict(zip("ɡɑɪʟʏ", "gaily", strict=True))
LATIN_OF = {ord(strange): plain for strange, plain in {**CYRILLIC, **GREEK, **LATIN}.items() if plain.isascii()}
# signs that count as letters or joiners, and look like /, ! or a dot
SIGNS = frozenset("ǀǁǂǃʹˈ⁄∕․‧ꞏ۔〳丿ノᐟ")
JOINERS = frozenset("\u200c\u200d")  # some scripts cannot be written without these


@dataclass(frozen=True, slots=True)
class Host:
    """A host as written, as people read it, and as name servers know it; that is empty where it cannot be."""

    written: str
    read: str
    known: str

    @property
    def is_international(self) -> bool:
        return not self.read.isascii()

    @property
    def looks_like(self) -> str:
        """The same in the plain letters that it looks like."""
        return self.read.translate(LATIN_OF)


def host_of(target: str) -> Host | None:
    """The host of an address of the web."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    written = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("http", "https") or not written or ":" in written:
        return None
    try:
        known = ascii_host(written)
    except Unreadable:
        known = ""
    return Host(written, ".".join(map(_read, (known or written).split("."))), known)


def _read(label: str) -> str:
    """A label in its own letters."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def disguise(host: Host) -> str:
    """How a host deceives, as what follows its name; empty if it does not."""
    *labels, last = host.read.split(".")
    for label in (*labels, last):
        if why := _mixed(label) or _hidden(label):
            return why
        if label is not last and (name := _looks_latin(label, last)):
            return f"is written in {name} letters that look like ‘{host.looks_like}’"
    return ""


def _scripts(label: str) -> set[str]:
    return {found for found in map(script, label) if found}


def _mixed(label: str) -> str:
    scripts = _scripts(label)
    if len(scripts) < 2 or scripts <= EAST_ASIA:
        return ""
    first, *others = sorted(name.capitalize() for name in scripts)
    return f"mixes {first} and {' and '.join(others)} letters in ‘{label}’"


def _hidden(label: str) -> str:
    """Signs that cannot be seen, or that seem to end the host; Latin letters in the clothes of others."""
    scripts = _scripts(label)
    for sign in label:
        is_unseen = unicodedata.category(sign) in ("Cf", "Cc", "Zs", "Co", "Cn")
        if is_unseen and (sign not in JOINERS or not scripts or scripts & EUROPE):
            return f"has a sign that nobody sees in ‘{label}’"
        if (sign in SIGNS and (not scripts or "LATIN" in scripts)) or sign in LATIN:
            return f"has the sign ‘{sign}’ in ‘{label}’, which looks like another"
    return ""


def _looks_latin(label: str, last: str) -> str:
    """The script of a label all of whose letters look Latin, under an ending in another script than its own."""
    for name, alike in (("Cyrillic", CYRILLIC), ("Greek", GREEK)):
        letters = [letter for letter in label if letter.isalpha()]
        is_alike = letters and all(letter in alike and alike[letter].isascii() for letter in letters)
        if is_alike and _scripts(last) != {name.upper()}:
            return name
    return ""
