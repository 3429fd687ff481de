"""OpenDocument texts and presentations."""

import base64
import hashlib
import zlib
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentTooLarge,
    KindUnsupported,
    PasswordNeeded,
    TextMissing,
)

Read = Callable[[str, bytes], ParsedDocument]
ReadWith = Callable[..., ParsedDocument]
MakePackage = Callable[..., bytes]

NAMES = "office text table draw style presentation meta"
SPACES = " ".join(
    f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in NAMES.split()
) + (
    " xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/'"
)


def document_of(kind: str, body: str, styles: str = "") -> dict[str, str]:
    return {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {SPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>",
    }


@pytest.fixture
def odt(read: Read, package: MakePackage) -> Callable[..., ParsedDocument]:
    """Read a text document with this body."""
    return lambda body, **rest: read("a.odt", package(document_of("text", body, **rest)))


Odt = Callable[..., ParsedDocument]


def test_paragraphs_headings_and_lists_in_order(odt: Odt) -> None:
    document = odt(
        "<text:h text:outline-level='2'>Perché</text:h>"
        "<text:p>Uno<text:s text:c='2'/><text:span>due</text:span><text:line-break/>tre</text:p>"
        "<text:section><text:list><text:list-item><text:p>a</text:p><text:list><text:list-item>"
        "<text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>"
        "</text:section>"
    )

    assert document.kind is DocumentKind.ODT
    assert document.pages[0].text == "Perché\n\nUno  due\ntre\n• a\n• b"
    assert [(heading.text, heading.level) for heading in document.headings] == [("Perché", 2)]


def test_items_have_the_numbers_that_are_shown(odt: Odt) -> None:
    def item(text: str, inner: str = "") -> str:
        return f"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>"

    number = "<text:list-level-style-number text:level='{}' style:num-format='{}' {}/>"
    styles = (
        "<text:list-style style:name='L1'>"
        + number.format(1, "1", "style:num-suffix='.'")
        + number.format(2, "1", "text:display-levels='2'")
        + number.format(3, "a", "style:num-prefix='(' style:num-suffix=')'")
        + "</text:list-style>"
    )
    deepest = f"<text:list>{item('x')}{item('y')}</text:list>"
    inner = f"<text:list>{item('Rent')}{item('Deposit', deepest)}</text:list>"
    body = (
        f"<text:list text:style-name='L1'>{item('Subject', inner)}{item('Term')}</text:list>"
        "<text:p>between</text:p>"
        f"<text:list text:style-name='L1' text:continue-numbering='true'>{item('End')}</text:list>"
        f"<text:list text:style-name='L1'>{item('New')}</text:list>"
    )

    text = odt(body, styles=styles).pages[0].text

    assert text.replace("\n\n", "\n").split("\n") == [
        *("1. Subject", "1.1 Rent", "1.2 Deposit", "(a) x", "(b) y", "2. Term"),
        *("between", "3. End", "1. New"),
    ]


def test_deleted_items_are_not_counted(odt: Odt) -> None:
    styles = (
        "<text:list-style style:name='L1'>"
        "<text:list-level-style-number text:level='1' style:num-format='1'/></text:list-style>"
    )

    def listed(text: str) -> str:
        item = f"<text:list-item><text:p>{text}</text:p></text:list-item>"
        goes_on = "text:style-name='L1' text:continue-numbering='true'"
        return f"<text:list {goes_on}>{item}</text:list>"

    gone = f"<text:changed-region text:id='c'><text:deletion>{listed('x')}</text:deletion>"
    body = f"<text:tracked-changes>{gone}</text:changed-region></text:tracked-changes>{listed('a')}"

    assert odt(body, styles=styles).pages[0].text == "1 a"


def test_powers_and_struck_words_are_marked(odt: Odt) -> None:
    styles = (
        "<style:style style:name='T1'><style:text-properties style:text-position='super 58%'/>"
        "</style:style><style:style style:name='T2'>"
        "<style:text-properties style:text-line-through-style='solid'/></style:style>"
    )
    body = (
        "<text:p>4,5 x 10<text:span text:style-name='T1'>9</text:span>/L, art. 5"
        "<text:span text:style-name='T1'>bis</text:span>, "
        "<text:span text:style-name='T2'>10 mg</text:span> 5 mg</text:p>"
    )

    assert odt(body, styles=styles).pages[0].text == "4,5 x 10⁹/L, art. 5bis, [deleted: 10 mg] 5 mg"


def test_notes_and_remarks_follow_their_paragraph(odt: Odt) -> None:
    note = (
        "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>See Art. 7.</text:p></text:note-body></text:note>"
    )
    remark = (
        "<office:annotation><dc:creator>Zoë</dc:creator><dc:date>2024</dc:date>"
        "<text:p>Why?</text:p></office:annotation>"
    )

    text = odt(f"<text:p>One{note} more{remark}.</text:p><text:p>Two</text:p>").pages[0].text

    assert text.split("\n\n") == [
        "One more.",
        "[footnote: See Art. 7.]",
        "[comment by Zoë: Why?]",
        "Two",
    ]


def test_deleted_text_is_marked_where_it_stood(odt: Odt) -> None:
    changes = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion>"
        "<office:change-info><dc:creator>A</dc:creator></office:change-info>"
        "<text:p>800</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )

    text = odt(f"{changes}<text:p>The rent is <text:change text:change-id='c1'/>900.</text:p>")

    assert text.pages[0].text == "The rent is [deleted: 800] 900."


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def table_row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_table_rows_name_their_columns(odt: Odt) -> None:
    header = f"<table:table-header-rows>{table_row(cell('Nome'), cell('Città'))}"
    spanned = cell("Rossi", "table:number-rows-spanned='2'")
    table = (
        f"<table:table>{header}</table:table-header-rows>"
        + table_row(spanned, cell("Forlì"))
        + table_row("<table:covered-table-cell/>", cell("Bari"))
        + "</table:table>"
    )

    assert odt(table).pages[0].text.split("\n") == [
        "Nome | Città",
        "Nome: Rossi; Città: Forlì",
        "Nome: Rossi; Città: Bari",
    ]


def test_repeated_cells_do_not_blow_up(odt: Odt) -> None:
    wide = cell("x", "table:number-columns-repeated='999999999'")
    table = f"<table:table>{table_row(cell('a'), wide)}</table:table>"

    assert len(odt(table).pages[0].text) < 10_000


def test_pages_follow_breaks(odt: Odt) -> None:
    styles = (
        "<style:style style:name='B'><style:paragraph-properties fo:break-before='page'/>"
        "</style:style>"
    )
    body = (
        "<text:p>one</text:p><text:p text:style-name='B'>two <text:soft-page-break/>three</text:p>"
    )

    assert [page.text for page in odt(body, styles=styles).pages] == ["one", "two", "three"]


def test_too_many_pages_are_refused(read_with: ReadWith, package: MakePackage) -> None:
    body = "<text:p>x</text:p><text:soft-page-break/>" * 5

    with pytest.raises(DocumentTooLarge):
        read_with("a.odt", package(document_of("text", body)), pages=3)


def test_headers_once_and_properties(read: Read, package: MakePackage) -> None:
    styles = (
        f"<office:document-styles {SPACES}><office:master-styles><style:master-page>"
        "<style:header><text:p>Private</text:p></style:header>"
        "<style:header-left><text:p>Private</text:p></style:header-left>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    meta = (
        f"<office:document-meta {SPACES}><office:meta><dc:title>Lease</dc:title>"
        "<meta:initial-creator>Rossi</meta:initial-creator></office:meta></office:document-meta>"
    )
    parts = document_of("text", "<text:p>x</text:p>")

    document = read("a.odt", package(parts | {"styles.xml": styles, "meta.xml": meta}))

    assert document.pages[0].text == "Private\n\nx"
    assert (document.title, document.metadata) == ("Lease", {"author": "Rossi"})


def test_slides_are_pages_with_their_notes(read: Read, package: MakePackage) -> None:
    def frame(text: str, role: str = "") -> str:
        return (
            f"<draw:frame presentation:class='{role}'><draw:text-box><text:p>{text}</text:p>"
            "</draw:text-box></draw:frame>"
        )

    hidden = (
        "<style:style style:name='H'><style:drawing-page-properties "
        "presentation:visibility='hidden'/></style:style>"
    )
    body = (
        f"<draw:page><draw:g>{frame('text')}</draw:g>{frame('Titolo', 'title')}"
        f"<presentation:notes>{frame('remember', 'notes')}</presentation:notes></draw:page>"
        f"<draw:page draw:style-name='H'>{frame('two')}"
        "<office:annotation><dc:creator>Zoë</dc:creator><text:p>a</text:p></office:annotation>"
        "<office:annotation><text:p>b</text:p></office:annotation></draw:page>"
    )

    document = read("a.odp", package(document_of("presentation", body, styles=hidden)))

    assert document.kind is DocumentKind.ODP
    assert [page.text for page in document.pages] == [
        "Titolo\n\ntext\n\nNotes: remember",
        "two\n\n[comment by Zoë: a]\n\n[comment: b]",
    ]
    assert document.notes == ("Slides that are hidden when the presentation is shown: 2.",)


def locked(parts: dict[str, str | bytes], password: str) -> dict[str, str | bytes]:
    """The document with its content encrypted as OpenDocument 1.2 says."""
    vector, salt = bytes(16), b"salt of 16 bytes"
    key = hashlib.pbkdf2_hmac("sha1", hashlib.sha256(password.encode()).digest(), salt, 10, 32)
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(str(parts["content.xml"]).encode()) + packer.flush()
    checksum = hashlib.sha256(packed[:1024]).digest()
    filling = 16 - len(packed) % 16
    encryptor = Cipher(algorithms.AES256(key), modes.CBC(vector)).encryptor()
    content = encryptor.update(packed + bytes([filling]) * filling)
    encoded = {
        name: base64.b64encode(value).decode()
        for name, value in (("vector", vector), ("salt", salt), ("sum", checksum))
    }
    manifest = (
        "<m:manifest xmlns:m='urn:x'><m:file-entry m:full-path='content.xml'>"
        f"<m:encryption-data m:checksum='{encoded['sum']}'><m:algorithm "
        "m:algorithm-name='http://www.w3.org/2001/04/xmlenc#aes256-cbc' "
        f"m:initialisation-vector='{encoded['vector']}'/><m:start-key-generation "
        "m:start-key-generation-name='http://www.w3.org/2000/09/xmldsig#sha256'/>"
        "<m:key-derivation m:key-derivation-name='PBKDF2' m:iteration-count='10' "
        f"m:salt='{encoded['salt']}'/></m:encryption-data></m:file-entry></m:manifest>"
    )
    return parts | {"content.xml": content, "META-INF/manifest.xml": manifest}


def test_encrypted_document_opens_with_its_password_only(
    read_with: ReadWith, package: MakePackage
) -> None:
    content = package(locked(document_of("text", "<text:p>è segreto</text:p>"), "pässword"))

    with pytest.raises(PasswordNeeded, match="opens only with its password"):
        read_with("a.odt", content)
    with pytest.raises(PasswordNeeded, match="does not open"):
        read_with("a.odt", content, password="wrong")
    document = read_with("a.odt", content, password="pässword")
    assert document.pages[0].text == "è segreto"


def test_unknown_encryption_is_said(read_with: ReadWith, package: MakePackage) -> None:
    parts = locked(document_of("text", ""), "x")
    parts["META-INF/manifest.xml"] = str(parts["META-INF/manifest.xml"]).replace("PBKDF2", "Argon2")

    with pytest.raises(KindUnsupported, match="encrypted in a way"):
        read_with("a.odt", package(parts), password="x")


def test_pictures_without_words_are_members(read: Read, package: MakePackage) -> None:
    found = read("a.odt", package(document_of("text", "") | {"Pictures/a.png": "x"}))

    assert [member.name for member in found.members] == ["a.png"]


def test_metafiles_without_words_need_ocr(read: Read, package: MakePackage) -> None:
    with pytest.raises(TextMissing):
        read("a.odt", package(document_of("text", "") | {"Pictures/a.wmf": "x"}))


@pytest.mark.parametrize("content", ["<a>", "<a/>"])
def test_document_without_a_body_is_damaged(read: Read, package: MakePackage, content: str) -> None:
    with pytest.raises(DocumentDamaged):
        read("a.odt", package(document_of("text", "") | {"content.xml": content}))


def test_nesting_beyond_measure_is_damaged(read: Read, package: MakePackage) -> None:
    body = "<text:p>" + "<text:span>" * 5000 + "x" + "</text:span>" * 5000 + "</text:p>"

    with pytest.raises(DocumentDamaged):
        read("a.odt", package(document_of("text", body)))
