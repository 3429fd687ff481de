"""Which kind of file this is: by its content first, then by its ending."""

import re
import zipfile
from pathlib import PurePath
from typing import BinaryIO

from docdesk.domain.documents import DocumentKind
from docdesk.domain.errors import DocumentDamaged, DocumentEmpty, DocumentError
from docdesk.parsing.compound import OLE_MARK, ZIP_MARKS, ole_kind, zip_kind
from docdesk.parsing.encodings import decode
from docdesk.parsing.envelopes import Envelope
from docdesk.parsing.first_bytes import binary_kind, binary_name, is_pdf
from docdesk.parsing.unread import NAMED_BY_ENDING, unsupported
from docdesk.parsing.wording import mail_kind, text_kind

HEAD_BYTES = 65536

_PROMISES = {
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".docm": "a Word document",
    ".doc": "a Word document",
    ".rtf": "a Rich Text (RTF) document",
    ".xlsx": "an Excel workbook",
    ".xlsm": "an Excel workbook",
    ".xlsb": "an Excel workbook",
    ".xls": "an Excel workbook",
    ".pptx": "a PowerPoint presentation",
    ".ppt": "a PowerPoint presentation",
    ".odt": "an OpenDocument text",
    ".ods": "an OpenDocument spreadsheet",
    ".odp": "an OpenDocument presentation",
    ".epub": "an EPUB book",
    ".txt": "text",
    ".md": "text",
    ".csv": "text",
    ".htm": "a web page",
    ".html": "a web page",
    ".xml": "XML",
    ".json": "JSON",
    ".eml": "an e-mail message",
    ".msg": "an Outlook message",
    ".mbox": "a mailbox",
    ".p7m": "a signed file",
    ".p7s": "a signature",
    ".zip": "a ZIP archive",
    ".7z": "a 7-Zip archive",
    ".tar": "a tar archive",
    ".gz": "a gzip archive",
    ".jpg": "a picture",
    ".jpeg": "a picture",
    ".png": "a picture",
    ".tif": "a picture",
    ".tiff": "a picture",
    ".bmp": "a picture",
    ".heic": "a picture",
    ".webp": "a picture",
}
_LOCK_FILE = re.compile(r"~\$|\.~lock\.")


def recognise(file: BinaryIO, name: str, size_bytes: int) -> DocumentKind | Envelope:
    """The kind of the open file; its read position is not kept.

    Raises:
        KindUnsupported: with a sentence that names the kind where it can be told.
        DocumentDamaged: it is not what its ending promises, nor anything else we know.
        DocumentEmpty: there are no bytes.
    """
    if _LOCK_FILE.match(name):
        raise unsupported("a lock file that an office program keeps while a document is open")
    head = file.read(HEAD_BYTES)
    if not head:
        raise DocumentEmpty("The file is empty (0 bytes).")
    ending = PurePath(name).suffix.lower()
    if head.startswith(ZIP_MARKS):
        return zip_kind(file, ending)
    if head.startswith(OLE_MARK):
        return ole_kind(file, ending)
    if (kind := binary_kind(head)) is not None:
        return _unless_certificates(kind, ending)
    if called := binary_name(head):
        raise unsupported(called)
    if is_pdf(head):
        return DocumentKind.PDF
    is_cut = size_bytes > len(head)
    if (text := decode(head, is_cut=is_cut)) is not None:
        return text_kind(text, ending, is_cut=is_cut)
    if (kind := mail_kind(head.decode("latin-1"), ending)) is not None:
        return kind  # with attachments that are not written in letters
    if zipfile.is_zipfile(file):
        return zip_kind(file, ending)  # behind something that was put before it
    raise _unknown(head, ending)


def _unless_certificates(kind: DocumentKind | Envelope, ending: str) -> DocumentKind | Envelope:
    """Collections of certificates are made like signatures that sign nothing."""
    if kind is DocumentKind.SIGNATURE and ending in (".p7b", ".p7c"):
        raise unsupported(NAMED_BY_ENDING[ending])
    return kind


def _unknown(head: bytes, ending: str) -> DocumentError:
    if not head.strip(b"\x00"):
        return DocumentDamaged(
            "The file holds nothing but zeros: its content was lost, as when a copy is cut short.",
            "Get a fresh copy, or restore it from a backup.",
        )
    if promised := _PROMISES.get(ending):
        return DocumentDamaged(
            f"The file is named {ending} but its content is not {promised}.",
            "It may be damaged: get a fresh copy.",
        )
    return unsupported(NAMED_BY_ENDING.get(ending, "a binary file of unknown kind"))
