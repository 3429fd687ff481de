"""What a file is, whatever its name says."""

import base64
import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable

import pytest
from fpdf import FPDF
from PIL import Image

from docdesk.domain.documents import DocumentKind
from docdesk.domain.errors import DocumentDamaged, DocumentEmpty, KindUnsupported
from docdesk.parsing.envelopes import Envelope
from docdesk.parsing.kinds import recognise

MakeOle = Callable[..., bytes]
MakeDocx = Callable[..., bytes]

MAIL = (
    b"Message-ID: <1@example.org>\r\nFrom: Anna <anna@example.org>\r\nTo: bob@example.org\r\n"
    b"Date: Wed, 20 Jul 2016 17:35:09 +0200\r\nSubject: Lease\r\n\r\nDear Bob,\r\n"
)
PAGE = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'


def kind_of(name: str, content: bytes) -> DocumentKind | Envelope:
    return recognise(io.BytesIO(content), name, len(content))


def pdf_bytes() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    return bytes(pdf.output())


def zip_bytes(*names: str, mimetype: str = "", stored: bytes = b"x") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, stored)
    return packed.getvalue()


def tar_bytes(tar_format: int, content: bytes = b"words") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tar_format) as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def old_tar_bytes() -> bytes:
    """As it was before POSIX: no mark, nothing but the check sum."""
    content = bytearray(tar_bytes(tarfile.USTAR_FORMAT))
    content[257:265] = bytes(8)
    content[148:156] = b" " * 8
    content[148:156] = b"%06o\0 " % sum(content[:512])
    return bytes(content)


def picture_bytes(picture_format: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, picture_format)
    return out.getvalue()


