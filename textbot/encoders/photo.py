"""Photos, decoded and written anew: nothing of the sender's file survives but what can be seen."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

import pillow_heif
from PIL import ExifTags, Image

from textbot.core.file_kind import GIF, HEIC, JPEG, PNG, WEBP, FileKind
from textbot.core.places.photo_point import photo_point

MAX_SIDE = 2000
QUALITY = 85
# A progressive JPEG has about ten scans; one with thousands only burns time.
MAX_SCANS = 200
SCAN = b"\xff\xda"


class Decoder(NamedTuple):
    """Pillow's names of the formats a kind may be in, and how many pixels we decode of it."""

    formats: tuple[str, ...]
    pixels: int


# A JPEG is decoded at a fraction of its size, so it may be larger. The rest takes four bytes or more a pixel.
DECODERS = {
    JPEG: Decoder(("JPEG", "MPO"), 110_000_000),
    HEIC: Decoder(("HEIF",), 26_000_000),
    PNG: Decoder(("PNG",), 16_000_000),
    GIF: Decoder(("GIF",), 16_000_000),
    WEBP: Decoder(("WEBP",), 16_000_000),
}
# EXIF's orientation, as what makes the picture upright.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Modes that can be shrunk as they are; others are converted at full size first.
SHRINKABLE = {"L", "RGB", "RGBA", "CMYK", "YCbCr"}

pillow_heif.register_heif_opener(thumbnails=False)


class BadPhoto(Exception):
    """Not a picture we can keep. for_staff: why, in plain words."""

    def __init__(self, for_staff: str) -> None:
        self.for_staff = for_staff
        super().__init__(for_staff)


@dataclass(frozen=True)
class CleanPhoto:
    """Our own copy of a photo: JPEG, or PNG where it can be seen through. point: (lat, lon) where it was taken."""

    data: bytes = field(repr=False)
    content_type: str
    width: int
    height: int
    point: tuple[float, float] | None


def clean_photo(data: bytes, kind: FileKind) -> CleanPhoto:
    """Decode a picture of that kind, turn it upright, shrink it to 2000 pixels and write it anew without any metadata.
    Of an animation the first picture is kept. Raises BadPhoto."""
    if kind is JPEG and data.count(SCAN) > MAX_SCANS:
        raise BadPhoto("the photo is built to keep us busy")
    with warnings.catch_warnings(action="ignore"), _opened(data, kind) as image:
        point = _point(image)
        picture = _upright(image)
        return _written(picture, point)


def taken_at(data: bytes, kind: FileKind) -> tuple[float, float] | None:
    """Where a picture was taken, read from its EXIF part without decoding it; None for whatever does not tell."""
    try:
        with warnings.catch_warnings(action="ignore"), _opened(data, kind) as image:
            return _point(image)
    except BadPhoto:
        return None


@contextmanager
def _opened(data: bytes, kind: FileKind) -> Iterator[Image.Image]:
    """The picture, not yet decoded; whatever a decoder throws at a broken file becomes BadPhoto."""
    try:
        with Image.open(BytesIO(data), formats=DECODERS[kind].formats) as image:
            if image.width * image.height > DECODERS[kind].pixels:
                raise BadPhoto("the photo has too many pixels")
            yield image
    except BadPhoto:
        raise
    except Image.DecompressionBombError:
        raise BadPhoto("the photo has too many pixels") from None
    except Exception as error:  # decoders raise nearly anything
        raise BadPhoto("the file is broken or not a photo") from error


def _point(image: Image.Image) -> tuple[float, float] | None:
    """Where it was taken; a broken EXIF block is no reason to lose a photo."""
    try:
        return photo_point(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    except Exception:  # a hostile block can break the parser in any way
        return None


def _upright(image: Image.Image) -> Image.Image:
    mode = "RGBA" if image.has_transparency_data else "RGB"
    turn = TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    picture = image if image.mode in SHRINKABLE else image.convert(mode)
    picture.thumbnail((MAX_SIDE, MAX_SIDE))
    picture = picture.convert(mode)
    return picture if turn is None else picture.transpose(turn)


def _written(picture: Image.Image, point: tuple[float, float] | None) -> CleanPhoto:
    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())  # pixels alone, no comment or profile
    out = BytesIO()
    if bare.mode == "RGBA":
        bare.save(out, "PNG", optimize=True)
        return CleanPhoto(out.getvalue(), "image/png", *bare.size, point)
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return CleanPhoto(out.getvalue(), "image/jpeg", *bare.size, point)
