"""What `from:`, `date:`, `type:` and the other fields of a query say, as filters."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from docdesk.domain.documents import DocumentKind as Kind
from docdesk.domain.search import Filters

# The names of each field, English and Italian; in a query any of them may be capitalised.
_NAMES = {
    "from": ("from", "da", "sender", "mittente", "author", "autore"),
    "to": ("to", "a", "cc", "recipient", "destinatario"),
    "person": ("person", "persona", "people", "persone"),
    "date": ("date", "data"),
    "since": ("since", "after", "dal"),
    "until": ("until", "before", "fino"),
    "type": ("type", "tipo", "kind"),
    "in": ("in", "folder", "cartella"),
    "tag": ("tag", "etichetta"),
}
FIELDS = {name: field_name for field_name, names in _NAMES.items() for name in names}

_WORDS = (Kind.DOCX, Kind.DOC, Kind.ODT, Kind.RTF)
_SHEETS = (Kind.XLSX, Kind.XLS, Kind.XLSB, Kind.ODS, Kind.CSV)
_SLIDES = (Kind.PPTX, Kind.PPT, Kind.ODP)
_MAILS = (Kind.EML, Kind.MSG, Kind.MBOX)
_TEXTS = (Kind.TEXT, Kind.MARKDOWN, Kind.RST)
_PAGES = (Kind.HTML, Kind.MHTML)
_GROUPS: dict[str, tuple[Kind, ...]] = {
    "word documento": _WORDS,
    "excel sheet sheets spreadsheet foglio fogli tabella": _SHEETS,
    "powerpoint slides presentation presentazione": _SLIDES,
    "mail mails email e-mail message messages posta messaggio messaggi outlook": _MAILS,
    "txt testo plain": _TEXTS,
    "web webpage htm pagina": _PAGES,
    "picture pictures image images photo jpg jpeg png tif tiff bmp webp heic immagine immagini "
    "foto": (Kind.PICTURE,),
    "md": (Kind.MARKDOWN,),
    "ebook book libro": (Kind.EPUB,),
    "archive archivio": (Kind.ZIP, Kind.TAR, Kind.SEVEN_ZIP),
    "tsv": (Kind.CSV,),
    "p7m p7s firma": (Kind.SIGNATURE,),
}
KINDS: dict[str, tuple[Kind, ...]] = {kind.value: (kind,) for kind in Kind} | {
    name: kinds for names, kinds in _GROUPS.items() for name in names.split()
}
_SCANS = frozenset("scan scans scanned scansione scansioni scansionato".split())

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """One `name:value` of a query; `is_excluded` has a minus or NOT before it."""

    name: str
    value: str
    is_excluded: bool = False

    @property
    def written(self) -> str:
        """The term as it may be named to the person."""
        return f"{self.name}:{self.value}"


@dataclass(frozen=True, slots=True)
class FieldsRead:
    """Documents to search in and to leave out, and the terms that say nothing known."""

    within: Filters = field(default_factory=Filters)
    without: Filters = field(default_factory=Filters)
    unknown: tuple[FieldTerm, ...] = ()


def read_fields(terms: Sequence[FieldTerm]) -> FieldsRead:
    """The filters that the terms make together: one field's values are alternatives, dates bound.

    What is excluded is left out when any of it holds; a range of dates cannot be excluded.
    """
    within, without = Filters(), Filters()
    unknown: list[FieldTerm] = []
    for term in terms:
        changed = _with(without if term.is_excluded else within, term)
        if changed is None:
            unknown.append(term)
        elif term.is_excluded:
            without = changed
        else:
            within = changed
    return FieldsRead(within, without, tuple(unknown))


def _with(filters: Filters, term: FieldTerm) -> Filters | None:
    """The filters with one more term, None when its value says nothing."""
    match FIELDS[term.name.lower()]:
        case "from":
            return replace(filters, senders=(*filters.senders, term.value))
        case "to":
            return replace(filters, receivers=(*filters.receivers, term.value))
        case "person":
            return replace(filters, people=(*filters.people, term.value))
        case "in":
            return replace(filters, folders=(*filters.folders, term.value))
        case "tag":
            return replace(filters, tags=(*filters.tags, term.value))
        case "type":
            return _with_kind(filters, term.value)
        case "since":
            return _between(filters, read_dates(f"{term.value}.."))
        case "until":
            return _between(filters, read_dates(f"..{term.value}"))
        case _:
            return _between(filters, read_dates(term.value))


def _with_kind(filters: Filters, name: str) -> Filters | None:
    wanted = name.lower().lstrip(".")
    if wanted in _SCANS:
        return replace(filters, scans=True)
    kinds = KINDS.get(wanted)
    return None if kinds is None else replace(filters, kinds=(*filters.kinds, *kinds))


def _between(filters: Filters, dates: tuple[str, str] | None) -> Filters | None:
    if dates is None:
        return None
    since, until = dates
    ends = [end for end in (filters.until, until) if end]
    return replace(filters, since=max(filters.since, since), until=min(ends, default=""))


def read_dates(text: str) -> tuple[str, str] | None:
    """The first and the last day that a date, a range (`a..b`) or a bound (`>a`) covers.

    A day, a month or a year, ISO (2021-03-05) or day first (5/3/2021); "" for an open end. None
    for anything else.
    """
    bound = re.fullmatch(r"([<>]=?)(.+)", text)
    if bound:
        return _bounded(bound[1], _covered(bound[2]))
    first, dots, last = text.partition("..")
    if not dots:
        return _covered(text)
    begin, end = _covered(first), _covered(last)
    if (first and begin is None) or (last and end is None) or not (first or last):
        return None
    return begin[0] if begin else "", end[1] if end else ""


def _bounded(sign: str, days: tuple[str, str] | None) -> tuple[str, str] | None:
    if days is None:
        return None
    first, last = days
    # A bound that leaves the date itself out begins the day after it, or ends the day before.
    match sign:
        case ">":
            return _shifted(last, 1), ""
        case ">=":
            return first, ""
        case "<":
            return "", _shifted(first, -1)
        case _:
            return "", last


def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:  # the first or the last day of the calendar
        return day


def _covered(text: str) -> tuple[str, str] | None:
    year, month, day = _parts(text)
    if not year or not (month is None or 1 <= month <= 12):
        return None
    if month is None:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    days = calendar.monthrange(year, month)[1]
    if day is None:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{days:02}"
    if not 1 <= day <= days:
        return None
    return (f"{year:04}-{month:02}-{day:02}",) * 2


def _parts(text: str) -> tuple[int, int | None, int | None]:
    if found := _ISO.fullmatch(text.strip()):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(text.strip()):
        day, month, year = found.groups()
    else:
        return 0, None, None
    return int(year), int(month) if month else None, int(day) if day else None
