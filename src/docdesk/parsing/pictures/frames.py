"""The frames of a picture file: opened within limits, upright, with their size in points."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from pi_heif import register_heif_opener
from PIL import ExifTags, Image, ImageFile, UnidentifiedImageError
from PIL.BmpImagePlugin import BmpImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge
from docdesk.parsing.raster import POINTS_PER_INCH
from docdesk.parsing.source import Source

# A plan of A0 at 300 dpi has 139 million pixels; as colours they take 420 MB while they are read.
MOST_PIXELS = 150_000_000

# What is not named here is not opened, whatever Pillow could read: less for hostile files to try.
_DECODERS = (
    PngImageFile,
    JpegImageFile,  # and MPO: JPEG with a preview, from telephones
    TiffImageFile,
    BmpImageFile,
    WebPImageFile,
)
_FORMATS = (*(decoder.format for decoder in _DECODERS), "HEIF")
_NEW_SUBFILE_TYPE = 254  # TIFF 6.0, section 8; bit 0: a smaller copy of another frame
_A4 = (595.28, 841.89)
_A3_LONG_SIDE = 1190.55
# Coarser or finer than any scanner; below the lowest trustworthy one, programs and cameras write
# a density (72, 96) without any paper in mind.
_LEAST_DPI, _MOST_DPI, _TRUSTED_DPI = 50.0, 2400.0, 150.0
_SCREEN_DPI = 96.0

# EXIF 2.3, tag Orientation; from 5 on width and height change places.
_TRANSPOSES = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

register_heif_opener(thumbnails=False)


@dataclass(frozen=True, slots=True)
class Size:
    """A frame as it is shown: its pixels, square ones, and their number to the inch.

    `is_declared`: the file says how many to the inch, and it can be true.
    """

    columns: int
    rows: int
    dots_per_inch: float
    is_declared: bool = False

    @property
    def width(self) -> float:
        """Points."""
        return self.columns * POINTS_PER_INCH / self.dots_per_inch

    @property
    def height(self) -> float:
        """Points."""
        return self.rows * POINTS_PER_INCH / self.dots_per_inch


@contextmanager
def open_picture(source: Source) -> Iterator[Image.Image]:
    """The picture, its frames not decoded yet.

    Raises:
        DocumentDamaged: it cannot be opened.
    """
    with source.open() as file, warnings.catch_warnings():
        # Our own limit is checked for each frame; Pillow also warns of odd tags in TIFF and EXIF.
        warnings.simplefilter("ignore")
        try:
            with _opened(file) as image:
                yield image
        except Image.DecompressionBombError as error:
            raise _too_many_pixels() from error


def _opened(file: BinaryIO) -> Image.Image:
    try:
        return Image.open(file, formats=_FORMATS)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise DocumentDamaged(
            "The picture cannot be opened: it is damaged or cut off.",
            "Open it in its own program and save it again, or get a fresh copy.",
        ) from error


def frame_indices(image: Image.Image) -> tuple[list[int], bool]:
    """The frames that are pages, and whether the list of frames is damaged after the last one.

    All of a TIFF but its thumbnails. Of any other picture the first: the rest are an animation's
    steps, or smaller versions of it that cameras add.
    """
    if image.format != "TIFF":
        return [0], False
    pages: list[int] = []
    index = 0
    while True:
        try:
            image.seek(index)
        except EOFError:
            return pages, False
        except (OSError, SyntaxError, ValueError, KeyError, TypeError):
            return pages, True
        if not pages or not _is_thumbnail(image):
            pages.append(index)
        index += 1


def is_animation(image: Image.Image) -> bool:
    """Does the picture move?"""
    return image.format in ("PNG", "WEBP") and getattr(image, "n_frames", 1) > 1


def size_of(image: Image.Image) -> Size:
    """The size of the current frame as shown; DocumentTooLarge beyond `MOST_PIXELS`."""
    columns, rows = image.size
    if columns * rows > MOST_PIXELS:
        raise _too_many_pixels()
    density = _declared_density(image)
    if density is None:
        return Size(*_turned(image, columns, rows), _fitting_dpi(columns, rows))
    across, down = density
    dots_per_inch = max(across, down)
    # Fax machines send fewer rows than columns to the inch: shown pixels are square.
    columns = max(1, round(columns * dots_per_inch / across))
    rows = max(1, round(rows * dots_per_inch / down))
    long_side = max(columns, rows) * POINTS_PER_INCH / dots_per_inch
    if dots_per_inch < _TRUSTED_DPI and long_side > _A3_LONG_SIDE:
        return Size(*_turned(image, columns, rows), _fitting_dpi(columns, rows))
    return Size(*_turned(image, columns, rows), dots_per_inch, is_declared=True)


def decode(image: Image.Image) -> bool:
    """Decode the current frame; False when its end is missing and only what is there was decoded.

    Raises:
        OSError, SyntaxError, ValueError ...: it cannot be decoded at all.
    """
    try:
        image.load()
    except OSError:
        if image.format == "TIFF":  # its compressed strips are whole or lost
            raise
        ImageFile.LOAD_TRUNCATED_IMAGES = True  # Pillow knows no other way to ask
        try:
            image.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        return False
    return True


def load_grey(image: Image.Image) -> Image.Image:
    """The current frame in grey as it is shown, in the size of `size_of`."""
    return _as_shown(image, "L")


def load_colour(image: Image.Image) -> Image.Image:
    """The current frame in colours as it is shown, in the size of `size_of`."""
    return _as_shown(image, "RGB")


def _as_shown(image: Image.Image, mode: str) -> Image.Image:
    size, orientation = size_of(image), _orientation(image)
    shown = _on_white(_eight_bits(image)).convert(mode)
    if orientation in _TRANSPOSES:
        shown = shown.transpose(_TRANSPOSES[orientation])
    if shown.size != (size.columns, size.rows):
        shown = shown.resize((size.columns, size.rows), Image.Resampling.BILINEAR)
    return shown


def _too_many_pixels() -> DocumentTooLarge:
    return DocumentTooLarge(
        f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels.",
        "Save it in a lower resolution and add that.",
    )


def _is_thumbnail(image: Image.Image) -> bool:
    kind = getattr(image, "tag_v2", {}).get(_NEW_SUBFILE_TYPE, 0)
    return isinstance(kind, int) and bool(kind & 1)


def _declared_density(image: Image.Image) -> tuple[float, float] | None:
    try:
        across, down = (float(value) for value in image.info.get("dpi", ()))
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    # More than three times as many dots one way than the other is no scanner's doing.
    is_likely = all(_LEAST_DPI <= value <= _MOST_DPI for value in (across, down))
    return (across, down) if is_likely and 1 / 3 < across / down < 3 else None


def _fitting_dpi(columns: int, rows: int) -> float:
    """What makes it fit on A4, but not larger than on a screen."""
    short, long = sorted((columns, rows))
    fitting = max(short / _A4[0], long / _A4[1]) * POINTS_PER_INCH
    return max(fitting, _SCREEN_DPI)


def _turned(image: Image.Image, columns: int, rows: int) -> tuple[int, int]:
    return (rows, columns) if _orientation(image) >= 5 else (columns, rows)


def _orientation(image: Image.Image) -> int:
    """How the frame is turned, by EXIF; the decoders of TIFF and HEIC turn it themselves."""
    if image.format in ("TIFF", "HEIF"):
        return 1
    orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    return orientation if orientation in _TRANSPOSES else 1


def _eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen bits and more would be cut off, not scaled, by Pillow's own conversion."""
    decode(image)
    if image.mode == "LAB":
        return image.getchannel(0)
    if image.mode != "F" and not image.mode.startswith("I"):
        return image
    wide = image.convert("F")
    low, high = (0.0, 65535.0) if image.mode.startswith("I;16") else _range(wide)
    scale = 255.0 / max(high - low, 1e-6)
    return wide.point(lambda value: value * scale - low * scale).convert("L")


def _range(image: Image.Image) -> tuple[float, float]:
    low, high = image.getextrema()
    if isinstance(low, tuple) or isinstance(high, tuple):
        return 0.0, 255.0
    return float(low), float(high)


def _on_white(image: Image.Image) -> Image.Image:
    """Transparent parts as paper, not as the black that often lies below them."""
    if not image.has_transparency_data:
        return image
    coloured = image.convert("RGBA")
    paper = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(paper, coloured)
