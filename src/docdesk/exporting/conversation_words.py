"""The words of an exported conversation, in the languages that DocDesk speaks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; those with {} are filled in."""

    thousands: str
    workspace: str
    begun: str
    exported: str
    answers: str
    searched_for: str
    not_supported: str
    not_supported_without: str
    not_covered: str
    quotes: str
    nearest: str
    checked: str
    not_confirmed: str
    recognised: str
    page: str
    made: str
    asked: str
    asked_of: str
    whole_workspace: str
    searched: str
    files: str
    left_out: str
    unreadable: str
    waiting: str
    doubtful: str
    changed: str
    nothing: str
    probability: str
    probability_value: str
    refusals: str
    model: str
    no_model: str
    limits: str
    limits_value: str
    program: str
    answer_id: str
    stopped: str
    documents: str
    document: str
    pages: str
    gone: str
    folders: str
    kinds: str
    dates: str
    people: str
    tags: str


ENGLISH = Words(
    thousands=",",
    workspace="Workspace",
    begun="Begun",
    exported="Exported",
    answers="Answers",
    searched_for="Searched for: {}",
    not_supported="[not supported by the quotes: {}]",
    not_supported_without="[not supported by the quotes]",
    not_covered="Not covered",
    quotes="Quotes",
    nearest="Nearest passages",
    checked="checked word for word",
    not_confirmed="NOT confirmed by this quote",
    recognised="text recognition {} sure",
    page="p. {}",
    made="How this answer was made",
    asked="Asked",
    asked_of="Asked of",
    whole_workspace="all documents of the workspace",
    searched="Searched",
    files="{} of {} files",
    left_out="Not searched or doubtful",
    unreadable="{} unreadable",
    waiting="{} not read yet",
    doubtful="{} with scans of low confidence",
    changed="{} changed since they were read",
    nothing="none",
    probability="Chance that the passages answer it",
    probability_value="{}; counts as answered from {} on",
    refusals="; measured: {} of answerable and {} of unanswerable questions are refused",
    model="Model",
    no_model="none: the documents' own words",
    limits="Settings",
    limits_value="temperature {}, seed {}, context {} tokens, prompt version {}",
    program="Program",
    answer_id="Answer",
    stopped="The answer was stopped before its end.",
    documents="Documents",
    document="Document",
    pages="Pages",
    gone="not in the workspace any more",
    folders="folders",
    kinds="kinds",
    dates="dates",
    people="people",
    tags="tags",
)

ITALIAN = Words(
    thousands=".",
    workspace="Area di lavoro",
    begun="Iniziata",
    exported="Esportata",
    answers="Risposte",
    searched_for="Cercato: {}",
    not_supported="[non confermato dalle citazioni: {}]",
    not_supported_without="[non confermato dalle citazioni]",
    not_covered="Parti senza risposta",
    quotes="Citazioni",
    nearest="Passi più vicini",
    checked="verificata parola per parola",
    not_confirmed="NON confermato da questa citazione",
    recognised="testo riconosciuto, sicuro al {}",
    page="p. {}",
    made="Come è nata questa risposta",
    asked="Chiesto",
    asked_of="Chiesto a",
    whole_workspace="tutti i documenti dell'area di lavoro",
    searched="Cercato in",
    files="{} di {} file",
    left_out="Non cercati o incerti",
    unreadable="{} illeggibili",
    waiting="{} non ancora letti",
    doubtful="{} con scansioni di bassa qualità",
    changed="{} modificati dopo la lettura",
    nothing="nessuno",
    probability="Probabilità che i passi rispondano",
    probability_value="{}; vale come risposta da {} in su",
    refusals="; misurato: rifiuta il {} delle domande con risposta e il {} di quelle senza",
    model="Modello",
    no_model="nessuno: le parole dei documenti",
    limits="Impostazioni",
    limits_value="temperatura {}, seme {}, contesto di {} token, versione del prompt {}",
    program="Programma",
    answer_id="Risposta",
    stopped="La risposta è stata fermata prima della fine.",
    documents="Documenti",
    document="Documento",
    pages="Pagine",
    gone="non più nell'area di lavoro",
    folders="cartelle",
    kinds="tipi",
    dates="date",
    people="persone",
    tags="etichette",
)


def words_of(language: str) -> Words:
    """The words of a language, English where there are none."""
    return ITALIAN if language == "it" else ENGLISH
