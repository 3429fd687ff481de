"""The notes of summaries, comparisons and timelines in the language of their report."""

import re

_ITALIAN = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (
            r"What the model wrote is copied from the document or not carried by it: .*",
            "Quanto scritto dal modello è copiato dal documento o non vi trova riscontro: le frasi "
            "sono quelle del documento stesso.",
        ),
        (
            r"There are no whole sentences in this document: .*",
            "Il documento non contiene frasi intere, ma tabelle o elenchi.",
        ),
        (
            r"(\d+) of the (\d+) sentences on the sections are the model's, .*",
            r"\1 delle \2 frasi sulle sezioni sono del modello, ciascuna sostenuta dalla sua "
            "citazione; le altre sono del documento stesso.",
        ),
        (
            r"The two documents are in different languages: .*",
            "I due documenti sono in lingue diverse: le parole si possono confrontare appena.",
        ),
        (r"The two documents read the same\.", "I due documenti hanno lo stesso testo."),
        (
            r"The two documents have little in common: (\d+) of (\d+) clauses have a counterpart\.",
            r"I due documenti hanno poco in comune: \1 clausole su \2 hanno un corrispondente.",
        ),
        (r"(.+) could not be read again\.", r"Non è stato possibile rileggere \1."),
        (
            r"Only the first (\d+) of (\d+) events are shown: .*",
            r"Sono riportati solo i primi \1 eventi su \2: scegliere un periodo.",
        ),
        (
            r"Day and month may be the other way round in (\d+) of the dates, as marked\.",
            r"Giorno e mese potrebbero essere invertiti nelle date contrassegnate (\1).",
        ),
    )
)


def note_in(note: str, language: str) -> str:
    """A note in a language ("en", "it"); one that is not known stays as it is."""
    if language == "it":
        for pattern, text in _ITALIAN:
            if pattern.fullmatch(note):
                return pattern.sub(text, note)
    return note
