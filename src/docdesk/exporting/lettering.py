"""The letters of a PDF: its fonts, and what happens to characters that none of them has."""

import logging
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from fontTools.ttLib import TTLibError  # type: ignore[import-untyped]
from fpdf import FPDF
from fpdf.errors import FPDFException
from fpdf.fonts import TTFFont

from docdesk.exporting.fonts import FontFiles

log = logging.getLogger(__name__)

_CORE = "helvetica"  # in every PDF reader, for Western European letters alone
_CORE_ENCODING = "cp1252"
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_OMITTED = frozenset({"Cf", "Mn", "Me"})  # joiners, variation selectors: nothing to see by itself


@dataclass(slots=True)
class Lettering:
    """The fonts that a document uses; `missing` collects the characters that none of them has."""

    family: str
    covered: frozenset[int] | None  # None for the core font
    missing: set[str] = field(default_factory=set)

    def fit(self, text: str) -> str:
        """The text as these fonts can show it: composed, "?" for a character that is missing."""
        plain = _UNSEEN.sub(_in_place_of, text)
        return "".join(map(self._shown, unicodedata.normalize("NFC", plain)))

    def _shown(self, char: str) -> str:
        if char == "\n" or self._has(char):
            return char
        if unicodedata.category(char) in _OMITTED:
            return ""
        if char.isspace():
            return " "
        self.missing.add(char)
        return "?"

    def _has(self, char: str) -> bool:
        if self.covered is not None:
            return ord(char) in self.covered
        try:
            char.encode(_CORE_ENCODING)
        except UnicodeEncodeError:
            return False
        return True


def _in_place_of(unseen: re.Match[str]) -> str:
    """Room for a tab, a space for what else parts words (a form feed), nothing for the rest."""
    if unseen[0] == "\t":
        return "    "
    return " " if unseen[0].isspace() else ""


def letter(pdf: FPDF, files: FontFiles | None, text: str) -> Lettering:
    """Give the document its fonts: the family, and of the others those that `text` needs."""
    if files is None or not _add(pdf, "text", "", files.regular):
        pdf.core_fonts_encoding = _CORE_ENCODING
        return Lettering(_CORE, None)
    if not _add(pdf, "text", "B", files.bold):
        _add(pdf, "text", "B", files.regular)
    covered = _characters(pdf, "text") & _characters(pdf, "textB")
    needed = {ord(char) for char in unicodedata.normalize("NFC", text)}
    others = []
    for number, file in enumerate(files.others):
        if needed <= covered:
            break
        name = f"other{number}"
        if _add(pdf, name, "", file) and _characters(pdf, name) & (needed - covered):
            covered |= _characters(pdf, name)
            others.append(name)
    # Without exact_match a bold text takes them as well, though they are not bold.
    pdf.set_fallback_fonts(others, exact_match=False)
    return Lettering("text", frozenset(covered))


def _add(pdf: FPDF, family: str, style: str, file: Path) -> bool:
    try:
        pdf.add_font(family, style, file)
    except (OSError, TTLibError, FPDFException) as error:
        log.warning("font %s cannot be used: %s", file, error)
        return False
    return True


def _characters(pdf: FPDF, font: str) -> frozenset[int]:
    found = pdf.fonts[font]
    return frozenset(found.cmap) if isinstance(found, TTFFont) else frozenset()
