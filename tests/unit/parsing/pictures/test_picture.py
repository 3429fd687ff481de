"""Pictures as documents: one page a frame, its size, what is sent to recognition."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw

from docdesk.domain.documents import DocumentKind, Page, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
)
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.pictures.picture import draw, draw_grey
from docdesk.parsing.pictures.picture import read as read_picture
from docdesk.parsing.source import Source

Read = Callable[[str, bytes], ParsedDocument]
OPTIONS = ReadOptions(ParseLimits())
A4_AT_150 = (1240, 1754)


def drawn(mode: str = "L", size: tuple[int, int] = A4_AT_150) -> Image.Image:
    """A page with a black bar in its top left corner, as letters would be."""
    image = Image.new("L", size, 255)
    ImageDraw.Draw(image).rectangle((20, 20, size[0] // 3, 60), fill=0)
    return image.convert(mode)


def packed(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def source(content: bytes, name: str = "scan.png") -> Source:
    return Source(name, None, content)


def grey_at(content: bytes, x: int, y: int) -> int:
    """The grey of the drawn page at a pixel; 0 is black."""
    grey = draw_grey(source(content), 1, 72, OPTIONS)
    return grey.pixels[y * grey.columns + x]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_each_format_is_a_page_to_be_recognised(read: Read, kind: str) -> None:
    document = read(f"My_scan.{kind.lower()}", packed(drawn(), kind, dpi=(150, 150)))

    assert document.kind == DocumentKind.PICTURE
    assert document.title == "My scan"
    assert [page.text for page in document.pages] == [""]
    assert document.to_recognise == (1,)
    assert document.pages[0].height == pytest.approx(842, abs=1)


def test_size_is_by_the_pictures_own_density(read: Read) -> None:
    (page,) = read("a.png", packed(drawn(size=(600, 300)), "PNG", dpi=(300, 300))).pages

    assert (page.width, page.height) == pytest.approx((144, 72), abs=0.1)


@pytest.mark.parametrize("dpi", [None, (1, 1), (72, 72)])
def test_large_picture_without_a_believable_density_is_fitted_to_a4(
    read: Read, dpi: tuple[int, int] | None
) -> None:
    image = drawn(size=(3000, 4000))
    options = {"dpi": dpi} if dpi else {}

    (page,) = read("photo.jpg", packed(image, "JPEG", **options)).pages

    assert page.width <= 596
    assert page.height <= 842
    assert page.width / page.height == pytest.approx(0.75)


def test_small_picture_without_density_is_not_blown_up(read: Read) -> None:
    (page,) = read("crop.png", packed(drawn(size=(192, 96)), "PNG")).pages

    assert (page.width, page.height) == (144, 72)


def test_fax_has_square_pixels_as_shown(read: Read) -> None:
    content = packed(drawn("1", (1728, 1100)), "TIFF", dpi=(204, 98), compression="group4")

    (page,) = read("fax.tif", content).pages
    grey = draw_grey(source(content), 1, 300, OPTIONS)

    assert (page.width, page.height) == pytest.approx((610, 808), abs=1)
    assert grey.columns / grey.rows == pytest.approx(page.width / page.height, rel=0.01)


def test_every_page_of_a_tiff_is_one(read: Read) -> None:
    pages = [drawn("1"), drawn("CMYK"), drawn("RGB")]
    content = packed(pages[0], "TIFF", save_all=True, append_images=pages[1:])

    document = read("pages.tif", content)

    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.to_recognise == (1, 2, 3)


def test_blank_page_among_others_is_kept_but_not_recognised(read: Read) -> None:
    blank = Image.new("L", A4_AT_150, 250)
    content = packed(drawn(), "TIFF", save_all=True, append_images=[blank, drawn()])

    document = read("pages.tif", content)

    assert len(document.pages) == 3
    assert document.to_recognise == (1, 3)


def test_recognised_pages_take_their_places() -> None:
    content = packed(drawn(), "TIFF", save_all=True, append_images=[drawn()])
    done = Page(2, "words", recognised=True)

    document = read_picture(source(content), ReadOptions(ParseLimits(), "", (done,)))

    assert document.pages[1] is done
    assert document.to_recognise == (1,)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_turned_photograph_is_shown_upright(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise by 90 degrees
    content = packed(drawn(size=(1200, 800)), kind, exif=exif)

    document = read_picture(source(content), OPTIONS)
    image = Image.open(io.BytesIO(draw(source(content), 1, 500, OPTIONS).png))

    assert document.pages[0].width < document.pages[0].height
    assert image.size == (800, 1200)
    assert image.getpixel((800 - 40, 40)) == (0, 0, 0)  # the bar is at the top right now
    assert image.getpixel((40, 40)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "P", "LA", "RGBA", "I;16", "CMYK", "F", "LAB", "I"])
def test_ink_is_dark_and_paper_light_in_every_mode(mode: str) -> None:
    image = drawn("L", (300, 400))
    if mode == "I;16":
        image = image.point(lambda value: value * 257, "I").convert("I;16")
    elif mode == "LAB":
        image = Image.merge("LAB", (image, Image.new("L", image.size), Image.new("L", image.size)))
    else:
        image = image.convert("RGB").convert(mode) if mode == "CMYK" else image.convert(mode)
    kind = "PNG" if mode in ("1", "P", "LA", "RGBA", "I;16") else "TIFF"

    content = packed(image, kind, dpi=(150, 150))

    assert grey_at(content, 15, 15) < 60
    assert grey_at(content, 130, 150) > 200


def test_transparent_paper_is_white() -> None:
    image = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((20, 20, 200, 60), fill=(0, 0, 0, 255))

    content = packed(image, "PNG", dpi=(150, 150))

    assert grey_at(content, 15, 15) == 0
    assert grey_at(content, 150, 100) == 255


@pytest.mark.parametrize("size", [(32, 32), (1, 1), (400, 10)])
def test_icon_is_not_recognised(read: Read, size: tuple[int, int]) -> None:
    with pytest.raises(DocumentEmpty, match=f"only {size[0]} x {size[1]} pixels"):
        read("icon.png", packed(Image.new("L", size, 0), "PNG"))


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_picture_of_one_colour_is_not_recognised(read: Read, shade: int) -> None:
    with pytest.raises(DocumentEmpty, match="A picture without text"):
        read("blank.png", packed(Image.new("L", A4_AT_150, shade), "PNG"))


def test_short_line_on_a_large_page_is_recognised(read: Read) -> None:
    image = Image.new("L", (2480, 3508), 255)
    ImageDraw.Draw(image).text((300, 300), "fine", fill=0, font_size=40)

    assert read("page.png", packed(image, "PNG")).to_recognise == (1,)


def test_too_many_pixels_are_refused_before_they_are_decoded(read: Read) -> None:
    with pytest.raises(DocumentTooLarge, match="more than 150 million pixels"):
        read("bomb.png", png_of(60_000, 60_000))


def test_too_many_pixels_for_us_alone_are_refused(read: Read) -> None:
    with pytest.raises(DocumentTooLarge, match="more than 150 million pixels"):
        read("large.png", png_of(16_000, 10_000))


def png_of(columns: int, rows: int) -> bytes:
    """A PNG that declares this size and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", columns, rows, 8, 0, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


