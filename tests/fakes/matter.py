"""A folder as a law firm or a ward has it: every kind of file, made on the spot."""

import gzip
import io
import mailbox
import tarfile
import zipfile
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import py7zr
import pypdfium2 as pdfium
import xlsxwriter
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID
from docx import Document
from fpdf import FPDF
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader, PdfWriter

PASSWORD = "segreto"
SIGNER = "Elena Bianchi"
CLAUSE = (
    "Either party may end the storage agreement upon sixty days of written notice to the other."
)
LETTER = (
    "Gentile collega, la paziente viene dimessa in data odierna in buone condizioni generali.",
    "Si prescrive ramipril cinque milligrammi al mattino e si consiglia un controllo della",
    "funzionalità renale entro tre settimane. Cordiali saluti, il medico di reparto.",
)
_DPI = 200


def write_matter(folder: Path) -> Path:
    """One file of most kinds, some of them unreadable, two of them equal; the folder."""
    folder.mkdir(parents=True)
    _write_plain(folder)
    _write_office(folder)
    _write_scans(folder / "scans")
    _write_mail(folder / "mail")
    _write_packed(folder / "packed")
    _write_bad(folder / "unreadable")
    return folder


def pdf_of(*lines: str, attachment: bytes = b"") -> bytes:
    """A PDF page with these lines."""
    document = FPDF(format="A4")
    document.add_page()
    document.set_font("Times", size=12)
    for line in lines:
        document.multi_cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
    if attachment:
        document.embed_file(basename="annex.txt", bytes=attachment)
    return bytes(document.output())


def scan_of(*lines: str) -> Image.Image:
    """A page with these lines as a scanner sees it: a grey picture."""
    with pdfium.PdfDocument(pdf_of(*lines)) as document:
        picture: Image.Image = document[0].render(scale=_DPI / 72, grayscale=True).to_pil()
    return picture


def docx_of(*paragraphs: str) -> bytes:
    """A Word document with these paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return _saved(document.save)


def message(subject: str, body: str, *attachments: tuple[str, bytes]) -> EmailMessage:
    """A message with attachments."""
    made = EmailMessage()
    made["From"] = "Anna Verdi <anna@example.org>"
    made["To"] = "studio@example.org"
    made["Date"] = "Tue, 03 Mar 2026 10:15:00 +0100"
    made["Subject"] = subject
    made.set_content(body)
    for name, content in attachments:
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made


def mailbox_of(*messages: EmailMessage, scratch: Path) -> bytes:
    """A mailbox with these messages; `scratch` is a folder that may be written to."""
    path = scratch / "making.mbox"
    box = mailbox.mbox(path)
    for each in messages:
        box.add(each)
    box.close()
    content = path.read_bytes()
    path.unlink()
    return content


def signed(content: bytes) -> bytes:
    """The content in a CAdES envelope (attached, DER), signed by SIGNER."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, SIGNER)])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(4711)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content)
    builder = builder.add_signer(certificate, key, hashes.SHA256())
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def encrypted_pdf(*lines: str) -> bytes:
    """A PDF that opens with PASSWORD."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(*lines))))
    writer.encrypt(PASSWORD, algorithm="AES-256")
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def zip_of(*members: tuple[str, bytes]) -> bytes:
    """A ZIP archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


def _saved(save: object) -> bytes:
    packed = io.BytesIO()
    save(packed)
    return packed.getvalue()


def _write_plain(folder: Path) -> None:
    (folder / "notes.txt").write_text("The witness saw a green van at the harbour at noon.\n")
    (folder / "verbale.txt").write_bytes("L'udienza è rinviata al 12 maggio.".encode("cp1252"))
    (folder / "readme.md").write_text("# Plan\n\nFile the appeal before the end of April.\n")
    (folder / "page.html").write_text("<h1>Ruling</h1><p>The claim for damages is dismissed.</p>")
    (folder / "parties.csv").write_text(
        "Name;Role;City\nRossi;plaintiff;Torino\nBeta;tenant;Lecce\n"
    )
    (folder / "case.json").write_text('{"court": "Tribunale di Pavia", "number": "1187/2025"}')
    (folder / "invoice.xml").write_text("<invoice><total>1290.50</total><due>May</due></invoice>")


