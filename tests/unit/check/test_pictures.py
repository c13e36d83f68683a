"""Pictures as they were handed in: what their files tell, whether they are large enough, whether they come twice."""

from __future__ import annotations

import io
import random
import re

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont, PngImagePlugin

from pressctl.check.paper import COLUMN, COVER, HERO, LOGO, needed
from pressctl.check.same_picture import is_same_picture
from pressctl.convert.picture import clean
from pressctl.model.node import Text
from pressctl.model.picture import Trace
from pressctl.pipeline.check import check
from tests.bidi.pages import FONT_FILES
from tests.small import CHECKOUT, RELEASE, SETTINGS, newsroom

FILE = Text("media/a.jpg", "releases/one/release.yaml")
ALT = "alt: { en: A river winds between hills., fr: Un fleuve entre des collines., ar: نهر يجري بين التلال. }"
SECRETS = ("Aleppo", "Nour", "12345678", "36.2")
XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description {}</rdf:Description></rdf:RDF></x:xmpmeta>'


def scene(seed, size=(1600, 1000), mode="RGB"):
    """A picture with enough in it to be told from others: hills and blots."""
    dice = random.Random(seed)
    image = Image.new(mode, size, (200, 210, 220))
    draw = ImageDraw.Draw(image)
    for _ in range(25):
        x, y, r = dice.random() * size[0], dice.random() * size[1], (0.03 + 0.15 * dice.random()) * size[0]
        draw.ellipse((x - r, y - r, x + r, y + r), fill=tuple(dice.randrange(256) for _ in range(3)))
    return image.filter(ImageFilter.GaussianBlur(2))


def scan(seed, size=(1000, 1400)):
    """A page of a letter: two of them differ only in where their lines end and which letters stand in them."""
    dice = random.Random(seed)
    image = Image.new("L", size, 250)
    draw = ImageDraw.Draw(image)
    for line in range(100, 1300, 40):
        x = 100
        while x < dice.randrange(500, 920):
            word = dice.randrange(20, 90)
            draw.rectangle((x, line, x + word, line + 18), fill=40)
            x += word + 14
    return image.convert("RGB")


def card(words):
    """Words on the pattern that all cards of a campaign have."""
    image = scene(5, (1080, 1080))
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT_FILES[0], 44)
    for number, line in enumerate(words.split(" / ")):
        draw.text((200, 400 + number * 60), line, font=font, fill="white")
    return image


def chart(*values):
    image = Image.new("RGB", (1200, 800), "white")
    draw = ImageDraw.Draw(image)
    for number, value in enumerate(values):
        draw.rectangle((100 + number * 150, 700 - value * 6, 200 + number * 150, 700), fill=(11, 93, 87))
    return image


def misty(seed):
    """A scene of which hardly more is to be seen than that the sky is bright."""
    sky = Image.linear_gradient("L").resize((800, 500)).convert("RGB")
    sky = Image.blend(Image.new("RGB", (800, 500), (200, 200, 200)), sky, 0.1)
    return Image.blend(sky, scene(seed, (800, 500)), 0.05)


def saved(image, kind="JPEG", **how):
    target = io.BytesIO()
    image.save(target, kind, **how)
    return target.getvalue()


def original(content):
    picture, findings = clean(content, FILE)
    assert not findings
    return picture.original


def traces(content):
    return original(content).traces


def exif(table=None, **fields):
    made = Image.Exif()
    holder = made.get_ifd(table) if table else made
    holder.update({int(name[1:], 16): value for name, value in fields.items()})
    return made


SMALL = scene(1, (60, 40))


