"""Saved web pages: the page out of its message."""

from collections.abc import Callable
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from docdesk.domain.documents import DocumentKind, ParsedDocument

Read = Callable[[str, bytes], ParsedDocument]


def saved(*parts: MIMEText, **head: str) -> bytes:
    message = MIMEMultipart("related")
    for name, field in head.items():
        message[name] = field
    for part in parts:
        message.attach(part)
    return message.as_bytes()


def page(body: str, charset: str = "utf-8", **head: str) -> MIMEText:
    part = MIMEText(f"<html><body>{body}</body></html>", "html", charset)
    for name, field in head.items():
        part[name.replace("_", "-")] = field
    return part


def test_page_is_read_out_of_its_message(read: Read) -> None:
    content = saved(
        page("<h1>Lease</h1><p>La società è così</p>", "iso-8859-1"),
        MIMEText("p {}", "css"),
        Subject="=?utf-8?q?Contratto_d=27affitto?=",
        Date="Wed, 20 Jul 2016 17:35:09 +0200",
    )

    document = read("a.mht", content)

    assert document.kind is DocumentKind.MHTML
    assert document.pages[0].text == "Lease\n\nLa società è così"
    assert [heading.text for heading in document.headings] == ["Lease"]
    assert document.title == "Contratto d'affitto"
    assert document.metadata == {"created": "2016-07-20"}


def test_page_that_the_message_begins_with_goes_first(read: Read) -> None:
    content = saved(page("<p>an advert</p>"), page("<p>the page</p>", Content_ID="<root>"))
    content = content.replace(b"multipart/related;", b'multipart/related; start="<root>";', 1)

    assert read("a.mhtml", content).pages[0].text == "the page"


def test_page_made_of_frames_is_read_with_them(read: Read) -> None:
    frames = MIMEText("<html><frameset><frame src='a'><frame src='b'></frameset></html>", "html")

    text = read("a.mht", saved(frames, page("<p>menu</p>"), page("<p>words</p>"))).pages[0].text

    assert text == "menu\n\nwords"


def test_message_without_a_page_gives_its_text(read: Read) -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("only words\n")

    assert read("a.mht", message.as_bytes()).pages[0].text == "only words"
