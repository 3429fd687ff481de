"""Two documents clause by clause: what is the same, what changed, what only one of them has."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from docdesk.domain.digests import (
    Clause,
    ComparedClause,
    Comparison,
    ComparisonDone,
    ComparisonEvent,
    Difference,
    DigestProgress,
)
from docdesk.domain.errors import Cancelled, DocdeskError
from docdesk.domain.whole import WholeDocument
from docdesk.pipelines.alignment import Encode, Pair, align
from docdesk.pipelines.clauses import ClauseText, joined, split_clauses
from docdesk.pipelines.digesting import Documents, speaks
from docdesk.pipelines.steps import Encoder, Gate
from docdesk.pipelines.wording import Token, changes_between, tokens

_STEPS = 3  # taken apart, counterparts found, differences found
_SWALLOWED = 0.7  # of a clause's words stand in its neighbour's counterpart: it belongs to it
_LONGEST_FIGURES = 50_000  # characters: each figure is held against each of the other's
_FEW_IN_COMMON = 0.2  # of the clauses have a counterpart


@dataclass(frozen=True, slots=True)
class CompareSteps:
    """What a comparison needs; `figures` are what only one of two texts has.

    `encoder` finds clauses that say alike in other words, None while there is none.
    """

    documents: Documents
    gate: Gate
    figures: Callable[[str, str], tuple[str, ...]]
    encoder: Encoder | None = None


def compare(
    first: str, second: str, *, steps: CompareSteps, stop: Callable[[], bool] = lambda: False
) -> Iterator[ComparisonEvent]:
    """DigestProgress, then ComparisonDone; Cancelled when it is stopped.

    Raises:
        DocdeskError: both are the same document.
        LibraryError: nothing of one of them is stored.
    """
    if first == second:
        raise DocdeskError(
            "A document is compared with another one.", "Choose two different documents."
        )
    yield DigestProgress(0, _STEPS)
    wholes = [steps.documents.whole(document) for document in (first, second)]
    mine, theirs = (split_clauses(whole) for whole in wholes)
    _go_on(steps.gate, stop)
    yield DigestProgress(1, _STEPS)
    pairs = align(mine, theirs, _encode(wholes, steps))
    merged = _merge(mine, theirs, pairs)
    _go_on(steps.gate, stop)
    yield DigestProgress(2, _STEPS)
    compared: list[ComparedClause] = []
    for one, two, is_moved in _in_order(*merged):
        _go_on(steps.gate, stop)
        compared.append(_compared(wholes[0], wholes[1], one, two, is_moved, steps.figures))
    yield DigestProgress(_STEPS, _STEPS)
    yield ComparisonDone(_comparison(wholes[0], wholes[1], compared))


def _encode(wholes: Sequence[WholeDocument], steps: CompareSteps) -> Encode | None:
    encoder, gate = steps.encoder, steps.gate
    if encoder is None or not all(speaks(encoder, whole.language) for whole in wholes):
        return None
    return lambda texts: encoder.encode_passages(texts, between=gate.wait)


def _go_on(gate: Gate, stop: Callable[[], bool]) -> None:
    gate.wait()
    if stop():
        raise Cancelled


Clauses = dict[int, ClauseText]  # by their place in the document


def _merge(
    mine: Sequence[ClauseText], theirs: Sequence[ClauseText], pairs: Sequence[Pair]
) -> tuple[Clauses, Clauses, Sequence[Pair]]:
    """The clauses, where one document parts in two what the other has as one put together.

    A page break within a paragraph, or another format, parts clauses that read the same.
    """
    ones, twos = dict(enumerate(mine)), dict(enumerate(theirs))
    counterpart = {pair.first: pair.second for pair in pairs}
    _swallow(ones, twos, counterpart)
    _swallow(twos, ones, {second: first for first, second in counterpart.items()})
    return ones, twos, pairs


def _swallow(clauses: Clauses, others: Clauses, counterpart: dict[int, int]) -> None:
    """Put clauses without a counterpart to the neighbour whose counterpart has their words."""
    for index in sorted(set(clauses) - set(counterpart)):
        before = max((other for other in clauses if other < index), default=-1)
        for neighbour, parts in ((before, (before, index)), (index + 1, (index, index + 1))):
            if neighbour not in counterpart or neighbour not in clauses:
                continue
            if _is_swallowed(clauses[index], clauses[neighbour], others[counterpart[neighbour]]):
                clauses[neighbour] = joined([clauses[part] for part in parts])
                del clauses[index]
                break


def _is_swallowed(clause: ClauseText, neighbour: ClauseText, other: ClauseText) -> bool:
    words = _counted(clause)
    missing = _counted(other) - _counted(neighbour)
    return (missing & words).total() >= _SWALLOWED * words.total() > 0


def _counted(clause: ClauseText) -> Counter[str]:
    return Counter(token.key for token in _tokens(clause))


def _tokens(clause: ClauseText) -> list[Token]:
    return tokens(clause.text, clause.marker)


def _keys(clause: ClauseText) -> list[str]:
    return [token.key for token in tokens(clause.text)]


def _in_order(
    ones: Clauses, twos: Clauses, pairs: Sequence[Pair]
) -> Iterator[tuple[ClauseText | None, ClauseText | None, bool]]:
    """Counterparts and single clauses in the order of the first; the second's own in between."""
    by_first = {pair.first: pair for pair in pairs}
    single = sorted(set(twos) - {pair.second for pair in pairs})
    for index in sorted(ones):
        pair = by_first.get(index)
        if pair is None:
            yield ones[index], None, False
            continue
        while not pair.is_moved and single and single[0] < pair.second:
            yield None, twos[single.pop(0)], False
        yield ones[index], twos[pair.second], pair.is_moved
    for index in single:
        yield None, twos[index], False


