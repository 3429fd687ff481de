"""A page as grey pixels, for text recognition."""

from dataclasses import dataclass

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class GreyPage:
    """A page as it is shown, one byte a pixel: 0 is black, rows from the top without padding.

    `width` and `height` are the page's size in points; pixels are square.
    """

    pixels: bytes
    columns: int
    rows: int
    width: float
    height: float

    @property
    def dots_per_inch(self) -> float:
        """Pixels to the inch of the page."""
        return self.columns * POINTS_PER_INCH / self.width

    def as_pgm(self) -> bytes:
        """The image in the format that costs least to write and to read."""
        return b"P5\n%d %d\n255\n" % (self.columns, self.rows) + self.pixels
