"""XML: what a person would read of it, whatever its vocabulary."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from docdesk.domain.documents import DocumentKind, FileLocation, ParsedDocument
from docdesk.domain.errors import DocumentEmpty
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document

Read = Callable[[str, bytes], ParsedDocument]

INVOICE = """<?xml version="1.0" encoding="UTF-8"?>
<p:FatturaElettronica versione="FPR12"
  xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"
  xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
 <FatturaElettronicaHeader>
  <CedentePrestatore>
   <DatiAnagrafici>
    <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA>
    <Anagrafica><Denominazione>Società Agricola Rossi</Denominazione></Anagrafica>
   </DatiAnagrafici>
   <Sede><Indirizzo>Via Roma 1</Indirizzo><CAP>00100</CAP><Comune>Roma</Comune></Sede>
  </CedentePrestatore>
 </FatturaElettronicaHeader>
 <FatturaElettronicaBody>
  <DatiBeniServizi>
   <DettaglioLinee><NumeroLinea>1</NumeroLinea><Descrizione>Olio d'oliva</Descrizione>
    <PrezzoUnitario>12.50</PrezzoUnitario></DettaglioLinee>
   <DettaglioLinee><NumeroLinea>2</NumeroLinea><Descrizione>Vino</Descrizione>
    <PrezzoUnitario>7.00</PrezzoUnitario></DettaglioLinee>
  </DatiBeniServizi>
  <Allegati><NomeAttachment>a.pdf</NomeAttachment><Attachment>%s</Attachment></Allegati>
 </FatturaElettronicaBody>
 <ds:Signature><ds:SignatureValue>c2lnbmVk</ds:SignatureValue></ds:Signature>
</p:FatturaElettronica>"""

CLINICAL = """<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
 <templateId root="2.16.840.1"/><title>Lettera di dimissione</title>
 <effectiveTime value="20240301"/>
 <recordTarget><patientRole><id root="2.16.840.1.113883" extension="RSSMRA80A01H501U"/>
  <patient><name><family>Rossi</family><given>Maria</given></name></patient>
 </patientRole></recordTarget>
 <component><structuredBody><component><section>
  <code code="11535-2" displayName="Diagnosi di dimissione"/>
  <title>Diagnosi</title>
  <text>Si dimette con <content>fibrillazione atriale</content>.
   <table><tr><th>Farmaco</th><th>Dose</th></tr><tr><td>Warfarin</td><td>5 mg</td></tr></table>
   <list><item>controllo INR</item><item>dieta</item></list>
  </text>
  <entry><observation classCode="OBS"><value code="I48"/></observation></entry>
 </section></component></structuredBody></component>
