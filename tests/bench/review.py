"""A review of contracts against clauses whose pages are known, and against clauses they lack.

`python -m bench.review ROOT page.jsonl [absent.jsonl] [--set contracts-en | --questions]` with
`tests` and `src` on the path. A line of the first file is `{"category", "question", "evidence":
[{"file", "page"}]}`, one of the second `{"category", "question", "file"}`; files are relative to
ROOT. Asked are the fields of the set, or with `--questions` the files' own questions as a person
would type them. `--home DIR` keeps the index between runs; `--model` lets the model take part.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from docdesk.domain.review import CellState, ReviewField, ReviewPlan, ReviewRow
from docdesk.host.assembly import assemble
from docdesk.host.desk import Desk

WORKSPACE = "Review bench"
FLOOR = 0.85  # of the known cases that are found, on the right page
FLOOR_CATEGORIES = (
    "Governing Law", "Expiration Date", "Termination For Convenience", "Anti-Assignment"
)  # fmt: skip
FIELDS = {
    "Governing Law": "governing_law",
    "Expiration Date": "expiry",
    "Termination For Convenience": "termination_for_convenience",
    "Anti-Assignment": "assignment",
    "Renewal Term": "renewal",
    "Notice Period To Terminate Renewal": "notice_of_non_renewal",
    "Change Of Control": "change_of_control",
    "Exclusivity": "exclusivity",
    "Non-Compete": "non_compete",
    "Cap On Liability": "liability_cap",
    "Parties": "parties",
    "Insurance": "insurance",
    "Agreement Date": "date",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a clause in a document; no pages: it is not there."""

    category: str
    question: str
    document: str
    pages: frozenset[int] = frozenset()


def read_known(root: Path, path: Path) -> Iterator[Known]:
    """The lines of a file, those with several documents once for each."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            pages: dict[str, set[int]] = {}
            for place in row.get("evidence", [{"file": row.get("file"), "page": 0}]):
                pages.setdefault(place["file"], set()).add(place["page"])
            for name, numbers in pages.items():
                yield Known(
                    row["category"], row["question"], str(root / name), frozenset(numbers - {0})
                )


def fields_for(desk: Desk, known: Sequence[Known], wanted: str) -> dict[str, ReviewField]:
    """The field of each category: of the set, or its own question where `wanted` is ""."""
    if not wanted:
        return {
            item.category: ReviewField(f"q{abs(hash(item.question))}", item.category, item.question)
            for item in known
        }
    fields = next(s for s in desk.reviews.field_sets() if s.key == wanted).fields
    by_key = {field.key: field for field in fields}
    return {category: by_key[key] for category, key in FIELDS.items() if key in by_key}


def prepare(desk: Desk, documents: Sequence[str]) -> None:
    """Index the documents unless that was done before."""
    if WORKSPACE not in desk.workspace_names():
        desk.create_workspace(WORKSPACE)
        desk.add_paths(WORKSPACE, documents)
    for _ in desk.index(WORKSPACE, cancelled=lambda: False):
        pass


def run(desk: Desk, plan: ReviewPlan) -> tuple[tuple[ReviewRow, ...], float]:
    """The rows of a review, and its seconds."""
    review = desk.reviews.begin(WORKSPACE, "bench", plan).id
    try:
        for _ in desk.reviews.run(WORKSPACE, review):  # the first one loads the encoder
            break
        start = monotonic()
        for _ in desk.reviews.run(WORKSPACE, review):
            pass
        return tuple(desk.reviews.rows(WORKSPACE, review)), monotonic() - start
    finally:
        desk.reviews.delete(WORKSPACE, review)


def count(known: Sequence[Known], fields: dict[str, ReviewField], rows: Sequence[ReviewRow],
          *, tells: bool) -> dict[str, Counter[str]]:  # fmt: skip
    """By category: what became of what is there and of what is not."""
    cells = {(row.document, cell.field): cell for row in rows for cell in row.cells}
    counts: dict[str, Counter[str]] = {}
    for item in known:
        field = fields.get(item.category)
        if field is None:
            continue
        cell = cells[item.document, field.key]
        is_found = cell.state is CellState.FOUND and cell.citation is not None
        page = cell.citation.page if cell.citation else 0
        kind = _kind(item, page, is_found=is_found)
        counts.setdefault(item.category, Counter())[kind] += 1
        if tells and kind in ("wrong page", "not found", "absent found"):
            quote = " ".join(cell.citation.quote.split())[:200] if cell.citation else ""
            pages = sorted(item.pages)
            print(
                f"{kind}: {item.category}: {Path(item.document).name[:40]} {pages} {page} {quote}"
            )
    return counts


def _kind(item: Known, page: int, *, is_found: bool) -> str:
    if not item.pages:
        return "absent found" if is_found else "absent not found"
    if not is_found:
        return "not found"
    return "right page" if page in item.pages else "wrong page"


def show(counts: dict[str, Counter[str]]) -> float:
    """Print the table; the share of the floor's cases that are found, on the right page."""
    print(f"{'':<36}known  found  right page    wrongly not found  absent  wrongly found")
    groups = {category: [category] for category in sorted(counts)}
    groups["the four of the floor"] = [c for c in FLOOR_CATEGORIES if c in counts]
    groups["all"] = list(counts)
    share = 0.0
    for name, categories in groups.items():
        total = sum((counts[category] for category in categories), Counter[str]())
        known = total["right page"] + total["wrong page"] + total["not found"]
        found = total["right page"] + total["wrong page"]
        absent = total["absent found"] + total["absent not found"]
        share = total["right page"] / max(1, known)
        print(
            f"{name:<36}{known:<7}{found:<7}{total['right page']:<4}({share:.2f})     "
            f"{total['not found']:<4}({total['not found'] / max(1, known):.2f})          "
            f"{absent:<8}{total['absent found']:<4}({total['absent found'] / max(1, absent):.2f})"
        )
        if name.startswith("the four"):
            floor = share
    return floor


def main() -> int:
    """Review what the files name, print the shares; 1 when the floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("page", type=Path)
    parser.add_argument("absent", type=Path, nargs="?")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--set", default="contracts-en")
    how.add_argument("--questions", action="store_true")
    parser.add_argument("--model", action="store_true")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--tell", action="store_true", help="print each case that went wrong")
    options = parser.parse_args()
    root = options.root.resolve()
    known = [item for path in (options.page, options.absent) if path
             for item in read_known(root, path)]  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        desk = assemble(str(options.home or scratch), role="command")
        try:
            prepare(desk, sorted({item.document for item in known}))
            fields = fields_for(desk, known, "" if options.questions else options.set)
            asked = tuple({field.key: field for field in fields.values()}.values())
            plan = ReviewPlan(asked, quotes_only=not options.model)
            rows, seconds = run(desk, plan)
        finally:
            desk.close()
    share = show(count(known, fields, rows, tells=options.tell))
    print(f"{seconds / max(1, len(asked) * (len(rows) - 1)):.2f} seconds a cell")
    return 0 if share >= FLOOR else 1


if __name__ == "__main__":
    raise SystemExit(main())
