"""Photos as phones make them, and files that only pretend."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image

SECRET = "taken by Jane Roe"
# A corner of the demo city.
HERE = (33.4484, -112.074)


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **more: Any) -> bytes:
    """A picture: its upper left quarter red, the rest blue."""
    colours = {"RGB": ("red", "blue"), "RGBA": ((255, 0, 0, 255), (0, 0, 255, 0)), "L": (255, 0)}[mode]
    image = Image.new(mode, size, colours[1])
    image.paste(colours[0], (0, 0, size[0] // 2, size[1] // 2))
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def exif(point: tuple[float, float] | None = HERE, orientation: int = 1) -> bytes:
    """An EXIF block with a name in it, an orientation and, if any, a point."""
    block = Image.Exif()
    block[ExifTags.Base.Artist] = SECRET
    block[ExifTags.Base.Orientation] = orientation
    if point:
        lat, lon = point
        block.get_ifd(ExifTags.IFD.GPSInfo).update(
            {1: "N" if lat >= 0 else "S", 2: _parts(lat), 3: "E" if lon >= 0 else "W", 4: _parts(lon)}
        )
    return block.tobytes()


def png_bomb(side: int) -> bytes:
    """A PNG of side x side pixels in a few kilobytes."""
    rows = zlib.compress(b"\0" * (side // 8 + 1) * side, 9)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _parts(degrees: float) -> tuple[float, float, float]:
    whole, rest = divmod(abs(degrees), 1)
    minutes, rest = divmod(rest * 60, 1)
    return whole, minutes, round(rest * 60, 4)
