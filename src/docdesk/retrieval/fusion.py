"""Weighs what words and vectors found into one order."""

from collections.abc import Collection, Sequence

from docdesk.domain.search import Hit, Query

# The share of words in a score. Measured on English questions with an English encoder (PubMedQA,
# CUAD, CLAP-NQ) and on Italian ones with an English and with a multilingual encoder (SQuAD-it),
# and chosen from the middle of what is best when any of the documents is left out: 0.3 to 0.45
# over many documents, 0.5 to 0.65 within one, 0.93 to 0.96 where the encoder cannot read.
SHARE_READABLE = 0.42
SHARE_WITHIN = 0.58  # passages of one document are on one subject: cosines tell them less apart
SHARE_UNREADABLE = 0.94
SHARE_PHRASE = 0.8  # who quotes wants these words
# Cosines that lie closer together than this tell their passages hardly apart: they are not spread
# over the whole range.
_LEAST_WIDTH = 0.3
IDENTIFIER_STEP = 0.15  # vectors hardly tell one code or clause number from another
NAME_STEP = 0.05  # and names little better


def weigh(
    query: Query,
    *,
    encoder_languages: Collection[str],
    languages: Sequence[str],
    is_one_document: bool = False,
) -> float:
    """The share of words, 0 to 1, in the fused score of this question.

    Args:
        encoder_languages: what the encoder was trained on; empty means many.
        languages: of the passages that the words found, "" where unknown.
        is_one_document: the question is asked of one document.
    """
    unreadable = _unreadable(query.language, encoder_languages, languages)
    readable = SHARE_WITHIN if is_one_document else SHARE_READABLE
    share = readable + (SHARE_UNREADABLE - readable) * unreadable
    if query.phrases:
        share = max(share, SHARE_PHRASE)
    elif any(_is_code(word) for word in query.identifiers):
        share += IDENTIFIER_STEP
    elif query.names:
        share += NAME_STEP
    return min(share, max(SHARE_PHRASE, SHARE_UNREADABLE))


def fuse(words: Sequence[Hit], vectors: Sequence[Hit], *, share: float) -> list[Hit]:
    """All passages of both lists, best first, scored from 0 to 1.

    A words score counts as a fraction of the best one (BM25 has a zero that means nothing shared),
    a vectors score by how far it lies below the best, on the width of its list.
    Each list is best first; a passage that is missing from one gets 0 there.
    """
    scores: dict[int, float] = {}
    for hit, part in zip(words, _fractions(words, width=_best(words)), strict=True):
        scores[hit.passage_id] = share * part
    width = max(_LEAST_WIDTH, _best(vectors) - vectors[-1].score) if vectors else _LEAST_WIDTH
    for hit, part in zip(vectors, _fractions(vectors, width=width), strict=True):
        scores[hit.passage_id] = scores.get(hit.passage_id, 0.0) + (1 - share) * part
    ranked = (Hit(passage_id, min(1.0, score)) for passage_id, score in scores.items())
    return sorted(ranked, key=lambda hit: (-hit.score, hit.passage_id))


def _best(hits: Sequence[Hit]) -> float:
    return hits[0].score if hits else 0.0


def _fractions(hits: Sequence[Hit], *, width: float) -> list[float]:
    """1 for the best hit, falling to 0 where a score lies `width` or more below it."""
    best = _best(hits)
    if width <= 0:
        return [1.0] * len(hits)
    return [max(0.0, 1.0 - (best - hit.score) / width) for hit in hits]


def _unreadable(
    language: str, encoder_languages: Collection[str], languages: Sequence[str]
) -> float:
    """How far the encoder cannot read what it compares: 0 wholly, 1 not at all."""
    if not encoder_languages:
        return 0.0
    if language:
        return float(language not in encoder_languages)
    known = [found for found in languages if found]
    if not known:
        return 0.0
    return sum(found not in encoder_languages for found in known) / len(known)


def _is_code(word: str) -> bool:
    """Numbers with letters or separators in them ("12/2021", "COVID-19"), not years or amounts."""
    return not word.isdigit() and not word.replace(",", "").replace(".", "").isdigit()
