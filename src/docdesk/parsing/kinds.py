"""Which kind of file this is: by its content first, then by its ending."""

import re
import struct
import zipfile
from enum import StrEnum
from pathlib import PurePath
from typing import BinaryIO

from docdesk.domain.documents import DocumentKind
from docdesk.domain.errors import DocumentDamaged, DocumentEmpty, KindUnsupported
from docdesk.parsing.encodings import decode

HEAD_BYTES = 65536


class Envelope(StrEnum):
    """Files that are nothing but a wrapper around one other file."""

    COMPRESSED = "compressed"  # gzip, bzip2, xz
    SIGNED = "signed"  # CAdES and other PKCS #7 (.p7m)
    ENCRYPTED_OFFICE = "encrypted_office"


# What text is when its content does not say: by its ending; any other text is TEXT.
_TEXT_ENDINGS = {
    ".md": DocumentKind.MARKDOWN,
    ".markdown": DocumentKind.MARKDOWN,
    ".rst": DocumentKind.RST,
    ".html": DocumentKind.HTML,
    ".htm": DocumentKind.HTML,
    ".xhtml": DocumentKind.HTML,
    ".csv": DocumentKind.CSV,
    ".tsv": DocumentKind.CSV,
    ".tab": DocumentKind.CSV,
    ".json": DocumentKind.JSON,
    ".ndjson": DocumentKind.JSON,
    ".jsonl": DocumentKind.JSON,
    ".ipynb": DocumentKind.JSON,
    ".eml": DocumentKind.EML,
    ".mht": DocumentKind.MHTML,
    ".mhtml": DocumentKind.MHTML,
    ".mbox": DocumentKind.MBOX,
    ".mbx": DocumentKind.MBOX,
}
# Text of these endings is XML only if it begins like it.
_XML_ENDINGS = frozenset((".xml", ".xsl", ".xsd", ".xslt", ".fb2", ".fodt", ".svg", ".rss", ".kml"))

# First bytes of kinds whose ending does not matter.
_MAGIC_KINDS = (
    (b"{\\rtf", DocumentKind.RTF),
    (b"\x89PNG\r\n", DocumentKind.PICTURE),
    (b"\xff\xd8\xff", DocumentKind.PICTURE),
    (b"BM", DocumentKind.PICTURE),
    (b"II*\x00", DocumentKind.PICTURE),
    (b"MM\x00*", DocumentKind.PICTURE),
    (b"7z\xbc\xaf\x27\x1c", DocumentKind.SEVEN_ZIP),
    (b"\x1f\x8b", Envelope.COMPRESSED),
    (b"BZh", Envelope.COMPRESSED),
    (b"\xfd7zXZ\x00", Envelope.COMPRESSED),
)

