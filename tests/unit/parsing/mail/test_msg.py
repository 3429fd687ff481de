"""Outlook messages: fields, bodies in every form, attachments."""

from collections.abc import Callable
from datetime import UTC, datetime

import compressed_rtf
import pytest

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentError
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.mail.msg import open_container
from docdesk.parsing.source import Source

Read = Callable[[str, bytes], ParsedDocument]
Tree = dict[str, "bytes | Tree"]
Compound = Callable[[Tree], bytes]
MakeMsg = Callable[..., Tree]
OPTIONS = ReadOptions(ParseLimits())

SUBJECT, BODY, HTML, RTF = 0x0037, 0x1000, 0x1013, 0x1009
SENDER_NAME, SENDER_SMTP, SENDER_ADDRESS, SENT = 0x0C1A, 0x5D01, 0x0C1F, 0x0039
HEADERS, CODE_PAGE = 0x007D, 0x3FDE
NAME, SMTP, RECIPIENT_TYPE = 0x3001, 0x39FE, 0x0C15
DATA, LONG_NAME, SHORT_NAME, METHOD = 0x3701, 0x3707, 0x3704, 0x3705


def members(content: bytes) -> list[tuple[str, bytes]]:
    container = open_container(Source("a.msg", data=content), OPTIONS)
    return [(member.name, container.member(member.ordinal).data) for member in container.members()]


def test_the_head_stands_before_the_body(read: Read, compound: Compound, msg: MakeMsg) -> None:
    tree = msg(
        {
            SUBJECT: "Lease",
            BODY: "The lease ends in May.\r\n\r\n> Come?\r\n",
            SENDER_NAME: "Anna Perché",
            SENDER_SMTP: "anna@example.com",
            SENT: datetime(2021, 5, 3, 8, 12, tzinfo=UTC),
        },
        **{
            "__recip_version1.0_#00000000": msg(
                {NAME: "Bruno", SMTP: "b@example.com", RECIPIENT_TYPE: 1}, head_bytes=8
            ),
            "__recip_version1.0_#00000001": msg(
                {NAME: "c@example.com", SMTP: "c@example.com", RECIPIENT_TYPE: 2}, head_bytes=8
            ),
        },
    )

    document = read("a.msg", compound(tree))

    assert document.kind is DocumentKind.MSG
    assert document.title == "Lease"
    assert document.pages[0].text == (
        "From: Anna Perché <anna@example.com>\n"
        "To: Bruno <b@example.com>\n"
        "Cc: c@example.com\n"
        "Date: Mon, 03 May 2021 08:12:00 +0000\n"
        "Subject: Lease\n\n"
        "The lease ends in May.\n\n"
        "Earlier messages\n\n"
        "Come?"
    )
    assert document.metadata == {
        "from": "Anna Perché <anna@example.com>",
        "to": "Bruno <b@example.com>",
        "cc": "c@example.com",
        "date": "2021-05-03T08:12:00+00:00",
    }


def test_the_head_it_was_sent_with_goes_before(
    read: Read, compound: Compound, msg: MakeMsg
) -> None:
    headers = "From: Anna <a@example.com>\r\nDate: Mon, 3 May 2021 10:12:00 +0200\r\n"
    tree = msg({SUBJECT: "x", SENDER_NAME: "somebody", HEADERS: headers, BODY: "text"})

    document = read("a.msg", compound(tree))

    assert document.metadata == {
        "from": "Anna <a@example.com>",
        "date": "2021-05-03T10:12:00+02:00",
    }


def test_an_address_of_a_directory_is_not_shown(
    read: Read, compound: Compound, msg: MakeMsg
) -> None:
    tree = msg({SENDER_NAME: "Anna", SENDER_ADDRESS: "/O=FIRM/CN=ANNA", BODY: "text"})

    assert read("a.msg", compound(tree)).metadata["from"] == "Anna"


def test_text_in_a_code_page_is_decoded(read: Read, compound: Compound, msg: MakeMsg) -> None:
    tree = msg({SUBJECT: "Perché", BODY: "città", CODE_PAGE: 1252}, unicode=False)

    document = read("a.msg", compound(tree))

    assert document.title == "Perché"
    assert document.pages[0].text.endswith("città")


def test_an_unknown_code_page_costs_nothing_else(
    read: Read, compound: Compound, msg: MakeMsg
) -> None:
    tree = msg({SUBJECT: "Lease", BODY: "plain text", CODE_PAGE: 99}, unicode=False)

    assert read("a.msg", compound(tree)).pages[0].text == "Subject: Lease\n\nplain text"


