"""The sentence that says that nothing was found, in the language of the question."""

from docdesk.domain.language import Language, language_of

_ONE = {
    Language.ENGLISH: "Not found in this document.",
    Language.ITALIAN: "Non trovato in questo documento.",
}
_MANY = {
    Language.ENGLISH: "Not found in these {} documents.",
    Language.ITALIAN: "Non trovato in questi {} documenti.",
}


def not_found_text(question: str, documents: int) -> str:
    """What is said instead of an answer when so many documents were searched."""
    texts = _ONE if documents == 1 else _MANY
    return texts[language_of(question)].format(documents)
