"""What a file is, by its first bytes: what its name or its server says counts for nothing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileKind:
    """A kind of file we know. image: we decode it and keep our own copy; word: what staff read."""

    content_type: str
    image: bool
    word: str


JPEG = FileKind("image/jpeg", True, "photo")
PNG = FileKind("image/png", True, "picture")
GIF = FileKind("image/gif", True, "picture")
WEBP = FileKind("image/webp", True, "picture")
HEIC = FileKind("image/heic", True, "photo")
PDF = FileKind("application/pdf", False, "PDF file")
MP4 = FileKind("video/mp4", False, "video")
THREE_GP = FileKind("video/3gpp", False, "video")
VCARD = FileKind("text/vcard", False, "contact card")

# SVG and HTML are missing on purpose: they can hold programs, and no phone takes photos in them.
STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
    (b"BEGIN:VCARD", VCARD),
    (b"\xef\xbb\xbfBEGIN:VCARD", VCARD),
)
# The major brand of an ISO base media file (ISO/IEC 14496-12; heif: 23008-12), at bytes 8 to 12.
BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), HEIC),
    **dict.fromkeys((b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"qt  "), MP4),
}


def file_kind(data: bytes) -> FileKind | None:
    """The kind of a file by its first 16 bytes; None for one we do not know."""
    for start, kind in STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    return _by_brand(data[8:12]) if data[4:8] == b"ftyp" else None


def _by_brand(brand: bytes) -> FileKind | None:
    return THREE_GP if brand[:3] in (b"3gp", b"3g2") else BRANDS.get(brand)