def tlv(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + content


def open_tlv(tag: int, *parts: bytes) -> bytes:
    return bytes([tag]) + b"\x80" + b"".join(parts) + b"\x00\x00"


def pkcs7(content: bytes | None, *, wrap: Callable[..., bytes] = tlv, kind: int = 2) -> bytes:
    """The outline of PKCS #7 data; `kind` is the last arc of its type, 2 is signed data."""
    oid = bytes.fromhex("06092a864886f70d0107")
    inner = wrap(0xA0, tlv(4, content)) if content is not None else b""
    signed = wrap(
        0x30, tlv(2, b"\x01"), tlv(0x31), wrap(0x30, oid + b"\x01", inner), tlv(0xA0, bytes(300))
    )
    return wrap(0x30, oid + bytes([kind]), wrap(0xA0, signed))


def test_text_of_any_ending_is_text() -> None:
    for name in (
        "a.txt",
        "README",
        "a.pdf",
        "a.docx",
        "a.xyz",
        "a.eml",
        "a.mbox",
        "a.vtt",
        "a.tex",
    ):
        assert kind_of(name, b"Only words: nothing else.\nAnd more.") is DocumentKind.TEXT


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.MD", b"# Title", DocumentKind.MARKDOWN),
        ("a.md", b'<p align="center">A logo</p>\n\n# Title', DocumentKind.MARKDOWN),
        ("a.rst", b"Title\n=====", DocumentKind.RST),
        ("a.csv", b"a,b\n1,2\n", DocumentKind.CSV),
        ("a.tsv", b"a\tb\n1\t2\n", DocumentKind.CSV),
        ("a.xls", b"a;b;c\n1;2;3\n", DocumentKind.CSV),
        ("a.xlsx", "è\tb\n1\t2\n".encode("utf-16"), DocumentKind.CSV),
        ("a.xls", b"No table,\nbut a note", DocumentKind.TEXT),
        ("a.json", b"not quite", DocumentKind.JSON),
        ("a", b'{"a": [1, 2]}', DocumentKind.JSON),
        ("a.log", b'[{"a": 1}, {"b": 2}]', DocumentKind.JSON),
        ("a.c", b'{ "a", 1 }', DocumentKind.TEXT),
        ("a.txt", b"[1] a footnote", DocumentKind.TEXT),
        ("a.txt", b"{curly} words", DocumentKind.TEXT),
        ("a.txt", b"BMW is a maker of cars", DocumentKind.TEXT),
        ("a.txt", b"MZ are two letters", DocumentKind.TEXT),
        ("a.txt", b"GIF89a is a format, RIFF another", DocumentKind.TEXT),
        ("a.txt", b"ID3 tags and OggS and Rar! and PAR1", DocumentKind.TEXT),
        ("a.py", b'HEAD = 1\nif head.startswith(b"%PDF-1.4"):\n    pass', DocumentKind.TEXT),
        ("a.txt", b"The header\n%PDF-1.4\nbegins every PDF", DocumentKind.TEXT),
        ("a.txt", b"one stray\x00 byte among words ", DocumentKind.TEXT),
        ("a.htm", b"<p>words</p>", DocumentKind.HTML),
        ("a.txt", b"<!DOCTYPE html><p>words</p>", DocumentKind.HTML),
        ("a.pdf", b"\xef\xbb\xbf\n<HTML lang=it><body>a web page named PDF", DocumentKind.HTML),
        ("a.xls", b"<html xmlns:x='urn:x'><table><tr><td>1", DocumentKind.HTML),
        ("a.xls", b"<table border=1>\n<tr><td>1", DocumentKind.HTML),
        ("a.doc", b"<!-- made by a program --><meta charset=utf-8><p>words", DocumentKind.HTML),
        ("a.html", "<html>è</html>".encode("utf-16"), DocumentKind.HTML),
        ("a", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html/>", DocumentKind.HTML),
        ("a", b"<?xml version='1.0'?><html xmlns='x'><body/></html>", DocumentKind.HTML),
        ("a.txt", b"<?xml version='1.0'?><!-- <html> --><a/>", DocumentKind.XML),
        ("a.txt", "<?xml version='1.0'?><a>è</a>".encode("utf-16-le"), DocumentKind.XML),
        ("a.txt", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", DocumentKind.XML),
        ("a.xml", b"<a><b/></a>", DocumentKind.XML),
        ("a", b'<p:FatturaElettronica xmlns:p="urn:it">', DocumentKind.XML),
        ("a.xsl", b'<?xml version="1.0"?><xsl:stylesheet><html>', DocumentKind.XML),
        ("a.txt", b"<no markup, just a bracket", DocumentKind.TEXT),
        ("a.rtf", b"{\\rtf1 hello}", DocumentKind.RTF),
        ("a.doc", b"\n{\\rtf1 hello}", DocumentKind.RTF),
    ],
)
def test_text_is_told_by_what_it_says(name: str, content: bytes, kind: DocumentKind) -> None:
    assert kind_of(name, content) is kind


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.eml", MAIL, DocumentKind.EML),
        ("a.txt", MAIL, DocumentKind.EML),
        ("a.eml", b"\r\n" + MAIL, DocumentKind.EML),
        ("a.eml", b"Subject: nothing but this\n\nwords", DocumentKind.EML),
        ("a.txt", MAIL.replace(b"Message-ID: <1@example.org>\r\n", b""), DocumentKind.EML),
        ("a", MAIL + bytes(range(256)) * 40, DocumentKind.EML),
        ("a.eml", b"From anna Wed Jul 20 17:35:09 2016\n" + MAIL, DocumentKind.EML),
        ("a", b"From anna Wed Jul 20 17:35:09 2016\n" + MAIL, DocumentKind.MBOX),
        ("a.mbox", b"From 12@x Thu Mar 03 10:00:00 +0000 2022\n" + MAIL, DocumentKind.MBOX),
        ("a.mbox", b"From me Mon Jun 01 10:00:00 2009\n\nwords", DocumentKind.MBOX),
        ("a.mbox", MAIL, DocumentKind.EML),
        ("smime", b'Content-Type: multipart/mixed; boundary="x"\nMIME-Version: 1.0\n\n--x',
         DocumentKind.EML),
        ("a.mht", PAGE, DocumentKind.MHTML),
        ("a.doc", PAGE, DocumentKind.MHTML),
        ("a.eml", PAGE, DocumentKind.EML),
        ("a.txt", b"To: bob@example.org\r\n" + PAGE, DocumentKind.EML),
    ],
)  # fmt: skip
def test_mail_is_told_by_its_head(name: str, content: bytes, kind: DocumentKind) -> None:
    assert kind_of(name, content) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: the lease\nDate: tomorrow\n\nTo whom it may concern",
        b"TO: all staff\nFROM: the board\nDATE: 5 May 2024\nSUBJECT: holidays\n\nDear all",
        b"from: alpine\nto: nowhere\nsubject: yaml\nsteps:\n  - run\n",
        b"HTTP/1.1 200 OK\nDate: Wed, 20 Jul 2016 17:35:09 GMT\nContent-Type: text/html\n\n",
        b"Date: Wed, 20 Jul 2016 17:35:09 GMT\nContent-Type: text/html\nServer: x\n\n",
        b"From Monday on we open at 10:30.\n\nUntil 2025.",
        b"From Monday 5 May 2025 we open at 10:30 until 2026.\n\nNote: closed in August",
        b"From " + b"0a" * 20 + b" Mon Sep 17 00:00:00 2001\nFrom: A <a@b.c>\nSubject: [PATCH] x",
        b"Metadata-Version: 2.1\nName: thing\nAuthor: me\n",
        b"import email\nsubject: str = 'x'\n",
    ],
)
def test_text_that_looks_like_mail_is_text(content: bytes) -> None:
    assert kind_of("a.txt", content) is DocumentKind.TEXT


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.doc", pdf_bytes(), DocumentKind.PDF),
        ("a", b"\r\njunk\r\n" + pdf_bytes(), DocumentKind.PDF),
        ("a.pdf", b"\xef\xbb\xbf" + pdf_bytes(), DocumentKind.PDF),
        ("a.pdf", bytes(128) + pdf_bytes(), DocumentKind.PDF),
        ("a.pdf", picture_bytes("JPEG"), DocumentKind.PICTURE),
        ("a.png", picture_bytes("PNG"), DocumentKind.PICTURE),
        ("a.tif", picture_bytes("TIFF"), DocumentKind.PICTURE),
        ("a.txt", picture_bytes("BMP"), DocumentKind.PICTURE),
        ("a.webp", picture_bytes("WEBP"), DocumentKind.PICTURE),
        ("a.heic", b"\x00\x00\x00\x18ftypheic", DocumentKind.PICTURE),
        ("a.gz", gzip.compress(b"x"), Envelope.COMPRESSED),
        ("a.bz2", bz2.compress(b"x"), Envelope.COMPRESSED),
        ("a.xz", lzma.compress(b"x"), Envelope.COMPRESSED),
        ("a.zip", b"7z\xbc\xaf\x27\x1c\x00\x04", DocumentKind.SEVEN_ZIP),
        ("a.tar", tar_bytes(tarfile.USTAR_FORMAT), DocumentKind.TAR),
        ("a.tar", tar_bytes(tarfile.GNU_FORMAT), DocumentKind.TAR),
        ("a.tar", tar_bytes(tarfile.USTAR_FORMAT, pdf_bytes()), DocumentKind.TAR),
        ("a", old_tar_bytes(), DocumentKind.TAR),
    ],
)
def test_binary_files_are_told_by_their_first_bytes(
    name: str, content: bytes, kind: DocumentKind | Envelope
) -> None:
    assert kind_of(name, content) is kind


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.zip", zip_bytes("[Content_Types].xml", "word/document.xml"), DocumentKind.DOCX),
        ("a.xlsx", zip_bytes("[Content_Types].xml", "xl/workbook.xml"), DocumentKind.XLSX),
        ("a.xlsx", zip_bytes("[Content_Types].xml", "xl/workbook.bin"), DocumentKind.XLSB),
        ("a.doc", zip_bytes("[Content_Types].xml", "ppt/presentation.xml"), DocumentKind.PPTX),
        ("a.docx", zip_bytes("[Content_Types].xml", "main.xml"), DocumentKind.DOCX),
        ("a.zip", zip_bytes("word/lease.doc", "Index/notes.txt"), DocumentKind.ZIP),
        ("a.docx", zip_bytes("notes.txt"), DocumentKind.ZIP),
        ("a.zip", zip_bytes(), DocumentKind.ZIP),
        ("a", zip_bytes("a.pdf", stored=pdf_bytes()), DocumentKind.ZIP),
        ("a.zip", zip_bytes(mimetype="application/epub+zip"), DocumentKind.EPUB),
        ("a", zip_bytes("META-INF/container.xml", "OPS/a.opf"), DocumentKind.EPUB),
        ("a", zip_bytes(mimetype="application/vnd.oasis.opendocument.text"), DocumentKind.ODT),
        ("a", zip_bytes(mimetype="application/vnd.oasis.opendocument.spreadsheet-template"),
         DocumentKind.ODS),
        ("a.zip", b"\x00\x01\x02 a loader \xff\xfe" + zip_bytes("a.txt"), DocumentKind.ZIP),
    ],
)  # fmt: skip
def test_zip_containers_are_told_by_their_parts(
    name: str, content: bytes, kind: DocumentKind
) -> None:
    assert kind_of(name, content) is kind


