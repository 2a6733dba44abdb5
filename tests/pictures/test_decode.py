"""Pictures of every kind come out upright, in their colours, small, and with nothing in them but pixels."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from tests.pictures.seen import BLUE, GREEN, RED, alike, halves, mean, opened, picture_of, pictures_of, saved
from verify.pictures.form import size_of

LETTERS = b"SECRET-NAME"


def left_and_right(data: bytes) -> tuple[tuple[float, ...], tuple[float, ...]]:
    image = opened(picture_of(data)).convert("RGB")
    width, height = image.size
    return mean(image.crop((0, 0, width // 3, height))), mean(image.crop((width - width // 3, 0, width, height)))


PLAIN = {
    "jpeg": ("JPEG", "RGB", {"quality": 95}),
    "progressive jpeg": ("JPEG", "RGB", {"quality": 95, "progressive": True}),
    "cmyk jpeg": ("JPEG", "CMYK", {"quality": 95}),
    "png": ("PNG", "RGB", {}),
    "palette png": ("PNG", "P", {}),
    "webp": ("WEBP", "RGB", {"quality": 95}),
    "gif": ("GIF", "P", {}),
    "tiff": ("TIFF", "RGB", {"compression": "tiff_lzw"}),
    "avif": ("AVIF", "RGB", {"quality": 90}),
}


@pytest.mark.parametrize("kind", PLAIN)
def test_a_picture_of_each_kind_keeps_its_colours(kind: str) -> None:
    name, mode, options = PLAIN[kind]
    left, right = left_and_right(saved(halves(mode=mode), name, **options))
    assert alike(left, RED, 30)
    assert alike(right, BLUE, 30)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_its_orientation_says(orientation: int) -> None:
    """The same picture stored in each of the eight ways, as cameras do when they are held otherwise."""
    upright = halves()
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(stored, "JPEG", exif=exif, quality=95)
    assert opened(picture_of(data)).size == upright.size
    left, right = left_and_right(data)
    assert alike(left, RED, 30)
    assert alike(right, BLUE, 30)


def test_sixteen_bits_a_sample_are_not_clipped_to_white() -> None:
    grey = Image.new("I;16", (40, 40), 0x8000)
    assert alike(mean(opened(picture_of(saved(grey, "PNG")))), (128, 128, 128), 3)
    assert alike(mean(opened(picture_of(saved(grey, "TIFF")))), (128, 128, 128), 3)


def test_sixteen_bits_of_each_colour_are_read() -> None:
    rows = b"".join(b"\0" + struct.pack(">3H", 0xC800, 0x1400, 0x1400) * 20 for _ in range(20))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 20, 20, 16, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    assert alike(mean(opened(picture_of(data))), RED, 6)


@pytest.mark.parametrize("name", ["GIF", "WEBP", "PNG"])
def test_of_moving_pictures_the_first_one_is_shown(name: str) -> None:
    frames = [Image.new("RGB", (32, 32), colour) for colour in (GREEN, RED, BLUE)]
    data = saved(frames[0], name, save_all=True, append_images=frames[1:], duration=100)
    assert alike(mean(opened(picture_of(data))), GREEN, 20)


def test_what_shines_through_stays_so_and_what_does_not_becomes_jpeg() -> None:
    glass = Image.new("RGBA", (50, 50), (*RED, 100))
    clear = picture_of(saved(glass, "PNG"))
    assert (clear.media_type, opened(clear).mode) == ("image/png", "RGBA")
    solid = picture_of(saved(Image.new("RGBA", (50, 50), (*RED, 255)), "PNG"))
    assert solid.media_type == "image/jpeg"


def test_a_large_picture_is_made_smaller_and_a_small_one_stays() -> None:
    assert opened(picture_of(saved(halves((3000, 1500)), "JPEG"))).size == (1024, 512)
    assert opened(picture_of(saved(halves((20, 10)), "JPEG"))).size == (20, 10)


def marked(name: str) -> bytes:
    """Return a picture with words in every place that its kind has for them."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = LETTERS.decode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options: dict[str, object] = {"exif": exif, "icc_profile": profile}
    if name == "JPEG":
        options |= {"comment": LETTERS, "xmp": b"<x>" + LETTERS + b"</x>"}
    if name == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", LETTERS.decode())
        text.add_itxt("XML:com.adobe.xmp", LETTERS.decode())
        options |= {"pnginfo": text}
    if name == "GIF":
        options = {"comment": LETTERS}
    image = Image.new("RGBA", (40, 40), (*RED, 90)) if name in ("PNG", "WEBP") else halves()
    return saved(image, name, **options)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "GIF"])
def test_no_metadata_comes_along(name: str) -> None:
    data = marked(name) + b"<script>" + LETTERS + b"</script>"
    assert LETTERS in data
    picture = picture_of(data)
    assert LETTERS not in picture.data
    assert not any(word in picture.data for word in (b"Exif", b"ICC_PROFILE", b"iCCP", b"tEXt", b"xmp", b"script"))
    image = opened(picture)
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert size_of(picture.data, picture.media_type) == (picture.width, picture.height)


def test_a_broken_orientation_costs_nothing() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(halves(), "JPEG", exif=exif)
    broken = data.replace(b"Exif\0\0MM\0*", b"Exif\0\0MM\xff\xff").replace(b"Exif\0\0II*\0", b"Exif\0\0II\xff\xff")
    assert broken != data
    assert opened(picture_of(broken)).size == halves().size


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF"])
def test_a_file_cut_short_has_no_picture_and_a_reason(name: str) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    data = saved(noise, name)
    pictures = pictures_of(data[: len(data) // 2])
    assert (pictures.file, pictures.why) == (None, "picture.undecodable")


def test_the_bytes_of_a_type_are_given_to_no_other_decoder() -> None:
    """A PNG that ends as a JPEG, and a JPEG that ends as a GIF: what the first bytes show is what is decoded."""
    first, other = saved(Image.new("RGB", (30, 30), RED), "PNG"), saved(Image.new("RGB", (30, 30), BLUE), "JPEG")
    assert alike(mean(opened(picture_of(first + other))), RED, 10)
    assert alike(mean(opened(picture_of(other + saved(halves(), "GIF")))), BLUE, 10)
    postscript = b"\xff\xd8\xff%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"
    assert pictures_of(postscript).why == "picture.undecodable"
    assert io.BytesIO(first).getvalue() == first
