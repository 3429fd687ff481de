"""Which kind a ZIP or an OLE container (Office 97-2003) is, by the names of its parts."""

import re
import zipfile
import zlib
from typing import BinaryIO

import olefile

from docdesk.domain.documents import DocumentKind
from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.envelopes import Envelope
from docdesk.parsing.unread import NAMED_BY_ENDING, unsupported

OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK", b"PK00PK")

_OFFICE_PARTS = (
    ("word/", DocumentKind.DOCX),
    ("xl/workbook.bin", DocumentKind.XLSB),
    ("xl/", DocumentKind.XLSX),
    ("ppt/", DocumentKind.PPTX),
    ("visio/", "a Visio drawing"),
    ("FixedDocSeq", "an XPS document"),
)
# Office packages whose parts lie in unusual places: what their ending promises is tried.
_OFFICE_ENDINGS = {
    ".docx": DocumentKind.DOCX,
    ".docm": DocumentKind.DOCX,
    ".dotx": DocumentKind.DOCX,
    ".xlsx": DocumentKind.XLSX,
    ".xlsm": DocumentKind.XLSX,
    ".xlsb": DocumentKind.XLSB,
    ".pptx": DocumentKind.PPTX,
    ".pptm": DocumentKind.PPTX,
}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_MIMETYPES: tuple[tuple[str, DocumentKind | str], ...] = (
    ("application/epub+zip", DocumentKind.EPUB),
    (_OPEN_DOCUMENT + "text", DocumentKind.ODT),  # templates and master documents too
    (_OPEN_DOCUMENT + "spreadsheet", DocumentKind.ODS),
    (_OPEN_DOCUMENT + "presentation", DocumentKind.ODP),
    (_OPEN_DOCUMENT + "graphics", "an OpenDocument drawing"),
    (_OPEN_DOCUMENT + "base", "an OpenDocument database"),
    (_OPEN_DOCUMENT, "an OpenDocument file of a rare kind"),
    ("application/vnd.sun.xml.", "a StarOffice document"),
)
_IWORK_PART = re.compile(r"(?:[^/]+/)?(?:Metadata/)?[bB]uildVersionHistory\.plist")

# Streams and storages at the root of an OLE container, which name the program that wrote it.
_OLE_PARTS: tuple[tuple[str, DocumentKind | Envelope | str], ...] = (
    ("encryptedpackage", Envelope.ENCRYPTED_OFFICE),
    ("worddocument", DocumentKind.DOC),
    ("powerpoint document", DocumentKind.PPT),
    ("workbook", DocumentKind.XLS),
    ("book", DocumentKind.XLS),
    ("__properties_version1.0", DocumentKind.MSG),
    ("visiodocument", "a Visio drawing"),
    ("quill", "a Publisher document"),
    ("matost", "a Microsoft Works document"),
    ("\x05hwpsummaryinformation", "a Hangul document"),
    ("starwriterdocument", "a StarOffice document"),
    ("catalog", "a folder's picture cache"),
)
_DAMAGED_HINT = "Open it in its own program and save it again, or get a fresh copy."


def zip_kind(file: BinaryIO, ending: str) -> DocumentKind:
    """The kind of a ZIP container.

    Raises:
        KindUnsupported: it is of a kind that is not read.
        DocumentDamaged: its list of parts cannot be read.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            kind = _office_kind(names, ending) or _kind_by_mimetype(archive, names)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        if ending in ("", ".zip"):
            return DocumentKind.ZIP  # what is left of an archive can be taken out
        raise _damaged_package(ending) from error
    kind = kind or _other_zip(names, ending)
    if isinstance(kind, str) and not isinstance(kind, DocumentKind):
        raise unsupported(kind)
    return kind


def _office_kind(names: list[str], ending: str) -> DocumentKind | str | None:
    if "[Content_Types].xml" not in names:
        return None
    for prefix, kind in _OFFICE_PARTS:
        if any(name.startswith(prefix) for name in names):
            return kind
    return _OFFICE_ENDINGS.get(ending)


def _kind_by_mimetype(archive: zipfile.ZipFile, names: list[str]) -> DocumentKind | str | None:
    if "mimetype" not in names or archive.getinfo("mimetype").flag_bits & 1:  # encrypted
        return None
    try:
        with archive.open("mimetype") as entry:
            mimetype = entry.read(100).decode("ascii", errors="replace").strip()
    except zlib.error:
        return None
    return next((kind for prefix, kind in _MIMETYPES if mimetype.startswith(prefix)), None)


def _other_zip(names: list[str], ending: str) -> DocumentKind | str:
    if "META-INF/container.xml" in names and any(name.endswith(".opf") for name in names):
        return DocumentKind.EPUB
    if any(_IWORK_PART.fullmatch(name) for name in names):
        return NAMED_BY_ENDING.get(ending, "an Apple iWork document")
    if "AndroidManifest.xml" in names:
        return "an Android app"
    is_java = "META-INF/MANIFEST.MF" in names and any(name.endswith(".class") for name in names)
    return "a Java program" if is_java else DocumentKind.ZIP


def _damaged_package(ending: str) -> DocumentDamaged:
    return DocumentDamaged(
        f"The file ({ending}) is damaged: the end of its packed content is missing or overwritten.",
        _DAMAGED_HINT,
    )


def ole_kind(file: BinaryIO, ending: str) -> DocumentKind | Envelope:
    """The kind of an OLE container, by what lies at its root: documents within it are not its own.

    Raises:
        KindUnsupported: it is of a kind that is not read.
        DocumentDamaged: its directory cannot be read.
    """
    roots = _ole_roots(file)
    for part, kind in _OLE_PARTS:
        if part in roots:
            if isinstance(kind, (DocumentKind, Envelope)):
                return kind
            raise unsupported(kind)
    if any(root.startswith("__substg1.0_") for root in roots):
        return DocumentKind.MSG
    raise unsupported(NAMED_BY_ENDING.get(ending, "an Office 97-2003 file of a rare kind"))


def _ole_roots(file: BinaryIO) -> frozenset[str]:
    try:
        with olefile.OleFileIO(file) as container:
            return frozenset(entry.name.lower() for entry in container.root.kids)
    except (OSError, ValueError, IndexError, TypeError, RecursionError) as error:
        # olefile's errors are OSErrors, and hostile directories bring it out of step.
        raise DocumentDamaged(
            "The Office 97-2003 file is damaged: its list of contents cannot be read.",
            _DAMAGED_HINT,
        ) from error