</ClinicalDocument>"""


def text_of(read: Read, content: str) -> str:
    return read("a.xml", content.encode()).pages[0].text


def test_invoice_is_read_as_names_and_values(read: Read) -> None:
    document = read("IT01234567890_00001.xml", (INVOICE % "").encode())

    assert document.pages[0].text == (
        "Fattura Elettronica Header, Cedente Prestatore\n\nDati Anagrafici\n\n"
        "Id Fiscale IVA:\nId Paese: IT\nId Codice: 01234567890\n"
        "Denominazione: Società Agricola Rossi\n\n"
        "Sede:\nIndirizzo: Via Roma 1\nCAP: 00100\nComune: Roma\n\n"
        "Fattura Elettronica Body\n\nDati Beni Servizi\n\n"
        "Dettaglio Linee:\nNumero Linea: 1\nDescrizione: Olio d'oliva\nPrezzo Unitario: 12.50\n\n"
        "Dettaglio Linee:\nNumero Linea: 2\nDescrizione: Vino\nPrezzo Unitario: 7.00\n\n"
        "Allegati:\nNome Attachment: a.pdf"
    )
    assert document.kind is DocumentKind.XML


def pdf_letters() -> str:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.text(50, 50, "Copia di cortesia")
    return base64.encodebytes(bytes(pdf.output())).decode()


def test_file_written_in_an_invoice_is_a_member(tmp_path: Path) -> None:
    path = tmp_path / "invoice.xml"
    path.write_text(INVOICE % pdf_letters())
    options = ReadOptions(ParseLimits())

    invoice = read_document(FileLocation(path), options)
    (member,) = invoice.members
    attached = read_document(FileLocation(path, (0,)), options)

    assert member.name == "a.pdf"
    assert attached.kind is DocumentKind.PDF
    assert attached.pages[0].text == "Copia di cortesia"
    assert invoice.pages[0].text.endswith("Nome Attachment: a.pdf")
    assert invoice.notes == ()


def test_document_that_is_all_in_one_file_has_it_as_a_member(read: Read) -> None:
    content = (
        '<ClinicalDocument xmlns="urn:hl7-org:v3"><component><nonXMLBody>'
        f'<text mediaType="application/pdf" representation="B64">{pdf_letters()}</text>'
        "</nonXMLBody></component></ClinicalDocument>"
    )

    (member,) = read("a.xml", content.encode()).members

    assert member.name == "attachment 1.pdf"


def test_other_data_written_as_letters_is_left_out_and_said(read: Read) -> None:
    document = read("a.xml", (INVOICE % ("AbCdEfGh" * 100)).encode())

    assert "AbCdEfGh" not in document.pages[0].text
    assert document.notes == ("Pictures or data written in it as letters (base64) were left out.",)
    assert document.members == ()


def test_clinical_document_is_read_in_its_words(read: Read) -> None:
    document = read("a.xml", CLINICAL.encode())

    text = document.pages[0].text
    assert document.title == "Lettera di dimissione"
    assert [heading.text for heading in document.headings][-1] == "Diagnosi"
    assert "Si dimette con fibrillazione atriale ." not in text
    assert "Si dimette con fibrillazione atriale." in text
    assert "Farmaco | Dose\nWarfarin | 5 mg" in text
    assert "controllo INR" in text
    assert "effective Time: 20240301" in text
    assert "RSSMRA80A01H501U" in text
    assert "family: Rossi\ngiven: Maria" in text
    assert "I48" not in text
    assert "2.16.840" not in text


def test_marked_words_do_not_break_their_paragraph(read: Read) -> None:
    assert text_of(
        read, "<book><para>One <em>long</em>\n   line.</para><para>Two.</para></book>"
    ) == ("One long line.\n\nTwo.")


def test_titles_are_headings_by_their_depth(read: Read) -> None:
    document = read(
        "a.xml",
        b"<book><title>Leases</title><chapter><title>Term</title><para>Three years.</para>"
        b"<section><title>Renewal</title><para>Never.</para></section></chapter></book>",
    )

    assert [(heading.text, heading.level) for heading in document.headings] == [
        ("Leases", 1),
        ("Term", 2),
        ("Renewal", 3),
    ]
    for heading in document.headings:
        assert document.pages[0].text[heading.start : heading.end] == heading.text


def test_values_in_attributes_are_read(read: Read) -> None:
    text = text_of(
        read, '<list><price currency="EUR">12</price><row id="7" no="3" name="x"/></list>'
    )

    assert text == "price: 12 (EUR)\nrow: no: 3; name: x"


def test_web_page_within_a_feed_is_read_as_one(read: Read) -> None:
    text = text_of(
        read,
        "<rss><item><description>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;</description>"
        "</item></rss>",
    )

    assert text == "One two"


def test_flat_office_document_is_read_without_its_styles(read: Read) -> None:
    office, words = (
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text")
    )
    content = (
        f"<office:document {office} {words}><office:meta><d>2020</d></office:meta>"
        "<office:styles><s>Arial</s></office:styles><office:body><office:text>"
        "<text:h>Term</text:h><text:p>Three<text:s/>years<text:line-break/>only.</text:p>"
        "</office:text></office:body></office:document>"
    )

    assert text_of(read, content) == "Term\n\nThree years\nonly."


def test_sheet_in_xml_is_read_in_rows(read: Read) -> None:
    content = (
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style/></Styles>'
        '<Worksheet ss:Name="Prices"><Table><Row><Cell><Data>Oil</Data></Cell>'
        "<Cell><Data>12</Data></Cell></Row></Table></Worksheet></Workbook>"
    )

    assert text_of(read, content).endswith("Oil | 12")


def test_word_document_in_one_file_is_its_text(read: Read) -> None:
    pkg, w = "http://schemas.microsoft.com/office/2006/xmlPackage", "urn:w"
    content = (
        f'<pkg:package xmlns:pkg="{pkg}" xmlns:w="{w}">'
        '<pkg:part pkg:name="/word/styles.xml"><pkg:xmlData><w:p>Normal</w:p></pkg:xmlData>'
        '</pkg:part><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document><w:body>'
        "<w:p><w:r><w:t>The term</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part>"
        "</pkg:package>"
    )

    assert text_of(read, content) == "The term"


def test_entities_are_neither_loaded_nor_expanded(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    content = (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "yyyy">'
        f'<!ENTITY % z SYSTEM "{secret.as_uri()}">%z;]><a><p>one &x; two &y; &agrave; three</p></a>'
    )

    assert text_of(read, content) == "one &x; two &y; à three"


@pytest.mark.timeout(20)
def test_nested_entities_and_elements_do_no_harm(read: Read) -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    deep = "<a>" * 2000 + "words" + "</a>" * 2000

    assert "words" in text_of(
        read, f'<!DOCTYPE a [<!ENTITY e0 "x">{bomb}]><a><p>&e11; words</p></a>'
    )
    assert text_of(read, deep) == "words"


def test_xml_with_mistakes_is_read_with_a_note(read: Read) -> None:
    document = read("a.xml", b"<?xml version='1.0'?><a><p>one &amp two</p><p>three</p>")

    assert "three" in document.pages[0].text
    assert "well-formed" in document.notes[0]


def test_prefixes_that_nothing_declares_are_forgiven(read: Read) -> None:
    assert text_of(read, "<w:d><w:p>one</w:p><w:p>two</w:p></w:d>") == "one\n\ntwo"


def test_wrongly_declared_encoding_is_forgiven(read: Read) -> None:
    content = "<?xml version='1.0' encoding='UTF-8'?><a><p>La società è così</p></a>".encode(
        "cp1252"
    )

    document = read("a.xml", content)

    assert document.pages[0].text == "La società è così"
    assert document.notes == ()


@pytest.mark.parametrize(
    "content",
    [
        b"\n\n<?xml version='1.0'?><a><p>one</p></a>",
        b"<?xml version='1.0' encoding='UTF-16'?><a><p>one</p></a>",
        b"\xef\xbb\xbf<?xml version='1.0'?><a><p>one</p></a>",
        "<?xml version='1.0' encoding='UTF-16'?><a><p>one</p></a>".encode("utf-16"),
    ],
)
def test_declaration_in_a_wrong_place_or_of_another_encoding(read: Read, content: bytes) -> None:
    document = read("a.xml", content)

    assert document.pages[0].text == "one"
    assert document.notes == ()


def test_documents_in_a_row_are_all_read(read: Read) -> None:
    document = read("log.xml", b"<?xml version='1.0'?><p>one</p>\n<?xml version='1.0'?><p>two</p>")

    assert document.pages[0].text == "one\n\ntwo"
    assert document.notes == ()


def test_what_is_no_xml_at_all_is_read_as_text(read: Read) -> None:
    document = read("a.xml", b"<?xml version='1.0'?>\nonly words & nothing else")

    assert "only words & nothing else" in document.pages[0].text
    assert "plain text" in document.notes[0]


def test_xml_without_words_is_empty(read: Read) -> None:
    with pytest.raises(DocumentEmpty):
        read("a.xml", b"<?xml version='1.0'?><a><b/></a>")


def test_values_say_whose_they_are(read: Read) -> None:
    party = "<{0}><Dati><Nome>{1}</Nome><Codice>{2}</Codice></Dati></{0}>"
    content = f"<r>{party.format('Venditore', 'A', 1)}{party.format('Cliente', 'B', 2)}</r>"

    text = read("a.xml", content.encode()).pages[0].text

    assert text == "Venditore, Dati:\nNome: A\nCodice: 1\n\nCliente, Dati:\nNome: B\nCodice: 2"