@pytest.mark.parametrize(
    ("streams", "kind"),
    [
        (["WordDocument", "1Table"], DocumentKind.DOC),
        (["Workbook"], DocumentKind.XLS),
        (["Book"], DocumentKind.XLS),
        (["Current User", "PowerPoint Document"], DocumentKind.PPT),
        (["__properties_version1.0", "__substg1.0_0037001F"], DocumentKind.MSG),
        (["EncryptionInfo", "EncryptedPackage"], Envelope.ENCRYPTED_OFFICE),
        ([*(f"_Z{number}" for number in range(99)), "WordDocument"], DocumentKind.DOC),
        (["MBD0001/WordDocument", "Workbook"], DocumentKind.XLS),
        (["ObjectPool/Workbook", "WordDocument"], DocumentKind.DOC),
    ],
)
def test_ole_containers_are_told_by_what_lies_at_their_root(
    ole: MakeOle, streams: list[str], kind: DocumentKind | Envelope
) -> None:
    for name in ("a.pdf", "a.docx", "a"):
        assert kind_of(name, ole(*streams)) is kind


@pytest.mark.parametrize("wrap", [tlv, open_tlv])
@pytest.mark.parametrize(
    ("content", "kind"), [(pdf_bytes(), Envelope.SIGNED), (None, DocumentKind.SIGNATURE)]
)
def test_signatures_are_told_from_signed_files_in_every_encoding(
    wrap: Callable[..., bytes], content: bytes | None, kind: DocumentKind | Envelope
) -> None:
    der = pkcs7(content, wrap=wrap)
    letters = base64.encodebytes(der)

    assert kind_of("a.pdf.p7m", der) is kind
    assert kind_of("a.pdf.p7m", letters) is kind
    assert kind_of("a", b"-----BEGIN PKCS7-----\n" + letters + b"-----END PKCS7-----\n") is kind


