"""What a release allows is not told and does not stop a build; what it must not allow is told all the same."""

from __future__ import annotations

import datetime

import pytest

from pressctl.pipeline.allowances import NEVER, never
from pressctl.pipeline.build import Order, build
from pressctl.pipeline.catalogue import rules
from pressctl.pipeline.check import check
from tests.small import RELEASE, one_language

ENGLISH = RELEASE.replace(", fr: Un appel, ar: نداء", "")
BODY = "[The first](#) and\n\n[the second](#).\n"
TODAY = datetime.date(2020, 1, 31)


def checked(tmp_path, allow: str, body: str = BODY, today: datetime.date = TODAY):
    files = {"releases/a/release.yaml": ENGLISH + f"allow: [ {allow} ]\n", "releases/a/body.en.md": body}
    return check(one_language(tmp_path / "room", "a", more=files), today=today)


def codes(checked) -> list[str]:
    return sorted(finding.rule.code for finding in checked.findings)


@pytest.mark.parametrize("rule", ["LNK021", "placeholder-link"])
def test_a_rule_by_code_or_name(tmp_path, rule):
    done = checked(tmp_path, f"{{ rule: {rule}, because: the address follows }}")
    assert codes(done) == []
    assert [finding.because for finding in done.allowed] == ["the address follows"] * 2
    assert done.stopped == frozenset()


@pytest.mark.parametrize(
    ("at", "left"),
    [
        ("body.en.md", 0),
        ("body.en.md:3", 1),
        ("releases/a/body.en.md:1", 1),
        ("body.en.md:3:1", 1),
        ("‘the second’", 2),
        ("'#'", 0),
        ("body.en.md:33", 2),
        ("ody.en.md", 2),
        ("body", 2),
    ],
)
def test_only_at_what_is_named(tmp_path, at, left):
    done = checked(tmp_path, f"{{ rule: LNK021, at: {at}, because: it follows }}")
    assert codes(done).count("LNK021") == left
    assert ("REL022" in codes(done)) == (left == 2)


@pytest.mark.parametrize(("until", "is_over"), [("2020-01-31", False), ("2020-01-30", True), ("2020-01", False)])
def test_until_the_end_of_the_last_day(tmp_path, until, is_over):
    done = checked(tmp_path, f"{{ rule: LNK021, because: it follows, until: {until} }}")
    assert codes(done) == (["LNK021", "LNK021", "REL023"] if is_over else [])
    if is_over:
        assert next(f for f in done.findings if f.rule.code == "REL023").place.line == 4
        assert done.stopped == {"a"}


def test_a_year_ends_in_december(tmp_path):
    allow = "{ rule: LNK021, because: it follows, until: 2019 }"
    assert "REL023" not in codes(checked(tmp_path, allow, today=datetime.date(2019, 12, 31)))
    assert "REL023" in codes(checked(tmp_path, allow, today=datetime.date(2020, 1, 1)))


def test_an_unknown_rule_gets_a_hint(tmp_path):
    [finding] = checked(tmp_path, "{ rule: placeholder-lnk, because: it follows }", "Text.\n").findings
    assert (finding.rule.code, finding.fix) == ("REL024", "did you mean ‘placeholder-link’?")


def test_an_unused_one_is_a_warning(tmp_path):
    done = checked(tmp_path, "{ rule: LNK021, because: it follows }", "Text.\n")
    assert codes(done) == ["REL022"]
    assert done.stopped == frozenset()


def test_what_only_pages_show_is_never_unused(tmp_path):
    assert codes(checked(tmp_path, "{ rule: PRF010, because: it is meant }", "Text.\n")) == []


@pytest.mark.parametrize("rule", ["PRV001", "SRC015", "REL012", "DAT003", "PRF001", "PRF009", "PDF001", "LNK020"])
def test_never(tmp_path, rule):
    body = "[A](javascript:alert) <b>x</b>\n"
    bare = codes(checked(tmp_path / "bare", "", body))
    assert sorted([*bare, "REL025"]) == codes(checked(tmp_path, f"{{ rule: {rule}, because: I say so }}", body))


def test_reasons_name_rules_and_families_that_there_are():
    there = {name for rule in rules() for name in (rule.code, rule.code[:3])}
    assert set(NEVER) <= there
    assert {rule.code for rule in rules() if rule.code[:3] in ("PRV", "SRC", "REL") and not never(rule)} == set()


def test_an_allowed_error_does_not_stop_a_build(tmp_path, monkeypatch):
    more = {"releases/a/body.en.md": BODY}
    root = one_language(tmp_path / "room", "a", more=more)
    order = Order(formats=("html",), jobs=1)
    assert build(root, order).made == ()
    allowed = ENGLISH + "allow: [ { rule: LNK021, because: it follows } ]\n"
    (root / "releases/a/release.yaml").write_text(allowed)
    done = build(root, order)
    assert "a/a.en.html" in done.made
    assert [finding.because for finding in done.allowed] == ["it follows"] * 2


def test_what_an_included_release_allows_does_not_stop_its_report(tmp_path):
    report = "kind: report\ndate: 2020\ntitle: { en: R }\nsections: [ { include: a } ]\n"
    text = ENGLISH + "allow: [ { rule: LNK021, because: it follows } ]\n"
    files = {"releases/a/release.yaml": text, "releases/a/body.en.md": BODY, "releases/r/release.yaml": report}
    root = one_language(tmp_path / "room", more=files)
    assert codes(check(root, ["r"])) == []
    (root / "releases/a/release.yaml").write_text(ENGLISH)
    assert codes(check(root, ["r"])) == ["REL020"]
