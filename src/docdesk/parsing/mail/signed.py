"""Signed files (CAdES, PKCS #7): the file within, who signed and when; nothing is verified."""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from asn1crypto import cms, core, pem, tsp, x509

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentError, KindUnsupported
from docdesk.parsing.containers import Unwrapped
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.source import Source

_ENDINGS = (".p7m", ".p7s", ".p7", ".tsd", ".pkcs7", ".sig")
_NOTE = "It is signed; whether the signature is valid was not checked."


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, as the certificate says; `signed_on` is what the signer's computer said."""

    name: str
    signed_on: datetime | None
    issuer: str
    serial: str
    valid_from: datetime | None
    valid_to: datetime | None


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature, and the content it signs unless that lies elsewhere."""

    content: bytes | None
    signers: tuple[Signer, ...]


def unwrap(source: Source, options: ReadOptions) -> Unwrapped:
    """The signed file, or the signature itself as a document where it came without the file.

    Raises:
        DocumentError: it is encrypted, damaged or holds no signature.
    """
    signed = open_signed(source.read(options.limits.file_bytes))
    if signed.content is None:
        return Unwrapped(source, kind=DocumentKind.SIGNATURE)
    inner = Source(_inner_name(source.name, signed.content), data=signed.content)
    return Unwrapped(inner, describe_signers(signed.signers), (_NOTE,))


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """A detached signature: who signed, when, and by which certificate."""
    signed = open_signed(source.read(options.limits.file_bytes))
    flow = PageFlow()
    file_name = _name_without_ending(source.name)
    flow.add_line(f"Signature of: {file_name}")
    is_beside = source.path is not None and source.path.with_name(file_name).is_file()
    for signer in signed.signers:
        flow.add_paragraph("\n".join(_lines(signer)))
    pages, headings = flow.finish()
    return ParsedDocument(
        DocumentKind.SIGNATURE,
        f"Signature of {file_name}",
        pages,
        headings,
        describe_signers(signed.signers),
        (
            f"It signs the file {file_name} beside it; whether it is valid was not checked."
            if is_beside
            else "The file that it signs is not in it; whether it is valid was not checked.",
        ),
    )


def describe_signers(signers: tuple[Signer, ...]) -> dict[str, str]:
    """The metadata signed_by and signed_on, for several signers joined by "; "."""
    times = (signer.signed_on.isoformat() for signer in signers if signer.signed_on)
    found = {
        "signed_by": "; ".join(dict.fromkeys(signer.name for signer in signers)),
        "signed_on": "; ".join(dict.fromkeys(times)),
    }
    return {key: text for key, text in found.items() if text}


def open_signed(content: bytes) -> Signed:
    """The signature in DER, BER, PEM or base64.

    Raises:
        DocumentError: it is encrypted, damaged or holds no signature.
    """
    try:
        return _read_content_info(cms.ContentInfo.load(_binary(content)))
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise DocumentDamaged(
            "The signed file is damaged: what it signs cannot be taken out.", "Get a fresh copy."
        ) from error


def _read_content_info(info: cms.ContentInfo) -> Signed:
    kind = info["content_type"].native
    if kind == "signed_data":
        return _read_signed_data(info["content"])
    if isinstance(info["content"], tsp.TimeStampedData):
        content = info["content"]["content"]
        return Signed(None if isinstance(content, core.Void) else _octets(content), ())
    if kind in (
        "enveloped_data",
        "signed_and_enveloped_data",
        "encrypted_data",
        "authenticated_enveloped_data",
    ):
        raise DocumentError(
            "It is encrypted: it opens only with the key of its receiver.",
            "Open it in the program that has the key, and save what is in it.",
        )
    raise KindUnsupported(
        "This is a file of keys or certificates, which DocDesk does not read.",
        "Add the documents themselves.",
    )


def _read_signed_data(data: cms.SignedData) -> Signed:
    content = data["encap_content_info"]["content"]
    certificates = [
        choice.chosen
        for choice in (data["certificates"] if data["certificates"].native else ())
        if choice.name == "certificate"
    ]
    signers = tuple(_signer(info, certificates) for info in data["signer_infos"])
    is_there = not isinstance(content, core.Void)
    if not is_there and not signers:
        raise KindUnsupported(
            "This is a file of keys or certificates, which DocDesk does not read.",
            "Add the documents themselves.",
        )
    return Signed(_octets(content) if is_there else None, signers)


def _octets(content: core.Asn1Value) -> bytes:
    """The bytes of an octet string, in one piece or many; of anything else its encoding."""
    if isinstance(content, core.Any):
        content = content.parse(core.OctetString)
    if isinstance(content, core.OctetString):
        return bytes(content)
    return bytes(content.dump())


def _signer(info: cms.SignerInfo, certificates: list[x509.Certificate]) -> Signer:
    certificate = next((one for one in certificates if _is_of(info, one)), None)
    signed_on = next(
        (
            attribute["values"][0].native
            for attribute in _attributes(info)
            if attribute["type"].native == "signing_time"
        ),
        None,
    )
    if certificate is None:
        return _signer_without_certificate(info, signed_on)
    validity = certificate["tbs_certificate"]["validity"]
    return Signer(
        _common_name(certificate.subject),
        signed_on,
        _common_name(certificate.issuer),
        format(certificate.serial_number, "X"),
        validity["not_before"].native,
        validity["not_after"].native,
    )


def _signer_without_certificate(info: cms.SignerInfo, signed_on: datetime | None) -> Signer:
    sid = info["sid"]
    if sid.name != "issuer_and_serial_number":
        return Signer("", signed_on, "", "", None, None)
    serial = format(sid.chosen["serial_number"].native, "X")
    return Signer("", signed_on, _common_name(sid.chosen["issuer"]), serial, None, None)


def _attributes(info: cms.SignerInfo) -> Iterator[core.Sequence]:
    attributes = info["signed_attrs"]
    if not isinstance(attributes, core.Void):
        yield from attributes


def _is_of(info: cms.SignerInfo, certificate: x509.Certificate) -> bool:
    sid = info["sid"]
    if sid.name == "subject_key_identifier":
        return bool(certificate.key_identifier == sid.chosen.native)
    return bool(
        certificate.serial_number == sid.chosen["serial_number"].native
        and certificate.issuer == sid.chosen["issuer"]
    )


def _common_name(name: x509.Name) -> str:
    """The common name, or what else there is to know somebody by."""
    fields = name.native
    for field in ("common_name", "pseudonym", "organization_name", "email_address"):
        if value := fields.get(field):
            return " ".join(str(value if isinstance(value, str) else value[-1]).split())
    return str(name.human_friendly)


def _lines(signer: Signer) -> Iterator[str]:
    yield f"Signed by: {signer.name or 'unknown (the certificate is not in the file)'}"
    if signer.signed_on:
        yield f"Signed on: {signer.signed_on:%Y-%m-%d %H:%M %Z}"
    if signer.issuer:
        yield f"Certificate issued by: {signer.issuer}"
    if signer.serial:
        yield f"Serial number: {signer.serial}"
    if signer.valid_from and signer.valid_to:
        yield f"Valid from {signer.valid_from:%Y-%m-%d} to {signer.valid_to:%Y-%m-%d}"


def _binary(content: bytes) -> bytes:
    """Out of PEM or base64."""
    if content.startswith(b"0"):
        return content
    stripped = content.strip()
    if pem.detect(stripped):
        return bytes(pem.unarmor(stripped)[2])
    try:
        return base64.b64decode(b"".join(stripped.split()), validate=True)
    except binascii.Error:
        return content


def _inner_name(name: str, content: bytes) -> str:
    shorter = _name_without_ending(name)
    is_part = content[:13].lower() == b"content-type:" and not PurePath(shorter).suffix
    return f"{shorter}.eml" if is_part else shorter


def _name_without_ending(name: str) -> str:
    ending = PurePath(name).suffix
    return name.removesuffix(ending) if ending.lower() in _ENDINGS else name
