"""Reports and values written to files, in the format that the ending of their name says."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from docdesk.domain.errors import DocdeskError
from docdesk.exporting.markdown import to_markdown
from docdesk.exporting.report import Report
from docdesk.exporting.saving import check, save

REPORT_ENDINGS = (".docx", ".pdf", ".md", ".json")


def write_report(report: Report, path: Path) -> None:
    """Write a report as .docx, .pdf, .md or .json (its blocks), whole or not at all.

    DocdeskError when the ending is none of these, or the file cannot be written.
    """
    match path.suffix.lower():
        case ".docx":
            save(path, lambda file: _write_word(report, file))
        case ".pdf":
            save(path, lambda file: _write_pdf(report, file))
        case ".md":
            save(path, _text_writer(to_markdown(report)))
        case ".json":
            write_json(report, path)
        case _:
            raise unknown_ending(path, REPORT_ENDINGS)


def check_target(path: Path, endings: tuple[str, ...]) -> None:
    """DocdeskError when the ending is none of these, or no file can be put there."""
    if path.suffix.lower() not in endings:
        raise unknown_ending(path, endings)
    check(path)


def write_json(value: object, path: Path) -> None:
    """Write a value (dataclasses, paths and plain values) as indented JSON in UTF-8."""
    save(path, _text_writer(to_json(value)))


def to_json(value: object) -> str:
    """A value as indented JSON text."""
    return msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=2).decode() + "\n"


def unknown_ending(path: Path, endings: tuple[str, ...]) -> DocdeskError:
    """The error for a name whose ending says no format that can be written."""
    ending = f"with the ending “{path.suffix}”" if path.suffix else "without an ending"
    possible = f"{', '.join(endings[:-1])} or {endings[-1]}"
    return DocdeskError(
        f"A file {ending} cannot be written.", f"Give it a name that ends in {possible}."
    )


def _text_writer(text: str) -> Callable[[Path], None]:
    return lambda file: _write_text(text, file)


def _write_text(text: str, file: Path) -> None:
    # A name of a file may hold bytes that are no text: they are written as "?" here.
    file.write_bytes(text.encode("utf-8", "replace"))


def _write_word(report: Report, file: Path) -> None:
    # python-docx and fpdf2 take up to half a second to import: only who writes such a file pays.
    from docdesk.exporting.word import write_word

    write_word(report, file)


def _write_pdf(report: Report, file: Path) -> None:
    from docdesk.exporting.pdf import write_pdf

    write_pdf(report, file)
