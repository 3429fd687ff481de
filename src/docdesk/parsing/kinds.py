"""Which kind of file this is: by its content first, then by its ending."""

import re
import struct
import zipfile
from pathlib import Path
from typing import BinaryIO

from docdesk.domain.documents import DocumentKind
from docdesk.domain.errors import DocumentDamaged, KindUnsupported, PasswordNeeded
from docdesk.parsing.encodings import decode

HEAD_BYTES = 65536

# Endings of the kinds that are read. A file without an ending is read as text if it is text.
READ_ENDINGS = {
    ".pdf": DocumentKind.PDF,
    ".docx": DocumentKind.DOCX,
    ".docm": DocumentKind.DOCX,
    ".dotx": DocumentKind.DOCX,
    ".dotm": DocumentKind.DOCX,
    ".txt": DocumentKind.TEXT,
    ".text": DocumentKind.TEXT,
    ".log": DocumentKind.TEXT,
    "": DocumentKind.TEXT,
    ".md": DocumentKind.MARKDOWN,
    ".markdown": DocumentKind.MARKDOWN,
    ".html": DocumentKind.HTML,
    ".htm": DocumentKind.HTML,
    ".xhtml": DocumentKind.HTML,
}

# First bytes of kinds that are not read, with the name a person knows them by.
_MAGIC = (
    (b"{\\rtf", "a Rich Text (RTF) document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (b"AT&TFORM", "a DjVu document"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"ID3", "an MP3 sound file"),
    (b"\xff\xfb", "an MP3 sound file"),
    (b"OggS", "an Ogg sound file"),
    (b"fLaC", "a FLAC sound file"),
    (b"\x1aE\xdf\xa3", "a Matroska video"),
    (b"\xffWPC", "a WordPerfect document"),
    (b"!BDN", "an Outlook mailbox (PST)"),
    (b"SQLite format 3", "a SQLite database"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\x00\x05\x16\x07", "a macOS companion file"),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "a OneNote section"),
    (b"-----BEGIN PKCS7", "a signed message (PKCS #7)"),
    (b"-----BEGIN CERTIFICATE", "a certificate"),
)
_RIFF = {b"WEBP": "a WebP picture", b"WAVE": "a WAV sound file", b"AVI ": "an AVI video"}
_MP4_BRANDS = {b"hei": "a HEIC picture", b"mif": "a HEIC picture", b"avi": "an AVIF picture"}

# Streams in an OLE container (Office 97-2003), which name the program that wrote it.
_OLE_STREAMS = (
    ("WordDocument", "a Word 97-2003 document"),
    ("PowerPoint Document", "a PowerPoint 97-2003 presentation"),
    ("Workbook", "an Excel 97-2003 workbook"),
    ("Book", "an Excel 5 workbook"),
    ("VisioDocument", "a Visio drawing"),
    ("__substg1.0_", "an Outlook message"),
    ("__properties_version1.0", "an Outlook message"),
)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OFFICE_PARTS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("visio/", "a Visio drawing"),
    ("Index/", "an Apple iWork document"),
    ("index.xml", "an Apple iWork document"),
    ("index.apxl", "an Apple iWork document"),
    ("Index.zip", "an Apple iWork document"),
)
_MIMETYPES = {
    "application/epub+zip": "an EPUB book",
    "application/vnd.oasis.opendocument.text": "an OpenDocument text",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
}
_ENDINGS = {
    ".doc": "a Word 97-2003 document",
    ".xls": "an Excel 97-2003 workbook",
    ".xlsx": "an Excel workbook",
    ".xlsm": "an Excel workbook",
    ".xlsb": "an Excel workbook",
    ".ppt": "a PowerPoint 97-2003 presentation",
    ".pptx": "a PowerPoint presentation",
    ".pptm": "a PowerPoint presentation",
    ".odt": "an OpenDocument text",
    ".ods": "an OpenDocument spreadsheet",
    ".odp": "an OpenDocument presentation",
    ".fodt": "an OpenDocument text",
    ".pages": "an Apple Pages document",
    ".numbers": "an Apple Numbers spreadsheet",
    ".key": "an Apple Keynote presentation",
    ".csv": "a CSV table",
    ".tsv": "a tab-separated table",
    ".json": "a JSON file",
    ".ndjson": "a JSON Lines file",
    ".jsonl": "a JSON Lines file",
    ".ipynb": "a Jupyter notebook",
    ".yaml": "a YAML file",
    ".yml": "a YAML file",
    ".xml": "an XML file",
    ".xsl": "an XML style sheet",
    ".xsd": "an XML schema",
    ".fb2": "a FictionBook",
    ".svg": "an SVG picture",
    ".eml": "an e-mail message",
    ".mbox": "a mailbox",
    ".msg": "an Outlook message",
    ".pst": "an Outlook mailbox (PST)",
    ".mht": "a saved web page (MHTML)",
    ".mhtml": "a saved web page (MHTML)",
    ".rtf": "a Rich Text (RTF) document",
    ".tex": "a LaTeX source",
    ".rst": "a reStructuredText file",
    ".org": "an Org file",
    ".adoc": "an AsciiDoc file",
    ".vtt": "a subtitle file",
    ".srt": "a subtitle file",
    ".dot": "a template or graph file",
    ".wps": "a Microsoft Works document",
    ".wpd": "a WordPerfect document",
    ".one": "a OneNote section",
    ".p7m": "a signed message (PKCS #7)",
    ".p7s": "a signature (PKCS #7)",
    ".tar": "a tar archive",
    ".zip": "a ZIP archive",
    ".gz": "a gzip archive",
    ".7z": "a 7-Zip archive",
    ".bin": "a binary file",
    ".lnk": "a Windows shortcut",
    ".url": "a web shortcut",
}

_HTML_START = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML_START = re.compile(r"\s*<\?xml\b|\s*<!DOCTYPE\s+(?!html)", re.I)
_LOCK_FILE = re.compile(r"~\$|\.~lock\.")


def recognise(file: BinaryIO, path: Path, size_bytes: int) -> DocumentKind:
    """The kind of the open file; its read position is not kept.

    Raises:
        KindUnsupported: with a sentence that names the kind where it can be told.
        PasswordNeeded: for an Office document encrypted as a whole.
        DocumentDamaged: when it is not what its ending promises, nor anything else we know.
    """
    if _LOCK_FILE.match(path.name):
        raise _unsupported("a lock file that an office program keeps while a document is open")
    head = file.read(HEAD_BYTES)
    ending = path.suffix.lower()
    if b"%PDF-" in head[:1024]:
        return DocumentKind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _recognise_zip(file, ending)
    if head.startswith(_OLE_MAGIC):
        raise _ole_error(file, head)
    name = _binary_name(head)
    text = None if name else decode(head, is_cut=size_bytes > len(head))
    if text is not None:
        return _recognise_text(text, ending)
    raise _binary_error(name or _ENDINGS.get(ending, ""), ending)


def _recognise_text(text: str, ending: str) -> DocumentKind:
    if _HTML_START.match(text) and ending not in (".mht", ".mhtml", ".eml"):
        return DocumentKind.HTML
    if ending in (".pdf", ".docx", ".docm", ".dotx", ".dotm"):
        return DocumentKind.TEXT
    if ending in READ_ENDINGS:
        if _XML_START.match(text) and READ_ENDINGS[ending] is not DocumentKind.HTML:
            raise _unsupported("an XML file")
        return READ_ENDINGS[ending]
    if name := _ENDINGS.get(ending):
        raise _unsupported(name)
    raise _unsupported(f"a file ending in {ending}")


def _recognise_zip(file: BinaryIO, ending: str) -> DocumentKind:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            mimetype = _stored_mimetype(archive, names)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        if READ_ENDINGS.get(ending) is DocumentKind.DOCX:
            raise DocumentDamaged(
                "The Word document is damaged: its end is missing or overwritten.",
                "Open it in Word and save it again, or get a fresh copy.",
            ) from error
        raise _unsupported(_ENDINGS.get(ending, "a damaged ZIP archive")) from error
    if any(name.startswith("word/") for name in names) and not mimetype:
        return DocumentKind.DOCX
    if mimetype in _MIMETYPES:
        raise _unsupported(_MIMETYPES[mimetype])
    for prefix, name in _OFFICE_PARTS:
        if any(part.startswith(prefix) for part in names):
            raise _unsupported(_ENDINGS.get(ending, name))
    raise _unsupported(_ENDINGS.get(ending, "a ZIP archive") if ending else "a ZIP archive")


def _stored_mimetype(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" not in names:
        return ""
    with archive.open("mimetype") as entry:
        return entry.read(100).decode("ascii", errors="replace").strip()


def _ole_error(file: BinaryIO, head: bytes) -> Exception:
    directory = _ole_directory(file, head)
    if "EncryptedPackage" in directory:
        return PasswordNeeded(
            "The document is encrypted and opens only with its password.",
            "Open it in its program, save a copy without a password and add the copy.",
        )
    for stream, name in _OLE_STREAMS:
        if stream in directory:
            return _unsupported(name)
    return _unsupported("an Office 97-2003 document")


def _ole_directory(file: BinaryIO, head: bytes) -> str:
    """The names in the first directory sectors (offsets: MS-CFB, section 2.2)."""
    sector_shift, first = struct.unpack_from("<H", head, 30)[0], 0
    if len(head) >= 52 and sector_shift in (9, 12):
        first = struct.unpack_from("<I", head, 48)[0]
    file.seek(min((first + 1) << sector_shift, 1 << 40) if first else 512)
    return file.read(16384).decode("utf-16-le", errors="replace")


def _binary_name(head: bytes) -> str:
    for magic, name in _MAGIC:
        if head.startswith(magic) and not _is_wordy(head, magic):
            return name
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "a sound or video file")
    if head[4:8] == b"ftyp":
        return _MP4_BRANDS.get(head[8:11], "a sound or video file")
    if head[257:262] == b"ustar":
        return "a tar archive"
    return ""


def _is_wordy(head: bytes, magic: bytes) -> bool:
    """Short magics such as BM and MZ also begin ordinary words: text has no NUL after them."""
    return len(magic) <= 3 and magic.isalnum() and b"\x00" not in head[:64]


def _binary_error(name: str, ending: str) -> Exception:
    promised = READ_ENDINGS.get(ending)
    if promised in (DocumentKind.PDF, DocumentKind.DOCX) and not name:
        word = "a PDF" if promised is DocumentKind.PDF else "a Word document"
        return DocumentDamaged(
            f"The file is named {ending} but its content is not {word}.",
            "It may be damaged: get a fresh copy.",
        )
    return _unsupported(name or "a binary file of unknown kind")


def _unsupported(name: str) -> KindUnsupported:
    return KindUnsupported(
        f"This is {name}, which DocDesk does not read.",
        "Save it as PDF, DOCX or text and add that.",
    )
