"""Signed files: the file within in every encoding, the signer, detached and encrypted ones."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from asn1crypto import cms, core

from docdesk.domain.documents import DocumentKind, FileLocation, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentError, KindUnsupported
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.mail.signed import open_signed, unwrap
from docdesk.parsing.registry import read_document
from docdesk.parsing.source import Source

Read = Callable[[str, bytes], ParsedDocument]
Sign = Callable[..., bytes]
OPTIONS = ReadOptions(ParseLimits())
TEXT = b"The lease ends in May."


def in_pieces(signed: bytes) -> bytes:
    """The same signature in BER: indefinite lengths, the content cut into pieces."""
    data = cms.ContentInfo.load(signed)["content"]
    content = bytes(data["encap_content_info"]["content"])
    pieces = b"".join(
        core.OctetString(content[at : at + 5]).dump() for at in range(0, len(content), 5)
    )
    oid = cms.ContentType("data").dump()
    inner = b"\x30\x80" + oid + b"\xa0\x80\x24\x80" + pieces + bytes(6)
    parts = [
        inner if name == "encap_content_info" else data[name].dump()
        for name in ("version", "digest_algorithms", "encap_content_info", "certificates")
    ]
    body = b"\x30\x80" + b"".join(parts) + data["signer_infos"].dump() + bytes(2)
    return b"\x30\x80" + cms.ContentType("signed_data").dump() + b"\xa0\x80" + body + bytes(4)


@pytest.mark.parametrize(
    "encode",
    [
        bytes,
        in_pieces,
        base64.encodebytes,
        base64.b64encode,
        lambda signed: b"-----BEGIN PKCS7-----\n" + base64.encodebytes(signed)
        + b"-----END PKCS7-----\n",
    ],
    ids=["DER", "BER", "base64", "base64 on one line", "PEM"],
)  # fmt: skip
def test_the_signed_file_is_read_in_every_encoding(
    read: Read, sign: Sign, encode: Callable[[bytes], bytes]
) -> None:
    before = datetime.now(UTC).replace(microsecond=0)

    document = read("lease.txt.p7m", encode(sign(TEXT)))

    assert document.kind is DocumentKind.TEXT
    assert document.title == "lease"
    assert document.pages[0].text == TEXT.decode()
    assert document.metadata["signed_by"] == "ROSSI ANNA"
    assert before <= datetime.fromisoformat(document.metadata["signed_on"])
    assert document.notes == ("It is signed; whether the signature is valid was not checked.",)


def test_the_name_loses_one_ending(sign: Sign) -> None:
    for name, inner in (
        ("lease.pdf.p7m", "lease.pdf"),
        ("lease.pdf.P7M", "lease.pdf"),
        ("lease.pdf.p7m.p7m", "lease.pdf.p7m"),
        ("lease.pdf", "lease.pdf"),
    ):
        assert unwrap(Source(name, data=sign(TEXT)), OPTIONS).source == Source(inner, data=TEXT)


def test_a_file_that_was_signed_twice_is_read(read: Read, sign: Sign) -> None:
    document = read("lease.txt.p7m.p7m", sign(sign(TEXT)))

    assert document.pages[0].text == TEXT.decode()
    assert document.metadata["signed_by"] == "ROSSI ANNA"
    assert len(document.notes) == 1


def test_a_time_stamped_file_is_taken_out(sign: Sign) -> None:
    signed = sign(TEXT)
    content = core.OctetString(signed).dump()
    version = core.Integer(1).dump()
    stamps = b"\xa0\x00"  # RFC 5544 wants time stamps here; they are not looked at
    data = b"\x30" + _length(version + content + stamps)
    oid = core.ObjectIdentifier("1.2.840.113549.1.9.16.1.31").dump()
    stamped = b"\x30" + _length(oid + b"\xa0" + _length(data))

    unwrapped = unwrap(Source("lease.txt.p7m.tsd", data=stamped), OPTIONS)

    assert unwrapped.source == Source("lease.txt.p7m", data=signed)


def test_a_detached_signature_is_a_document_of_its_own(read: Read, sign: Sign) -> None:
    document = read("lease.pdf.p7s", sign(TEXT, detached=True))

    assert document.kind is DocumentKind.SIGNATURE
    assert document.title == "Signature of lease.pdf"
    lines = document.pages[0].text.split("\n")
    assert lines[0] == "Signature of: lease.pdf"
    assert lines[2] == "Signed by: ROSSI ANNA"
    assert lines[3].startswith("Signed on: 20")
    assert lines[4:] == [
        "Certificate issued by: Qualified CA",
        "Serial number: CAFE",
        "Valid from 2020-01-02 to 2040-03-04",
    ]
    assert document.metadata["signed_by"] == "ROSSI ANNA"
    assert document.notes[0].startswith("The file that it signs is not in it")


def test_the_file_beside_a_detached_signature_is_named(tmp_path: Path, sign: Sign) -> None:
    (tmp_path / "lease.pdf").write_bytes(b"%PDF")
    path = tmp_path / "lease.pdf.p7s"
    path.write_bytes(sign(TEXT, detached=True))

    document = read_document(FileLocation(path), OPTIONS)

    assert document.notes[0].startswith("It signs the file lease.pdf beside it")


def test_a_signer_without_certificate_is_still_told(sign: Sign) -> None:
    info = cms.ContentInfo.load(sign(TEXT, detached=True))
    info["content"]["certificates"] = None

    (signer,) = open_signed(info.dump(force=True)).signers

    assert (signer.name, signer.issuer, signer.serial) == ("", "Qualified CA", "CAFE")


def test_an_encrypted_file_says_that_a_key_opens_it() -> None:
    fields = {"version": "v0", "recipient_infos": [], "encrypted_content_info": {
        "content_type": "data",
        "content_encryption_algorithm": {"algorithm": "aes256_cbc", "parameters": bytes(16)},
        "encrypted_content": bytes(32),
    }}  # fmt: skip
    info = cms.ContentInfo({"content_type": "enveloped_data", "content": cms.EnvelopedData(fields)})

    with pytest.raises(DocumentError, match="only with the key of its receiver"):
        open_signed(info.dump())


def test_certificates_alone_are_no_document(sign: Sign) -> None:
    info = cms.ContentInfo.load(sign(TEXT, detached=True))
    info["content"]["signer_infos"] = []

    with pytest.raises(KindUnsupported, match="keys or certificates"):
        open_signed(info.dump(force=True))


@pytest.mark.parametrize("cut", [30, 200, 500])
def test_a_signed_file_that_is_cut_off_is_damaged(read: Read, sign: Sign, cut: int) -> None:
    with pytest.raises(DocumentDamaged):
        read("lease.txt.p7m", sign(TEXT)[:cut])


def test_a_signed_message_is_read_with_its_signer(read: Read, sign: Sign) -> None:
    inner = b"Content-Type: text/plain\r\n\r\nThe lease ends in May."
    signature = base64.encodebytes(sign(inner, detached=True))
    content = (
        b"From: a@example.com\r\nSubject: x\r\n"
        b'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="b"'
        b"\r\n\r\n--b\r\n" + inner + b"\r\n--b\r\n"
        b"Content-Type: application/pkcs7-signature; name=smime.p7s\r\n"
        b"Content-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: attachment; filename=smime.p7s\r\n\r\n" + signature + b"\r\n--b--"
    )

    document = read("a.eml", content)

    assert document.pages[0].text.endswith("The lease ends in May.")
    assert document.metadata["signed_by"] == "ROSSI ANNA"
    assert document.members == ()


def test_certified_mail_holds_the_real_message(read: Read, sign: Sign, tmp_path: Path) -> None:
    """As Italian providers (PEC) send it: a signed cover with the message as postacert.eml."""
    real = EmailMessage()
    real["From"], real["Subject"] = "anna@example.com", "Contratto"
    real.set_content("The lease ends in May.")
    cover = EmailMessage()
    cover.set_content("Messaggio di posta certificata")
    cover.add_attachment("<postacert/>", subtype="xml", filename="daticert.xml")
    cover.add_attachment(real, filename="postacert.eml")
    signature = base64.encodebytes(sign(cover.as_bytes(), detached=True))
    content = (
        b"From: posta-certificata@example.com\r\nSubject: POSTA CERTIFICATA: Contratto\r\n"
        b'Content-Type: multipart/signed; boundary="b"\r\n\r\n--b\r\n'
        + cover.as_bytes()
        + b"\r\n--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + signature + b"\r\n--b--"
    )

    document = read("a.eml", content)
    inner = read_document(FileLocation(tmp_path / "a.eml", (1,)), OPTIONS)

    assert [member.name for member in document.members] == ["daticert.xml", "postacert.eml"]
    assert document.metadata["signed_by"] == "ROSSI ANNA"
    assert (inner.title, inner.pages[0].text.split("\n")[-1]) == (
        "Contratto",
        "The lease ends in May.",
    )


def test_a_message_within_its_signature_is_read(read: Read, sign: Sign) -> None:
    inner = EmailMessage()
    inner.set_content("The lease ends in May.")
    inner.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    content = (
        b"From: a@example.com\r\nSubject: x\r\n"
        b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(sign(inner.as_bytes()))
    )

    document = read("a.eml", content)

    assert document.pages[0].text.endswith("The lease ends in May.")
    assert document.metadata["signed_by"] == "ROSSI ANNA"
    assert [member.name for member in document.members] == ["a.pdf"]


def test_a_signed_part_of_a_message_lies_in_a_file_of_its_own(read: Read, sign: Sign) -> None:
    inner = b"Content-Type: text/plain\r\n\r\nThe lease ends in May."

    document = read("smime.p7m", sign(inner))

    assert document.kind is DocumentKind.EML
    assert document.pages[0].text == "The lease ends in May."


def test_a_signed_attachment_is_a_member(read: Read, sign: Sign, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.com", "x"
    message.set_content("See the lease.")
    message.add_attachment(
        sign(TEXT), maintype="application", subtype="pkcs7-mime", filename="lease.txt.p7m"
    )
    document = read("a.eml", message.as_bytes())

    member = read_document(FileLocation(tmp_path / "a.eml", (0,)), OPTIONS)

    assert [member.name for member in document.members] == ["lease.txt.p7m"]
    assert member.pages[0].text == TEXT.decode()
    assert member.metadata["signed_by"] == "ROSSI ANNA"


def test_a_message_whose_signature_is_damaged_is_read_with_a_note(read: Read) -> None:
    content = (
        b"From: a@example.com\r\nSubject: x\r\n"
        b'Content-Type: multipart/signed; boundary="b"\r\n\r\n'
        b"--b\r\n\r\ntext\r\n--b\r\n"
        b"Content-Type: application/pkcs7-signature\r\n\r\nnothing\r\n--b--"
    )

    document = read("a.eml", content)

    assert document.notes == ("The signature of the message could not be read.",)
    assert document.pages[0].text.endswith("text")


def _length(content: bytes) -> bytes:
    size = len(content).to_bytes(4, "big")
    return b"\x84" + size + content
