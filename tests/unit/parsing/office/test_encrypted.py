"""Encrypted Office documents: opened with the password, and only with it."""

import hashlib
import io
import struct
from collections.abc import Callable

import docx as python_docx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, KindUnsupported, PasswordNeeded

ReadWith = Callable[..., ParsedDocument]
MakeCompound = Callable[[dict[str, bytes]], bytes]


@pytest.fixture(scope="module")
def locked_docx() -> bytes:
    plain, locked = io.BytesIO(), io.BytesIO()
    made = python_docx.Document()
    made.add_paragraph("Perché è segreto")
    made.save(plain)
    OOXMLFile(plain).encrypt("pässword", locked)
    return locked.getvalue()


def test_document_opens_with_its_password(read_with: ReadWith, locked_docx: bytes) -> None:
    document = read_with("a.docx", locked_docx, password="pässword")

    assert document.kind is DocumentKind.DOCX
    assert document.pages[0].text == "Perché è segreto"


def test_without_a_password_it_is_asked_for(read_with: ReadWith, locked_docx: bytes) -> None:
    with pytest.raises(PasswordNeeded, match="opens only with its password"):
        read_with("a.docx", locked_docx)


def test_wrong_password_is_said(read_with: ReadWith, locked_docx: bytes) -> None:
    with pytest.raises(PasswordNeeded, match="does not open"):
        read_with("a.docx", locked_docx, password="wrong")


def test_cut_off_document_is_damaged(read_with: ReadWith, locked_docx: bytes) -> None:
    with pytest.raises(DocumentDamaged):
        read_with("a.docx", locked_docx[:9000], password="pässword")


def test_document_of_a_rights_server_is_unsupported(
    read_with: ReadWith, compound: MakeCompound
) -> None:
    with pytest.raises(KindUnsupported, match="rights management"):
        read_with("a.docx", compound({"EncryptedPackage": b"x"}))


def locked_doc(compound: MakeCompound, password: str) -> bytes:
    """A Word 97 document with RC4 encryption (MS-OFFCRYPTO 2.3.6), all of its text cut away."""
    salt, verifier = bytes(range(16)), bytes(16)
    hashed = verifier + hashlib.md5(verifier).digest()
    checked = DocumentRC4.decrypt(password, salt, io.BytesIO(hashed)).read()
    word = bytearray(4096)
    struct.pack_into("<HH", word, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", word, 10, 0x0100)  # encrypted; the table stream is "0Table"
    struct.pack_into("<I", word, 14, 52)
    table = struct.pack("<HH", 1, 1) + salt + checked[:32]
    return compound({"WordDocument": bytes(word), "0Table": table})


def test_word_97_document_is_decrypted_without_writing_a_file(
    read_with: ReadWith, compound: MakeCompound
) -> None:
    content = locked_doc(compound, "pass")

    with pytest.raises(PasswordNeeded, match="opens only with its password"):
        read_with("a.doc", content)
    with pytest.raises(PasswordNeeded, match="does not open"):
        read_with("a.doc", content, password="wrong")
    with pytest.raises(DocumentDamaged):  # opened: there is nothing in it
        read_with("a.doc", content, password="pass")
