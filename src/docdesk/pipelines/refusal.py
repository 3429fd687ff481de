"""The sentence that says that nothing was found, in the language of the question."""

from docdesk.domain.language import Language, language_of

_ONE = {
    Language.ENGLISH: "Not found in this document.",
    Language.ITALIAN: "Non trovato in questo documento.",
}
_NONE = {
    Language.ENGLISH: "No document is like this: nothing was searched.",
    Language.ITALIAN: "Nessun documento è così: non si è cercato in nessuno.",
}
_MANY = {
    Language.ENGLISH: "Not found in these {} documents.",
    Language.ITALIAN: "Non trovato in questi {} documenti.",
}


def not_found_text(question: str, documents: int, context: str = "") -> str:
    """What is said instead of an answer when so many documents were searched.

    `context` is of the documents: a question of one word is in their language.
    """
    texts = {0: _NONE, 1: _ONE}.get(documents, _MANY)
    return texts[language_of(question, context)].format(documents)
