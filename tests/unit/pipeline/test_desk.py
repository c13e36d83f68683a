"""What reviewers are shown of a newsroom, and what they are not; what they decide, and of which files."""

from __future__ import annotations

import datetime
import re

import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.model.output import Output
from pressctl.pipeline import desk as desks
from pressctl.pipeline.desk import Newsdesk
from pressctl.pipeline.identity import shown
from pressctl.pipeline.parcel import unpacked
from pressctl.pipeline.place import locked
from pressctl.render.formats import Rendered
from pressctl.review.shown import Changed, Decision, Occupied, State
from tests.here import build_here
from tests.small import RELEASE, newsroom, one_language

LISTED = "name,consent\nSalma Idris,withheld\nOmar Haddad,public\n"
SIGNED = """\
signatories:
  organisations: [ { name: { en: Open Roads, ar: دروب } }, { name: { en: A Roof } } ]
  individuals: { total: 2, listed: people.csv }
"""


def typed(parcel, _):
    """The files of an edition as a typewriter would make them: nothing is drawn, and what shows differently differs."""
    edition = unpacked(parcel)
    content, name = shown(edition).encode(), f"{edition.release}/{edition.release}.{edition.language.code}"
    files = {f"{name}.pdf": b"%PDF-" + content, f"{name}.site.html": content, f"{name}.teaser.json": b"{}"}
    return Rendered(
        tuple(Output(path, made, edition.release, edition.language.code) for path, made in files.items())
    ), ()


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    build_here(monkeypatch, typed)


@pytest.fixture
def signed(tmp_path):
    """A release in English that people sign, one of whom is not to be named, and another release."""
    release = RELEASE.replace(", fr: Un appel, ar: نداء", "") + SIGNED
    return one_language(
        tmp_path, "call", "other", more={"releases/call/release.yaml": release, "releases/call/people.csv": LISTED}
    )


def decision(desk: Newsdesk, **changes) -> Decision:
    digest = desk.board().find("call").version("en").digest
    return Decision(
        **{
            "release": "call",
            "language": "en",
            "digest": digest,
            "reviewer": "R",
            "is_approved": True,
            "note": "",
            **changes,
        }
    )


def states(desk: Newsdesk, name: str = "call") -> list[State]:
    return [version.state for version in desk.board().find(name).versions]


# ── what is shown ────────────────────────────────────────────────────────────


def test_all_releases_are_shown_with_their_files(signed):
    desk = Newsdesk(signed)
    board = desk.board()
    assert [release.id for release in board.releases] == ["call", "other"]
    version = board.find("call").version("en")
    assert version.state is State.WAITING
    assert {"call.en.pdf", "index.html"} <= version.files.keys()
    assert desk.content("call", "en", "call.en.pdf").startswith(b"%PDF")
    assert desk.content("call", "en", "../../pressctl.yaml") is None
    assert any(name.startswith("press.") for name in desk.page_assets)
    assert board.state == desk.state()


def test_an_error_in_one_release_leaves_the_others_as_they_are(signed):
    (signed / "releases/other/release.yaml").write_text("kind: statement\n")
    board = Newsdesk(signed).board()
    assert board.find("other").versions == ()
    assert board.find("other").findings
    assert board.find("call").version("en").state is State.WAITING
    assert board.releases[0].id == "other"


def test_what_cannot_be_understood_at_all_is_told(signed):
    (signed / "pressctl.yaml").write_text("newsroom: x\n")
    board = Newsdesk(signed).board()
    assert (board.releases, bool(board.findings)) == ((), True)


def test_who_signs_is_listed_with_what_was_found_about_it(tmp_path):
    root = newsroom(
        tmp_path, "call", more={"releases/call/release.yaml": RELEASE + SIGNED, "releases/call/people.csv": LISTED}
    )
    roll = Newsdesk(root).roll("call")
    assert [one.names for one in roll.organisations] == [
        (("en", "Open Roads", "ltr"), ("ar", "دروب", "rtl")),
        (("en", "A Roof", "ltr"),),
    ]
    assert (roll.people, roll.individuals) == (("Omar Haddad",), 2)
    assert {finding.rule.code for one in roll.organisations for finding in one.findings} == {"SIG003"}


