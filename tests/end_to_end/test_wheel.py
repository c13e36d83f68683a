"""What is installed is whole: a wheel brings its own templates and fonts, and needs no checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from pressctl.render.fonts import faces
from tests.command import environment, pressctl
from tests.small import CHECKOUT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel of this checkout, made without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, CHECKOUT]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stdout + done.stderr
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The wheel alone in a virtual environment that sees this one's libraries, but not its pressctl."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    site = next(home.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    ours = Path(sysconfig.get_path("purelib"))
    for entry in ours.iterdir():  # links one by one, since a .pth of the folder would bring its .pth files along
        if not entry.name.startswith(("pressctl", "_pressctl", "_editable")) and not (site / entry.name).exists():
            (site / entry.name).symlink_to(entry)
    for path in site.glob("*.pth"):
        path.unlink()
    return home / "bin" / "python"


def test_the_wheel_is_whole_and_holds_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {name for name in names if name.startswith("pressctl/")}
    wanted = {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / "pressctl").rglob("*")
        if path.suffix in (".py", ".lua")
    }
    wanted |= {
        f"pressctl/{path.relative_to(CHECKOUT).as_posix()}"
        for path in (CHECKOUT / "templates").rglob("*")
        if path.is_file()
    }
    wanted |= {f"pressctl/fonts/{file}" for face in faces() for file in (face.file, face.web)}
    wanted |= {f"pressctl/fonts/{Path(face.file).parent}/OFL.txt" for face in faces()}
    assert wanted <= package, sorted(wanted - package)
    assert not [name for name in names if name.startswith(("tests", "releases", "docs", "dist", "assets"))]
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    metadata = next(name for name in names if name.endswith("entry_points.txt"))
    assert b"pressctl = pressctl.__main__:main" in zipfile.ZipFile(wheel).read(metadata)


@pytest.mark.slow
def test_it_works_far_from_its_source(installed, tmp_path):
    command = (str(installed), "-I", "-m", "pressctl")
    where = subprocess.run(
        [installed, "-I", "-c", "import pressctl.resources as r; print(r.PACKAGE, r.TEMPLATES, r.FONTS, sep='\\n')"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(line.startswith(str(installed.parents[1])) for line in where.stdout.split()), where.stdout
    assert pressctl("init", "room", cwd=tmp_path, command=command).returncode == 0
    done = pressctl("build", "-C", "room", cwd=tmp_path, command=command)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len([p for p in (tmp_path / "room/dist/welcome").iterdir() if p.suffix in (".html", ".pdf")]) == 6
    assert pressctl("doctor", cwd=tmp_path, command=command).returncode == 0
    assert pressctl("new", "news", "my-news", "-C", "room", cwd=tmp_path, command=command).returncode == 0
    assert "SRC015" in pressctl("explain", cwd=tmp_path, command=command).stdout