# First bytes of kinds that are not read, with the name a person knows them by.
_MAGIC_NAMES = (
    (b"GIF8", "a GIF picture"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (b"AT&TFORM", "a DjVu document"),
    (b"%!PS", "a PostScript file"),
    (b"Rar!", "a RAR archive"),
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
    (b"-----BEGIN CERTIFICATE", "a certificate"),
)
_RIFF = {b"WAVE": "a WAV sound file", b"AVI ": "an AVI video"}
_HEIF_BRANDS = (b"hei", b"hev", b"mif", b"msf")

# Streams in an OLE container (Office 97-2003), which name the program that wrote it.
_OLE_STREAMS: tuple[tuple[str, DocumentKind | Envelope | str], ...] = (
    ("EncryptedPackage", Envelope.ENCRYPTED_OFFICE),
    ("WordDocument", DocumentKind.DOC),
    ("PowerPoint Document", DocumentKind.PPT),
    ("Workbook", DocumentKind.XLS),
    ("Book", DocumentKind.XLS),
    ("__substg1.0_", DocumentKind.MSG),
    ("__properties_version1.0", DocumentKind.MSG),
    ("VisioDocument", "a Visio drawing"),
)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Parts that tell what a ZIP container is.
_ZIP_PARTS: tuple[tuple[str, DocumentKind | str], ...] = (
    ("word/", DocumentKind.DOCX),
    ("xl/workbook.bin", DocumentKind.XLSB),
    ("xl/", DocumentKind.XLSX),
    ("ppt/", DocumentKind.PPTX),
    ("visio/", "a Visio drawing"),
    ("Index/", "an Apple iWork document"),
    ("index.xml", "an Apple iWork document"),
    ("index.apxl", "an Apple iWork document"),
    ("Index.zip", "an Apple iWork document"),
)
_MIMETYPES = {
    "application/epub+zip": DocumentKind.EPUB,
    "application/vnd.oasis.opendocument.text": DocumentKind.ODT,
    "application/vnd.oasis.opendocument.text-template": DocumentKind.ODT,
    "application/vnd.oasis.opendocument.text-master": DocumentKind.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": DocumentKind.ODS,
    "application/vnd.oasis.opendocument.spreadsheet-template": DocumentKind.ODS,
    "application/vnd.oasis.opendocument.presentation": DocumentKind.ODP,
    "application/vnd.oasis.opendocument.presentation-template": DocumentKind.ODP,
}
_OFFICE_ENDINGS = {
    ".docx": DocumentKind.DOCX,
    ".docm": DocumentKind.DOCX,
    ".dotx": DocumentKind.DOCX,
    ".xlsx": DocumentKind.XLSX,
    ".xlsm": DocumentKind.XLSX,
    ".xlsb": DocumentKind.XLSB,
    ".pptx": DocumentKind.PPTX,
    ".pptm": DocumentKind.PPTX,
    ".odt": DocumentKind.ODT,
    ".ods": DocumentKind.ODS,
    ".odp": DocumentKind.ODP,
    ".epub": DocumentKind.EPUB,
}
_PROMISES = {
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".docm": "a Word document",
    ".doc": "a Word document",
    ".xlsx": "an Excel workbook",
    ".xls": "an Excel workbook",
    ".pptx": "a PowerPoint presentation",
    ".odt": "an OpenDocument text",
    ".txt": "text",
    ".eml": "an e-mail message",
    ".msg": "an Outlook message",
}
# Binary kinds without a mark at their start, by their ending.
_ENDINGS = {
    ".pages": "an Apple Pages document",
    ".numbers": "an Apple Numbers spreadsheet",
    ".key": "an Apple Keynote presentation",
    ".pst": "an Outlook mailbox (PST)",
    ".wps": "a Microsoft Works document",
    ".wpd": "a WordPerfect document",
    ".one": "a OneNote section",
    ".lnk": "a Windows shortcut",
    ".url": "a web shortcut",
}
_HINTS = {
    "an Outlook mailbox (PST)": "Export it from Outlook as MBOX or single messages and add those.",
    "a RAR archive": "Unpack it and add its folder.",
}

_HTML_START = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML_START = re.compile(r"\s*<\?xml\b|\s*<!DOCTYPE\s+(?!html)", re.I)
_MBOX_START = re.compile(r"From \S+.*\d\d:\d\d.*\r?\n(?:>?[A-Za-z][\w-]*:|\s)")
# Two header fields that only mail has, at the very start.
_HEADER = r"[!-9;-~]+:.*(?:\r?\n[ \t].*)*\r?\n"
_MAIL_FIELDS = re.compile(
    r"^(?:from|to|cc|bcc|subject|date|message-id|received|return-path|delivered-to|mime-version|"
    r"x-mozilla-status|reply-to|sender|content-type):",
    re.I | re.M,
)
_MAIL_HEAD = re.compile(rf"(?:{_HEADER})+")
_MHTML_TYPE = re.compile(r"^content-type:\s*multipart/related", re.I | re.M)
_MHTML_MARK = re.compile(
    r"^(?:snapshot-content-location|content-location|x-mimeole|from:\s*<?saved by)", re.I | re.M
)
_LOCK_FILE = re.compile(r"~\$|\.~lock\.")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")  # OID 1.2.840.113549.1.7.2 in DER
_BASE64_SIGNED = re.compile(rb"\s*(?:-----BEGIN (?:PKCS7|CMS)-----\s*)?MI[\w+/\s]{18,}")


def recognise(file: BinaryIO, name: str, size_bytes: int) -> DocumentKind | Envelope:
    """The kind of the open file; its read position is not kept.

    Raises:
        KindUnsupported: with a sentence that names the kind where it can be told.
        DocumentDamaged: when it is not what its ending promises, nor anything else we know.
        DocumentEmpty: there are no bytes.
    """
    if _LOCK_FILE.match(name):
        raise _unsupported("a lock file that an office program keeps while a document is open")
    head = file.read(HEAD_BYTES)
    if not head:
        raise DocumentEmpty("The file is empty (0 bytes).")
    ending = PurePath(name).suffix.lower()
    if b"%PDF-" in head[:1024]:
        return DocumentKind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK")):
        return _recognise_zip(file, ending)
    if head.startswith(_OLE_MAGIC):
        return _recognise_ole(file, head)
    if (kind := _binary_kind(head, ending)) is not None:
        return kind
    named = _binary_name(head)
    text = None if named else decode(head, is_cut=size_bytes > len(head))
    if text is not None:
        return _recognise_text(text, ending)
    raise _binary_error(named or _ENDINGS.get(ending, ""), ending)


def _binary_kind(head: bytes, ending: str) -> DocumentKind | Envelope | None:
    for magic, kind in _MAGIC_KINDS:
        if head.startswith(magic) and not _is_wordy(head, magic):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return DocumentKind.PICTURE
    if head[4:8] == b"ftyp" and head[8:11] in _HEIF_BRANDS:
        return DocumentKind.PICTURE
    if head[257:262] == b"ustar":
        return DocumentKind.TAR
    return _signed_kind(head, ending)


def _signed_kind(head: bytes, ending: str) -> Envelope | None:
    """DER: a SEQUENCE whose first element is the object identifier of signed data."""
    if head[:1] == b"0" and _SIGNED_DATA in head[:24]:
        return Envelope.SIGNED
    is_named = ending in (".p7m", ".p7s", ".p7c", ".p7b")
    if head.lstrip().startswith((b"-----BEGIN PKCS7", b"-----BEGIN CMS")) or (
        is_named and _BASE64_SIGNED.match(head)
    ):
        return Envelope.SIGNED
    return None


def _recognise_text(text: str, ending: str) -> DocumentKind:
    if (mail := _mail_kind(text, ending)) is not None:
        return mail
    if _HTML_START.match(text):
        return DocumentKind.HTML
    if _XML_START.match(text):
        return DocumentKind.HTML if "<html" in text[:2000].lower() else DocumentKind.XML
    if ending in _XML_ENDINGS and text.lstrip().startswith("<"):
        return DocumentKind.XML
    return _TEXT_ENDINGS.get(ending, DocumentKind.TEXT)


def _mail_kind(text: str, ending: str) -> DocumentKind | None:
    if _MBOX_START.match(text):
        return DocumentKind.MBOX
    head = _MAIL_HEAD.match(text.lstrip("\ufeff\r\n"))
    fields = (
        {field.group().lower() for field in _MAIL_FIELDS.finditer(head.group())} if head else ()
    )
    if head is None or len(fields) < 2:
        return None
    is_page = ending in (".mht", ".mhtml") or (
        ending != ".eml" and _MHTML_TYPE.search(head.group()) and _MHTML_MARK.search(text)
    )
    return DocumentKind.MHTML if is_page else DocumentKind.EML


def _recognise_zip(file: BinaryIO, ending: str) -> DocumentKind:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            mimetype = _stored_mimetype(archive, names)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        promised = _PROMISES.get(ending, "ZIP archive" if ending == ".zip" else "packed document")
        raise DocumentDamaged(
            f"The {promised.removeprefix('a ').removeprefix('an ')} is damaged: its end is "
            "missing or overwritten.",
            "Open it in its own program and save it again, or get a fresh copy.",
        ) from error
    if mimetype in _MIMETYPES:
        return _MIMETYPES[mimetype]
    for prefix, kind in _ZIP_PARTS:
        if any(part.startswith(prefix) for part in names):
            if isinstance(kind, DocumentKind):
                return kind
            raise _unsupported(_ENDINGS.get(ending, kind))
    return _OFFICE_ENDINGS.get(ending, DocumentKind.ZIP)


def _stored_mimetype(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" not in names:
        return ""
    with archive.open("mimetype") as entry:
        return entry.read(100).decode("ascii", errors="replace").strip()


def _recognise_ole(file: BinaryIO, head: bytes) -> DocumentKind | Envelope:
    directory = _ole_directory(file, head)
    for stream, kind in _OLE_STREAMS:
        if stream in directory:
            if isinstance(kind, (DocumentKind, Envelope)):
                return kind
            raise _unsupported(kind)
    raise _unsupported("an Office 97-2003 document")


def _ole_directory(file: BinaryIO, head: bytes) -> str:
    """The names in the first directory sectors (offsets: MS-CFB, section 2.2)."""
    sector_shift, first = struct.unpack_from("<H", head, 30)[0], 0
    if len(head) >= 52 and sector_shift in (9, 12):
        first = struct.unpack_from("<I", head, 48)[0]
    file.seek(min((first + 1) << sector_shift, 1 << 40) if first else 512)
    return file.read(16384).decode("utf-16-le", errors="replace")


def _binary_name(head: bytes) -> str:
    for magic, name in _MAGIC_NAMES:
        if head.startswith(magic) and not _is_wordy(head, magic):
            return name
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "a sound or video file")
    if head[4:8] == b"ftyp":
        return "an AVIF picture" if head[8:11] == b"avi" else "a sound or video file"
    return ""


def _is_wordy(head: bytes, magic: bytes) -> bool:
    """Short magics such as BM and MZ also begin ordinary words: text has no NUL after them."""
    return len(magic) <= 3 and magic.isalnum() and b"\x00" not in head[:64]


def _binary_error(name: str, ending: str) -> Exception:
    promised = _PROMISES.get(ending)
    if promised and not name:
        return DocumentDamaged(
            f"The file is named {ending} but its content is not {promised}.",
            "It may be damaged: get a fresh copy.",
        )
    return _unsupported(name or "a binary file of unknown kind")


def _unsupported(name: str) -> KindUnsupported:
    return KindUnsupported(
        f"This is {name}, which DocDesk does not read.",
        _HINTS.get(name, "Save it as PDF, DOCX or text and add that."),
    )
