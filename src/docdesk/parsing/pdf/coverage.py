"""How much of a page pictures and drawings cover."""

from dataclasses import dataclass, field

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

_GRID = 50  # cells along each side of the page
_MOST_OBJECTS = 5000
_NESTING = 4  # forms within forms


@dataclass(slots=True)
class Coverage:
    """Which cells of the page pictures cover, and how many strokes its drawings have."""

    grid: NDArray[np.bool_] = field(default_factory=lambda: np.zeros((_GRID, _GRID), bool))
    strokes: int = 0
    objects: int = 0

    @property
    def share(self) -> float:
        """The share of the page's area that pictures cover, 0 to 1."""
        return float(self.grid.mean())


def measure_coverage(page: pdfium.PdfPage) -> Coverage:
    """The page's pictures and drawings, those within forms as well."""
    left, bottom, right, top = page.get_bbox()
    size = max(1.0, right - left), max(1.0, top - bottom)
    found = Coverage()
    to_cells = pdfium.PdfMatrix().translate(-left, -bottom).scale(_GRID / size[0], _GRID / size[1])
    _measure(page, None, to_cells, _NESTING, found)
    return found


def _measure(
    page: pdfium.PdfPage,
    form: pdfium_c.FPDF_PAGEOBJECT | None,
    to_cells: pdfium.PdfMatrix,
    depth: int,
    found: Coverage,
) -> None:
    """Add the objects of a form (None: of the page), whose space `to_cells` leads to the grid."""
    for shown in page.get_objects(max_depth=1, form=form):
        found.objects += 1
        if found.objects > _MOST_OBJECTS:
            return
        if shown.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            _cover(found.grid, to_cells.on_rect(*shown.get_bounds()))
        elif shown.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            found.strokes += max(0, pdfium_c.FPDFPath_CountSegments(shown))
        elif shown.type == pdfium_c.FPDF_PAGEOBJ_FORM and depth > 1:
            # What is in a form has its place in the form's own space.
            inner = shown.get_matrix().multiply(to_cells)
            _measure(page, shown.raw, inner, depth - 1, found)


def _cover(grid: NDArray[np.bool_], cells: tuple[float, float, float, float]) -> None:
    left, bottom, right, top = np.nan_to_num(cells).clip(0, _GRID)
    grid[int(bottom) : int(np.ceil(top)), int(left) : int(np.ceil(right))] = True
