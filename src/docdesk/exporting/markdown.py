"""A report as Markdown (CommonMark with tables); words of documents never become markup."""

import re

from docdesk.exporting.report import Block, Facts, Grid, Heading, Paragraph, Quote, Report

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&])")
_LINE_END = re.compile(r"\r\n?|\n")  # for CommonMark, a carriage return alone too
_AT_LINE_START = re.compile(r"^(\s*)([#>+=-]|\d+[.)])", re.MULTILINE)


def to_markdown(report: Report) -> str:
    """The report as one text that ends with a line break."""
    parts = [f"# {_line(report.title)}", *(_block(block) for block in report.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * min(6, block.level + 1)} {_line(block.text)}"
        case Paragraph():
            text = _text(block.text)
            return f"*{text}*" if block.is_remark and text and "\n" not in text else text
        case Quote():
            lines = [*_text(block.text).split("\n"), "", f"— {_line(block.source)}"]
            return "\n".join(f"> {line}".rstrip() for line in lines)
        case Facts():
            return "\n".join(f"- **{_line(name)}**: {_line(value)}" for name, value in block.rows)
        case Grid():
            return _table(block)


def _table(grid: Grid) -> str:
    rows = [grid.columns, tuple("---" for _ in grid.columns), *grid.rows]
    table = "\n".join(
        f"| {' | '.join(cell if number == 1 else _cell(cell) for cell in row)} |"
        for number, row in enumerate(rows)
    )
    return f"**{_line(grid.name)}**\n\n{table}" if grid.name else table


def _cell(text: str) -> str:
    return "<br>".join(_escaped(line.strip()) for line in _LINE_END.split(text))


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _text(text: str) -> str:
    """Paragraphs as they are, single line breaks kept."""
    lines = [_AT_LINE_START.sub(_kept, _escaped(line.strip())) for line in _LINE_END.split(text)]
    return re.sub(r"(?<!\n)\n(?!\n)", "  \n", "\n".join(lines)).strip()


def _kept(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark[:-1]}\\{mark[-1]}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
