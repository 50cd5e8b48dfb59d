import pytest

from textbot.core.file_kind import GIF, HEIC, JPEG, MP4, PDF, PNG, THREE_GP, VCARD, WEBP, file_kind


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", JPEG),
        (b"\x89PNG\r\n\x1a\n\0\0", PNG),
        (b"GIF89a\1\0", GIF),
        (b"GIF87a\1\0", GIF),
        (b"RIFF\x10\0\0\0WEBPVP8 ", WEBP),
        (b"\0\0\0\x18ftypheic\0\0", HEIC),
        (b"\0\0\0\x18ftypmif1\0\0", HEIC),
        (b"%PDF-1.7", PDF),
        (b"\0\0\0\x18ftypmp42", MP4),
        (b"\0\0\0\x14ftypqt  ", MP4),
        (b"\0\0\0\x18ftyp3gp5", THREE_GP),
        (b"BEGIN:VCARD\r\n", VCARD),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", None),
        (b"<?xml version='1.0'?><svg>", None),
        (b"<!doctype html><script>", None),
        (b"RIFF\x10\0\0\0WAVE", None),
        (b"PK\3\4", None),
        (b"MZ", None),
        (b" \xff\xd8\xff", None),
        (b"\xff\xd8", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_first_bytes_say(start, kind):
    assert file_kind(start) is kind


def test_only_pictures_are_images():
    assert [kind.image for kind in (JPEG, PNG, GIF, WEBP, HEIC)] == [True] * 5
    assert [kind.image for kind in (PDF, MP4, THREE_GP, VCARD)] == [False] * 4