def iptc(number, value):
    """A JPEG with one record of IPTC."""
    record = b"\x1c\x02" + bytes([number]) + len(value).to_bytes(2, "big") + value
    record += b"\0" * (len(record) % 2)
    block = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(record).to_bytes(4, "big") + record
    plain = saved(SMALL)
    return plain[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + plain[2:]


def with_xmp(words, kind="JPEG"):
    return saved(SMALL, kind, xmp=XMP.format(words).encode())


def png(**texts):
    info = PngImagePlugin.PngInfo()
    for name, text in texts.items():
        info.add_text(name.replace("_", ":").replace("adobe:com", "adobe.com"), text, zip=len(text) > 60)
    return saved(SMALL, "PNG", pnginfo=info)


GPS = {1: "N", 2: (36.0, 12.0, 7.0), 3: "E", 4: (37.0, 9.0, 0.0)}


def with_gps(fields):
    made = Image.Exif()
    made[0x0112] = 1
    made.get_ifd(0x8825).update(fields)
    return made


def previewed():
    """A photograph with a smaller one inside, as cameras write it."""
    made = Image.Exif()
    made[0x0112] = 1
    raw = bytearray(made.tobytes())
    head = raw.index(b"MM") if b"MM" in raw[:10] else raw.index(b"II")
    order = "big" if raw[head : head + 2] == b"MM" else "little"
    preview = saved(scene(2, (16, 16)))
    offset = len(raw) - head

    def number(value, size):
        return value.to_bytes(size, order)

    entries = [(0x0201, 4, 1, offset + 2 + 24 + 4), (0x0202, 4, 1, len(preview))]
    table = number(2, 2) + b"".join(number(t, 2) + number(k, 2) + number(n, 4) + number(v, 4) for t, k, n, v in entries)
    raw += table + number(0, 4) + preview
    first = int.from_bytes(raw[head + 4 : head + 8], order) + head
    link = first + 2 + 12 * int.from_bytes(raw[first : first + 2], order)
    raw[link : link + 4] = number(offset, 4)
    return saved(SMALL, exif=bytes(raw))


TELLING = {
    "GPS": (saved(SMALL, exif=with_gps(GPS)), {Trace.POSITION}),
    "GPS in WebP": (saved(SMALL, "WEBP", exif=with_gps(GPS)), {Trace.POSITION}),
    "GPS in PNG": (saved(SMALL, "PNG", exif=with_gps(GPS)), {Trace.POSITION}),
    "artist": (saved(SMALL, exif=exif(x013B="Nour Example")), {Trace.MAKER}),
    "camera owner": (saved(SMALL, exif=exif(0x8769, xA430="Nour Example")), {Trace.MAKER}),
    "author, as Windows writes it": (saved(SMALL, exif=exif(x9C9D="Nour".encode("utf-16-le"))), {Trace.MAKER}),
    "serial number": (saved(SMALL, exif=exif(0x8769, xA431="NK12345678")), {Trace.CAMERA}),
    "user comment": (saved(SMALL, exif=exif(0x8769, x9286=b"ASCII\0\0\0at Nour's house")), {Trace.COMMENT}),
    "comment": (saved(SMALL, comment=b"in Aleppo"), {Trace.COMMENT}),
    "preview": (previewed(), {Trace.PREVIEW}),
    "IPTC city": (iptc(90, b"Aleppo"), {Trace.POSITION}),
    "IPTC by-line": (iptc(80, "نور".encode()), {Trace.MAKER}),
    "IPTC caption": (iptc(120, b"Nour at home"), {Trace.COMMENT}),
    "XMP position": (with_xmp('exif:GPSLatitude="36,12.2N"/>'), {Trace.POSITION}),
    "XMP person": (with_xmp("><Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Nour</rdf:li>"), {Trace.SHOWN}),
    "XMP creator": (with_xmp("><dc:creator><rdf:Seq><rdf:li>Nour</rdf:li></rdf:Seq></dc:creator>"), {Trace.MAKER}),
    "XMP in WebP": (with_xmp('photoshop:City="Aleppo"/>', "WEBP"), {Trace.POSITION}),
    "XMP in PNG, packed": (
        png(**{"XML_com.adobe.xmp": XMP.format('photoshop:City="Aleppo"/>')}),
        {Trace.POSITION},
    ),
    "PNG texts": (png(Author="Nour", Comment="in Aleppo"), {Trace.MAKER, Trace.COMMENT}),
}


@pytest.mark.parametrize("name", TELLING)
def test_what_a_file_tells_is_seen(name):
    content, expected = TELLING[name]
    assert traces(content) == expected


SILENT = {
    "nothing": saved(SMALL),
    "only upright or not": saved(SMALL, exif=exif(x0112=6)),
    "the make of the camera and the hour": saved(
        SMALL, exif=exif(x010F="Canon", x0110="EOS", x0132="2020:01:09 10:00:00")
    ),
    "an empty comment": saved(SMALL, exif=exif(0x8769, x9286=b"ASCII\0\0\0      ")),
    "a camera that knew no place": saved(
        SMALL, exif=with_gps({0: b"\2\3\0\0", 2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)})
    ),
    "a program's own comment": saved(SMALL, comment=b"CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90"),
    "a camera's own description": saved(SMALL, exif=exif(x010E="OLYMPUS DIGITAL CAMERA         ")),
    "XMP of a program": with_xmp('xmp:CreatorTool="Adobe Photoshop" exif:GPSLatitude=""><dc:creator/>'),
    "a PNG's program": png(Software="a program"),
    "a broken note": saved(SMALL, exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01"),
}


@pytest.mark.parametrize("name", SILENT)
def test_what_a_program_writes_by_itself_is_nothing(name):
    assert traces(SILENT[name]) == frozenset()


@pytest.fixture
def found(tmp_path):
    """The findings about pictures in a newsroom with these media, as code and message."""

    def look(pictures, kind="statement", more="", extra=None):
        media = "".join(f"  - {{ file: media/{name}, {ALT}, credit: pressctl }}\n" for name in pictures)
        release = RELEASE.replace("statement", kind) + f"media:\n{media}" + more
        files = {f"releases/one/media/{name}": content for name, content in pictures.items()}
        root = newsroom(tmp_path, "one", more={"releases/one/release.yaml": release, **files, **(extra or {})})
        return [(f.rule.code, f.message, str(f.place)) for f in check(root).findings if f.rule.code.startswith("MED")]

    return look


def test_a_telling_picture_is_told_without_what_it_tells(found):
    made = with_gps(GPS)
    made[0x013B] = "Nour Example, Aleppo"
    ((code, message, place),) = found({"a.jpg": saved(scene(1), exif=made)})
    assert (code, place) == ("MED010", "releases/one/release.yaml:5:13")
    assert message == (
        "the file ‘media/a.jpg’ tells where it was taken and whose it is or who took it; "
        "no page shows this, but git keeps it for good"
    )
    assert not any(secret in message for secret in SECRETS)


def test_a_telling_logo_is_found_too(found):
    settings = SETTINGS.replace("  url:", "  logo: logo.png\n  url:")
    extra = {"pressctl.yaml": settings, "logo.png": saved(scene(9, (60, 60)), "PNG", exif=with_gps(GPS))}
    assert [(code, place) for code, _, place in found({}, more="", extra=extra) if code != "REL"] == [
        ("MED010", "pressctl.yaml:3:9"),
        ("MED011", "pressctl.yaml:3:9"),
    ]


@pytest.mark.parametrize(
    ("kind", "size", "codes"),
    [
        ("statement", (732, 400), []),
        ("statement", (731, 400), ["MED011"]),
        ("statement", (400, 3000), ["MED011"]),
        ("news", (980, 319), []),
        ("news", (979, 700), ["MED011"]),
        ("news", (1600, 300), ["MED011"]),
    ],
)
def test_a_picture_has_the_pixels_that_its_place_needs(found, kind, size, codes):
    assert [code for code, *_ in found({"a.jpg": saved(scene(1, size))}, kind)] == codes


def test_a_picture_lying_on_its_side_is_measured_upright(found):
    assert found({"a.jpg": saved(scene(1, (500, 900)), exif=exif(x0112=6))}) == []


def test_the_millimetres_are_those_of_the_stylesheets():
    shared = "".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "templates/shared").glob("*.css"))
    report = (CHECKOUT / "templates/kinds/report/page.css").read_text(encoding="utf-8")
    hang, margin = (float(re.search(rf"--{name}: ([\d.]+)mm", shared)[1]) for name in ("hang", "margin"))
    assert (210 - 2 * margin - hang, None) == COLUMN
    assert float(re.search(r"\.hero img \{ width: 100%; height: ([\d.]+)mm", shared)[1]) == HERO[1]
    assert 210 - 2 * margin == HERO[0]
    width, height = re.search(r"\.cover \.art \{[^}]*width: ([\d.]+)mm; height: ([\d.]+)mm", report).groups()
    assert (float(width), float(height)) == COVER
    assert float(re.search(r"\.mark \{ width: ([\d.]+)mm", shared)[1]) == LOGO[0]
    assert needed(COVER) == (1240, 992)


