"""Outlook messages (MSG): their text, and the files and messages attached to them.

Property numbers are those of MS-OXPROPS, streams and storages those of MS-OXMSG.
"""

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.message import Message as HeaderMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import HeaderParser
from email.utils import format_datetime
from textwrap import indent

import compressed_rtf
from compressed_rtf.crc32 import crc32
from olefile import OleFileIO
from oxmsg.domain import constants as c
from oxmsg.domain.encodings import encoding_from_codepage
from oxmsg.domain.model import UnrecognizedCodePageError, UnsupportedEncodingError
from oxmsg.storage import Storage
from striprtf.striprtf import rtf_to_text

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.mail.headers import date_of, decode_bytes, header
from docdesk.parsing.mail.message import Attachment, Mail, to_container, to_document
from docdesk.parsing.mail.quoting import Part, split_html, split_text
from docdesk.parsing.members import ListedContainer
from docdesk.parsing.source import Source

_EMBEDDED = "__substg1.0_3701000D"  # a message or object in place of an attachment's bytes
_PROPERTIES = "__properties_version1.0"
_UNICODE, _CODE_PAGE, _BINARY = "001F", "001E", "0102"  # types of text and bytes
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_KINDS_OF_RECIPIENT = {1: "to", 2: "cc", 3: "bcc"}
_BY_VALUE = (0, 1)  # ways to attach (MS-OXCMSG 2.2.2.9); others than these and 5 only point to it
# In the message that an attached message becomes: it must be the same each time it is taken out,
# and base64, which everything within is sent in, never holds these characters.
_BOUNDARY = "=_attached_message_="


