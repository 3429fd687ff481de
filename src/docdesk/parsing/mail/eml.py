"""Messages as they are sent (EML): their text, and the files attached to them.

Parsed by the older of the standard library's two policies: the newer one understands header
fields, and raises on those that are damaged.
"""

import base64
import binascii
from email import message_from_bytes
from email.message import Message
from mimetypes import MimeTypes
from typing import cast

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentError
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.mail.headers import AS_THEY_COME, date_of, decode_bytes, decode_words, header
from docdesk.parsing.mail.message import Attachment, Mail, to_container, to_document
from docdesk.parsing.mail.quoting import Part, split_html, split_text
from docdesk.parsing.mail.signed import describe_signers, open_signed
from docdesk.parsing.members import ListedContainer
from docdesk.parsing.source import Source

# Pictures that the body shows and that are smaller are logos and lines, not documents.
DECORATION_BYTES = 10_000

# A plain text that says so much less is no rendering, but a remark such as "This message is HTML".
_MANY_TIMES, _FEW_WORDS = 3, 20

_OWN_SIGNATURES = ("", "smime.p7m", "smime.p7s")
_SIGNATURES = frozenset(
    ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
)
_SIGNED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
_BODY_TYPES = frozenset(("text/plain", "text/html", "text/enriched", "text/rfc822-headers"))
_TYPES = MimeTypes()  # without the machine's own tables: names are the same everywhere


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The message as one page: From, To, Cc, Date, Subject, and the body.

    Raises:
        DocumentError: it is encrypted.
    """
    return to_document(read_mail(source, options), DocumentKind.EML, source)


def open_container(source: Source, options: ReadOptions) -> ListedContainer:
    """The attachments, messages among them as EML.

    Left out are detached signatures of the message itself, and pictures of less than
    DECORATION_BYTES that the body shows and that are not marked as attachments.
    """
    return to_container(read_mail(source, options), source.size_bytes, options)


def read_mail(source: Source, options: ReadOptions) -> Mail:
    """The message, all of it."""
    message = message_from_bytes(source.read(options.limits.file_bytes), policy=AS_THEY_COME)
    reader = _Reader(options)
    reader.take(message)
    addresses = {name: header(message, name) for name in ("from", "to", "cc", "bcc")}
    addresses["from"] = addresses["from"] or header(message, "sender")
    date_line = header(message, "date")
    return Mail(
        header(message, "subject"),
        addresses,
        date_line,
        date_of(date_line),
        tuple(reader.body),
        tuple(reader.attachments),
        reader.metadata,
        tuple(reader.notes),
    )


class _Reader:
    """Walks the parts of a message in their order."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self.body: list[Part] = []
        self.attachments: list[Attachment] = []
        self.metadata: dict[str, str] = {}
        self.notes: list[str] = []

    def take(self, part: Message, *, is_root: bool = True) -> None:
        """Put a part and all within it where it belongs."""
        kind = part.get_content_type()
        name = _file_name(part)
        if kind == "multipart/encrypted" or kind == "application/pgp-encrypted":
            raise _encrypted()
        if kind == "message/delivery-status":
            self.body.append(Part(_plain(part)))
        elif part.get_content_maintype() == "message" and part.is_multipart():
            self.attachments.append(_attached_message(part, name))
        elif kind == "multipart/alternative" and part.is_multipart():
            self._take_alternative(_children(part))
        elif kind == "multipart/signed" and part.is_multipart():
            self._take_signed(_children(part))
        elif part.is_multipart():
            for child in _children(part):
                self.take(child, is_root=False)
        elif kind in _SIGNED and name.lower() in _OWN_SIGNATURES:
            self._take_enveloped(part)
        elif is_root or _is_body(part, name):
            self._take_leaf(part, kind, name)
        elif not _is_decoration(part):
            self.attachments.append(Attachment(name or _made_up_name(kind), _content(part)))

    def _take_leaf(self, part: Message, kind: str, name: str) -> None:
        if kind == "text/html":
            self.body += split_html(_html(part), self._options)
        elif part.get_content_maintype() in ("text", "multipart"):
            self.body += split_text(_plain(part))
        else:
            self.attachments.append(Attachment(name or _made_up_name(kind), _content(part)))

    def _take_alternative(self, parts: list[Message]) -> None:
        """One of the renderings of a text, the plain one if it says it all; files of all."""
        earlier = self.body
        plain: list[list[Part]] = []
        others: list[list[Part]] = []
        for part in parts:
            self.body = []
            self.take(part, is_root=False)
            (plain if _is_plain(part) else others).append(self.body)
        richest = max(reversed(others), key=_words, default=[])
        chosen = next((body for body in plain if _words(body)), richest)
        if _words(richest) > _MANY_TIMES * _words(chosen) + _FEW_WORDS:
            chosen = richest
        self.body = earlier + chosen

    def _take_signed(self, parts: list[Message]) -> None:
        for part in parts:
            if part.get_content_type() not in _SIGNATURES:
                self.take(part, is_root=False)
            elif "pkcs7" in part.get_content_type():
                self._take_signers(_content(part))

    def _take_signers(self, signature: bytes) -> None:
        try:
            self.metadata |= describe_signers(open_signed(signature).signers)
        except DocumentError:
            self.notes.append("The signature of the message could not be read.")

    def _take_enveloped(self, part: Message) -> None:
        """The message within a signature (opaque signing)."""
        signed = open_signed(_content(part))
        self.metadata |= describe_signers(signed.signers)
        if signed.content is not None:
            self.take(message_from_bytes(signed.content, policy=AS_THEY_COME))


