"""The command: where it listens, what it prints, and when it opens a browser."""

from __future__ import annotations

import pytest

from pressctl.cli import app, review
from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline import reviewing
from pressctl.pipeline.reviewing import require_exportable
from pressctl.review.export import exported
from tests.small import one_language, tree
from tests.unit.review.desk import Answers


@pytest.fixture
def served(tmp_path, monkeypatch):
    """A newsroom whose pages nobody draws, and what the command does with them."""
    done: list[object] = []

    class Shown:
        def __init__(self, root, only, languages, progress):
            done.append((root, only, languages))

        def serve(self, port, announce):
            done.append(port)
            announce("http://127.0.0.1:1/enter?token=x", "http://127.0.0.1:1/enter?token=once")
            raise KeyboardInterrupt

        def export(self, path):
            path.write_text("<!doctype html>")

    monkeypatch.setattr(reviewing, "Reviewing", Shown)
    monkeypatch.setattr(review.webbrowser, "open", lambda address: done.append(address))
    return one_language(tmp_path, "call"), done


def run(*words):
    return app(["review", *map(str, words)], standalone_mode=False)


@pytest.mark.parametrize(
    ("words", "screen", "is_opened"), [([], ":0", True), (["--no-browser"], ":0", False), ([], "", False)]
)
def test_it_prints_the_address_opens_a_browser_and_ends_with_the_interruption(
    served, capsys, monkeypatch, words, screen, is_opened
):
    root, done = served
    monkeypatch.setattr(review.sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert run("call", "-C", root, "--port", 4711, "--lang", "en", *words) == Exit.INTERRUPTED
    assert capsys.readouterr().out == "http://127.0.0.1:1/enter?token=x\n"
    assert done == [(root, ("call",), ("en",)), 4711, *(["http://127.0.0.1:1/enter?token=once"] if is_opened else [])]


def test_it_exports_and_serves_nothing(served, tmp_path):
    root, done = served
    assert run("-C", root, "--export", tmp_path / "review.html") == 0
    assert (tmp_path / "review.html").read_text() == "<!doctype html>"
    assert len(done) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--port", "70000"),
        ("--export", "/nowhere/at/all.html"),
        ("--export", "releases/call/body.en.md"),
        ("--export", "releases/call/review.html"),
        ("--export", "releases/review.html"),
        ("--export", "releases/../releases/call/media/../review.html"),
        ("--export", "public/review.html"),
        ("--export", "linked/review.html"),
        ("--export", "linked.html"),
        ("--export", "site/review.html"),
        ("--export", "page.html"),
        ("--export", "review.pdf"),
        ("--export", "review"),
    ],
)
def test_what_cannot_be_is_refused_before_any_work(served, monkeypatch, words):
    root, done = served
    (root / "public").mkdir()
    (root / "linked").symlink_to(root / "public")
    (root / "site").mkdir()
    (root / "dist").symlink_to(root / "site")
    (root / "page.html").write_text("<!doctype html><title>Ours</title>")
    (root / "linked.html").symlink_to(root / "releases/call/body.en.md")
    before = tree(root)
    monkeypatch.chdir(root)
    with pytest.raises(Trouble) as caught:
        run("-C", root, *words)
    assert caught.value.exit_code is Exit.USAGE
    assert done == []
    assert tree(root) == before


def test_each_refusal_says_what_is_wrong(tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><title>Ours</title>")
    said = {
        "public/x/review.html": "would lie in public/ of the newsroom",
        "releases/call/body.en.md": "would lie in releases/ of the newsroom",
        "nowhere/review.html": "there is no folder",
        "review.pdf": "does not end in .html",
        "page.html": "is there already and was not made by pressctl review",
    }
    for name, message in said.items():
        with pytest.raises(Trouble, match=message):
            require_exportable(tmp_path, tmp_path / name)


def test_an_export_takes_the_place_of_an_earlier_one(tmp_path):
    for name in ("review.html", "Review.HTM"):
        path = tmp_path / name
        require_exportable(tmp_path, path)
        path.write_text(exported(Answers(), "en"))
        require_exportable(tmp_path, path)


def test_the_file_is_in_the_language_of_the_machine(tmp_path, monkeypatch):
    monkeypatch.setattr(reviewing, "Newsdesk", lambda *_: Answers())
    monkeypatch.setenv("LC_ALL", "ar_SY.UTF-8")
    reviewing.Reviewing(tmp_path).export(tmp_path / "review.html")
    assert '<html lang="ar" dir="rtl">' in (tmp_path / "review.html").read_text()