def _compared(
    first: WholeDocument,
    second: WholeDocument,
    one: ClauseText | None,
    two: ClauseText | None,
    is_moved: bool,
    figures: Callable[[str, str], tuple[str, ...]],
) -> ComparedClause:
    mine = _clause(first, one) if one else None
    theirs = _clause(second, two) if two else None
    if one is None or two is None or mine is None or theirs is None:
        difference = Difference.ONLY_FIRST if theirs is None else Difference.ONLY_SECOND
        return ComparedClause(difference, mine, theirs)
    changes = changes_between(_tokens(one), _tokens(two))
    # The same words, where a number was told from the text in one of them only.
    if not any(changes) or _keys(one) == _keys(two):
        return ComparedClause(Difference.SAME, mine, theirs, is_moved=is_moved)
    return ComparedClause(
        Difference.CHANGED,
        replace(mine, changes=changes[0]),
        replace(theirs, changes=changes[1]),
        () if _is_endless(one, two) else figures(one.text[one.marker :], two.text[two.marker :]),
        is_moved,
    )


def _is_endless(one: ClauseText, two: ClauseText) -> bool:
    """True for what is no clause but a whole book on one line: the marked changes must do."""
    return max(len(one.text), len(two.text)) > _LONGEST_FIGURES


def _clause(whole: WholeDocument, clause: ClauseText) -> Clause:
    piece = clause.pieces[0]
    label = next(page.label for page in whole.pages if page.number == piece.page)
    return Clause(
        document=whole.document,
        page=piece.page,
        page_label=label,
        start=piece.start,
        end=piece.end,
        heading=clause.heading,
        text=clause.text,
        number=clause.number,
    )


def _comparison(
    first: WholeDocument, second: WholeDocument, compared: Sequence[ComparedClause]
) -> Comparison:
    counts = Counter(clause.difference for clause in compared)
    return Comparison(
        first=first.document,
        second=second.document,
        clauses=tuple(compared),
        same=counts[Difference.SAME],
        changed=counts[Difference.CHANGED],
        only_first=counts[Difference.ONLY_FIRST],
        only_second=counts[Difference.ONLY_SECOND],
        notes=tuple(_notes(first, second, counts)),
    )


def _notes(
    first: WholeDocument, second: WholeDocument, counts: Counter[Difference]
) -> Iterator[str]:
    total = counts.total()
    common = counts[Difference.SAME] + counts[Difference.CHANGED]
    if first.language and second.language and first.language != second.language:
        yield "The two documents are in different languages: their words can hardly be compared."
    elif total and counts[Difference.SAME] == total:
        yield "The two documents read the same."
    elif common < _FEW_IN_COMMON * total:
        yield (
            f"The two documents have little in common: {common} of {total} clauses have a "
            "counterpart."
        )
