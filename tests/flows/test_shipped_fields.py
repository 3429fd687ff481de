"""The sets of fields that come along find what contracts and letters say, in both languages."""

from pathlib import Path

import pytest

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import Coverage
from docdesk.domain.review import Cell, CellState
from docdesk.host.field_sets import bundled_sets
from docdesk.host.reviews import VALUES
from docdesk.pipelines.cells import CellSteps, DocumentCells
from docdesk.pipelines.steps import SearchOutcome
from docdesk.retrieval.candidates import find_candidates
from fakes.whole import MemoryDocuments, QuietGate, whole

SETS = {s.key: s for s in bundled_sets(Path(__file__).parents[2] / "resources" / "fields")}

CONTRATTO = """Contratto di fornitura

Il presente contratto è stipulato in data 3 febbraio 2022 tra la società Olmo Rosso S.r.l., con \
sede in Treviso ("il Fornitore") e la società Valle Chiara S.p.A., con sede in Udine ("il Cliente").

1. Il contratto ha durata di tre anni dalla sottoscrizione e si rinnova tacitamente per un anno, \
salvo disdetta da comunicare almeno sessanta giorni prima della scadenza.

2. Il Cliente può recedere in qualsiasi momento con preavviso di novanta giorni.

3. Il corrispettivo è di euro 12.500,00 al mese, oltre IVA.

4. Nessuna delle parti può cedere il contratto senza il consenso scritto dell'altra; la cessione \
non autorizzata è inefficace. Il contratto non può essere ceduto senza il consenso dell'altra parte.

5. Le parti si obbligano alla riservatezza sulle informazioni ricevute.

6. Il contratto è regolato dalla legge italiana. Per ogni controversia è competente in via \
esclusiva il foro di Treviso."""

AGREEMENT = """Supply agreement

This Agreement is made on 3 February 2022 between Red Elm Ltd ("Supplier") and Clear Valley plc \
("Customer").

1. The term of this Agreement shall be three (3) years. It renews automatically for successive \
periods of one year unless either party gives notice of non-renewal sixty days before its end.

2. The Customer may terminate this Agreement without cause upon ninety days' notice.

3. The monthly fee is $12,500.00 plus tax.

4. This Agreement may not be assigned without the prior written consent of the other party.

5. In no event shall either party be liable for indirect or consequential damages.

6. THIS AGREEMENT SHALL BE GOVERNED BY THE LAWS OF NEW ZEALAND APPLICABLE TO CONTRACTS MADE THERE. \
Rules applicable to courts and contracts made elsewhere stay out."""

LETTER = """Discharge summary

Patient: Edna Whitlow, born 4 May 1948
Admitted on 2 March 2023 with chest pain and discharged on 9 March 2023.

Diagnosis
Unstable angina. Type 2 diabetes.

Allergies: penicillin (rash).

Medication on discharge
Drug\tDose\tWhen
Aspirin\t75 mg\tdaily
Bisoprolol\t2.5 mg\tevery morning

Echocardiography showed an ejection fraction of 55 %. Metformin was stopped on admission.
She should avoid heavy lifting for six weeks."""


class NothingFound:
    """A search that finds nothing: the wordings must do."""

    def search(self, query, *, mode, limit, document=None, filters=None) -> SearchOutcome:
        return SearchOutcome((), False, Coverage(1, 1, 0))


def read(text: str, key: str, *, language: str, headings=()) -> dict[str, Cell]:
    document = whole(text, language=language, headings=headings)
    steps = CellSteps(
        NothingFound(), MemoryDocuments(document), None, QuietGate(), split_sentences,
        find_candidates, VALUES,
    )  # fmt: skip
    cells = DocumentCells(document, steps, lambda: False)
    return {field.key: cells.fill(field) for field in SETS[key].fields}


@pytest.fixture(scope="module")
def contratto() -> dict[str, Cell]:
    return read(CONTRATTO, "contracts-it", language="it")


@pytest.fixture(scope="module")
def agreement() -> dict[str, Cell]:
    return read(AGREEMENT, "contracts-en", language="en")


@pytest.mark.parametrize(
    ("key", "normalised"),
    [
        ("date", "2022-02-03"),
        ("expiry", "P3Y"),
        ("renewal", "un anno"),
        ("termination_for_convenience", "yes"),
        ("assignment", "yes"),
        ("price", "12500 EUR"),
        ("governing_law", "italiana"),
        ("confidentiality", "yes"),
    ],
)
def test_an_italian_contract(contratto, key, normalised):
    assert (contratto[key].state, contratto[key].normalised) == (CellState.FOUND, normalised)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("parties", "Olmo Rosso S.r.l."),
        ("notice_of_non_renewal", "almeno sessanta giorni"),
        ("disputes", "foro di Treviso"),
    ],
)
def test_what_an_italian_contract_says(contratto, key, words):
    assert words in contratto[key].citation.quote


@pytest.mark.parametrize("key", ["change_of_control", "non_compete", "insurance", "exclusivity"])
def test_what_an_italian_contract_does_not_say(contratto, key):
    assert contratto[key].state is CellState.NOT_FOUND


@pytest.mark.parametrize(
    ("key", "normalised"),
    [
        ("date", "2022-02-03"),
        ("expiry", "P3Y"),
        ("renewal", "one year"),
        ("termination_for_convenience", "yes"),
        ("assignment", "yes"),
        ("price", "12500 USD"),
        ("governing_law", "new zealand"),
    ],
)
def test_an_english_contract(agreement, key, normalised):
    assert (agreement[key].state, agreement[key].normalised) == (CellState.FOUND, normalised)


@pytest.mark.parametrize("key", ["change_of_control", "non_compete", "insurance", "disputes"])
def test_what_an_english_contract_does_not_say(agreement, key):
    assert agreement[key].state is CellState.NOT_FOUND


def test_an_english_contract_is_read_under_italian_names_as_well():
    cells = read(AGREEMENT, "contracts-it", language="en")

    assert (cells["expiry"].normalised, cells["assignment"].value) == ("P3Y", "sì")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("patient", "Edna Whitlow"),
        ("birth", "4 May 1948"),
        ("admission", "2 March 2023"),
        ("discharge", "9 March 2023"),
        ("diagnosis", "Unstable angina. Type 2 diabetes."),
        ("allergies", "Allergies: penicillin (rash)."),
        ("medication", "Aspirin, 75 mg, daily; Bisoprolol, 2.5 mg, every morning"),
        ("ejection_fraction", "55 %"),
        ("stopped", "Metformin was stopped on admission."),
        ("advice", "She should avoid heavy lifting for six weeks."),
    ],
)
def test_an_english_letter(key, value):
    headings = ("Discharge summary", "Diagnosis", "Medication on discharge")
    cells = read(LETTER, "clinical-en", language="en", headings=headings)

    read_value = cells[key].value
    assert read_value.removeprefix("on ") == value
    assert cells[key].verified
