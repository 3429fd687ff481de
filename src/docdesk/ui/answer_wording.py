"""What the window says of an answer's ground: what was searched, how sure it is, why found."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from docdesk.domain.answers import Assessment, Coverage, FoundPassage
from docdesk.ui.file_wording import percent
from docdesk.ui.places import document_name
from docdesk.ui.turns import AskedTurn

translate = QCoreApplication.translate

WORDS_SHOWN = 6  # of the question's words that a passage has
# Cosines of sentence encoders: the bands help the eye, the tooltip has the number.
CLOSE, RELATED = 0.6, 0.4
_FIELD = re.compile(r"-?\w+:")


@dataclass(frozen=True, slots=True)
class CoveragePart:
    """A part of what was searched; `state` is that of the files it counts, "" for no list."""

    words: str
    state: str = ""


def coverage_parts(coverage: Coverage) -> tuple[CoveragePart, ...]:
    """What was searched and what not; nothing is said of what there is none of."""
    if not coverage.total:
        return ()
    waiting = max(0, coverage.not_ready - coverage.unreadable)
    parts = [CoveragePart(_searched_words(coverage))]
    if coverage.unreadable:
        words = translate("Answer", "%Ln unreadable", None, coverage.unreadable)
        parts.append(CoveragePart(words, "unreadable"))
    if waiting:
        parts.append(CoveragePart(translate("Answer", "%Ln not read yet", None, waiting)))
    if coverage.doubtful:
        words = translate("Answer", "%Ln low-confidence scan(s)", None, coverage.doubtful)
        parts.append(CoveragePart(words, "doubtful"))
    if coverage.changed:
        words = translate("Answer", "%Ln changed since", None, coverage.changed)
        parts.append(CoveragePart(words, "changed"))
    return tuple(parts)


def files_of_words(state: str) -> str:
    """What stands over the list where it shows the files of a part of the coverage alone."""
    words = {
        "attention": translate("Answer", "Files that need attention"),
        "unreadable": translate("Answer", "Files that could not be searched"),
        "doubtful": translate("Answer", "Scans read with low confidence"),
        "changed": translate("Answer", "Files changed since they were read"),
    }
    return words.get(state, "")


def found_words(passage: FoundPassage) -> str:
    """Why a passage was found, in one quiet line; "" where nothing is known of it."""
    parts = []
    if passage.words:
        shown = ", ".join(passage.words[:WORDS_SHOWN])
        rest = len(passage.words) - WORDS_SHOWN
        if rest > 0:
            shown = translate("Answer", "{words} and %Ln more", None, rest).format(words=shown)
        parts.append(translate("Answer", "Words found: {words}").format(words=shown))
    # Filters ("type:pdf") hold for every passage of a search: they tell nothing of this one.
    reasons = ", ".join(each for each in passage.reasons if not _FIELD.match(each))
    if reasons:
        parts.append(translate("Answer", "As asked: {reasons}").format(reasons=reasons))
    parts.append(_closeness_words(passage.similarity))
    return ". ".join(part for part in parts if part)  # where the line breaks, no mark hangs


def found_tooltip(passage: FoundPassage) -> str:
    """The numbers behind why a passage was found."""
    if passage.similarity is None:
        return translate("Answer", "Found by its words alone; meaning took no part in this search.")
    number = QLocale().toString(passage.similarity, "f", 2)
    return translate(
        "Answer", "Likeness of meaning to the question: {number} (1 is the same, 0 unrelated)."
    ).format(number=number)


def not_found_words(turn: AskedTurn) -> str:
    """That the answer is not there, and in how many documents."""
    if turn.document:
        return translate("Answer", "Not found in {document}").format(
            document=document_name(turn.document)
        )
    count = turn.coverage.ready if turn.coverage else 0
    if turn.coverage and not turn.coverage.ready:
        return _none_searched_words(turn.coverage, is_narrowed=_is_narrowed(turn))
    if turn.filters.is_set:
        return translate("Answer", "Not found in the %Ln document(s) asked", None, count)
    return translate("Answer", "Not found in these %Ln document(s)", None, count)


def _is_narrowed(turn: AskedTurn) -> bool:
    return turn.filters.is_set or bool(turn.remarks)  # remarks tell of operators in the question


def _none_searched_words(coverage: Coverage, *, is_narrowed: bool) -> str:
    if is_narrowed and not coverage.total:
        return translate("Answer", "No document is like this, so nothing was searched")
    return translate("Answer", "No document is ready, so nothing was searched")


def sureness_words(assessment: Assessment | None) -> str:
    """How sure it is that the documents do not say it, in a sentence; "" where unknown."""
    if assessment is None:
        return ""
    if assessment.probability < assessment.threshold / 2:
        return translate("Answer", "What comes nearest has little to do with the question.")
    return translate("Answer", "Not certain: what comes nearest is close. Look at it below.")


def error_rate_words(assessment: Assessment) -> str:
    """The numbers behind a refusal: its probability, and how often the threshold is wrong."""
    lines = [
        translate(
            "Answer",
            "Chance that these passages answer it: {chance}. Enough would be {enough}.",
        ).format(chance=percent(assessment.probability), enough=percent(assessment.threshold))
    ]
    if assessment.wrongly_refused is not None:
        lines.append(
            translate(
                "Answer", "Of questions that documents answer, DocDesk says “not found” in {share}."
            ).format(share=share_words(assessment.wrongly_refused))
        )
    if assessment.rightly_refused is not None:
        lines.append(
            translate("Answer", "Of questions that they do not answer, in {share}.").format(
                share=share_words(assessment.rightly_refused)
            )
        )
    return "\n".join(lines)


def share_words(share: float) -> str:
    """A share as people say it: "about 1 of 9", "about 7 of 10"; 0 and 1 in words."""
    if share <= 0.005:
        return translate("Answer", "almost none")
    if share >= 0.995:
        return translate("Answer", "almost all")
    count, total = _fraction(share)
    words = translate("Answer", "about {count} of {total}").format(count=count, total=total)
    return words.replace(" ", "\u00a0")  # it reads as one number


def uncovered_words(assessment: Assessment | None) -> str:
    """Which words of the question no passage has; "" for none."""
    if assessment is None or not assessment.uncovered:
        return ""
    words = ", ".join(f"“{each}”" for each in assessment.uncovered)
    return translate("Answer", "No passage has: {words}.").format(words=words)


def advice_words(turn: AskedTurn) -> str:
    """What to try next."""
    assessment = turn.assessment
    if turn.document or turn.filters.is_set:
        return translate("Answer", "Try all documents, or other words.")
    if assessment and assessment.uncovered:
        return translate(
            "Answer", "Try another word for what is missing, or a name or number from the document."
        )
    return translate("Answer", "Try other words, or a name or number from the document.")


def hidden_words(count: int) -> str:
    """That sentences of the answer are left out."""
    return translate("Answer", "%Ln unchecked sentence(s) hidden", None, count)


def _searched_words(coverage: Coverage) -> str:
    if coverage.ready == coverage.total:
        return translate("Answer", "Searched all %Ln file(s)", None, coverage.total)
    return translate("Answer", "Searched {ready} of %Ln file(s)", None, coverage.total).format(
        ready=QLocale().toString(coverage.ready)
    )


def _fraction(share: float) -> tuple[int, int]:
    if share <= 1 / 3:
        return 1, round(1 / share)
    if share >= 2 / 3:
        total = round(1 / (1 - share))
        return total - 1, total
    return round(share * 10), 10


def _closeness_words(similarity: float | None) -> str:
    """ "" below the bands: an encoder that knows a language badly says little by a low number."""
    if similarity is None or similarity < RELATED:
        return ""
    if similarity >= CLOSE:
        return translate("Answer", "Meaning: close")
    return translate("Answer", "Meaning: related")
