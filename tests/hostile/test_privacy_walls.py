"""What stands outside the newsroom is not read, whatever links, paths and settings say; what is active gets into no page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pressctl.model.finding import Exit
from pressctl.render.pdf import pdf
from pressctl.resources import TEMPLATES
from tests.hostile.looked_at import look, pdf as look_at_pdf
from tests.hostile.said import said
from tests.hostile.test_privacy import made
from tests.hostile.watched import Watched, watched
from tests.small import CHECKOUT, RELEASE, SETTINGS, one_language, write

SECRET = "Voldrimentor"  # stands outside, and must not get in
ENGLISH = RELEASE.replace(", fr: Un appel, ar: نداء", "")
PICTURE = "media: [ { file: media/a.png, alt: { en: A wall }, credit: The newsroom } ]\n"
LISTED = ENGLISH + "signatories: { individuals: { total: 9, listed: people.csv } }\n"
# a link in place of a file of the newsroom, and what stands at its other end
LINKS: dict[str, tuple[str, str]] = {
    "releases/a/body.en.md": (f"{SECRET}\n", ENGLISH),
    "releases/a/people.csv": (f"name,consent\n{SECRET},public\n", LISTED),
    "releases/a/translations.yaml": (f"- {{ language: fr, field: title, source: [{SECRET}] }}\n", ENGLISH),
    "releases/a/approvals.yaml": (f"- {{ language: en, reviewer: {SECRET} }}\n", ENGLISH),
    "releases/organisations.yaml": (f"- {{ id: one, name: {{ en: {SECRET} }} }}\n", ENGLISH),
    "releases/boilerplate.yaml": (f"- {{ id: us, text: {{ en: {SECRET} }} }}\n", ENGLISH + "boilerplate: [us]\n"),
    "releases/glossary.yaml": (f"- {{ term: {{ en: {SECRET} }} }}\n", ENGLISH),
    "releases/a/media/a.png": ("", ENGLISH + PICTURE),
    "releases/a/release.yaml": (ENGLISH.replace("A call", SECRET), ""),
    "pressctl.yaml": ("", ENGLISH),
}


@pytest.mark.parametrize("how", ["straight", "by a way round", "by a folder"])
@pytest.mark.parametrize("path", LINKS)
def test_no_link_leads_out(tmp_path: Path, capsys, path: str, how: str) -> None:
    root, outside = tmp_path / "room", tmp_path / "outside"
    content, release = LINKS[path]
    one_language(root, "a", more={"releases/a/release.yaml": release or ENGLISH})
    logo = (CHECKOUT / "assets/logo.png").read_bytes()
    write(root, {path: logo if path.endswith(".png") else SETTINGS if path == "pressctl.yaml" else content})
    moved = Path(path).parent if how == "by a folder" and "/" in path else Path(path)
    (outside / moved).parent.mkdir(parents=True, exist_ok=True)
    shutil.move(root / moved, outside / moved)
    up = Path(*[".."] * len(moved.parts))
    (root / moved).symlink_to(up / "outside" / moved if how == "by a way round" else outside / moved)
    code, out, err = said(capsys, "-C", root, "check")
    assert code in (Exit.FINDINGS, Exit.USAGE), out + err
    assert SECRET not in out + err


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """A newsroom that tries to get at files outside it in each way that its files allow, built."""
    base = tmp_path_factory.mktemp("siege")
    outside = write(
        base / "outside", {"secret.md": f"{SECRET}\n", "a.png": (CHECKOUT / "assets/logo.png").read_bytes()}
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="file://{outside}/a.png"/><script>1</script></svg>'
    more: dict[str, str | bytes] = {
        "releases/a/body.en.md": "We call.\n",
        "templates/kinds/statement/page.html.j2": f"<script>{SECRET}</script>",
        "templates/shared/skeleton.html.j2": f"<script>{SECRET}</script>",
        "templates/languages/en.yaml": f"name: {SECRET}\n",
        "jinja2.py": f"raise SystemExit('{SECRET}')\n",
        "releases/a/sitecustomize.py": f"raise SystemExit('{SECRET}')\n",
        "weasyprint.py": f"raise SystemExit('{SECRET}')\n",
        ".pandoc/defaults.yaml": f"include-in-header: {outside}/secret.md\n",
        "fonts.conf": f"<fontconfig><dir>{outside}</dir></fontconfig>",
        "releases/b/release.yaml": ENGLISH
        + "media: [ { file: media/a.svg, alt: { en: A wall }, credit: The newsroom } ]\n",
        "releases/b/media/a.svg": svg,
        "releases/c/release.yaml": ENGLISH + PICTURE,
        "releases/c/media/a.png": svg,
        "releases/d/release.yaml": ENGLISH + PICTURE.replace("media/a.png", "../../../outside/a.png"),
        "releases/e/body.en.md": f"![x]({outside}/a.png)\n\n[x](file://{outside}/secret.md)\n\n```{{.include}}\n{outside}/secret.md\n```\n",
        "releases/f/body.en.md": f"---\ninclude-in-header: {outside}/secret.md\n---\n\n\\input{{{outside}/secret.md}}\n\n.. include:: {outside}/secret.md\n",
    }
    root = one_language(base / "room", *"abcdef", more=more)
    (root / "releases/a/linked.md").symlink_to(outside / "secret.md")
    return watched(root, "build", "--to", "html,pdf,docx")


def test_what_stands_outside_is_not_opened(besieged: Watched) -> None:
    assert besieged.code == Exit.FINDINGS
    assert {path.name for path in (besieged.root / "dist").iterdir()} >= {"a", "manifest.json"}
    assert [path for path in besieged.of("read") if "/outside/" in path] == []
    assert besieged.network() == []


def test_what_stands_outside_is_in_no_page(besieged: Watched) -> None:
    assert SECRET not in besieged.output + besieged.complaints
    for path in made(besieged):
        assert SECRET.encode() not in path.read_bytes(), path
        if path.suffix.lstrip(".") in ("html", "pdf", "docx", "eml", "json", "txt") and "dist" in path.parts:
            assert SECRET not in look(path).text, path


def test_no_newsroom_has_templates_or_programs_of_its_own(besieged: Watched) -> None:
    """There is no way to put another template in place of ours, nor a module; so none has to be walled in."""
    templates = {
        Path(path).resolve()
        for path in besieged.of("read")
        if path.endswith((".j2", ".css")) and "weasyprint" not in path
    }
    assert templates
    assert [path for path in templates if not path.is_relative_to(Path(TEMPLATES).resolve())] == []
    modules = (besieged.root / "jinja2.py", besieged.root / "weasyprint.py")
    assert [path for path in besieged.of("read") if Path(path) in modules] == []


def test_pictures_that_are_programs_are_refused(besieged: Watched) -> None:
    refused = [line for line in besieged.output.splitlines() if ": error MED" in line or ": error REL008" in line]
    assert {line.split("/")[1] for line in refused} >= {"b", "c", "d"}
    assert [path for path in made(besieged) if path.suffix == ".svg" or b"<svg xmlns" in path.read_bytes()] == []


OFTEN = "file:///etc/hostname"
SELDOM = ("http://127.0.0.1:9/x", "/etc/hostname", "data:text/css,p%7B%7D")
THERE = (OFTEN, *(pytest.param(each, marks=pytest.mark.hostile) for each in SELDOM))
ATTACKS = {
    "attachment": '<link rel="attachment" href="{there}">',
    "attached link": '<a rel="attachment" href="{there}">x</a>',
    "script": "<script>1</script><p onclick=1>x</p>",
    "stylesheet": '<link rel="stylesheet" href="{there}">',
    "import": "<style>@import url({there});</style>",
    "font": "<style>@font-face {{ font-family: x; src: url({there}) }} p {{ font-family: x }}</style><p>x</p>",
    "background": '<p style="background: url({there})">x</p>',
    "image": '<img src="{there}" alt="x">',
    "object": '<object data="{there}"></object>',
    "embed": '<embed src="{there}">',
    "svg": '<svg xmlns="http://www.w3.org/2000/svg"><image href="{there}" width="9" height="9"/></svg>',
    "use": '<svg xmlns="http://www.w3.org/2000/svg"><use href="{there}#x"/></svg>',
    "content": "<style>p::before {{ content: url({there}) }}</style><p>x</p>",
    "marker": "<style>li {{ list-style-image: url({there}) }}</style><ul><li>x</ul>",
    "form": '<form action="{there}"><input name="a" value="{there}"></form>',
    "refresh": '<meta http-equiv="refresh" content="0;url={there}">',
}


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("there", THERE)
def test_whatever_a_page_asked_for_nothing_active_is_in_its_pdf(attack: str, there: str) -> None:
    """Behind the wall before it: even a page that our own templates would never write becomes a harmless file, or none."""
    body = ATTACKS[attack].format(there=there)
    page = f'<!doctype html><html lang="en"><head><title>x</title></head><body><p>x</p>{body}</body></html>'
    made = pdf(page, "#0b5d57", {})
    assert not made.content or look_at_pdf(made.content).wrong == []
    if attack in ("image", "background", "svg", "content") and not there.startswith("data:"):
        assert made.complaints


def test_what_looks_at_pdfs_would_notice() -> None:
    page = '<!doctype html><html lang="en"><head><title>x</title></head><body><p><a href="javascript:owned()">x</a></p></body></html>'
    assert look_at_pdf(pdf(page, "#0b5d57", {}).content).wrong
