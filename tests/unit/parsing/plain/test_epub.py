"""EPUB books: chapters in reading order, titles, protection."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from docdesk.domain.documents import FileLocation, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge, KindUnsupported
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document

Read = Callable[[str, bytes], ParsedDocument]

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel>'
    '<text>Of Terms</text></navLabel><content src="b%20c.xhtml#x"/><navPoint><navLabel>'
    '<text>Of Rents</text></navLabel><content src="a.xhtml"/></navPoint></navPoint></navMap></ncx>'
)


def page(body: str) -> str:
    return (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/>'
        f'<script src="x"/></head><body>{body}</body></html>'
    )


def epub(*chapters: tuple[str, str], **parts: str) -> bytes:
    """A book of these files, in this order; `parts` are further ones of its META-INF."""
    items = "".join(
        f'<item id="i{number}" href="{quote(name)}" media-type="application/xhtml+xml"/>'
        for number, (name, _) in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<metadata><dc:title>The Mill</dc:title><dc:creator>A. Rossi</dc:creator>"
        "<dc:date>2024-03-05T00:00:00Z</dc:date></metadata>"
        f'<manifest>{items}<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        f"</manifest><spine>{spine}</spine></package>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", package)
        archive.writestr("OPS/toc.ncx", parts.pop("ncx", NCX))
        for name, content in chapters:
            if content:
                archive.writestr(f"OPS/{name}", content)
        for name, content in parts.items():
            archive.writestr(f"META-INF/{name}.xml", content)
    return packed.getvalue()


def test_chapters_are_pages_in_reading_order(read: Read) -> None:
    document = read(
        "a.epub",
        epub(
            ("b c.xhtml", page("<p>Three years.</p>")),
            ("a.xhtml", page("<h1>Rents</h1><p>900.</p>")),
        ),
    )

    assert [page.text for page in document.pages] == ["Of Terms\n\nThree years.", "Rents\n\n900."]
    assert [(h.page, h.text, h.level) for h in document.headings] == [
        (1, "Of Terms", 1),
        (2, "Rents", 1),
    ]
    assert document.title == "The Mill"
    assert document.metadata == {"author": "A. Rossi", "created": "2024-03-05"}


def test_titles_of_a_navigation_page(read: Read) -> None:
    nav = page('<nav><ol><li>Part<ol><li><a href="b.xhtml">Of Nav</a></li></ol></li></ol></nav>')
    book = epub(("nav.xhtml", nav), ("b.xhtml", page("<p>words</p>")), ncx="<damaged")
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'"nav.xhtml"', b'"nav.xhtml" properties="nav"'))

    document = read("a.epub", packed.getvalue())

    assert document.pages[1].text == "Of Nav\n\nwords"
    assert document.headings[-1].level == 2


def test_missing_chapter_is_a_note(read: Read) -> None:
    document = read("a.epub", epub(("a.xhtml", page("<p>words</p>")), ("b.xhtml", "")))

    assert [page.text for page in document.pages] == ["Of Rents\n\nwords", ""]
    assert document.notes == ("1 of 2 chapters are missing in the file.",)


@pytest.mark.parametrize(
    ("encrypted", "is_protected"), [("OPS/a.xhtml", True), ("OPS/font.otf", False)]
)
def test_copy_protection_is_said_and_encrypted_fonts_are_none(
    read: Read, encrypted: str, is_protected: bool
) -> None:
    encryption = f'<encryption xmlns="urn:x"><CipherReference URI="{encrypted}"/></encryption>'
    content = epub(("a.xhtml", page("<p>words</p>")), encryption=encryption)

    if is_protected:
        with pytest.raises(KindUnsupported, match="DRM"):
            read("a.epub", content)
    else:
        assert "words" in read("a.epub", content).pages[0].text


def test_book_without_its_list_of_chapters_is_damaged(read: Read) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")

    with pytest.raises(DocumentDamaged):
        read("a.epub", packed.getvalue())


def test_book_with_a_damaged_part_is_damaged(read: Read) -> None:
    content = epub(("a.xhtml", page("<p>words</p>")))
    at = content.index(b"OPS/a.xhtml")  # the name before the part no longer fits the list

    with pytest.raises(DocumentDamaged):
        read("a.epub", content[:at] + b"\xff" + content[at + 1 :])


def test_book_of_too_many_chapters_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(epub(*((f"{number}.xhtml", page("<p>x</p>")) for number in range(4))))

    with pytest.raises(DocumentTooLarge, match="4 chapters"):
        read_document(FileLocation(path), ReadOptions(ParseLimits(pages=3)))