def _words(body: list[Part]) -> int:
    return sum(len(part.text.split()) for part in body)


def _children(part: Message) -> list[Message]:
    return cast("list[Message]", part.get_payload())


def _is_plain(part: Message) -> bool:
    return part.get_content_type() == "text/plain" and not part.is_multipart()


def _is_body(part: Message, name: str) -> bool:
    return (
        part.get_content_type() in _BODY_TYPES
        and not name
        and part.get_content_disposition() != "attachment"
    )


def _is_decoration(part: Message) -> bool:
    return (
        part.get_content_maintype() == "image"
        and header(part, "content-id") != ""
        and part.get_content_disposition() != "attachment"
        and len(_content(part)) < DECORATION_BYTES
    )


def _content(part: Message) -> bytes:
    """The part's bytes out of their transfer encoding."""
    content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        return content
    return b"".join(child.as_bytes() for child in _children(part)) if part.is_multipart() else b""


def _plain(part: Message) -> str:
    text = decode_bytes(_content(part), _charset(part))
    is_flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _unflowed(text) if is_flowed else text


def _html(part: Message) -> bytes:
    """The web page in UTF-8, as its own header says goes before what it declares itself."""
    return decode_bytes(_content(part), _charset(part)).encode("utf-8", errors="replace")


def _charset(part: Message) -> str:
    return str(part.get_param("charset", "")) if part.get_param("charset") else ""


def _unflowed(text: str) -> str:
    """Paragraphs whose lines were broken for sending as one line again (RFC 3676)."""
    paragraphs: list[list[str]] = []
    is_open = False
    for line in text.replace("\r\n", "\n").split("\n"):
        is_quoted = line.startswith(">")
        if is_open and not is_quoted:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        is_open = line.endswith(" ") and line != "-- " and not is_quoted
    return "\n".join(map("".join, paragraphs))


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename()
    except (ValueError, TypeError, LookupError):
        return ""  # named in a way that cannot be decoded
    return decode_words(name) if name else ""


def _made_up_name(kind: str) -> str:
    return f"attachment{_TYPES.guess_extension(kind) or ''}"


def _attached_message(part: Message, name: str) -> Attachment:
    inner = _children(part)[0]
    if header(part, "content-transfer-encoding").lower() == "base64":  # against RFC 2046
        try:
            content = base64.b64decode(str(inner.get_payload()))
        except binascii.Error:
            content = inner.as_bytes()
        inner = message_from_bytes(content, policy=AS_THEY_COME)
    else:
        content = inner.as_bytes()
    name = name or header(inner, "subject") or "message"
    return Attachment(name if name.lower().endswith(".eml") else f"{name}.eml", content)


def _encrypted() -> DocumentError:
    return DocumentError(
        "The message is encrypted: it opens only with the key of its receiver.",
        "Open it in the mail program that has the key, and save its text and attachments.",
    )
