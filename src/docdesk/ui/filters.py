"""Filters as a person sets them: groups of kinds, dates as they are written, one chip for each."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from docdesk.domain.documents import DocumentKind
from docdesk.domain.search import Filters

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_WRITTEN = re.compile(r"(?:(\d{1,2})[./-])?(\d{1,2})[./-](\d{4})")


class KindGroup(StrEnum):
    """Kinds of document as people name them."""

    PDF = "pdf"
    WORD = "word"
    TABLES = "tables"
    SLIDES = "slides"
    MAIL = "mail"
    PICTURES = "pictures"
    WEB = "web"
    TEXT = "text"


KINDS: dict[KindGroup, tuple[DocumentKind, ...]] = {
    KindGroup.PDF: (DocumentKind.PDF,),
    KindGroup.WORD: (DocumentKind.DOCX, DocumentKind.DOC, DocumentKind.ODT, DocumentKind.RTF),
    KindGroup.TABLES: (
        DocumentKind.XLSX,
        DocumentKind.XLS,
        DocumentKind.XLSB,
        DocumentKind.ODS,
        DocumentKind.CSV,
    ),
    KindGroup.SLIDES: (DocumentKind.PPTX, DocumentKind.PPT, DocumentKind.ODP),
    KindGroup.MAIL: (DocumentKind.EML, DocumentKind.MSG, DocumentKind.MBOX),
    KindGroup.PICTURES: (DocumentKind.PICTURE,),
    KindGroup.WEB: (DocumentKind.HTML, DocumentKind.MHTML),
    KindGroup.TEXT: (
        DocumentKind.TEXT,
        DocumentKind.MARKDOWN,
        DocumentKind.RST,
        DocumentKind.EPUB,
        DocumentKind.XML,
        DocumentKind.JSON,
    ),
}


class FilterField(StrEnum):
    """What a chip is about."""

    FOLDER = "folder"
    KIND = "kind"
    SINCE = "since"
    UNTIL = "until"
    PERSON = "person"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class FilterChip:
    """One thing that is filtered by; `value` is that of its field, of a kind its group."""

    field: FilterField
    value: str


def chips_of(filters: Filters) -> tuple[FilterChip, ...]:
    """What is set, in the order in which it is shown."""
    single = ((FilterField.SINCE, filters.since), (FilterField.UNTIL, filters.until))
    return (
        *(FilterChip(FilterField.FOLDER, each) for each in filters.folders),
        *(FilterChip(FilterField.KIND, each) for each in groups_of(filters)),
        *(FilterChip(field, value) for field, value in single if value),
        *(FilterChip(FilterField.PERSON, each) for each in filters.people),
        *(FilterChip(FilterField.TAG, each) for each in filters.tags),
    )


def without(filters: Filters, chip: FilterChip) -> Filters:
    """The filters with one thing taken off."""
    match chip.field:
        case FilterField.FOLDER:
            return replace(filters, folders=_all_but(filters.folders, chip.value))
        case FilterField.KIND:
            return replace(filters, kinds=_kinds_but(filters, KindGroup(chip.value)))
        case FilterField.SINCE:
            return replace(filters, since="")
        case FilterField.UNTIL:
            return replace(filters, until="")
        case FilterField.PERSON:
            return replace(filters, people=_all_but(filters.people, chip.value))
        case FilterField.TAG:
            return replace(filters, tags=_all_but(filters.tags, chip.value))


def groups_of(filters: Filters) -> tuple[KindGroup, ...]:
    """The groups that any of the kinds belongs to."""
    return tuple(group for group, kinds in KINDS.items() if set(kinds) & set(filters.kinds))


def kinds_of(groups: tuple[KindGroup, ...]) -> tuple[DocumentKind, ...]:
    """All kinds of these groups."""
    return tuple(kind for group in groups for kind in KINDS[group])


def parse_date(text: str, *, at_end: bool) -> str | None:
    """A date as ISO 8601 from how it is written: "2024", "03/2024", "31/12/2024", "2024-12-31".

    A year or month is its first day, or with `at_end` its last. Days come before months. "" for
    nothing written, None for what is no date.
    """
    text = text.strip()
    iso, written = _ISO.fullmatch(text), _WRITTEN.fullmatch(text)
    if not text:
        return ""
    if iso:
        year, month, day = iso.groups()
    elif written:
        day, month, year = written.groups()
    else:
        return None
    return _iso_date(int(year), int(month or 0), int(day or 0), at_end=at_end)


def written_date(iso: str) -> str:
    """An ISO date as `parse_date` reads it from a person: "31/12/2024"; "" for none."""
    return date.fromisoformat(iso).strftime("%d/%m/%Y") if iso else ""


def split_names(text: str) -> tuple[str, ...]:
    """Names that are parted by commas or semicolons, each once."""
    names = (" ".join(each.split()) for each in re.split("[,;]", text))
    return tuple(dict.fromkeys(each for each in names if each))


def _iso_date(year: int, month: int, day: int, *, at_end: bool) -> str | None:
    try:
        month = month or (12 if at_end else 1)
        day = day or (monthrange(year, month)[1] if at_end else 1)
        return date(year, month, day).isoformat()
    except ValueError:  # no such day, month or year
        return None


def _all_but(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(each for each in values if each != value)


def _kinds_but(filters: Filters, group: KindGroup) -> tuple[DocumentKind, ...]:
    return tuple(each for each in filters.kinds if each not in KINDS[group])