@dataclass(frozen=True, slots=True)
class _Fixed:
    """A property that is stored in eight bytes."""

    content: bytes

    def number(self) -> int:
        return int(struct.unpack_from("<i", self.content)[0])

    def time(self) -> datetime | None:
        """Counted in 100 nanoseconds from 1601 on."""
        with suppress(OverflowError):
            return _EPOCH + timedelta(microseconds=struct.unpack("<Q", self.content)[0] // 10)
        return None


class _Item:
    """A message, recipient or attachment: a storage with properties."""

    def __init__(self, storage: Storage, *, head_bytes: int, encoding: str = "") -> None:
        """`head_bytes` stand before its list of properties (MS-OXMSG 2.4.1).

        `encoding` is that of texts which are not Unicode, unless the item names one itself.
        """
        self.storage = storage
        self._streams = {stream.name: stream.bytes_ for stream in storage.streams}
        listed = self._streams.get(_PROPERTIES, b"")[head_bytes:]
        self._fixed = {
            struct.unpack_from("<H", listed, at + 2)[0]: _Fixed(listed[at + 8 : at + 16])
            for at in range(0, len(listed) - 15, 16)
        }
        self._encoding = self._named_encoding() or encoding

    def text(self, number: int) -> str:
        """A property that is text, or ""."""
        stream = f"__substg1.0_{number:04X}"
        if stream + _UNICODE in self._streams:
            text = self._streams[stream + _UNICODE].decode("utf-16-le", errors="replace")
        else:
            text = decode_bytes(self._streams.get(stream + _CODE_PAGE, b""), self._encoding)
        return text.rstrip("\x00")

    def line(self, number: int) -> str:
        """Text on one line."""
        return " ".join(self.text(number).replace("\x00", "").split())

    def content(self, number: int) -> bytes | None:
        """A property that is bytes."""
        return self._streams.get(f"__substg1.0_{number:04X}{_BINARY}")

    def number(self, number: int) -> int:
        """A property that is a number, 0 where there is none."""
        return self._fixed[number].number() if number in self._fixed else 0

    def time(self, number: int) -> datetime | None:
        """A property that is a point in time."""
        return self._fixed[number].time() if number in self._fixed else None

    def children(self, prefix: str) -> Iterator["_Item"]:
        """The recipients or attachments."""
        for storage in self.storage.storages:
            if storage.name.startswith(prefix):
                yield _Item(storage, head_bytes=8, encoding=self._encoding)

    def _named_encoding(self) -> str:
        for number in (c.PID_MESSAGE_CODEPAGE, c.PID_INTERNET_CODEPAGE):
            with suppress(UnrecognizedCodePageError, UnsupportedEncodingError):
                if number in self._fixed:
                    name = str(encoding_from_codepage(self.number(number)))
                    return name.replace("windows-", "cp")  # Python knows more by this name
        return ""


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The message as one page: From, To, Cc, Date, Subject, and the body."""
    return to_document(_read_mail(source, options), DocumentKind.MSG, source)


def open_container(source: Source, options: ReadOptions) -> ListedContainer:
    """The attachments; an attached message is given as EML."""
    return to_container(_read_mail(source, options), source.size_bytes, options)


def _read_mail(source: Source, options: ReadOptions) -> Mail:
    with source.open() as file, OleFileIO(file) as compound:
        mail = _mail(_Item(Storage.from_ole(compound), head_bytes=32), options)
        is_whole = not compound.parsing_issues  # olefile goes on after most faults
    if is_whole:
        return mail
    if not mail.subject and not mail.body:
        raise DocumentDamaged(
            "The Outlook message is damaged: nothing of it can be read.", "Get a fresh copy."
        )
    return replace(mail, notes=(*mail.notes, "The message is cut off or damaged: parts are lost."))


def _mail(item: _Item, options: ReadOptions) -> Mail:
    headers = HeaderParser().parsestr(item.text(c.PID_TRANSPORT_MESSAGE_HEADERS))
    sent = item.time(c.PID_CLIENT_SUBMIT_TIME) or item.time(c.PID_MESSAGE_DELIVERY_TIME)
    date_line = header(headers, "date") or (format_datetime(sent) if sent else "")
    attachments, notes = _attachments(item, options)
    body = _body(item, options)
    if body is None:
        body, notes = (), (*notes, "The text of the message is damaged and was not read.")
    return Mail(
        item.line(c.PID_SUBJECT),
        {"from": header(headers, "from") or _sender(item)} | _recipients(item, headers),
        date_line,
        date_of(date_line),
        body,
        attachments,
        notes=notes,
    )


def _sender(item: _Item) -> str:
    name = item.line(c.PID_SENDER_NAME) or item.line(c.PID_SENT_REPRESENTING_NAME)
    return _addressed(
        name,
        item.line(c.PID_SENDER_SMTP_ADDRESS),
        item.line(c.PID_SENDER_EMAIL_ADDRESS),
        item.line(c.PID_SENT_REPRESENTING_EMAIL_ADDRESS),
    )


def _recipients(item: _Item, headers: HeaderMessage) -> dict[str, str]:
    found: dict[str, list[str]] = {"to": [], "cc": [], "bcc": []}
    for recipient in item.children("__recip_version1.0_#"):
        kind = _KINDS_OF_RECIPIENT.get(recipient.number(c.PID_RECIPIENT_TYPE), "to")
        found[kind].append(
            _addressed(
                recipient.line(c.PID_DISPLAY_NAME),
                recipient.line(c.PID_SMTP_ADDRESS),
                recipient.line(c.PID_EMAIL_ADDRESS),
            )
        )
    shown = {"to": c.PID_DISPLAY_TO, "cc": c.PID_DISPLAY_CC, "bcc": c.PID_DISPLAY_BCC}
    return {
        kind: ", ".join(filter(None, found[kind])) or header(headers, kind) or item.line(number)
        for kind, number in shown.items()
    }


def _addressed(name: str, *addresses: str) -> str:
    """Name and address; those of Exchange's directory have no @ and say nothing."""
    address = next((address for address in addresses if "@" in address), "")
    name = name.strip("'\" ")
    if not address or not name or name == address:
        return address or name
    return f"{name} <{address}>"


def _body(item: _Item, options: ReadOptions) -> tuple[Part, ...] | None:
    """The best form of the text there is; None if that is damaged."""
    if (plain := item.text(c.PID_BODY)).strip():
        return split_text(plain)
    html = item.content(c.PID_HTML) or item.text(c.PID_BODY_HTML).encode("utf-8", "replace")
    if html and (parts := split_html(html, options)):
        return parts
    packed = item.content(c.PID_RTF_COMPRESSED)
    if not packed:
        return ()
    rtf = _rtf(packed)
    return None if rtf is None else split_text(rtf)


def _rtf(packed: bytes) -> str | None:
    """The text of compressed RTF (MS-OXRTFCP), None if it is damaged."""
    is_packed = packed[8:12] == b"LZFu"
    checksum = int.from_bytes(packed[12:16], "little")
    length = int.from_bytes(packed[:4], "little") - 12  # of what comes after its head
    if len(packed) < 16 or checksum != (crc32(packed[16 : 16 + length]) if is_packed else 0):
        return None
    if not is_packed and packed[8:12] != b"MELA":
        return None
    rtf = compressed_rtf.decompress(packed).decode("cp1252", "replace")
    return str(rtf_to_text(rtf, errors="replace"))  # type: ignore[no-untyped-call]


def _attachments(
    item: _Item, options: ReadOptions
) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    """The attachments, and notes on what is attached without being there."""
    attachments: list[Attachment] = []
    notes: list[str] = []
    for attached in item.children("__attach_version1.0_#"):
        content = attached.content(c.PID_ATTACH_DATA_BINARY)
        embedded = next((one for one in attached.storage.storages if one.name == _EMBEDDED), None)
        name = _file_name(attached)
        if content is not None:
            attachments.append(Attachment(name or "attachment", content))
        elif embedded and any(one.name == _PROPERTIES for one in embedded.streams):
            attachments.append(_attached_message(embedded, name, options))
        elif attached.number(c.PID_ATTACH_METHOD) not in _BY_VALUE:
            notes.append(
                f"The attachment “{name}” is not read: it is a link or an object of "
                "another program."
            )
    return tuple(attachments), tuple(notes)


def _file_name(attached: _Item) -> str:
    numbers = (c.PID_ATTACH_LONG_FILENAME, c.PID_ATTACH_FILENAME, c.PID_DISPLAY_NAME)
    return next((name for number in numbers if (name := attached.line(number))), "")


def _attached_message(storage: Storage, name: str, options: ReadOptions) -> Attachment:
    mail = _mail(_Item(storage, head_bytes=24), options)
    stem = (mail.subject or name or "message").removesuffix(".msg")
    return Attachment(f"{stem}.eml", _as_eml(mail))


def _as_eml(mail: Mail) -> bytes:
    """The message in the form in which it would be sent."""
    message = MIMEMultipart(boundary=_BOUNDARY)
    for name, line in mail.addresses.items():
        if line:
            message[name.title()] = line
    if mail.date_line:
        message["Date"] = mail.date_line
    message["Subject"] = mail.subject
    text = "\n\n".join(
        indent(part.text, "> ", lambda _: True) if part.is_earlier else part.text
        for part in mail.body
    )
    message.attach(MIMEText(text, "plain", "utf-8"))
    for file in mail.attachments:
        part = MIMEApplication(file.content)
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))
        message.attach(part)
    return message.as_bytes()
