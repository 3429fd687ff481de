"""EPUB books: the chapters in reading order, each a page, with the titles of the contents."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge, KindUnsupported
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.packed import Package
from docdesk.parsing.plain.html import CUT_NOTE, parse_page, write_page
from docdesk.parsing.source import Source

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGE_TYPES = frozenset(("application/xhtml+xml", "text/html", "application/xml", "text/xml"))


@dataclass(frozen=True, slots=True)
class _Title:
    """An entry of the table of contents."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class _Book:
    """What the package document says; paths are those of the parts in the package."""

    title: str
    metadata: dict[str, str]
    chapters: tuple[str, ...]
    contents: tuple[str, ...]  # parts that hold a table of contents


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The book, each of its chapter files as one page.

    Raises:
        KindUnsupported: it is protected against copying.
        DocumentDamaged: the list of its chapters is missing.
        DocumentTooLarge: it has more chapters than a document may have pages.
    """
    with Package(source, options.limits.unpacked_bytes) as package:
        names = set(package.names())
        book = _read_book(package, names)
        _check_protection(package, names, book)
        if len(book.chapters) > options.limits.pages:
            raise DocumentTooLarge(
                f"The book has {len(book.chapters):,} chapters; "
                f"the limit is {options.limits.pages:,} pages.",
                "Raise the limit in the settings.",
            )
        return _read_chapters(package, book, source.title)


def _read_chapters(package: Package, book: _Book, file_title: str) -> ParsedDocument:
    names = set(package.names())
    titles = _titles(package, [part for part in book.contents if part in names])
    flow = PageFlow()
    missing = cut = 0
    for chapter in book.chapters:
        if chapter in names:
            cut += _write_chapter(package.read(chapter), titles.get(chapter), flow)
        else:
            missing += 1
        flow.end_page()
    pages, headings = flow.finish()
    notes = [CUT_NOTE] if cut else []
    if missing:
        note = f"{missing} of {len(book.chapters)} chapters are missing in the file."
        notes.append(note)
    return ParsedDocument(
        DocumentKind.EPUB, book.title or file_title, pages, headings, book.metadata, tuple(notes)
    )


def _write_chapter(content: bytes, title: _Title | None, flow: PageFlow) -> bool:
    """Put the chapter into the flow; whether it nests too deep to be read whole."""
    tree = parse_page(content) if content.strip() else None
    if tree is None or tree.root is None:
        return False
    if title and not _has_heading(tree.root, title.text):
        flow.add_heading(title.text, title.level)
    write_page(tree.root, flow)
    return tree.is_cut


def _has_heading(root: etree._Element, title: str) -> bool:
    """Whether the chapter itself begins with this title, or with a heading of its own."""
    first = root.xpath("(//h1 | //h2 | //h3)[1]")
    body = " ".join("".join(root.xpath("//body//text()")).split())[: len(title)]
    return bool(first) or body.lower() == title.lower()


def _read_book(package: Package, names: set[str]) -> _Book:
    part = _package_document(package, names)
    root = package.xml(part)
    base = posixpath.dirname(part)
    items = {item.get("id", ""): item for item in _all(root, "item")}
    order = [items[ref] for entry in _all(root, "itemref") if (ref := entry.get("idref")) in items]
    chapters = [item for item in order if item.get("media-type", "") in _PAGE_TYPES]
    contents = [
        item
        for item in items.values()
        if "nav" in item.get("properties", "").split()
        or item.get("media-type") == "application/x-dtbncx+xml"
    ]
    return _Book(
        next((_text(element) for element in _all(root, "title")), ""),
        _metadata(root),
        tuple(_resolve(base, item.get("href", "")) for item in chapters),
        tuple(_resolve(base, item.get("href", "")) for item in contents),
    )


def _metadata(root: etree._Element) -> dict[str, str]:
    found = {
        "author": "; ".join(_text(element) for element in _all(root, "creator")),
        "subject": "; ".join(_text(element) for element in _all(root, "subject")),
        "created": next((_text(element)[:10] for element in _all(root, "date")), ""),
    }
    return {key: text for key, text in found.items() if text}


def _package_document(package: Package, names: set[str]) -> str:
    """The part that lists all others: as the container says, else the first of its kind."""
    if _CONTAINER in names:
        for element in _all(package.xml(_CONTAINER), "rootfile"):
            if (path := unquote(element.get("full-path", ""))) in names:
                return path
    for name in sorted(names):
        if name.endswith(".opf"):
            return name
    raise DocumentDamaged(
        "The book is damaged: the list of its chapters is missing.", "Get a fresh copy."
    )


def _check_protection(package: Package, names: set[str], book: _Book) -> None:
    """Fonts may be encrypted, chapters may not: there is no password that a person knows."""
    if _ENCRYPTION not in names:
        return
    encrypted = {
        unquote(element.get("URI", ""))
        for element in _all(package.xml(_ENCRYPTION), "CipherReference")
    }
    if encrypted & set(book.chapters):
        raise KindUnsupported(
            "The book is protected against copying (DRM), so its text cannot be read.",
            "Ask its publisher for a copy without protection.",
        )


def _titles(package: Package, contents: list[str]) -> dict[str, _Title]:
    """The title of each chapter file: the first entry of the contents that points to it."""
    found: dict[str, _Title] = {}
    for part in contents:
        base = posixpath.dirname(part)
        try:
            root = package.xml(part)
        except DocumentDamaged:
            continue  # the chapters can be read without their titles
        for href, title in (*_ncx_entries(root), *_nav_entries(root)):
            found.setdefault(_resolve(base, href), title)
    return found


def _ncx_entries(root: etree._Element) -> Iterator[tuple[str, _Title]]:
    for point in _all(root, "navPoint"):
        target = point.find("{*}content")
        text = _text(point.find("{*}navLabel"))
        if target is not None and text:
            level = sum(1 for _ in point.iterancestors("{*}navPoint")) + 1
            yield target.get("src", ""), _Title(text, level)


def _nav_entries(root: etree._Element) -> Iterator[tuple[str, _Title]]:
    for link in root.iterfind(".//{*}nav//{*}a"):
        if text := _text(link):
            yield link.get("href", ""), _Title(text, sum(1 for _ in link.iterancestors("{*}ol")))


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from root.iter("{*}" + name)


def _text(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _resolve(base: str, href: str) -> str:
    """The part that a link within the package points to, without the place on its page."""
    path = posixpath.join(base, unquote(href.partition("#")[0]))
    return posixpath.normpath(path) if path else ""