def test_time_stamped_file_is_an_envelope() -> None:
    der = tlv(0x30, bytes.fromhex("060b2a864886f70d010910011f"), tlv(0xA0, b"words"))

    assert kind_of("a.pdf.tsd", der) is Envelope.SIGNED


def test_prose_that_begins_like_a_signature_is_text() -> None:
    assert kind_of("a.txt", b"MIlano and nothing else " * 20) is DocumentKind.TEXT
    assert kind_of("a.txt", b"MI" + b"abcdefgh" * 20) is DocumentKind.TEXT


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.gif", picture_bytes("GIF"), "GIF picture"),
        ("a.jp2", b"\x00\x00\x00\x0cjP  \r\n\x87\n", "JPEG 2000"),
        ("a.avif", b"\x00\x00\x00\x18ftypavif", "AVIF"),
        ("a.m4a", b"\x00\x00\x00\x18ftypM4A ", "MPEG-4 sound"),
        ("a.mp4", b"\x00\x00\x00\x18ftypisom", "MPEG-4 sound or video"),
        ("a.mov", b"\x00\x00\x00\x18ftypqt  ", "QuickTime"),
        ("a.mp3", b"ID3\x03\x00\x00\x00", "MP3"),
        ("a.mp3", b"\xff\xfb\x90\x00", "MP3"),
        (
            "a.emf",
            b"\x01\x00\x00\x00l" + bytes(35) + b" EMF\x00\x00\x01\x00" + pdf_bytes(),
            "Windows metafile",
        ),
        ("a.wav", b"RIFF\x00\x01\x00\x00WAVE", "WAV"),
        ("a.mkv", b"\x1aE\xdf\xa3\x00", "Matroska"),
        ("a.rar", b"Rar!\x1a\x07\x00", "RAR archive"),
        ("a.exe", b"MZ\x90\x00\x03\x00", "Windows program"),
        ("a.pst", b"!BDN\x00\x00", "Outlook mailbox"),
        ("a.one", b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae", "OneNote"),
        ("a.wpd", b"\xffWPC\x00", "WordPerfect"),
        ("a.djvu", b"AT&TFORM\x00\x00\x00\x10", "DjVu"),
        ("a.ps", b"%!PS-Adobe-3.0\n", "PostScript"),
        ("a.dcm", bytes(128) + b"DICM", "DICOM"),
        ("a.dwg", b"AC1032\x00\x00", "AutoCAD"),
        ("a.mdb", b"\x00\x01\x00\x00Standard Jet DB\x00", "Access database"),
        ("winmail.dat", b"\x78\x9f\x3e\x22\x01\x00", "winmail.dat"),
        ("a.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00", "Excel 4"),
        ("a.pages", zip_bytes("Index/Document.iwa", "Metadata/BuildVersionHistory.plist"), "Pages"),
        ("a.key", zip_bytes("index.apxl", "buildVersionHistory.plist"), "Keynote"),
        ("a", zip_bytes("index.xml", "buildVersionHistory.plist"), "iWork"),
        ("a.vsdx", zip_bytes("[Content_Types].xml", "visio/document.xml"), "Visio"),
        ("a.odg", zip_bytes(mimetype="application/vnd.oasis.opendocument.graphics"), "drawing"),
        ("a.jar", zip_bytes("META-INF/MANIFEST.MF", "A.class"), "Java"),
        ("a.p7m", pkcs7(b"secret", kind=3), "encrypted message"),
        ("a.p7b", pkcs7(None), "collection of certificates"),
        ("a.pem", b"-----BEGIN CERTIFICATE-----\nMIIB", "certificate"),
        ("a.asc", b"-----BEGIN PGP MESSAGE-----\n\nhQ", "PGP"),
        ("a.pem", b"-----BEGIN RSA PRIVATE KEY-----\nMIIB", "private key"),
        ("~$lease.docx", b"\x05Maria", "lock file"),
        (".~lock.lease.odt#", b"Maria", "lock file"),
        ("._lease.docx", b"\x00\x05\x16\x07\x00\x02", "macOS companion"),
        ("a.xyz", bytes(range(256)) * 20, "binary file of unknown kind"),
    ],
)
def test_kind_that_is_not_read_is_named(name: str, content: bytes, said: str) -> None:
    with pytest.raises(KindUnsupported) as caught:
        kind_of(name, content)

    assert said in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("stream", "said"),
    [("VisioDocument", "Visio"), ("MatOST", "Works"), ("Catalog", "picture cache"), ("X", "rare")],
)
def test_ole_kind_that_is_not_read_is_named(ole: MakeOle, stream: str, said: str) -> None:
    with pytest.raises(KindUnsupported, match=said):
        kind_of("a.doc", ole(stream))


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xls", "a.eml", "a.jpg"])
def test_random_bytes_are_not_what_the_name_says(name: str) -> None:
    with pytest.raises(DocumentDamaged, match="not a"):
        kind_of(name, b"\x00\x8f\x01\xfe" * 300)


