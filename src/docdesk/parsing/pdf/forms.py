"""Form fields: their values put where they stand among the printed words."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from docdesk.domain.documents import Box
from docdesk.parsing.pdf.strings import pdf_string
from docdesk.parsing.pdf.words import Boxes, Break, Mask, PageWords, compose

_SECRET = 1 << 13  # the flag of fields for passwords, PDF 1.7 table 228
_TICKED = frozenset((pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON))
_CHOICES = frozenset((pdfium_c.FPDF_FORMFIELD_COMBOBOX, pdfium_c.FPDF_FORMFIELD_LISTBOX))
# Points between a field and the printed word that it belongs to.
_LEFT, _RIGHT, _ABOVE = 150.0, 30.0, 12.0
_SLACK = 4.0
_MOST_OPTIONS = 1000


@dataclass(frozen=True, slots=True)
class FormField:
    """A field's name, what it holds ("[x]" and "[ ]" for boxes to tick) and its place."""

    name: str
    value: str
    box: Box
    is_ticked: bool | None = None  # None: no box to tick


def read_field(form: ctypes.c_void_p, raw: ctypes.c_void_p, box: Box) -> list[FormField]:
    """The form field of an annotation; none where it holds nothing to read."""
    kind = pdfium_c.FPDFAnnot_GetFormFieldType(form, raw)
    name = pdf_string(
        lambda buffer, size: pdfium_c.FPDFAnnot_GetFormFieldAlternateName(form, raw, buffer, size)
    ) or pdf_string(
        lambda buffer, size: pdfium_c.FPDFAnnot_GetFormFieldName(form, raw, buffer, size)
    )
    if kind in _TICKED:
        is_ticked = bool(pdfium_c.FPDFAnnot_IsChecked(form, raw))
        return [FormField(name, "[x]" if is_ticked else "[ ]", box, is_ticked)]
    is_secret = bool(pdfium_c.FPDFAnnot_GetFormFieldFlags(form, raw) & _SECRET)
    if kind == pdfium_c.FPDF_FORMFIELD_TEXTFIELD and not is_secret:
        value = _value(form, raw)
    elif kind in _CHOICES:
        value = _chosen(form, raw) or _value(form, raw)
    else:
        value = ""
    return [FormField(name, value, box)] if value else []


def _value(form: ctypes.c_void_p, raw: ctypes.c_void_p) -> str:
    return pdf_string(
        lambda buffer, size: pdfium_c.FPDFAnnot_GetFormFieldValue(form, raw, buffer, size)
    )


def _chosen(form: ctypes.c_void_p, raw: ctypes.c_void_p) -> str:
    """The labels of what is chosen in a list."""

    def label(index: int) -> str:
        return pdf_string(
            lambda buffer, size: pdfium_c.FPDFAnnot_GetOptionLabel(form, raw, index, buffer, size)
        )

    chosen = [
        label(index)
        for index in range(min(_MOST_OPTIONS, pdfium_c.FPDFAnnot_GetOptionCount(form, raw)))
        if pdfium_c.FPDFAnnot_IsOptionSelected(form, raw, index)
    ]
    return ", ".join(filter(None, chosen))


def place_fields(
    words: PageWords, fields: Sequence[FormField]
) -> tuple[PageWords, list[FormField]]:
    """The page with the values beside the words they belong to, and the fields without such."""
    placed: list[tuple[int, FormField]] = []
    left: list[FormField] = []
    for field in fields:
        index = _anchor(words.boxes, field)
        if index is None:
            left.append(field)
        else:
            placed.append((index, field))
    if not placed:
        return words, left
    return _with_values(words, sorted(placed, key=lambda pair: (pair[0], pair[1].box.x0))), left


def field_line(field: FormField) -> str:
    """A field that has no printed label, as a line of its own."""
    if field.is_ticked is not None:
        return f"{field.value} {field.name}".rstrip()
    return f"{field.name}: {field.value}" if field.name else field.value


def _anchor(boxes: Boxes, field: FormField) -> int | None:
    """Before which word the value belongs."""
    if not len(boxes):
        return None
    if field.is_ticked is not None:
        after = _nearest(boxes[:, 0] - field.box.x1, _is_level(boxes, field.box), _RIGHT)
        if after is not None:
            return after
    before = _nearest(field.box.x0 - boxes[:, 2], _is_level(boxes, field.box), _LEFT)
    if before is None and field.is_ticked is None:
        beside = (boxes[:, 0] < field.box.x1) & (boxes[:, 2] > field.box.x0)
        before = _nearest(field.box.y0 - boxes[:, 3], beside, _ABOVE)
        if before is not None:
            before = _end_of_label(boxes, before)
    return None if before is None else before + 1


def _is_level(boxes: Boxes, box: Box) -> Mask:
    """Which words have their middle between the field's top and bottom."""
    middle = boxes[:, [1, 3]].mean(axis=1)
    is_level: Mask = (middle > box.y0 - 1) & (middle < box.y1 + 1)
    return is_level


def _nearest(
    distances: NDArray[np.float32],
    fits: Mask,
    most: float,
) -> int | None:
    near = fits & (distances > -_SLACK) & (distances < most)
    return int(np.where(near, distances, np.inf).argmin()) if near.any() else None


def _end_of_label(boxes: Boxes, index: int) -> int:
    """The last word of the label that the word at `index` belongs to."""
    while index + 1 < len(boxes):
        here, after = boxes[index], boxes[index + 1]
        height = max(1.0, here[3] - here[1])
        if abs(after[1] - here[1]) > 0.5 * height or not 0 <= after[0] - here[2] < height:
            break
        index += 1
    return index


def _with_values(words: PageWords, placed: list[tuple[int, FormField]]) -> PageWords:
    tokens, breaks = words.tokens, words.breaks.tolist()
    boxes, is_bold = words.boxes.tolist(), words.is_bold.tolist()
    for index, field in reversed(placed):
        parts = field.value.split() if field.is_ticked is None else [field.value]
        codes = [int(Break.SPACE)] * len(parts)
        if field.is_ticked is not None and index < len(tokens):
            codes[0], breaks[index] = breaks[index], int(Break.SPACE)
        place = [field.box.x0, field.box.y0, field.box.x1, field.box.y1]
        tokens[index:index] = parts
        breaks[index:index] = codes
        boxes[index:index] = [place] * len(parts)
        is_bold[index:index] = [False] * len(parts)
    return compose(
        tokens,
        np.array(boxes, np.float32).reshape(-1, 4),
        np.array(breaks, np.uint8),
        np.array(is_bold, bool),
    )
