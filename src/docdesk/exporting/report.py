"""A report as plain values: what every format writes and no format decides."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the highest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a `remark` stands back (small, grey)."""

    text: str
    is_remark: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words copied from a document, and below them where they stand."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values, one pair a line."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `rows` are as long as `columns`. `name` is that of its sheet in a workbook."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    name: str = ""


Block = Heading | Paragraph | Quote | Facts | Grid


@dataclass(frozen=True, slots=True)
class Report:
    """A titled sequence of blocks; `language` is that of its own words ("en", "it")."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "en"
