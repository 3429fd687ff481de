"""Every file of a folder, and every file in those files, read once: `python -m bench.kinds FOLDER`.

Printed are a table kind x outcome with pages a second and the slowest file, each reason with the
number of files that have it, and the memory of this process, which must not grow with the files.
`--list` prints each file with its outcome; `--recognise` has the text of scanned pages recognised.
Each file must end ready or with a reason; "scans" wait for text recognition, "holds" are containers
without words of their own, "unread" are kinds that are not read.
"""

import argparse
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from time import perf_counter

import psutil

from docdesk.domain.documents import FileLocation, FileState, Page, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
    KindUnsupported,
    ParserFailed,
    PasswordNeeded,
    TextMissing,
)
from docdesk.parsing.pool import ParserPool
from docdesk.parsing.recognition.engine import Recognition

READY, SCANS, HOLDS, ODD = "ready", "scans", "holds", "ODD"
_COLUMNS = {
    PasswordNeeded: "password",
    TextMissing: SCANS,
    DocumentEmpty: "empty",
    DocumentTooLarge: "large",
    KindUnsupported: "unread",
    DocumentDamaged: "damaged",
    ParserFailed: "crashed",
    DocumentError: "failed",
}
# Members that their container cannot give say so by their state.
_OF_STATE = {
    FileState.NEEDS_PASSWORD: "password",
    FileState.EMPTY: "empty",
    FileState.TOO_LARGE: "large",
    FileState.UNSUPPORTED: "unread",
}
_OUTCOMES = tuple(dict.fromkeys((READY, SCANS, HOLDS, *_COLUMNS.values(), ODD)))


@dataclass(frozen=True, slots=True)
class Work:
    """A file to read, by the name it has on the way there."""

    location: FileLocation
    name: str


@dataclass(frozen=True, slots=True)
class Result:
    """How one file ended; `kind` is its ending where it could not be read."""

    name: str
    kind: str
    outcome: str
    reason: str = ""
    pages: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Run:
    """One run over a folder; results are kept, documents are not."""

    pool: ParserPool
    recognises: bool
    queue: list[Work]
    results: list[Result] = field(default_factory=list)

    def everything(self, workers: int) -> Iterator[Result]:
        """Read as many files at once as there are workers, members after their container."""
        began: dict[Future[ParsedDocument], tuple[Work, float]] = {}
        while self.queue or began:
            while self.queue and len(began) < workers:
                work = self.queue.pop()
                began[self.pool.parse(work.location)] = (work, perf_counter())
            for future in wait(began, return_when=FIRST_COMPLETED).done:
                work, start = began.pop(future)
                yield from self._ended(work, future, perf_counter() - start)

    def _ended(
        self, work: Work, future: Future[ParsedDocument], seconds: float
    ) -> Iterator[Result]:
        try:
            document = future.result()
        except DocumentError as error:
            reason = f"{error.message} {error.hint}".strip()
            outcome = _COLUMNS.get(type(error), "failed") if error.message else ODD
            yield Result(work.name, _ending(work.name), outcome, reason, seconds=seconds)
            return
        except Exception as error:  # noqa: BLE001  a fault of ours is what this is to find
            yield Result(work.name, _ending(work.name), ODD, repr(error)[:300])
            return
        yield from self._members(work, document)
        yield self._read(work, document, seconds)

    def _members(self, work: Work, document: ParsedDocument) -> Iterator[Result]:
        for member in document.members:
            name = f"{work.name}/{member.name}"
            if member.state is FileState.FOUND:
                members = (*work.location.members, member.ordinal)
                self.queue.append(Work(FileLocation(work.location.path, members), name))
            else:
                outcome = _OF_STATE.get(member.state, "failed") if member.reason else ODD
                yield Result(name, _ending(name), outcome, member.reason)

    def _read(self, work: Work, document: ParsedDocument, seconds: float) -> Result:
        if self.recognises and document.to_recognise:
            document, seconds = self._recognised(work, document, seconds)
        pages = len(document.pages)
        outcome = READY if any(page.text.strip() for page in document.pages) else HOLDS
        if document.to_recognise:
            outcome = SCANS
        reason = " ".join(document.notes)
        return Result(work.name, document.kind.value, outcome, reason, pages, seconds)

    def _recognised(
        self, work: Work, document: ParsedDocument, seconds: float
    ) -> tuple[ParsedDocument, float]:
        start = perf_counter()
        pages: list[Page] = []
        try:
            for number in document.to_recognise:
                pages.append(self.pool.recognise(work.location, number).result())
            document = self.pool.parse(work.location, recognised=pages).result()
        except DocumentError:
            pass  # it is shown as one whose pages wait
        return document, seconds + perf_counter() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the folder and print the tables; 1 when a file ended without a reason."""
    parser = argparse.ArgumentParser(prog="python -m bench.kinds", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true", help="print each file")
    parser.add_argument("--recognise", action="store_true", help="recognise scanned pages")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    paths = sorted((path for path in options.folder.rglob("*") if path.is_file()), reverse=True)
    queue = [Work(FileLocation(path), str(path.relative_to(options.folder))) for path in paths]
    memory = _Memory()
    start = perf_counter()
    pool = ParserPool(options.workers, recognition=Recognition() if options.recognise else None)
    try:
        run = Run(pool, options.recognise, queue)
        results = []
        for result in run.everything(options.workers):
            results.append(result)
            memory.look()
            if options.list:
                print(
                    f"{result.outcome:11} {result.seconds:6.1f} s  {result.name}  {result.reason}"
                )
    finally:
        pool.close()
    _print_table(results)
    _print_reasons(results)
    print(
        f"\n{len(paths)} files, {len(results)} with those in them, {perf_counter() - start:.0f} s"
    )
    print(f"memory of this process: {memory}")
    return 1 if any(result.outcome == ODD for result in results) else 0


class _Memory:
    """Resident memory of this process: after its start, at its peak."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._first = self._most = self._process.memory_info().rss

    def look(self) -> None:
        """Take note of what it is now."""
        self._most = max(self._most, self._process.memory_info().rss)

    def __str__(self) -> str:
        return f"{self._first / 2**20:.0f} MiB at first, {self._most / 2**20:.0f} MiB at most"


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower() or "(none)"


def _print_table(results: list[Result]) -> None:
    of_kind: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        of_kind[result.kind].append(result)
    shown = [name for name in _OUTCOMES if any(result.outcome == name for result in results)]
    head = "".join(f"{name:>9}" for name in ("files", *shown, "pages", "pages/s", "slowest"))
    print(f"\n{'kind':12}{head}")
    for kind, group in sorted(of_kind.items(), key=lambda item: (item[0][0] == ".", item[0])):
        counts = Counter(result.outcome for result in group)
        pages = sum(result.pages for result in group)
        seconds = sum(result.seconds for result in group)
        slowest = max(group, key=lambda result: result.seconds)
        cells = "".join(f"{counts[name] or '':>9}" for name in shown)
        rate = f"{pages / seconds:.1f}" if pages and seconds else ""
        print(
            f"{kind:12}{len(group):>9}{cells}{pages or '':>9}{rate:>9}"
            f"{slowest.seconds:>7.1f} s  {PurePath(slowest.name).name[:40]}"
        )


def _print_reasons(results: list[Result]) -> None:
    reasons = Counter(
        (result.outcome, result.reason)
        for result in results
        if result.reason and result.outcome not in (READY, HOLDS)
    )
    print("\nreasons")
    for (outcome, reason), count in sorted(reasons.items()):
        print(f"{count:4}  {outcome:9}{reason}")


if __name__ == "__main__":
    sys.exit(main())
