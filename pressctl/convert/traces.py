"""What the file of a picture tells besides the picture: of which kinds, never the values themselves.

Pillow's tables of metadata are looked at as they are: numbers of fields and their values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..model.picture import Trace

# fields of Exif, by the table they stand in
EXIF: Mapping[int, Trace] = {
    0x010E: Trace.COMMENT,  # ImageDescription
    0x013B: Trace.MAKER,  # Artist
    0x8298: Trace.MAKER,  # Copyright
    0x9C9B: Trace.COMMENT,  # XPTitle
    0x9C9C: Trace.COMMENT,  # XPComment
    0x9C9D: Trace.MAKER,  # XPAuthor
    0x9C9E: Trace.COMMENT,  # XPKeywords
    0x9C9F: Trace.COMMENT,  # XPSubject
}
EXIF_OF_CAMERA: Mapping[int, Trace] = {
    0x9286: Trace.COMMENT,  # UserComment
    0xA430: Trace.MAKER,  # CameraOwnerName
    0xA431: Trace.CAMERA,  # BodySerialNumber
    0xA435: Trace.CAMERA,  # LensSerialNumber
}
CAMERA_TABLE, GPS_TABLE, PREVIEW_TABLE = 0x8769, 0x8825, -1  # as Pillow counts them
GPS_PLACES = frozenset({2, 4, 20, 22, 28})  # latitude, longitude, those of what was aimed at, the area's name
# records of IPTC's second dataset
IPTC: Mapping[int, Trace] = {
    25: Trace.COMMENT,  # keywords
    80: Trace.MAKER,  # by-line
    90: Trace.POSITION,  # city
    92: Trace.POSITION,  # part of it
    95: Trace.POSITION,  # province
    101: Trace.POSITION,  # country
    105: Trace.COMMENT,  # headline
    110: Trace.MAKER,  # credit
    115: Trace.MAKER,  # source
    116: Trace.MAKER,  # copyright
    120: Trace.COMMENT,  # caption
    122: Trace.MAKER,  # who wrote it
}
IPTC_RECORD = re.compile(rb"\x1c\x02(.)(..)", re.DOTALL)
IPTC_BLOCK, PREVIEW_BLOCKS = 0x0404, (0x0409, 0x040C)
# names of XMP, which anybody may extend; an element or attribute that is empty says nothing
XMP: Mapping[Trace, re.Pattern[bytes]] = {
    trace: re.compile(rb"\b(?:" + names + rb")\b(?:\s*=\s*[\"'][^\"']|(?:\s[^<>]*[^/])?>\s*(?:<(?!/)|[^<\s]))")
    for trace, names in {
        Trace.POSITION: rb"exif:GPSL\w+|photoshop:City|photoshop:State|photoshop:Country|Iptc4xmpCore:Location"
        rb"|Iptc4xmpExt:Location\w+",
        Trace.MAKER: rb"dc:creator|dc:rights|aux:OwnerName|exifEX:CameraOwnerName|tiff:Artist|tiff:Copyright"
        rb"|photoshop:Credit|photoshop:Source|photoshop:CaptionWriter|xmpRights:Owner|Iptc4xmpCore:CreatorContactInfo",
        Trace.SHOWN: rb"Iptc4xmpExt:PersonInImage\w*|mwg-rs:RegionList|MPReg:PersonDisplayName",
        Trace.CAMERA: rb"aux:SerialNumber|exifEX:BodySerialNumber|aux:LensSerialNumber|exifEX:LensSerialNumber",
        Trace.COMMENT: rb"dc:description|dc:title|dc:subject|photoshop:Headline|photoshop:Instructions"
        rb"|exif:UserComment|xmp:Label",
        Trace.PREVIEW: rb"xmp:Thumbnails",
    }.items()
}
PNG_TEXTS: Mapping[str, Trace] = {"Author": Trace.MAKER, "Copyright": Trace.MAKER} | dict.fromkeys(
    ("Comment", "Description", "Title", "Disclaimer", "Warning", "Source"), Trace.COMMENT
)
# what cameras and programs write by themselves
OF_A_PROGRAM = re.compile(
    r"created with|creator: ?gd-jpeg|lead technologies|digital camera|sony dsc|\bexif_|optimized|compressed|ezgif"
    r"|file (?:source|written)|intel\(r\)|handmade software|^lavc|processed with|screenshot$|^(?:ascii|unicode|jis)$",
    re.IGNORECASE,
)
A_LETTER = re.compile(r"[^\W\d_]")


def traces(content: bytes, info: Mapping[str | tuple[int, int], Any], exif: Any) -> frozenset[Trace]:
    """What a file tells: `content` is the file, `info` and `exif` are what Pillow read of it."""
    return frozenset([*_of_exif(exif), *_of_info(info), *_of_iptc(info), *_of_xmp(content, info)])


def _of_exif(exif: Any) -> Iterator[Trace]:
    for table, known in ((exif, EXIF), (exif.get_ifd(CAMERA_TABLE), EXIF_OF_CAMERA)):
        yield from (trace for field, trace in known.items() if _says(table.get(field)))
    places = exif.get_ifd(GPS_TABLE)
    if any(_is_place(places.get(field)) for field in GPS_PLACES):
        yield Trace.POSITION
    if exif.get_ifd(PREVIEW_TABLE).get(0x0201):
        yield Trace.PREVIEW


def _is_place(value: Any) -> bool:
    """Whether a field has a position: a camera that knew none writes zeros."""
    if isinstance(value, (str, bytes)):
        return _says(value)
    return any(float(part) for part in value or () if part == part)  # noqa: PLR0124 — nought by nought is no number


def _of_info(info: Mapping[Any, Any]) -> Iterator[Trace]:
    if _says(info.get("comment")):
        yield Trace.COMMENT
    for name, trace in PNG_TEXTS.items():
        if _says(info.get(name)):
            yield trace


def _of_iptc(info: Mapping[Any, Any]) -> Iterator[Trace]:
    blocks = info.get("photoshop")
    if not isinstance(blocks, dict):
        return
    if any(block in blocks for block in PREVIEW_BLOCKS):
        yield Trace.PREVIEW
    records = blocks.get(IPTC_BLOCK, b"")
    for record in IPTC_RECORD.finditer(records) if isinstance(records, bytes) else ():
        value = records[record.end() : record.end() + int.from_bytes(record[2])]
        if record[1][0] in IPTC and _says(value):
            yield IPTC[record[1][0]]


def _of_xmp(content: bytes, info: Mapping[Any, Any]) -> Iterator[Trace]:
    packed = info.get("xmp") or info.get("XML:com.adobe.xmp") or b""
    packets = [packed.encode() if isinstance(packed, str) else packed, *_packets(content)]
    for packet in dict.fromkeys(packets):
        yield from (trace for trace, names in XMP.items() if names.search(packet))


def _packets(content: bytes) -> Iterator[bytes]:
    """XMP as it lies in a file, wherever; a file may have several."""
    start = content.find(b"<x:xmpmeta")
    while start >= 0:
        end = content.find(b"</x:xmpmeta", start)
        end = end if end >= 0 else len(content)
        yield content[start:end]
        start = content.find(b"<x:xmpmeta", end)


def _says(value: Any) -> bool:
    """Whether somebody wrote this: it has letters, and no program writes it by itself."""
    if isinstance(value, tuple):
        value = bytes(part for part in value if isinstance(part, int) and 0 <= part < 256)
    if isinstance(value, bytes):
        value = value.decode("utf-8", "ignore")
    text = str(value or "").replace("\0", "").strip()
    return bool(A_LETTER.search(text)) and not OF_A_PROGRAM.search(text)
