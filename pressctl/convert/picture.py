"""The only door to Pillow: pictures are rebuilt from their pixels, so that nothing else of the file is published.

Position, camera, names, comments and embedded previews (which may show an uncropped face) all stay behind.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import warnings
from typing import NamedTuple

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from ..model.edition import Picture
from ..model.finding import Finding
from ..model.node import Text
from ..model.picture import Original, Trace
from . import rules
from .traces import traces

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 40_000_000
MAX_BYTES = 40_000_000
WIDEST = 2400  # pixels; 186 mm of paper at 300 dots an inch are 2200
HIGHEST = 3600
LONGEST = 40  # times its shorter side
QUALITY = 88
MOST_KEPT = 16  # pictures
GREY = 32  # levels of grey on each side by which pictures are compared
# what a broken note in a file makes Pillow raise
BROKEN_NOTE = (OSError, ValueError, SyntaxError, TypeError, KeyError, ZeroDivisionError)


class PictureFault(Exception):
    """Why a file is no picture that can be published; `fix` says what to do."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.fix = fix


def clean(content: bytes, file: Text) -> tuple[Picture | None, tuple[Finding, ...]]:
    """The picture in `content`, rebuilt; the same input always gives the same bytes. `file` is where it was named."""
    try:
        made = _kept(content)
    except PictureFault as fault:
        message = f"the picture ‘{file}’ {fault}"
        return None, (Finding(rules.UNREADABLE_PICTURE, message, fault.fix, file.place),)
    original = Original(file, *made.taken, made.traces, made.pixels, made.likeness)
    return Picture(f"{_stem(file)}.{made.suffix}", made.content, *made.size, original), ()


class _Rebuilt(NamedTuple):
    """A picture without a name, and what is known of the file that it was made of; `taken` is the size of that."""

    suffix: str
    content: bytes
    size: tuple[int, int]
    taken: tuple[int, int]
    traces: frozenset[Trace]
    pixels: str
    likeness: bytes


_KEPT: dict[bytes, _Rebuilt] = {}


def _kept(content: bytes) -> _Rebuilt:
    """The picture rebuilt once: a report and the releases inside it show the same ones, and a logo stands everywhere.

    What it was made of is let go: that may be twenty times as large.
    """
    digest = hashlib.sha256(content).digest()
    if digest not in _KEPT:
        made = _rebuilt(content)
        if len(_KEPT) >= MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
        _KEPT[digest] = made
    return _KEPT[digest]


def _rebuilt(content: bytes) -> _Rebuilt:
    if len(content) > MAX_BYTES:
        raise PictureFault("is larger than 40 MB", "save a smaller copy, 2400 pixels wide")
    image = _image(content)
    pixels = _in_srgb(_upright(image))
    size = pixels.size
    has_alpha = pixels.mode == "RGBA"
    if max(pixels.size) > LONGEST * min(pixels.size):
        raise PictureFault("is a strip that nobody could make out", "choose another, or cut a part of it out")
    scale = min(1.0, WIDEST / pixels.width, HIGHEST / pixels.height)
    if scale < 1:
        smaller = (max(1, round(pixels.width * scale)), max(1, round(pixels.height * scale)))
        pixels = pixels.resize(smaller, Image.Resampling.LANCZOS)
    bare = Image.new(pixels.mode, pixels.size)
    bare.paste(pixels)
    target = io.BytesIO()
    suffix = "png" if has_alpha or content.startswith(b"\x89PNG") else "jpg"
    if suffix == "png":
        bare.save(target, "PNG", optimize=True)
    else:
        bare.save(target, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    made = target.getvalue()
    return _Rebuilt(suffix, made, bare.size, size, _traces(content, image), _digest(made), _likeness(bare))


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _likeness(image: Image.Image) -> bytes:
    """A picture in few levels of grey, on white where it is transparent: the same at any size and quality."""
    if image.mode == "RGBA":
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    return image.convert("L").resize((GREY, GREY), Image.Resampling.BOX).tobytes()


def _traces(content: bytes, image: Image.Image) -> frozenset[Trace]:
    """What the file tells besides the picture; a note that cannot be read says nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return traces(content, image.info, image.getexif())
    except BROKEN_NOTE:
        return frozenset()


def _image(content: bytes) -> Image.Image:
    """The picture as it stands in the file."""
    # another library may have told Pillow to accept files that end too early
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=FORMATS)
            if getattr(image, "n_frames", 1) > 1:
                raise PictureFault("moves", "save a single still picture")
            image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise PictureFault("has more than 40 million pixels", "save a smaller copy, 2400 pixels wide") from None
    except UnidentifiedImageError:
        raise PictureFault("is not a JPEG, PNG or WebP picture", "save it again as JPEG") from None
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError):
        raise PictureFault("is damaged or ends too early", "copy or export it again") from None
    return image


def _upright(image: Image.Image) -> Image.Image:
    """The picture as the camera was held; a note that cannot be read says nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ImageOps.exif_transpose(image)
    except BROKEN_NOTE:
        return image


def _in_srgb(image: Image.Image) -> Image.Image:
    mode = "RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return converted or image.convert(mode)
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile says nothing about the pixels
    return image.convert(mode)


def _stem(file: str) -> str:
    """A name for the published file, of small Latin letters, digits and hyphens."""
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "picture"