def test_paragraphs_stand_beside_each_other_whatever_one_language_lacks(tmp_path):
    bodies = {
        "en": "We call on 25 towns.\n\nOnly here.\n\nhttps://example.org/ is ours.\n",
        "fr": "Nous appelons 25 villes.\n\nhttps://example.org/ est à nous.\n",
        "ar": "ننادي 25 بلدة.\n\nhttps://example.org/ لنا.\n\n- هنا وحدها\n",
    }
    more = {f"releases/call/body.{code}.md": text for code, text in bodies.items()}
    rows = [row for row in Newsdesk(newsroom(tmp_path, "call", more=more)).rows("call") if row.field == "body"]
    told = [[bool(row.cells[code]) for code in ("en", "fr", "ar")] for row in rows]
    assert sorted(told) == sorted([[True, True, True], [True, False, False], [True, True, True], [False, False, True]])
    first = rows[0].cells["ar"]
    assert ("".join(run.text for run in first.runs), str(first.place)) == (
        "ننادي 25 بلدة.",
        "releases/call/body.ar.md:1:1",
    )


def test_counts_stand_in_the_texts_as_on_the_page(tmp_path):
    more = {
        "releases/call/release.yaml": RELEASE + SIGNED + "related: [other]\n",
        "releases/call/people.csv": LISTED,
        "releases/other/release.yaml": RELEASE + "signatories: { organisations: [ { name: { en: A Roof } } ] }\n",
        "releases/call/body.en.md": "By {{organisations}} and {{organisations:other}}, `{{organisations}}`.\n",
        "releases/call/body.ar.md": "وقّعت {{organisations}} و{{individuals}}.\n",
    }
    desk = Newsdesk(newsroom(tmp_path, "call", "other", more=more))
    row = next(row for row in desk.rows("call") if row.field == "body")
    said = {code: "".join(run.text for run in row.cells[code].runs) for code in ("en", "ar")}
    assert said == {
        "en": "By 2 organisations and 1 organisation, {{organisations}}.",
        "ar": "وقّعت منظمتان وفردان.",
    }


def test_who_looks_at_one_release_does_not_wait_for_the_others(signed, monkeypatch):
    desk, drawn = Newsdesk(signed), []
    build_here(monkeypatch, lambda parcel, formats: drawn.append(unpacked(parcel).release) or typed(parcel, formats))
    for name in ("call", "other"):
        (signed / f"releases/{name}/body.en.md").write_text("We call again.\n")
    before = desk.board("call").find("call").version("en").digest
    assert drawn == ["call"]
    board = desk.board()
    assert drawn == ["call", "other"]
    assert board.find("call").version("en").digest == before
    assert desk.board("nowhere").find("nowhere") is None


# ── what is not ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "path",
    [
        "releases/call/people.csv",
        "releases/other/release.yaml",
        "releases/call/../other/release.yaml",
        "../pressctl.yaml",
        "/etc/passwd",
        "releases/call/media/picture.png",
        "pressctl.yaml.bak",
        ".pressctl/links.yaml",
        "",
    ],
)
def test_only_files_of_the_release_and_shared_ones_are_shown(signed, path):
    assert Newsdesk(signed).source("call", path) is None


