"""The fonts are those that were pinned, for print and web alike, with their licences, and nothing else is seen."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from pressctl.model.finding import Trouble
from pressctl.render import fonts
from pressctl.render.assets import assets
from pressctl.render.fonts import changed, coverage, faces, font_face_rules, require
from pressctl.resources import FONTS


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("face", faces(), ids=lambda face: face.file)
def test_as_pinned(face):
    assert sha256(FONTS / face.file) == face.sha256
    assert sha256(FONTS / face.web) == face.web_sha256
    assert face.package


@pytest.mark.parametrize("face", faces(), ids=lambda face: face.file)
def test_the_web_draws_what_print_draws(face):
    with TTFont(FONTS / face.file) as printed, TTFont(FONTS / face.web) as web:
        assert printed.getBestCmap() == web.getBestCmap()
        assert printed["OS/2"].usWeightClass == face.weight
        assert (printed["name"].getBestFamilyName() or "").startswith(face.family.rsplit(" ", 1)[0])


def test_there_is_no_font_that_is_not_pinned():
    there = {
        path.relative_to(FONTS).as_posix()
        for path in FONTS.rglob("*")
        if path.suffix in (".ttf", ".otf", ".woff", ".woff2")
    }
    assert there == {name for face in faces() for name in (face.file, face.web)}


def test_every_family_has_its_licence():
    for folder in {(FONTS / face.file).parent for face in faces()}:
        assert "SIL Open Font License" in (folder / "OFL.txt").read_text().replace(
            "SIL OPEN FONT LICENSE", "SIL Open Font License"
        )
    published = {output.path: output.content for output in assets("#0b5d57", None)}
    licences = [path for path in published if path.startswith("assets/fonts/OFL-")]
    assert len(licences) == len({face.family for face in faces()})


def test_every_address_in_the_stylesheet_is_published():
    published = {output.path: output.content for output in assets("#0b5d57", None)}
    for face in faces():
        name = face.web.rsplit("/", 1)[-1]
        assert f"url(fonts/{name})" in published["assets/press.css"].decode()
        assert hashlib.sha256(published[f"assets/fonts/{name}"]).hexdigest() == face.web_sha256


def test_they_draw_what_releases_need():
    needed = "أإآبتثجحخدذرزسشصضطظعغفقكلمنهويىةؤئء،؛؟٠١٢٣٤٥٦٧٨٩ًٌٍَُِّْٰ«»“”‘’…–—©€%éèêàùçœÉ&@#"
    assert not [c for c in needed if ord(c) not in coverage()]
    assert ord("☮") not in coverage()


@pytest.mark.parametrize("harm", ["missing", "changed"])
def test_another_font_stops_the_work(tmp_path, monkeypatch, harm):
    for name in ("fonts.json", *(n for f in faces() for n in (f.file, f.web))):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((FONTS / name).read_bytes())
    monkeypatch.setattr(fonts, "FONTS", tmp_path)
    assert list(changed()) == []
    require()
    victim = tmp_path / faces()[3].web
    victim.unlink() if harm == "missing" else victim.write_bytes(victim.read_bytes()[:-1] + b"\0\0")
    assert list(changed()) == [faces()[3].web]
    with pytest.raises(Trouble, match="font"):
        require()


def test_rules_for_both_media():
    for for_web in (True, False):
        rules = font_face_rules("fonts/", for_web)
        assert rules.count("@font-face") == len(faces())
        assert ("woff2" in rules) is for_web


def test_the_renderer_sees_no_other_font():
    """In a process of its own: fontconfig reads its settings once."""
    script = (
        "import pressctl.render.pdf, ctypes, ctypes.util, os\n"
        "lib = ctypes.CDLL(ctypes.util.find_library('fontconfig') or 'libfontconfig.so.1')\n"
        "class Set(ctypes.Structure): _fields_ = [('nfont', ctypes.c_int), ('sfont', ctypes.c_int), ('fonts', ctypes.POINTER(ctypes.c_void_p))]\n"
        "lib.FcConfigGetFonts.restype = ctypes.POINTER(Set)\n"
        "lib.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]\n"
        "lib.FcPatternGetString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_char_p)]\n"
        "lib.FcInit()\nfound = lib.FcConfigGetFonts(None, 0).contents\nimport json\nnames = []\n"
        "for i in range(found.nfont):\n"
        "    value = ctypes.c_char_p()\n    lib.FcPatternGetString(found.fonts[i], b'file', 0, ctypes.byref(value))\n    names.append(value.value.decode())\n"
        "print(json.dumps(names))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    names = json.loads(done.stdout)
    assert names
    assert all(name.startswith(str(FONTS)) for name in names)