SAME = {
    "saved again": lambda image: saved(image, quality=40),
    "half the size": lambda image: saved(image.resize((800, 500)), quality=80),
    "as WebP": lambda image: saved(image.resize((1200, 750)), "WEBP", quality=60),
    "as PNG": lambda image: saved(image, "PNG"),
}


@pytest.mark.parametrize("way", SAME)
def test_the_same_picture_is_known_again(found, way):
    files = {"a.jpg": saved(scene(1), quality=90), "b.jpg": saved(scene(2), quality=90), "c.jpg": SAME[way](scene(1))}
    assert [(code, message) for code, message, _ in found(files)] == [
        ("MED012", "‘media/c.jpg’ shows the same as ‘media/a.jpg’")
    ]


def test_other_pictures_are_not_the_same():
    """Also not pages of letters, cards of one pattern, charts with one value changed, nor the sample's hills."""
    drawn = [*(scene(seed, (400, 250)) for seed in range(60)), *(scan(seed) for seed in range(20))]
    drawn += [card("We call on all / to stop the raids"), card("They left at dawn / with two bags each")]
    drawn += [misty(1), misty(2), misty(3)]
    drawn += [chart(30, 50, 70, 20, 90, 40), chart(30, 50, 70, 20, 90, 44), chart(32, 50, 70, 20, 90, 40)]
    looked = [original(saved(image)) for image in drawn]
    looked += [original(path.read_bytes()) for path in sorted((CHECKOUT / "releases").glob("*/media/*.jpg"))]
    assert len(looked) > 90
    assert [(i, j) for i, a in enumerate(looked) for j, b in enumerate(looked[:i]) if is_same_picture(a, b)] == []


def test_what_shows_next_to_nothing_is_not_compared():
    """Two slips with the same pale frame and a word on each."""

    def slip(at):
        image = Image.new("RGB", (900, 600), "white")
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 0, 899, 599), outline=(225, 225, 225), width=8)
        draw.rectangle((at, 300, at + 80, 318), fill=(246, 246, 246))
        return original(saved(image))

    assert not is_same_picture(slip(200), slip(600))


def test_a_picture_of_another_release_is_told_as_an_information(found):
    other = RELEASE + f"media: [ {{ file: media/z.jpg, {ALT}, credit: pressctl }} ]\n"
    picture = saved(scene(1))
    extra = {"releases/two/release.yaml": other, "releases/two/media/z.jpg": picture, "releases/two/body.en.md": "A.\n"}
    extra |= {"releases/two/body.fr.md": "B.\n", "releases/two/body.ar.md": "ج.\n"}
    assert [(code, message) for code, message, _ in found({"a.jpg": picture}, extra=extra)] == [
        ("MED013", "‘media/z.jpg’ stands in the release ‘one’ as well")
    ]
