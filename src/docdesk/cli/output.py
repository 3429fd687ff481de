"""What commands print: results to stdout, messages to stderr, JSON where asked."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

import msgspec

from docdesk.domain.answers import Answer, FoundPassage
from docdesk.domain.errors import DocdeskError

# A name of a file may hold what makes a terminal clear itself or turn words round.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def print_json(value: object, *, stream: TextIO | None = None) -> None:
    """One JSON document on one line; dataclasses and paths are turned into plain values."""
    stream = stream or sys.stdout
    # In one piece: Ctrl+C must not fall between a document and the end of its line.
    stream.write(json.dumps(msgspec.to_builtins(value, enc_hook=str), ensure_ascii=False) + "\n")
    stream.flush()


def say(text: str) -> None:
    """A message for the person: stderr, so that results can be piped."""
    print(seen(text), file=sys.stderr, flush=True)


def show(text: str) -> None:
    """A result for the person on stdout."""
    print(seen(text), flush=True)


def seen(text: str) -> str:
    """The text with its control characters written out, so that a terminal only shows them."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def counted(count: int, thing: str) -> str:
    """A count with its thing, which takes an s for all counts but one: "1 file", "2 files"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def say_error(error: DocdeskError, *, as_json: bool) -> None:
    """What happened and what to do."""
    say(f"docdesk: {error.message}" + (f"\n  {error.hint}" if error.hint else ""))
    if as_json:
        print_json({"error": error_fields(error)})


def is_agreed(question: str, *, yes: bool) -> bool:
    """Ask on a terminal before something that cannot be undone; scripts and `yes` go on."""
    if yes or not sys.stdin.isatty():
        return True
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "s", "sì", "si")


def error_fields(error: DocdeskError) -> dict[str, str]:
    """An error as it stands in JSON."""
    return {"kind": type(error).__name__, "message": error.message, "hint": error.hint}


def table(rows: Iterable[Sequence[object]]) -> str:
    """Rows with aligned columns; the last column is never padded."""
    texts = [[str(cell).replace("\n", "\\n") for cell in row] for row in rows]
    if not texts:
        return ""
    widths = [max(len(row[column]) for row in texts) for column in range(len(texts[0]) - 1)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in texts
    )


def passage_fields(passage: FoundPassage) -> dict[str, Any]:
    """A search result of the contract, and what else is known of it."""
    return {
        "document": passage.document,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "score": round(passage.score, 6),
        "title": passage.title,
        "page_label": passage.page_label,
        "heading": passage.heading,
        "similarity": passage.similarity,
        "words": list(passage.words),
        "copies": list(passage.copies),
        "confidence": passage.confidence,
        "found_by": list(passage.found_by),
        "reranked": passage.reranked,
        "reasons": list(passage.reasons),
        "matches": [
            passage.text[span.start - passage.start : span.end - passage.start]
            for span in passage.matches
        ],
    }


def answer_fields(answer: Answer) -> dict[str, Any]:
    """An answer of the contract."""
    return {
        "id": answer.id or None,
        "question": answer.question,
        "answer": answer.text,
        "answered": answer.answered,
        "sentences": msgspec.to_builtins(answer.sentences),
        "citations": [
            {
                "number": citation.number,
                "document": citation.document,
                "page": citation.page,
                "page_label": citation.page_label,
                "start": citation.start,
                "end": citation.end,
                "quote": citation.quote,
                "verified": citation.verified,
                "confidence": citation.confidence,
            }
            for citation in answer.citations
        ],
        "passages": [passage_fields(passage) for passage in answer.passages],
        "coverage": msgspec.to_builtins(answer.coverage),
        "timings": msgspec.to_builtins(answer.timings),
        "model": msgspec.to_builtins(answer.model),
        "notes": list(answer.notes),
        "asked_at": answer.asked_at,
        "searched_as": answer.searched_as,
        "absent": list(answer.absent),
        "assessment": msgspec.to_builtins(answer.assessment),
        "stopped": answer.stopped,
    }
