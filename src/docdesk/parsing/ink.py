"""Whether there is anything on a page at all."""

from PIL import Image

# A short word at 100 dpi has about this many pixels that differ from its ground by so much.
_LEAST_INK, _CONTRAST = 60, 40


def has_ink(grey: Image.Image) -> bool:
    """False when a grey image shows one shade, or one that hardly varies."""
    shades = grey.histogram()
    ground = shades.index(max(shades))
    near = sum(shades[max(0, ground - _CONTRAST) : ground + _CONTRAST + 1])
    return sum(shades) - near >= _LEAST_INK
