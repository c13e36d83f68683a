"""A whole folder: what is read, what is left out, and what goes on all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressctl.load import Loaded, load
from pressctl.model.finding import Example, Exit, Trouble
from tests.examples.newsroom import ID, SETTINGS, complete, write

REPOSITORY = Path(__file__).resolve().parents[3]


def newsroom(root: Path, files: dict[str, str]) -> Path:
    return write(root, [Example(file, text) for file, text in files.items()], raw=False)


def found(loaded: Loaded) -> list[str]:
    return [f"{f.place} {f.rule.code} {f.message}" for f in loaded.findings]


def test_the_sample_newsroom_has_no_fault() -> None:
    loaded = load(REPOSITORY)
    assert found(loaded) == []
    assert not loaded.broken
    assert loaded.newsroom is not None
    assert list(loaded.newsroom.languages) == ["en", "fr", "ar"]
    assert {release.id for release in loaded.newsroom.releases} == loaded.newsroom.ids


def test_a_release_with_a_fault_is_left_out_and_the_others_go_on(tmp_path: Path) -> None:
    root = newsroom(tmp_path, {"release.yaml": "titel: { en: x }\n", "releases/other/release.yaml": complete("")})
    loaded = load(root)
    assert found(loaded) == [
        f"releases/{ID}/release.yaml:1:1 REL001 ‘titel’ is not a field that belongs here",
    ]
    assert [finding.release for finding in loaded.findings] == [ID]
    assert loaded.broken == {ID}
    assert loaded.newsroom is not None
    assert [release.id for release in loaded.newsroom.releases] == ["other"]
    assert loaded.newsroom.ids == {ID, "other"}


def test_a_release_and_its_files(tmp_path: Path) -> None:
    files = {
        "release.yaml": "signatories: { individuals: { total: 2, listed: individuals.csv } }\n",
        "body.en.md": "\ufeffThe hospital\r\nwas hit.\r\n",
        "body.ar.md": "",
        "individuals.csv": "name,role,place,consent\nPerson One,,,public\nSECRET,,,withheld\n",
    }
    loaded = load(newsroom(tmp_path, files))
    assert found(loaded) == []
    assert loaded.newsroom is not None
    (release,) = loaded.newsroom.releases
    assert release.bodies == {"ar": "", "en": "The hospital\nwas hit.\n"}
    assert str(release.bodies["en"].at(13)) == f"releases/{ID}/body.en.md:2:1"
    assert (release.id, release.folder, release.withheld) == (ID, f"releases/{ID}", 1)
    assert [person.name for person in release.people] == ["Person One"]
    assert str(release.title["fr"].place) == f"releases/{ID}/release.yaml:4:21"
    assert str(release.origin) == f"releases/{ID}/release.yaml:1:1"
    assert "SECRET" not in repr(loaded)


def test_bodies_in_the_release_itself(tmp_path: Path) -> None:
    loaded = load(newsroom(tmp_path, {"release.yaml": "body: { en: Hit., fr: Touché. }\n"}))
    assert loaded.newsroom is not None
    assert loaded.newsroom.releases[0].bodies == {"en": "Hit.", "fr": "Touché."}


def test_findings_in_a_body_know_their_language(tmp_path: Path) -> None:
    loaded = load(newsroom(tmp_path, {"body.fr.md": "a\u202eb", "body.de.md": "x", "body.md": "x"}))
    assert [(f.place.path.rpartition("/")[2], f.rule.code, f.language) for f in loaded.findings] == [
        ("body.de.md", "REL004", "de"),
        ("body.fr.md", "SRC003", "fr"),
        ("body.md", "REL004", None),
    ]
    assert loaded.broken == {ID}


def test_without_settings_the_other_files_are_still_read(tmp_path: Path) -> None:
    root = newsroom(tmp_path, {"pressctl.yaml": "newsroom: [\n", "release.yaml": "title: { en: @x }\n"})
    loaded = load(root)
    assert loaded.newsroom is None
    assert [f"{f.place} {f.rule.code}" for f in loaded.findings] == [
        "pressctl.yaml:1:11 SRC007",
        f"releases/{ID}/release.yaml:1:14 SRC007",
    ]


def test_no_newsroom_here(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        load(tmp_path)
    assert trouble.value.message == "no pressctl.yaml here"
    assert trouble.value.fix == "run `pressctl init`, or say where the newsroom is with -C"
    assert trouble.value.exit_code is Exit.USAGE
    (tmp_path / "pressctl.yml").write_text(SETTINGS)
    with pytest.raises(Trouble, match=r"pressctl\.yml here"):
        load(tmp_path)


def test_only_some_releases(tmp_path: Path) -> None:
    root = newsroom(tmp_path, {"release.yaml": "", "releases/other/release.yaml": "- broken\n"})
    for name in (ID, f"releases/{ID}/"):
        loaded = load(root, [name])
        assert found(loaded) == []
        assert loaded.newsroom is not None
        assert loaded.newsroom.ids == {ID, "other"}
    with pytest.raises(Trouble) as trouble:
        load(root, ["2020-01-idlb"])
    assert (trouble.value.message, trouble.value.fix) == (
        "there is no release ‘2020-01-idlb’ here",
        f"did you mean ‘{ID}’?",
    )
    assert trouble.value.exit_code is Exit.USAGE


def test_folders_that_are_no_releases(tmp_path: Path) -> None:
    root = newsroom(tmp_path / "newsroom", {"release.yaml": ""})
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "releases/linked").symlink_to(outside)
    (root / "releases/.hidden").mkdir()
    (root / "releases/notes.txt").write_text("x")
    (root / "releases/empty").mkdir()
    (root / "releases/yml").mkdir()
    (root / "releases/yml/release.yml").write_text("x")
    (root / "releases/organisations.yaml").rename(root / "releases/organizations.yaml")
    loaded = load(root)
    assert found(loaded) == [
        "releases/empty/release.yaml:1:1 REL008 this folder has no release.yaml",
        "releases/linked:1:1 SRC014 this link leads out of the newsroom",
        "releases/organizations.yaml:1:1 REL008 organizations.yaml is not read",
        "releases/yml/release.yaml:1:1 REL008 this folder has no release.yaml",
    ]
    assert [f.fix for f in loaded.findings][2:] == [
        "rename it to organisations.yaml",
        "rename release.yml to release.yaml",
    ]
    assert loaded.broken == {"empty", "linked", "yml"}


def test_pictures_and_bodies_outside_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    media = "media: [ { file: media/link.jpg, alt: { en: x }, credit: y } ]\n"
    root = newsroom(tmp_path / "newsroom", {"release.yaml": media})
    folder = root / "releases" / ID
    (folder / "media/link.jpg").symlink_to(tmp_path / "secret")
    (folder / "body.en.md").symlink_to(tmp_path / "secret")
    assert found(load(root)) == [
        f"releases/{ID}/body.en.md:1:1 SRC014 this link leads out of the newsroom",
        f"releases/{ID}/release.yaml:1:18 REL008 ‘media/link.jpg’ is a link to another file",
    ]


def test_a_broken_organisation_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    loaded = load(
        newsroom(
            tmp_path,
            {"organisations.yaml": "- { id: a, nam: x }\n- { id: b, name: { sv: B } }\n- { id: b, name: { en: C } }\n"},
        )
    )
    assert [f"{f.place.line}:{f.place.column} {f.rule.code}" for f in loaded.findings] == [
        "1:3 REL002",
        "1:12 REL001",
        "3:9 REL010",
    ]
    assert loaded.newsroom is not None
    assert {name: dict(one.name) for name, one in loaded.newsroom.organisations.items()} == {"b": {"sv": "B"}}


def test_lists_may_be_empty(tmp_path: Path) -> None:
    assert (
        found(
            load(
                newsroom(
                    tmp_path, {"organisations.yaml": "# none yet\n", "glossary.yaml": "", "boilerplate.yaml": "[]"}
                )
            )
        )
        == []
    )


def test_a_flood_of_findings_is_summed_up(tmp_path: Path) -> None:
    loaded = load(newsroom(tmp_path, {"body.en.md": "\u202e" * 1000}))
    assert len(loaded.findings) == 50
    assert loaded.findings[-1].message.endswith("; and 950 more of this kind")


def test_the_same_findings_every_time(tmp_path: Path) -> None:
    root = newsroom(
        tmp_path, {"release.yaml": "titel: x\ndate: x\n", "body.de.md": "\0", "pressctl.yaml": SETTINGS + "x: y\n"}
    )
    assert load(root) == load(root)
