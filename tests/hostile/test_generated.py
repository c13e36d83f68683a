"""Whatever is generated: no exception, no hang, no hunger; findings with places; and all other releases are built.

`make hostile` tries 10,000 of each. What fails is put into the corpus, made as small as it gets, and tried for ever.
"""

from __future__ import annotations

import os
from contextlib import nullcontext

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from pressctl.pipeline import check
from pressctl.pipeline.build import Order, build
from tests.here import build_here
from tests.hostile.strategies import bodies, lists, releases, settings_files, shared_lists
from tests.hostile.targets import CORPUS, TARGETS, limits, remembered
from tests.small import CHECKOUT, SETTINGS, newsroom
from tests.textlayer.smallest import line
from tests.unit.load.test_any_input import in_order

EXAMPLES = int(os.environ.get("PRESSCTL_EXAMPLES", "0"))
FEW = 12  # of each in make test; the reader of YAML has ten thousand of its own in tests/unit/load
KNOWN = sorted(path for path in CORPUS.glob("*/*") if path.is_file())

many = settings(
    max_examples=EXAMPLES or FEW,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,  # the corpus is the memory
    derandomize=not EXAMPLES,  # the same few every day, others whenever there are many
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory, pandoc):
    """A newsroom in which one release after the other is tried; what was built before is used again."""
    folder = newsroom(
        tmp_path_factory.mktemp("generated") / "newsroom",
        *("bad", "good"),
        more={"pressctl.yaml": SETTINGS + "output: { formats: [html] }\n"},
    )
    with pytest.MonkeyPatch.context() as patch:
        build_here(patch)
        patch.setattr(check, "Pandoc", lambda: nullcontext(pandoc))
        yield folder


def tried(root, what, path, text, record):
    """Write a file, build, and look at what is told; then put the newsroom back as it was."""
    record(what, tried=1)
    file = root / path
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    try:
        with limits():
            built = build(root, Order())
        for finding in built.findings:
            there = root / finding.place.path
            in_order([finding], there.read_text("utf-8", "replace") if there.is_file() else "")
        if all(finding.release == "bad" for finding in built.findings):
            assert (root / "dist/good/good.en.html").is_file()
    finally:
        file.write_bytes(before) if before is not None else file.unlink()
    record(what, held=1)


@pytest.mark.figures
@many
@given(text=releases)
def test_a_release(root, record, text):
    tried(root, "generated releases", "releases/bad/release.yaml", text, record)


@pytest.mark.figures
@many
@given(text=bodies)
def test_a_text(root, record, text):
    tried(root, "generated texts", "releases/bad/body.en.md", text, record)


@pytest.mark.figures
@many
@given(text=lists)
def test_a_list_of_people(root, record, text):
    release = root / "releases/bad/release.yaml"
    before = release.read_text()
    release.write_text(before + "signatories: { individuals: { total: 5, listed: list.csv } }\n")
    try:
        tried(root, "generated lists of people", "releases/bad/list.csv", text, record)
    finally:
        release.write_text(before)


@pytest.mark.figures
@many
@given(text=shared_lists)
def test_a_list_of_organisations(root, record, text):
    tried(root, "generated lists of organisations", "releases/organisations.yaml", text, record)


@pytest.mark.figures
@many
@given(text=settings_files)
def test_settings(root, record, text):
    tried(root, "generated settings", "pressctl.yaml", text, record)


@pytest.mark.figures
@many
@given(data=st.data())
def test_a_damaged_pdf(record, data):
    record("damaged PDFs", tried=1)
    pdf = bytearray(line("We call."))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(pdf) - 1))
        pdf[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
        pdf = pdf or bytearray(b"%")
    with remembered("proof", bytes(pdf)):
        TARGETS["proof"](bytes(pdf))
    record("damaged PDFs", held=1)


@pytest.mark.figures
@pytest.mark.parametrize("file", KNOWN, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_before(file, record):
    record("inputs that once did harm", tried=1)
    with limits():
        TARGETS[file.parent.name](file.read_bytes())
    record("inputs that once did harm", held=1)


def test_the_corpus_belongs_to_targets():
    assert {path.parent.name for path in KNOWN} <= TARGETS.keys()
    assert CORPUS.is_relative_to(CHECKOUT)