@pytest.mark.parametrize(
    "body",
    [
        {BODY: " \r\n", HTML: b"<html><body><p>marked <b>up</b></p></body></html>"},
        {HTML: "<p>marked up</p>"},
        {RTF: compressed_rtf.compress(rb"{\rtf1\ansi marked up\par}")},
    ],
    ids=["HTML", "HTML as text", "RTF"],
)
def test_without_plain_text_the_richer_body_is_read(
    read: Read, compound: Compound, msg: MakeMsg, body: dict[int, str | bytes]
) -> None:
    assert read("a.msg", compound(msg(body))).pages[0].text == "marked up"


@pytest.mark.parametrize(
    "packed",
    [
        compressed_rtf.compress(rb"{\rtf1 text}")[:-1] + b"x",
        b"x" * 40,
        b"short",
    ],
)
def test_a_damaged_text_leaves_the_rest_with_a_note(
    read: Read, compound: Compound, msg: MakeMsg, packed: bytes
) -> None:
    document = read("a.msg", compound(msg({SUBJECT: "Lease", RTF: packed})))

    assert document.pages[0].text == "Subject: Lease"
    assert document.notes == ("The text of the message is damaged and was not read.",)


def test_attachments_are_members(compound: Compound, msg: MakeMsg) -> None:
    tree = msg(
        {BODY: "text"},
        **{
            "__attach_version1.0_#00000000": msg(
                {DATA: b"one", LONG_NAME: "città.pdf", SHORT_NAME: "CITT~1.PDF"}, head_bytes=8
            ),
            "__attach_version1.0_#00000001": msg({DATA: b"two", SHORT_NAME: "A.PDF"}, head_bytes=8),
            "__attach_version1.0_#00000002": msg({DATA: b""}, head_bytes=8),
        },
    )

    assert members(compound(tree)) == [
        ("città.pdf", b"one"),
        ("A.PDF", b"two"),
        ("attachment", b""),
    ]


def test_an_attached_message_becomes_one_as_it_is_sent(
    read: Read, compound: Compound, msg: MakeMsg
) -> None:
    attachment = msg({DATA: b"\x00scan", LONG_NAME: "città.pdf"}, head_bytes=8)
    inner = msg(
        {SUBJECT: "Offerta perché", BODY: "Yes, città.\n\n> Come?", SENDER_NAME: "Anna"},
        head_bytes=24,
        **{"__attach_version1.0_#00000000": attachment},
    )
    tree = msg(
        {BODY: "text"},
        **{
            "__attach_version1.0_#00000000": msg(
                {METHOD: 5}, head_bytes=8, **{"__substg1.0_3701000D": inner}
            )
        },
    )

    ((name, content),) = members(compound(tree))
    document = read("inner.eml", content)

    assert name == "Offerta perché.eml"
    assert members(compound(tree)) == [(name, content)], "the same bytes each time"
    assert document.title == "Offerta perché"
    assert document.pages[0].text.endswith("Yes, città.\n\nEarlier messages\n\nCome?")
    assert [member.name for member in document.members] == ["città.pdf"]


def test_what_is_only_linked_is_noted(read: Read, compound: Compound, msg: MakeMsg) -> None:
    tree = msg(
        {BODY: "text"},
        **{"__attach_version1.0_#00000000": msg({METHOD: 7, LONG_NAME: "plan.docx"}, head_bytes=8)},
    )

    (note,) = read("a.msg", compound(tree)).notes

    assert "“plan.docx” is not read" in note


@pytest.mark.parametrize("length", [600, 1200, 1800])
def test_a_message_of_which_nothing_is_left_is_refused_in_a_sentence(
    read: Read, compound: Compound, msg: MakeMsg, length: int
) -> None:
    content = compound(msg({SUBJECT: "Lease", BODY: "text" * 400}))

    with pytest.raises(DocumentError):
        read("a.msg", content[:length])


def test_of_a_message_that_is_cut_off_the_rest_is_read_with_a_note(
    read: Read, compound: Compound, msg: MakeMsg
) -> None:
    content = compound(msg({SUBJECT: "Lease", BODY: "text" * 400}))

    document = read("a.msg", content[:-2000])

    assert document.pages[0].text.startswith("Subject: Lease\n\ntexttext")
    assert document.notes == ("The message is cut off or damaged: parts are lost.",)
