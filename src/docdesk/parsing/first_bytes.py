"""Which kind a binary file is, by the bytes it begins with."""

import base64
import binascii
import re
import tarfile

from docdesk.domain.documents import DocumentKind
from docdesk.parsing.envelopes import Envelope

_KINDS: tuple[tuple[bytes, DocumentKind | Envelope], ...] = (
    (b"\x89PNG\r\n", DocumentKind.PICTURE),
    (b"\xff\xd8\xff", DocumentKind.PICTURE),
    (b"II*\x00", DocumentKind.PICTURE),
    (b"MM\x00*", DocumentKind.PICTURE),
    (b"II+\x00", DocumentKind.PICTURE),  # TIFF above 4 GB
    (b"MM\x00+", DocumentKind.PICTURE),
    (b"7z\xbc\xaf\x27\x1c", DocumentKind.SEVEN_ZIP),
    (b"\x1f\x8b\x08", Envelope.COMPRESSED),
    (b"\xfd7zXZ\x00", Envelope.COMPRESSED),
)
# Kinds that are not read, with the names that people know them by.
_NAMES = (
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (b"8BPS\x00", "a Photoshop picture"),
    (b"gimp xcf", "a GIMP picture"),
    (b"\x00\x00\x01\x00\x01", "an icon"),
    (b"\xd7\xcd\xc6\x9a", "a Windows metafile"),
    (b"AC10", "an AutoCAD drawing"),
    (b"AT&TFORM", "a DjVu document"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript file"),
    (b"\xffWPC", "a WordPerfect document"),
    (b"\xdb\xa5", "a Word 2 document"),
    (b"\x31\xbe\x00\x00", "a Windows Write document"),
    (b"\x09\x00\x04\x00", "an Excel 2 sheet"),
    (b"\x09\x02\x06\x00", "an Excel 3 sheet"),
    (b"\x09\x04\x06\x00", "an Excel 4 sheet"),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "a OneNote section"),
    (b"\xa1\x2f\xff\x43\xd9\xef\x76\x4c", "a OneNote table of contents"),
    (b"ITSF", "a Windows help file"),
    (b"!BDN", "an Outlook mailbox (PST)"),
    (b"\xcf\xad\x12\xfe", "an Outlook Express mailbox"),
    (b"\x78\x9f\x3e\x22", "a bundle of Outlook attachments (winmail.dat)"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"MSCF\x00", "a cabinet archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"!<arch>\n", "a Unix archive"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x00\x01\x00\x00Standard", "an Access database"),
    (b"PAR1", "a Parquet table"),
    (b"\x89HDF\r\n", "an HDF5 data file"),
    (b"ID3", "an MP3 sound file"),
    (b"\xff\xfb", "an MP3 sound file"),
    (b"\xff\xf3", "an MP3 sound file"),
    (b"\xff\xfa", "an MP3 sound file"),
    (b"\xff\xf1", "an AAC sound file"),
    (b"\xff\xf9", "an AAC sound file"),
    (b"#!AMR", "an AMR sound file"),
    (b"OggS\x00", "an Ogg sound file"),
    (b"fLaC\x00", "a FLAC sound file"),
    (b"MThd\x00", "a MIDI sound file"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media file"),
    (b"\x1aE\xdf\xa3", "a Matroska video"),
    (b"\x00\x00\x01\xba", "an MPEG video"),
    (b"\x00\x00\x01\xb3", "an MPEG video"),
    (b"FLV\x01", "a Flash video"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a Java program"),
    (b"\x00asm", "a program"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "a Windows shortcut"),
    (b"OTTO\x00", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x05\x16\x07", "a macOS companion file"),
    (b"\x00\x00\x00\x01Bud1", "a macOS folder file"),
    (b"bplist00", "a macOS property list"),
    (b"Salted__", "an encrypted file (OpenSSL)"),
)
# The same for kinds that are written in letters.
_LETTERED_NAMES = (
    (b"%!PS", "a PostScript file"),
    (b"WARC/1.", "an archive of web pages (WARC)"),
    (b"-----BEGIN CERTIFICATE", "a certificate"),
    (b"-----BEGIN TRUSTED CERTIFICATE", "a certificate"),
    (b"-----BEGIN PGP MESSAGE", "an encrypted message (PGP)"),
    (b"-----BEGIN PGP PRIVATE KEY", "a private key"),
    (b"-----BEGIN PRIVATE KEY", "a private key"),
    (b"-----BEGIN ENCRYPTED PRIVATE KEY", "a private key"),
    (b"-----BEGIN RSA PRIVATE KEY", "a private key"),
    (b"-----BEGIN EC PRIVATE KEY", "a private key"),
    (b"-----BEGIN OPENSSH PRIVATE KEY", "a private key"),
)
# (offset, mark, name)
_LATER_NAMES = (
    (128, b"DICM", "a DICOM medical image"),
    (60, b"BOOKMOBI", "a Kindle book"),
    (40, b" EMF\x00\x00", "a Windows metafile"),
    (2, b"-lh5-", "an LZH archive"),
    (32769, b"CD001", "a disk image"),
)
_RIFF = {b"WAVE": "a WAV sound file", b"AVI ": "an AVI video"}
_HEIF_BRANDS = (b"hei", b"hev", b"mif", b"msf")
_MPEG4 = {
    b"avi": "an AVIF picture",
    b"M4A": "an MPEG-4 sound file",
    b"M4B": "an MPEG-4 sound file",
    b"qt ": "a QuickTime video",
}
# Sizes that the header after a BMP file's own may state (BITMAPCOREHEADER to BITMAPV5HEADER).
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PDF = re.compile(rb"%PDF-\d")
_PDF_HEAD = 1024  # bytes in which the PDF header may stand (Adobe's implementation note 13)

_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")  # OID 1.2.840.113549.1.7.2 in DER
_ENVELOPED_DATA = bytes.fromhex("06092a864886f70d010703")
_TIME_STAMPED_DATA = bytes.fromhex("060b2a864886f70d010910011f")  # RFC 5544
_PEM = re.compile(rb"\s*-----BEGIN (?:PKCS7|PKCS #7 SIGNED DATA|CMS)-----\s*([A-Za-z0-9+/=\s]+)")
_BASE64 = re.compile(rb"\s*(MI[A-Za-z0-9+/=\s]{30,})")


def binary_kind(head: bytes) -> DocumentKind | Envelope | None:
    """The kind that is read of a file that begins like this; ZIP and OLE are not told here."""
    for mark, kind in _KINDS:
        if head.startswith(mark):
            return kind
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf"):
        return DocumentKind.RTF
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":  # its block mark: the digits of pi
        return Envelope.COMPRESSED
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return DocumentKind.PICTURE
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return DocumentKind.PICTURE
    if head[4:8] == b"ftyp" and head[8:11] in _HEIF_BRANDS:
        return DocumentKind.PICTURE
    if _is_tar(head):
        return DocumentKind.TAR
    return signed_kind(head)


def is_pdf(head: bytes) -> bool:
    """A PDF header near the start; what stands before it is junk unless it is ordinary text."""
    found = _PDF.search(head, 0, _PDF_HEAD)
    if found is None:
        return False
    before = head[: found.start()].removeprefix(b"\xef\xbb\xbf")
    is_line = not before.strip() or before.endswith((b"\n", b"\r"))
    return bool(_CONTROL.search(before)) or (is_line and b" obj" in head)


def binary_name(head: bytes) -> str:
    """What people call a kind that is not read, or ""."""
    for mark, name in _NAMES:
        if head.startswith(mark) and not _is_wordy(head, mark):
            return name
    for mark, name in _LETTERED_NAMES:
        if head.lstrip().startswith(mark):
            return name
    for offset, mark, name in _LATER_NAMES:
        if head[offset : offset + len(mark)] == mark and _CONTROL.search(head[:512]):
            return name
    if head.startswith((b"RIFF", b"RIFX", b"RF64")) and _CONTROL.search(head[:64]):
        return _RIFF.get(head[8:12], "a sound or video file")
    if head[4:8] == b"ftyp":
        return _MPEG4.get(head[8:11], "an MPEG-4 sound or video file")
    return _pkcs7_name(head)


def _is_wordy(head: bytes, mark: bytes) -> bool:
    """Marks in letters, such as MZ, also begin ordinary words: text has no controls after them."""
    return mark.isascii() and mark.decode().isprintable() and not _CONTROL.search(head[:512])


def _is_tar(head: bytes) -> bool:
    """A header block whose check sum is right: old archives have no other mark."""
    if len(head) < 512 or not head[0]:
        return False
    try:
        tarfile.TarInfo.frombuf(head[:512], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def signed_kind(head: bytes) -> DocumentKind | Envelope | None:
    """Signed or time-stamped data (PKCS #7), binary or in letters.

    An envelope where it carries its content, else the signature of another file.
    """
    der = _der(head)
    if der[:1] == b"0" and der.find(_TIME_STAMPED_DATA, 0, 24) > 0:
        return Envelope.SIGNED
    if der[:1] != b"0" or der.find(_SIGNED_DATA, 0, 24) < 0:
        return None
    return Envelope.SIGNED if _has_content(der) else DocumentKind.SIGNATURE


def _pkcs7_name(head: bytes) -> str:
    der = _der(head)
    is_encrypted = der[:1] == b"0" and der.find(_ENVELOPED_DATA, 0, 24) > 0
    return "an encrypted message (S/MIME)" if is_encrypted else ""


def _der(head: bytes) -> bytes:
    """The head as binary DER, out of its letters if it is written in letters."""
    match = _PEM.match(head) or _BASE64.match(head)
    if match is None:
        return head
    letters = b"".join(match.group(1).split())
    try:
        return base64.b64decode(letters[: len(letters) // 4 * 4])
    except binascii.Error:
        return head


def _has_content(der: bytes) -> bool:
    """Whether SignedData carries what it signs (RFC 5652, sections 3 and 5).

    ContentInfo: SEQUENCE, OID, [0], SEQUENCE; then version, digest algorithms, and the
    SEQUENCE whose second element is the content.
    """
    _, at, _ = _element(der, 0)
    at += len(_SIGNED_DATA)
    for _ in range(2):
        _, at, _ = _element(der, at)
    for _ in range(2):
        _, start, length = _element(der, at)
        if length is None:
            return True  # of unknown length: not worth telling here
        at = start + length
    _, at, length = _element(der, at)
    _, kind_at, kind_length = _element(der, at)
    after = kind_at + (kind_length or 0)
    return after < at + length if length is not None else der[after : after + 2] != b"\x00\x00"


def _element(der: bytes, at: int) -> tuple[int, int, int | None]:
    """Tag, start and length of the content of the element at `at`; None: until its end mark."""
    tag, first = (*der[at : at + 2], 0, 0)[:2]
    if first < 0x80:
        return tag, at + 2, first
    count = first & 0x7F
    length = int.from_bytes(der[at + 2 : at + 2 + count], "big") if count else None
    return tag, at + 2 + count, length
