from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from tests.rig.photos import HERE, SECRET, exif, photo, png_bomb
from tests.rig.yardstick import cost
from textbot.core.file_kind import GIF, HEIC, JPEG, PNG, WEBP, file_kind
from textbot.encoders.photo import BadPhoto, CleanPhoto, clean_photo


def clean(data: bytes) -> CleanPhoto:
    return clean_photo(data, file_kind(data))


def opened(photo: CleanPhoto) -> Image.Image:
    return Image.open(BytesIO(photo.data))


@pytest.mark.parametrize(("form", "kind"), [("JPEG", JPEG), ("PNG", PNG), ("GIF", GIF), ("WEBP", WEBP), ("HEIF", HEIC)])
def test_every_kind_of_picture_becomes_a_jpeg(form, kind):
    data = photo(form)
    assert file_kind(data) is kind
    ours = clean(data)
    assert (ours.content_type, ours.width, ours.height) == ("image/jpeg", 60, 40)
    red, green, blue = opened(ours).getpixel((5, 5))
    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_picture_that_can_be_seen_through_becomes_a_png(form):
    ours = clean(photo(form, mode="RGBA"))
    assert ours.content_type == "image/png"
    assert opened(ours).getpixel((59, 39))[3] == 0


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "I;16", "CMYK"])
def test_unusual_colours_are_understood(mode):
    out = BytesIO()
    Image.new("L", (20, 10), 255).convert("1" if mode == "1" else "L").convert(mode).save(
        out, "JPEG" if mode == "CMYK" else "PNG"
    )
    ours = clean(out.getvalue())
    assert (ours.width, ours.height) == (20, 10)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_the_point_is_read_and_all_metadata_is_gone(form):
    ours = clean(photo(form, exif=exif()))
    assert ours.point == pytest.approx(HERE, abs=1e-6)
    assert SECRET.encode() not in ours.data
    assert not opened(ours).getexif()
    assert opened(ours).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_comments_profiles_and_text_are_gone():
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", SECRET)
    for data in (
        photo("JPEG", comment=SECRET.encode(), icc_profile=SECRET.encode() * 9),
        photo("PNG", mode="RGBA", pnginfo=text, icc_profile=SECRET.encode() * 9),
        photo("GIF", comment=SECRET.encode()),
    ):
        assert SECRET.encode() not in clean(data).data


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_upright(orientation):
    """EXIF's orientation says on which side the red quarter, once upper left, lies after turning."""
    ours = clean(photo(exif=exif(orientation=orientation)))
    assert (ours.width, ours.height) == ((60, 40) if orientation < 5 else (40, 60))
    x, y = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[orientation]
    assert opened(ours).getpixel((5 + x * (ours.width - 10), 5 + y * (ours.height - 10)))[0] > 200


def test_a_large_photo_is_shrunk_and_keeps_its_shape():
    ours = clean(photo(size=(4000, 3000)))
    assert (ours.width, ours.height) == (2000, 1500)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0<!doctype html><script>alert(1)</script>",
        b"\x89PNG\r\n\x1a\n<svg onload='alert(1)'/>",
        b"GIF89a/*<svg/onload=alert(1)>*/=1;",
        b"RIFF\x10\0\0\0WEBPnothing",
        b"\0\0\0\x18ftypheicnothing",
        photo()[:400],
        photo("PNG")[:60],
        photo("HEIF")[:200],
    ],
    ids=["html as jpeg", "svg as png", "script as gif", "webp", "heic", "half a jpeg", "half a png", "half a heic"],
)
def test_what_only_begins_like_a_picture_is_no_photo(data):
    with pytest.raises(BadPhoto, match="broken or not a photo"):
        clean(data)


@pytest.mark.parametrize("tail", [b"PK\3\4zip", b"<script>alert(1)</script>", b"%PDF-1.7"])
def test_nothing_hides_behind_a_photo(tail):
    assert tail not in clean(photo() + tail).data


def test_a_bomb_of_pixels_is_refused_unopened():
    bomb = png_bomb(20_000)
    assert len(bomb) < 100_000

    def refused() -> None:
        with pytest.raises(BadPhoto, match="too many pixels"):
            clean(bomb)

    assert cost(refused) < 10  # times plain work of 10 ms: it is not decoded


def test_a_jpeg_of_endless_scans_is_refused():
    with pytest.raises(BadPhoto, match="busy"):
        clean(photo() + b"\xff\xda" * 201)


def test_broken_exif_costs_the_point_and_not_the_photo():
    ours = clean(photo(exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 40))
    assert ours.point is None


def test_a_moving_picture_gives_its_first():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert opened(clean(out.getvalue())).getpixel((10, 10))[0] > 200