def test_more_pages_than_the_limit_are_refused() -> None:
    content = packed(drawn(), "TIFF", save_all=True, append_images=[drawn()] * 3)

    with pytest.raises(DocumentTooLarge, match="has 4 pages; the limit is 3"):
        read_picture(source(content), ReadOptions(ParseLimits(pages=3)))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "TIFF"])
def test_picture_cut_off_at_its_head_is_damaged(read: Read, kind: str) -> None:
    content = packed(drawn(), kind)

    with pytest.raises(DocumentDamaged):
        read(f"cut.{kind.lower()}", content[:60])


def test_what_is_there_of_a_picture_cut_off_is_read(read: Read) -> None:
    content = packed(Image.effect_noise((900, 900), 90), "JPEG")

    document = read("cut.jpg", content[: len(content) // 2])

    assert document.to_recognise == (1,)
    assert document.notes == ("The picture is cut off: what is there of it was read.",)


def test_damaged_page_of_a_tiff_is_noted_and_the_others_read(read: Read) -> None:
    pages = [Image.effect_noise((300, 300), 90 + n) for n in range(3)]
    content = bytearray(
        packed(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw")
    )
    second = len(content) // 2
    content[second - 3000 : second + 3000] = b"\xff" * 6000

    document = read("pages.tif", bytes(content))

    assert len(document.pages) == 3
    assert document.to_recognise == (1, 3)
    assert document.notes == ("1 of 3 pages are damaged and were left out.",)


def test_tiff_cut_off_after_its_first_pages_gives_these(read: Read) -> None:
    pages = [drawn(size=(400, 400)) for _ in range(3)]
    content = packed(pages[0], "TIFF", save_all=True, append_images=pages[1:])

    document = read("pages.tif", content[: len(content) * 2 // 3 - 1000])

    assert document.to_recognise[:1] == (1,)
    assert document.notes


def test_animation_is_read_as_it_is_shown_first(read: Read) -> None:
    noise = Image.effect_noise(A4_AT_150, 90)
    content = packed(drawn(), "WEBP", save_all=True, append_images=[noise])

    document = read("moving.webp", content)

    assert len(document.pages) == 1
    assert document.notes == ("The picture moves: only what it shows first was read.",)


def test_small_print_is_doubled_for_recognition_and_its_page_stays() -> None:
    content = packed(drawn(size=(800, 600)), "PNG", dpi=(96, 96))

    grey = draw_grey(source(content), 1, 300, OPTIONS)

    assert (grey.columns, grey.rows) == (1600, 1200)
    assert (grey.width, grey.height) == pytest.approx((600, 450), abs=0.5)


def test_fine_scan_is_made_coarser_for_recognition() -> None:
    content = packed(drawn(size=(2400, 1200)), "PNG", dpi=(600, 600))

    grey = draw_grey(source(content), 1, 300, OPTIONS)

    assert (grey.columns, grey.rows) == (1200, 600)
    assert grey.dots_per_inch == pytest.approx(300, rel=0.01)


def test_drawn_page_is_no_finer_than_the_picture() -> None:
    content = packed(drawn(size=(300, 200)), "PNG", dpi=(100, 100))

    fine = Image.open(io.BytesIO(draw(source(content), 1, 400, OPTIONS).png))
    coarse = Image.open(io.BytesIO(draw(source(content), 1, 50, OPTIONS).png))

    assert fine.size == (300, 200)
    assert coarse.size == (150, 100)


def test_page_that_is_not_there_is_an_error() -> None:
    with pytest.raises(DocumentError, match="no page 2; it has 1"):
        draw(source(packed(drawn(), "PNG")), 2, 72, OPTIONS)