def test_file_of_zeros_has_lost_its_content() -> None:
    with pytest.raises(DocumentDamaged, match="zeros"):
        kind_of("a.docx", bytes(5000))


def test_container_without_its_end_is_damaged(ole: MakeOle, docx: MakeDocx) -> None:
    content = docx("<w:p/>")
    with pytest.raises(DocumentDamaged):
        kind_of("a.docx", content[: len(content) // 2])
    with pytest.raises(DocumentDamaged):
        kind_of("a.doc", ole("WordDocument")[:700])


def test_archive_without_its_end_is_still_an_archive() -> None:
    content = zip_bytes("a.txt")

    assert kind_of("a.zip", content[: len(content) // 2]) is DocumentKind.ZIP


def test_no_bytes_are_empty() -> None:
    with pytest.raises(DocumentEmpty):
        kind_of("a.txt", b"")


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "content",
    [
        b"<!---->" * 9000,
        b"<?xml " + b"<?a>" * 9000,
        b"<!DOCTYPE a [" + b"[" * 60000,
        b"<" + b"a:" * 30000,
        b"From " + b"Mon Jan 1 " * 6000,
        b"a: b\r\n " * 9000,
        b"a" * 60000 + b":",
        b"{" * 60000,
        b"-----BEGIN PKCS7-----" + b"A \n" * 20000,
        b"MI" + b"A " * 30000,
    ],
)
def test_hostile_heads_take_no_time(content: bytes) -> None:
    for name in ("a", "a.xml", "a.eml"):
        kind_of(name, content)
