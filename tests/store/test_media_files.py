import hashlib

import pytest

from textbot.store.media_files import keep, media_path


def test_a_file_is_named_by_what_it_holds_and_written_once(tmp_path):
    first = keep(tmp_path, b"photo", "image/jpeg")
    assert first == keep(tmp_path, b"photo", "image/jpeg") == hashlib.sha256(b"photo").hexdigest()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [media_path(tmp_path, first, "image/jpeg")]
    assert media_path(tmp_path, first, "image/jpeg").read_bytes() == b"photo"


@pytest.mark.parametrize("content_type", ["text/html", "image/svg+xml", ""])
def test_only_clean_copies_have_a_place(content_type, tmp_path):
    with pytest.raises(KeyError):
        keep(tmp_path, b"x", content_type)
    assert list(tmp_path.iterdir()) == []
