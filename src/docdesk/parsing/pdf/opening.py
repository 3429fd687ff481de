"""PDF files opened, with their password if they have one."""

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docdesk.domain.errors import DocumentDamaged, PasswordNeeded
from docdesk.parsing.source import Source


def open_pdf(source: Source, password: str) -> pdfium.PdfDocument:
    """The opened document with its form fields, to be closed by the caller.

    Raises:
        PasswordNeeded: it opens only with a password, or with another one.
        DocumentDamaged: it cannot be opened at all.
    """
    try:
        document = pdfium.PdfDocument(source.path or source.data, password=password or None)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise _password_needed(password) from error
        if error.err_code == pdfium_c.FPDF_ERR_SECURITY:
            raise DocumentDamaged(
                "The PDF is encrypted in a way that DocDesk does not read.",
                "Open it in a PDF program and save a copy without encryption.",
            ) from error
        raise DocumentDamaged(
            "The PDF is damaged and cannot be opened.",
            "Open it in a PDF program and save it again, or get a fresh copy.",
        ) from error
    if document.get_formtype():
        document.init_forms()  # before any page is opened; without it no field can be read or drawn
    return document


def _password_needed(password: str) -> PasswordNeeded:
    if password:
        return PasswordNeeded(
            "The password does not open the PDF.",
            'Choose "Enter password" and type it again (in a terminal: docdesk unlock).',
        )
    return PasswordNeeded(
        "The PDF is encrypted and opens only with its password.",
        'Choose "Enter password" (in a terminal: docdesk unlock).',
    )
