"""The sentence that says that nothing was found, in the language of the question."""

from docdesk.domain.answers import Asked
from docdesk.domain.language import Language, language_of
from docdesk.pipelines.steps import SearchOutcome

_ONE = {
    Language.ENGLISH: "Not found in this document.",
    Language.ITALIAN: "Non trovato in questo documento.",
}
_NONE_READY = {
    Language.ENGLISH: "No document is ready: nothing was searched.",
    Language.ITALIAN: "Nessun documento è pronto: non si è cercato in nessuno.",
}
_NONE_LIKE_THIS = {
    Language.ENGLISH: "No document is like this: nothing was searched.",
    Language.ITALIAN: "Nessun documento è così: non si è cercato in nessuno.",
}
_MANY = {
    Language.ENGLISH: "Not found in these {} documents.",
    Language.ITALIAN: "Non trovato in questi {} documenti.",
}


def not_found_text(asked: Asked, outcome: SearchOutcome) -> str:
    """What is said instead of an answer: where it was looked for, or why nowhere.

    A question of one word is in the language of the documents.
    """
    nearest = outcome.passages[0].text if outcome.passages else ""
    documents = 1 if asked.document else outcome.coverage.ready
    texts = {0: _none(asked, outcome), 1: _ONE}.get(documents, _MANY)
    return texts[language_of(asked.question, nearest)].format(documents)


def _none(asked: Asked, outcome: SearchOutcome) -> dict[Language, str]:
    """Why no document was searched: none meets the conditions, or none is ready."""
    is_narrowed = asked.filters.is_set or bool(outcome.remarks)
    return _NONE_LIKE_THIS if is_narrowed and not outcome.coverage.total else _NONE_READY