def _write_office(folder: Path) -> None:
    lease = docx_of("Lease", "The tenant pays nine hundred euros a month in advance.")
    (folder / "lease.docx").write_bytes(lease)
    (folder / "copy of lease.docx").write_bytes(lease)
    (folder / "contract.pdf").write_bytes(
        pdf_of("The supplier delivers within ten days.", attachment=b"Annex: forty barrels.")
    )
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Rents")
        for row, values in enumerate((("Month", "Rent"), ("January", 900), ("February", 910))):
            sheet.write_row(row, 0, values)
    (folder / "rents.xlsx").write_bytes(packed.getvalue())
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[5])
    slide.shapes.title.text = "The limitation period ends in October"
    (folder / "talk.pptx").write_bytes(_saved(slides.save))
    (folder / "letter.rtf").write_text(r"{\rtf1\ansi The bailiff came on Monday.\par}")


def _write_scans(folder: Path) -> None:
    folder.mkdir()
    scan_of(*LETTER).save(folder / "lettera.png", dpi=(_DPI, _DPI))
    pages = [scan_of("The first page of the expert opinion."), scan_of("The second page.")]
    pages[0].save(folder / "opinion.tif", save_all=True, append_images=pages[1:], dpi=(_DPI, _DPI))
    scanned = FPDF(format="A4")
    scanned.add_page()
    scanned.image(scan_of("The deed was registered in Verona."), x=0, y=0, w=210)
    scanned.add_page()
    scanned.set_font("Times", size=12)
    scanned.multi_cell(0, 7, "A page that was typed: the register closes in June.")
    scanned.output(str(folder / "deed.pdf"))


def _write_mail(folder: Path) -> None:
    folder.mkdir()
    offer = message(
        "Offer", "Please find the agreement attached.", ("agreement.docx", docx_of(CLAUSE))
    )
    (folder / "offer.eml").write_bytes(bytes(offer))
    forwarded = message("Fwd: Offer", "See below what they sent.")
    forwarded.add_attachment(message("Terms", "The warehouse stays closed on Sundays."))
    others = [
        message(f"Note {n}", f"The hearing number {n} is in room {n + 20}.") for n in range(3)
    ]
    box = mailbox_of(*others, offer, forwarded, scratch=folder)
    (folder / "archive.zip").write_bytes(
        zip_of(("2025/inbox.mbox", box), ("list.txt", b"One box."))
    )


def _write_packed(folder: Path) -> None:
    folder.mkdir()
    ruling = pdf_of("The court orders the return of the deposit.")
    (folder / "ruling.pdf.p7m").write_bytes(signed(ruling))
    (folder / "minutes.txt.gz").write_bytes(gzip.compress(b"The board met without its chairman."))
    with tarfile.open(folder / "bundle.tar.gz", "w:gz") as archive:
        for name, text in (("a.txt", b"Exhibit A is a knife."), ("b.txt", b"Exhibit B is a rope.")):
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))
    with py7zr.SevenZipFile(folder / "photos.7z", "w") as archive:
        archive.writestr("The photographs show a broken window.", "caption.txt")


def _write_bad(folder: Path) -> None:
    folder.mkdir()
    (folder / "locked.pdf").write_bytes(encrypted_pdf("The secret price is twelve thousand."))
    (folder / "cut.docx").write_bytes(docx_of("Never finished.")[:700])
    (folder / "empty.txt").touch()
    (folder / "song.mp3").write_bytes(b"ID3\x04" + bytes(500))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of use")
    (folder / "bomb.zip").write_bytes(zip_of(("zeros.txt", bytes(60 << 20))))
