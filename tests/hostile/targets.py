"""What input is thrown at: loading, converting and proofing. Each takes bytes, and raises only where something is wrong.

Hypothesis, atheris and the replay of the corpus throw at the same three.
"""

from __future__ import annotations

import hashlib
import re
import resource
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pressctl.convert.article import article
from pressctl.convert.pandoc import Pandoc, PandocError
from pressctl.convert.prepare import Setting
from pressctl.load.decode import decode
from pressctl.load.languages import shipped_languages
from pressctl.load.people import individuals
from pressctl.load.source import Source, from_bytes
from pressctl.load.tree import parse
from pressctl.model.characters import FORBIDDEN
from pressctl.model.finding import Finding
from pressctl.model.language import Language
from pressctl.model.newsroom import Settings, Term
from pressctl.model.node import Items, Map, Text
from pressctl.model.record import Record
from pressctl.model.release import Description, Organisation
from pressctl.proof.fault import Expected
from pressctl.proof.judge import proof as judge
from pressctl.render.markup import Writer
from pressctl.render.wall import walled
from tests.suite.defects import FONTS

CORPUS = Path(__file__).parent / "corpus"
SECONDS = 20  # for one input
MEMORY = 2 << 30  # bytes that one input may take
HARMFUL = re.compile(
    r"<(?:script|iframe|object|embed|base|meta|link)\b|<[^>]*\son\w+=|(?:href|src)=.?(?:javascript|data):",
    re.IGNORECASE,
)
LANGUAGES = ("en", "fr", "ar")
LONGEST_MESSAGE = 900  # of a sentence that lists all fields


def load(data: bytes) -> None:
    """A file of YAML, taken for any that a newsroom has; or a list of individuals."""
    source, findings = from_bytes(data, "f")
    if source is None:
        return _told(findings, None)
    reading = parse(source, findings)
    found = list(reading.findings)
    records: tuple[type[Record], ...] = (Description, Settings, Organisation, Term)
    items = reading.node if isinstance(reading.node, Items) else [reading.node]
    for node in (item for item in items if isinstance(item, Map)):
        for record in records:
            found += decode(record, node, LANGUAGES)[1]
    found += individuals(source).findings
    return _told(found, source)


def convert(data: bytes) -> None:
    """A text in Markdown, as far as the HTML of its page."""
    source, findings = from_bytes(data, "body.en.md")
    if source is None or findings or not source.text.strip():
        return _told(findings, source)
    text = Text.of_file(source.text, source.path)
    try:
        made, found = article(_pandoc().read(text), text, "en")
    except (PandocError, RecursionError):  # the reader of texts makes a finding of these
        return None
    _told(found, source)
    if not found:
        page = walled(Writer(_english()).blocks(Setting("en").article(made).blocks))
        assert not HARMFUL.search(page), page
    return None


def proof(data: bytes) -> None:
    """A PDF that says it is ours."""
    for fault in judge(data, lambda _: [Expected("We call.", "ltr")], FONTS):
        assert fault.kind


TARGETS: dict[str, Callable[[bytes], None]] = {"load": load, "convert": convert, "proof": proof}


@cache
def _english() -> Language:
    return shipped_languages()["en"]


@cache
def _pandoc() -> Pandoc:
    return Pandoc()


def _told(findings: Iterable[Finding], source: Source | None) -> None:
    """Each finding has a place inside the file, and words on one line with nothing unseen in them."""
    for finding in findings:
        if source:
            assert 1 <= finding.place.line <= len(source.starts), finding
            assert 1 <= finding.place.column <= len(source.line(finding.place.line)) + 1, finding
        for words in (finding.message, finding.fix):
            assert "\n" not in words, finding
            assert not FORBIDDEN.search(words), finding
            assert len(words) < LONGEST_MESSAGE, finding


@contextmanager
def limits(seconds: int = SECONDS, memory: int = MEMORY) -> Iterator[None]:
    """Whatever takes longer raises TimeoutError; whatever takes more memory than there is now, and this, MemoryError."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()

    def late(*_: object) -> None:
        raise TimeoutError(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, late)
    resource.setrlimit(resource.RLIMIT_AS, (taken + memory, hard))
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        signal.signal(signal.SIGALRM, before)


@contextmanager
def remembered(name: str, data: bytes) -> Iterator[None]:
    """What goes wrong with `data` puts it into the corpus of a target, from which it is tried again for ever."""
    try:
        with limits():
            yield
    except Exception as error:
        kind = re.sub(r"\W", "", type(error).__name__)
        folder = CORPUS / name
        folder.mkdir(parents=True, exist_ok=True)
        # while an input is made smaller, the smaller one takes the place of the larger
        (folder / f"{kind}-{hashlib.sha256(str(error)[:40].encode()).hexdigest()[:8]}").write_bytes(data)
        raise
