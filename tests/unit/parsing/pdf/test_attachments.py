"""Files attached to a PDF are documents of their own."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfWriter

from docdesk.domain.documents import FileLocation, FileState
from docdesk.domain.errors import DocumentError, DocumentTooLarge
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.pdf.attachments import open_container
from docdesk.parsing.registry import read_document
from docdesk.parsing.source import Source

OPTIONS = ReadOptions(ParseLimits())


def with_attached(make, changed, **files: bytes) -> bytes:
    def attach(writer: PdfWriter) -> None:
        for name, content in files.items():
            writer.add_attachment(name, content)

    return changed(make([(60, 60, "See the annexes.")]), attach)


def test_attached_files_are_members_with_name_size_and_hash(make, parse, changed) -> None:
    pdf = with_attached(make, changed, **{"annex.txt": b"the annex", "plan.csv": b"a,b"})

    members = parse(pdf).members

    assert [(m.ordinal, m.name, m.size_bytes) for m in members] == [
        (0, "annex.txt", 9),
        (1, "plan.csv", 3),
    ]
    assert members[0].sha256 == hashlib.sha256(b"the annex").hexdigest()


def test_attached_file_is_read_through_the_pdf(make, changed, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(with_attached(make, changed, **{"annex.txt": b"Rent is due on Mondays."}))

    document = read_document(FileLocation(path, (0,)), OPTIONS)

    assert document.pages[0].text.strip() == "Rent is due on Mondays."


def test_file_pinned_to_a_page_is_a_member(make, parse, tmp_path: Path) -> None:
    pinned = tmp_path / "pinned.txt"
    pinned.write_bytes(b"pinned words")
    pdf = make([(60, 60, "page one")], [(60, 60, "page two")])
    pdf.file_attachment_annotation(str(pinned), 100, 100, modification_date=datetime.now(UTC))

    document = parse(pdf)

    assert [(m.name, m.size_bytes) for m in document.members] == [("pinned.txt", 12)]
    source = Source("a.pdf", data=bytes(pdf.output()))
    assert open_container(source, OPTIONS).member(0).data == b"pinned words"


def test_name_shows_no_way_out_of_the_container(make, parse, changed) -> None:
    pdf = with_attached(make, changed, **{"../../etc/passwd": b"x", "C:\\a.txt": b"y"})

    names = [member.name for member in parse(pdf).members]

    assert not any(name.startswith((".", "/")) or "/" in name or "\\" in name for name in names)
    assert len(set(names)) == 2


def test_limits_count_what_is_unpacked(make, changed) -> None:
    source = Source("a.pdf", data=with_attached(make, changed, a=b"x" * 5000, b=b"y" * 5000))

    too_large = list(open_container(source, ReadOptions(ParseLimits(file_bytes=1000))).members())

    assert [member.state for member in too_large] == [FileState.TOO_LARGE] * 2
    with pytest.raises(DocumentTooLarge, match="unpacks"):
        list(open_container(source, ReadOptions(ParseLimits(unpacked_bytes=8000))).members())
    with pytest.raises(DocumentTooLarge, match="2 files"):
        list(open_container(source, ReadOptions(ParseLimits(members=1))).members())


def test_pdf_without_attachments_has_no_members(make, parse) -> None:
    assert parse(make([(60, 60, "text")])).members == ()


def test_member_that_is_not_there_is_an_error(make) -> None:
    source = Source("a.pdf", data=bytes(make([(60, 60, "text")]).output()))

    with pytest.raises(DocumentError, match="no longer"):
        open_container(source, OPTIONS).member(0)


def test_pdf_that_has_no_text_but_attachments_is_read(parse, changed) -> None:
    pdf = FPDF()
    pdf.add_page()

    document = parse(changed(pdf, lambda writer: writer.add_attachment("a.txt", b"x")))

    assert [member.name for member in document.members] == ["a.txt"]
