"""What is measured of answers: token F1, ranks, shares with their confidence; pure functions."""

import math
import re
import string
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.evaluation import KnownQuestion, Measure, Measured, MeasuredRow

RANKS = (1, 5, 10)
_ARTICLES = re.compile(r"\b(?:a|an|the|il|lo|la|i|gli|le|l|un|uno|una)\b")
_CITATION_MARK = re.compile(r"\s*\[\d{1,3}\]")
_PUNCTUATION = str.maketrans("", "", string.punctuation + "“”‘’«»–—…")
_LEAST_SHARED = 0.6  # of a passage's words; below it a passage was not cut from a context
_Z = 1.96  # the 97.5th percentile of the normal distribution


def token_f1(answer: str, right: Sequence[str]) -> float:
    """The best F1 over the tokens of the right answers, 0 to 1.

    As SQuAD has it (Rajpurkar et al. 2016): lower case, no punctuation, no articles (Italian ones
    as well). Citation marks [n] do not count.
    """
    said = _tokens(_CITATION_MARK.sub("", answer))
    return max((_f1(said, _tokens(text)) for text in right), default=0.0)


def _tokens(text: str) -> list[str]:
    return _ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split()


def _f1(said: Sequence[str], right: Sequence[str]) -> float:
    shared = (Counter(said) & Counter(right)).total()
    if not shared:
        return float(said == right)
    return 2 * shared / (len(said) + len(right))


def rank_of(question: KnownQuestion, passages: Sequence[FoundPassage]) -> int | None:
    """The rank (from 1) of the first passage that holds the answer, None when none does."""
    ranks = (rank for rank, passage in enumerate(passages, 1) if holds_answer(question, passage))
    return next(ranks, None)


def holds_answer(question: KnownQuestion, passage: FoundPassage) -> bool:
    """True when a passage is where the answer is known to stand."""
    if not (_is_at(question, passage) or _is_of(question.context, passage.text)):
        return False
    said = _plain(passage.text)
    return not question.holds or any(_plain(text) in said for text in question.holds)


def is_right_quote(question: KnownQuestion, citation: Citation) -> bool:
    """True when a quote stands where the answer is known to stand."""
    return _is_at(question, citation) or _is_of(question.context, citation.quote)


def _is_at(question: KnownQuestion, source: FoundPassage | Citation) -> bool:
    return any(
        place.document == source.document and place.page in (0, source.page)
        for place in question.places
    )


def _is_of(context: str, text: str) -> bool:
    """True when most of a text's words stand in the context in the same order, by trigrams."""
    if not context:
        return False
    of_text, of_context = _trigrams(text), _trigrams(context)
    return bool(of_text) and len(of_text & of_context) >= _LEAST_SHARED * len(of_text)


def _trigrams(text: str) -> set[tuple[str, ...]]:
    words = _plain(text).translate(_PUNCTUATION).split()
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def summarise_rows(
    system: str, rows: Sequence[MeasuredRow], questions: Sequence[KnownQuestion]
) -> Measured:
    """The measures of one system over its rows; `questions` are those of the rows, in order."""
    pairs = [(r, q) for r, q in zip(rows, questions, strict=True) if not r.error]
    answerable = [row for row, question in pairs if question.is_answerable]
    absent = [row for row, question in pairs if not question.is_answerable]
    placed = [row for row, question in pairs if question.has_place]
    paged = [row for row, question in pairs if question.has_page]
    known = {row.id for row in placed}
    cited = [row for row in answerable if row.quotes]
    measures = {
        **{f"recall@{rank}": _share(placed, partial(_within, rank=rank)) for rank in RANKS},
        "page hit@5": _share(paged, partial(_within, rank=5)),
        "wrongly refused": _share(answerable, lambda row: row.refused),
        "rightly refused": _share(absent, lambda row: row.refused),
        "token F1": _mean([row.f1 for row in answerable if row.f1 is not None]),
        "quotes verified": _mean([row.verified_quotes / row.quotes for row in cited]),
        "quotes from the right place": _mean(
            [row.right_quotes / row.quotes for row in cited if row.id in known]
        ),
        "seconds a question": _mean([row.seconds for row, _ in pairs]),
    }
    kept = {name: measure for name, measure in measures.items() if measure is not None}
    return Measured(system, kept, errors=len(rows) - len(pairs))


def _within(row: MeasuredRow, *, rank: int) -> bool:
    return row.rank is not None and row.rank <= rank


def _share(rows: Sequence[MeasuredRow], holds: Callable[[MeasuredRow], bool]) -> Measure | None:
    """The share of the rows, with Wilson's interval (1927)."""
    count = len(rows)
    if not count:
        return None
    share = sum(map(holds, rows)) / count
    middle = (share + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    width = _Z * math.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
    width /= 1 + _Z**2 / count
    return Measure(share, count, max(0.0, middle - width), min(1.0, middle + width))


def _mean(values: Iterable[float]) -> Measure | None:
    """The mean of numbers that are never negative, with the normal approximation's interval."""
    numbers = list(values)
    if not numbers:
        return None
    mean = sum(numbers) / len(numbers)
    spread = sum((number - mean) ** 2 for number in numbers) / max(1, len(numbers) - 1)
    width = _Z * math.sqrt(spread / len(numbers))
    return Measure(mean, len(numbers), max(0.0, mean - width), mean + width)