def test_a_link_out_of_the_newsroom_is_not_followed(signed, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("a secret")
    (signed / "releases/call/notes.md").symlink_to(outside)
    assert Newsdesk(signed).source("call", "releases/call/notes.md") is None


def test_a_name_that_is_withheld_is_in_no_source_and_lines_stay_where_they_are(signed):
    path = "releases/call/body.en.md"
    (signed / path).write_text("We call.\n\n<!-- Salma\nIdris asked us\nnot to be named -->\n\nThe end.\n")
    text = Newsdesk(signed).source("call", path)
    assert "Salma" not in text
    assert "Idris" not in text
    assert text.split("\n")[6] == "The end."
    assert Newsdesk(signed).source("call", "pressctl.yaml")


def test_a_release_that_shows_a_name_which_it_withholds_is_not_shown(signed):
    release = signed / "releases/call/release.yaml"
    release.write_text(release.read_text().replace("A call", "A call by Salma Idris"))
    desk = Newsdesk(signed)
    told = repr((desk.board().find("call"), desk.rows("call"), desk.roll("call"), desk.passages("call", "en")))
    assert "Salma" not in told
    assert "PRV001" in told


def test_a_release_that_leads_to_whom_it_withholds_is_not_shown_either(signed):
    (signed / "releases/call/body.en.md").write_text("We call [here](https://example.org/Salma%20Idris).\n")
    desk = Newsdesk(signed)
    assert desk.board().find("call").versions == ()
    assert (desk.rows("call"), desk.roll("call").people) == ((), ())


@pytest.mark.parametrize("name", ["call", "other"])
def test_what_was_approved_is_not_shown_once_it_has_a_name_that_any_release_withholds(signed, name):
    body = signed / "releases/call/body.en.md"
    body.write_text("Omar Haddad calls.\n")
    (signed / "releases/other/release.yaml").write_text((signed / "releases/call/release.yaml").read_text())
    (signed / "releases/other/people.csv").write_text(LISTED)
    desk = Newsdesk(signed)
    desk.decide(decision(desk))
    assert desk.kept("call", "en")
    body.write_text("Somebody calls.\n")
    (signed / f"releases/{name}/people.csv").write_text(LISTED.replace("Omar Haddad,public", "Omar Haddad,withheld"))
    assert desk.kept("call", "en") is None


def test_a_note_does_not_show_a_name_that_is_withheld_since(signed):
    desk = Newsdesk(signed)
    desk.decide(decision(desk, note="Ask Omar Haddad once more"))
    (signed / "releases/call/people.csv").write_text(LISTED.replace("Omar Haddad,public", "Omar Haddad,withheld"))
    standing = desk.board().find("call").version("en").standing
    assert [str(one.note) for one in standing.void] == ["Ask … once more"]
    assert "Haddad" not in repr(desk.board())


# ── what is decided ──────────────────────────────────────────────────────────


def test_an_approval_counts_until_what_is_shown_changes_and_again_when_it_is_back(signed):
    desk = Newsdesk(signed)
    desk.decide(decision(desk))
    assert states(desk) == [State.APPROVED]
    assert desk.kept("call", "en").files == desk.board().find("call").version("en").files
    body = signed / "releases/call/body.en.md"
    body.write_text("We call again.\n")
    assert states(desk) == [State.VOID]
    assert (
        desk.kept("call", "en").passages[-1] == ("body", "We call.")
        or ("body", "We call.") in desk.kept("call", "en").passages
    )
    body.write_text("We call.\n")
    assert states(desk) == [State.APPROVED]
    assert states(desk, "other") == [State.WAITING]


def test_what_has_changed_meanwhile_is_not_approved(signed):
    desk = Newsdesk(signed)
    seen = decision(desk)
    (signed / "releases/call/body.en.md").write_text("We call again.\n")
    with pytest.raises(Changed):
        desk.decide(seen)
    assert not (signed / "releases/call/approvals.yaml").exists()


def test_a_return_is_written_down_and_stops_it(signed):
    desk = Newsdesk(signed)
    desk.decide(decision(desk, is_approved=False, note="Too short"))
    assert states(desk) == [State.RETURNED]
    assert 'note: "Too short"' in (signed / "releases/call/approvals.yaml").read_text()


def test_the_note_of_a_return_stays_when_the_text_has_changed(signed):
    desk = Newsdesk(signed)
    desk.decide(decision(desk, is_approved=False, note="Ask Omar Haddad once more"))
    (signed / "releases/call/body.en.md").write_text("We call again.\n")
    assert states(desk) == [State.WAITING]
    standing = desk.board().find("call").version("en").standing
    assert [str(one.note) for one in standing.earlier] == ["Ask Omar Haddad once more"]
    (signed / "releases/call/people.csv").write_text(LISTED.replace("Omar Haddad,public", "Omar Haddad,withheld"))
    standing = desk.board().find("call").version("en").standing
    assert [str(one.note) for one in standing.earlier] == ["Ask … once more"]


def test_an_embargo_is_told_until_it_has_ended_and_a_withdrawal_is(signed, monkeypatch):
    path, ends = signed / "releases/call/release.yaml", datetime.datetime(2030, 1, 9, 9, tzinfo=datetime.UTC)
    path.write_text(path.read_text() + f"embargo: {ends.isoformat()}\n")
    monkeypatch.setattr(desks, "this_moment", lambda: ends - datetime.timedelta(minutes=1))
    desk = Newsdesk(signed)
    there = desk.board().find("call")
    assert (there.embargo, there.is_withdrawn) == (ends, False)
    monkeypatch.setattr(desks, "this_moment", lambda: ends)
    assert desk.board().find("call").embargo is None
    path.write_text(path.read_text() + "withdrawn: { date: 2030-01-10, reason: { en: It was a mistake. } }\n")
    assert desk.board().find("call").is_withdrawn


def test_a_note_does_not_name_who_is_not_to_be_named(signed):
    desk = Newsdesk(signed)
    with pytest.raises(Trouble, match="withheld"):
        desk.decide(decision(desk, is_approved=False, note="ask Salma Idris"))


# ── who else is there ────────────────────────────────────────────────────────


def test_another_pressctl_is_waited_for_and_then_told(signed, monkeypatch):
    desk = Newsdesk(signed)
    monkeypatch.setattr(desks, "PATIENCE", 0.3)
    (signed / "releases/call/body.en.md").write_text("We call again.\n")
    with locked(signed), pytest.raises(Occupied):
        desk.board()
    assert states(desk) == [State.WAITING]


@pytest.mark.parametrize(("only", "languages"), [(("nowhere",), ()), ((), ("sv",))])
def test_what_is_not_there_cannot_be_asked_for(signed, only, languages):
    with pytest.raises(Trouble) as caught:
        Newsdesk(signed, only, languages)
    assert caught.value.exit_code is Exit.USAGE


def test_languages_that_were_not_asked_for_are_left_out(tmp_path):
    board = Newsdesk(newsroom(tmp_path, "call"), ("call",), ("fr",)).board()
    assert [version.tongue.code for version in board.find("call").versions] == ["fr"]
    assert re.fullmatch(r"[0-9a-f]{64}", board.find("call").versions[0].digest)


def test_what_is_read_in_the_other_direction_is_marked_as_that(tmp_path):
    """In an Arabic line a hashtag or a name with its brackets would otherwise come apart."""
    more = {
        "releases/call/body.ar.md": "أطلقنا حملة #EuphratesPain مع حملة (Half of Syria) اليوم.\n",
        "releases/call/release.yaml": RELEASE.replace("نداء", '"نداء #EuphratesPain"'),
    }
    desk = Newsdesk(newsroom(tmp_path, "call", more=more))
    body = next(row for row in desk.rows("call") if row.field == "body").cells["ar"]
    assert [(run.text, run.direction) for run in body.runs if run.direction] == [
        ("#EuphratesPain", "ltr"),
        ("Half of Syria", "ltr"),
    ]
    assert "".join(run.text for run in body.runs) == "أطلقنا حملة #EuphratesPain مع حملة (Half of Syria) اليوم."
    title = desk.board().find("call").versions[-1]
    assert [(run.text, run.direction) for run in title.titled] == [("نداء ", None), ("#EuphratesPain", "ltr")]
