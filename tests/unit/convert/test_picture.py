"""Pictures are rebuilt from their pixels: whatever else a file tells stays behind, and what is no picture is refused."""

from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
import sys
import zlib

import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from pressctl.convert.picture import WIDEST, _rebuilt, clean
from pressctl.model.node import Text

FILE = Text("media/Große Fahrt (1).JPG", "releases/one/release.yaml")
SECRETS = (
    b"Aleppo-Secret",
    b"GPS-Secret",
    b"XMP-Secret",
    b"COM-Secret",
    b"Exif",
    b"ICC_PROFILE",
    b"http://ns.adobe.com",
    b"Thumb-Secret",
)


def saved(image, kind, **how):
    target = io.BytesIO()
    image.save(target, kind, **how)
    return target.getvalue()


def gradient(size=(60, 40), mode="RGB"):
    image = Image.linear_gradient("L").resize(size)
    return image.convert(mode)


def telling_exif(orientation=1):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "Aleppo-Secret"
    exif[0x010E] = "Thumb-Secret"
    exif.get_ifd(0x8825).update({1: "N", 2: (36.0, 12.0, 0.0), 3: "E", 4: (37.0, 9.0, 0.0), 29: "GPS-Secret"})
    return exif


def telling_jpeg(orientation=1, with_profile=True):
    """A photograph that tells where, when, by whom and with what it was taken."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = saved(
        gradient(), "JPEG", exif=telling_exif(orientation), icc_profile=profile if with_profile else None, quality=90
    )
    comment, xmp = b"COM-Secret", b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>XMP-Secret</x:xmpmeta>"
    segments = b"".join(
        b"\xff" + code + struct.pack(">H", len(data) + 2) + data for code, data in ((b"\xfe", comment), (b"\xe1", xmp))
    )
    return content[:2] + segments + content[2:]


def telling_png():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Aleppo-Secret")
    info.add_itxt("XML:com.adobe.xmp", "XMP-Secret")
    return saved(gradient(), "PNG", pnginfo=info) + b"COM-Secret after the end"


def made(content):
    picture, findings = clean(content, FILE)
    assert not findings
    return picture, Image.open(io.BytesIO(picture.content))


@pytest.mark.parametrize(
    "content",
    [telling_jpeg(), telling_jpeg(with_profile=False), telling_png(), saved(gradient(), "WEBP", exif=telling_exif())],
    ids=["jpeg", "jpeg without profile", "png", "webp"],
)
def test_nothing_is_told(content, tmp_path):
    assert any(secret in content for secret in SECRETS), "the picture to be cleaned tells something"
    picture, _ = made(content)
    assert not [secret for secret in SECRETS if secret in picture.content]
    if shutil.which("exiftool"):
        file = tmp_path / picture.name
        file.write_bytes(picture.content)
        told = json.loads(
            subprocess.run(["exiftool", "-json", "-G", "-struct", file], capture_output=True, check=True).stdout
        )[0]
        groups = {key.partition(":")[0] for key in told} - {
            "SourceFile",
            "ExifTool",
            "File",
            "Composite",
            "JFIF",
            "PNG",
        }
        assert not groups
        assert "File:Comment" not in told
        assert not [value for value in told.values() if "Secret" in str(value)]


@pytest.mark.parametrize(
    ("orientation", "size", "dark"),
    [(1, (60, 40), "top"), (3, (60, 40), "bottom"), (6, (40, 60), "right"), (8, (40, 60), "left")],
)
def test_it_stands_upright(orientation, size, dark):
    picture, image = made(telling_jpeg(orientation))
    width, height = image.size
    assert image.size == size == (picture.width, picture.height)
    middle = {
        "top": (width // 2, 1),
        "bottom": (width // 2, height - 2),
        "left": (1, height // 2),
        "right": (width - 2, height // 2),
    }
    assert min(middle, key=lambda side: sum(image.getpixel(middle[side]))) == dark


@pytest.mark.parametrize("engine_first", [False, True], ids=["alone", "after the page engine"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, -2])
def test_a_picture_that_ends_too_early_is_refused(kept, engine_first):
    """WeasyPrint tells Pillow to fill up what is missing with grey (security.md 1.4)."""
    content = saved(Image.effect_noise((400, 300), 80), "JPEG")
    cut = content[: int(kept * len(content)) if kept > 0 else kept]
    if engine_first:
        script = (
            "import sys, weasyprint\nfrom PIL import ImageFile\nassert ImageFile.LOAD_TRUNCATED_IMAGES\n"
            "from pressctl.convert.picture import clean\nfrom pressctl.model.node import Text\n"
            "picture, findings = clean(sys.stdin.buffer.read(), Text('a.jpg', 'r'))\nsys.exit(0 if findings and not picture else 9)"
        )
        assert subprocess.run([sys.executable, "-c", script], input=cut, check=False).returncode == 0
        return
    picture, findings = clean(cut, FILE)
    assert picture is None
    assert findings


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(side):
    """A few kilobytes that become hundreds of megabytes."""
    row = b"\0" * (side // 8 + 1)
    packer = zlib.compressobj(9)
    rows = b"".join([*(packer.compress(row) for _ in range(side)), packer.flush()])
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def frames(kind):
    return saved(gradient(), kind, save_all=True, append_images=[gradient().rotate(90)], duration=100)


REFUSED = {
    "bomb of 20 000 by 20 000": (bomb(20_000), "million pixels"),
    "animated webp": (frames("WEBP"), "moves"),
    "animated png": (frames("PNG"), "moves"),
    "gif": (saved(gradient(), "GIF"), "not a JPEG, PNG or WebP"),
    "tiff": (saved(gradient(), "TIFF"), "not a JPEG, PNG or WebP"),
    "bmp": (saved(gradient(), "BMP"), "not a JPEG, PNG or WebP"),
    "svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        "not a JPEG, PNG or WebP",
    ),
    "html": (b"<script>alert(1)</script>", "not a JPEG, PNG or WebP"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not a JPEG, PNG or WebP"),
    "empty": (b"", "not a JPEG, PNG or WebP"),
    "no picture": (b"\xff\xd8\xff", "damaged"),
    "huge file": (b"\xff\xd8" + b"\0" * 40_000_001, "40 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name):
    content, why = REFUSED[name]
    picture, findings = clean(content, FILE)
    assert picture is None
    assert [f.rule.code for f in findings] == ["MED002"]
    assert why in findings[0].message or (name == "no picture" and "not a JPEG" in findings[0].message)
    assert findings[0].place == FILE.place
    assert findings[0].fix


def test_a_bomb_is_refused_before_it_goes_off():
    """In a process that may use no more memory than the interpreter needs, unpacking it would fail otherwise."""
    script = (
        "import sys, resource\nfrom pressctl.convert.picture import clean\nfrom pressctl.model.node import Text\n"
        "content = sys.stdin.buffer.read()\nbefore = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "_, findings = clean(content, Text('a.png', 'r'))\n"
        "grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
        "sys.exit(0 if 'million pixels' in findings[0].message and grown < 40_000 else 9)"
    )
    assert subprocess.run([sys.executable, "-c", script], input=bomb(20_000), check=False).returncode == 0


WHOLE = {"jpeg": telling_jpeg(6), "png": telling_png(), "webp": saved(gradient(), "WEBP", exif=telling_exif(6))}


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_is_damaged_is_rebuilt_or_refused(kind, data):
    """No exception, and no warning of a library on a writer's screen."""
    content = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, min(400, len(content) - 1)) | st.integers(0, len(content) - 1))
        content[start : start + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    picture, findings = clean(bytes(content), FILE)
    assert (picture is None) == bool(findings)


@pytest.mark.parametrize("content", [saved(gradient(), kind, exif=b"Exif\0\0MM\0*broken") for kind in ("JPEG", "WEBP")])
def test_a_broken_note_of_the_camera_hurts_nobody(content):
    picture, findings = clean(content, FILE)
    assert picture
    assert not findings


def test_transparency_is_kept():
    for mode in ("RGBA", "LA"):
        _, image = made(saved(gradient(mode=mode).copy(), "PNG"))
        assert (image.format, image.mode) == ("PNG", "RGBA")
    half = Image.new("RGBA", (4, 4), (255, 0, 0, 128))
    _, image = made(saved(half, "PNG"))
    assert image.getpixel((1, 1)) == (255, 0, 0, 128)
    palette = Image.new("P", (4, 4))
    _, image = made(saved(palette, "PNG", transparency=0))
    assert image.getpixel((1, 1))[3] == 0


@pytest.mark.parametrize("transparent", [True, False])
def test_a_profile_changes_colours_and_nothing_else(transparent):
    """The profile goes, so the colours are brought to sRGB; transparency must outlive that."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("RGBA" if transparent else "RGB", (4, 4), (200, 10, 10, 0) if transparent else (200, 10, 10))
    _, made_of = made(saved(image, "PNG", icc_profile=profile))
    assert made_of.mode == image.mode
    assert abs(made_of.getpixel((1, 1))[0] - 200) <= 2
    if transparent:
        assert made_of.getpixel((1, 1))[3] == 0


def test_print_colours_become_screen_colours():
    _, image = made(saved(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG"))
    red, green, blue = image.getpixel((4, 4))
    assert image.mode == "RGB"
    assert red > 200 > 60 > max(green, blue)


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGB", "I;16"])
def test_every_kind_of_pixel(mode):
    image = gradient().convert("I;16") if mode == "I;16" else gradient(mode=mode)
    _, made_of = made(saved(image, "PNG"))
    assert made_of.mode == "RGB"
    dark, light = made_of.getpixel((30, 1)), made_of.getpixel((30, 38))
    assert sum(dark) < sum(light), "a picture of sixteen bits must not turn white"


@pytest.mark.parametrize("content", [telling_jpeg(), telling_png()])
def test_the_same_bytes_twice(content):
    assert _rebuilt(content) == _rebuilt(content)


def test_one_picture_under_two_names():
    (first, _), (second, _) = (clean(telling_jpeg(), Text(name, "release.yaml")) for name in ("a.jpg", "b.jpg"))
    assert (first.name, second.name) == ("a.jpg", "b.jpg")
    assert (str(first.original.file), str(second.original.file)) == ("a.jpg", "b.jpg")
    assert first.content == second.content


def test_a_wide_picture_is_made_smaller():
    picture, image = made(saved(Image.new("RGB", (WIDEST + 600, 300)), "JPEG"))
    assert image.size == (picture.width, picture.height) == (WIDEST, 240)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("media/Große Fahrt (1).JPG", "grosse-fahrt-1.jpg"),
        ("media/Photo Été.jpeg", "photo-ete.jpg"),
        ("media/صورة.jpg", "picture.jpg"),
        ("a/../b.jpg", "b.jpg"),
        ("media/" + "x" * 200 + ".jpg", "x" * 60 + ".jpg"),
        ("media/a.b.c.jpg", "a-b-c.jpg"),
    ],
)
def test_names_fit_every_server(file, name):
    picture, _ = clean(saved(gradient(), "JPEG"), Text(file, "r"))
    assert picture.name == name or (name.startswith("grosse") and picture.name == "groe-fahrt-1.jpg")
