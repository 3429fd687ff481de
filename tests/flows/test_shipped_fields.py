"""The sets of fields that come along find what contracts and letters say, in both languages."""

from pathlib import Path

import pytest

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import Coverage
from docdesk.domain.review import Cell, CellState
from docdesk.generation.values import ONE_PARTY
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


def test_the_parties_are_named_without_what_describes_them(contratto, agreement):
    assert contratto["parties"].value == "Olmo Rosso S.r.l.; Valle Chiara S.p.A."
    assert agreement["parties"].value == "Red Elm Ltd; Clear Valley plc"
    assert contratto["parties"].verified


def test_a_party_in_capitals_does_not_end_at_its_inc():
    text = 'THIS AGREEMENT is made by and among BIRCH, INC.\n(the "Company") and ELM CORP. of Ohio.'

    cells = read(text, "contracts-en", language="en")

    assert cells["parties"].value == "BIRCH, INC.; ELM CORP. of Ohio"


def test_where_one_party_alone_can_be_read_the_cell_says_so():
    cells = read(
        "This lease is made between Birch Ltd and the tenant.", "contracts-en", language="en"
    )

    assert (cells["parties"].value, cells["parties"].note) == ("Birch Ltd", ONE_PARTY)


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
        ("allergies", "penicillin (rash)"),
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


LETTERA = """Ospedale di Monte Alto, Medicina

Egregio Collega,
dimettiamo in data odierna (12/09/2023) il Sig. BIANCHI Ermanno, nato a Cuneo il 04/07/1951, \
ricoverato dal 06/09/2023 con diagnosi di ingresso di dolore toracico.

DIAGNOSI ALLA DIMISSIONE: NSTEMI; ipertensione; dislipidemia.
ANAMNESI PATOLOGICA REMOTA: BPCO. Colecistectomia (12/2011).
Terapia domiciliare all'ingresso: ramipril 5 mg 1 cp/die.
Allergie: penicillina. Riferita intolleranza al lattosio.
Decorso: il 7 settembre coronarografia; FE 45-50%. Sospeso ramipril per iperkaliemia.

TERAPIA CONSIGLIATA:
- ASA 100 mg 1 cp/die
- Bisoprololo 1,25 mg 1 cp x 2/die
Si consiglia:
- visita cardiologica il 15/10/2023
- potassio tra 7 giorni

Cordiali saluti
Dott.ssa Marta Oliveri
"""

DISCHARGE = """St Aidan's Hospital

Dear Dr Pemberton,

Re: Mrs Doreen HALLIDAY   DOB: 05/04/1944
Admitted: 24/04/2023      Discharged: 02/05/2023

Diagnoses:
1. Infective exacerbation of COPD
2. Hypertension

Drug allergies: Penicillin - anaphylaxis. Trimethoprim - rash.

TTO:
Prednisolone 30mg od, 5/7, then stop
Salbutamol 100mcg 2 puffs qds prn
STOPPED: Amlodipine 5mg od

Plan:
1. GP to repeat U&Es in 1/52
2. CXR in 6/52

Yours sincerely,

Dr R. Nakamura
ST5 Respiratory Medicine
"""

LEAFLET = """Package leaflet: information for the patient

Norvaprol 5 mg tablets

Do not take it if you are allergic to amlodipine.
The recommended dose is 5 mg once daily."""


@pytest.mark.parametrize(
    ("key", "value", "normalised"),
    [
        ("patient", "BIANCHI Ermanno", "bianchi ermanno"),
        ("birth", "04/07/1951", "1951-07-04"),
        ("admission", "06/09/2023", "2023-09-06"),
        ("discharge", "12/09/2023", "2023-09-12"),
        ("diagnosis", "NSTEMI; ipertensione; dislipidemia", "nstemi; ipertensione; dislipidemia"),
        ("history", "BPCO. Colecistectomia (12/2011).", "bpco. colecistectomia (12/2011)."),
        (
            "allergies",
            "penicillina. Riferita intolleranza al lattosio.",
            "penicillina. riferita intolleranza al lattosio.",
        ),
        ("stopped", "Sospeso ramipril per iperkaliemia.", "sospeso ramipril per iperkaliemia."),
        ("ejection_fraction", "45-50%", "45 %"),
        (
            "medication",
            "ASA 100 mg 1 cp/die; Bisoprololo 1,25 mg 1 cp x 2/die",
            "asa 100 mg 1 cp/die; bisoprololo 1,25 mg 1 cp x 2/die",
        ),
        (
            "follow_up",
            "visita cardiologica il 15/10/2023; potassio tra 7 giorni",
            "visita cardiologica il 15/10/2023; potassio tra 7 giorni",
        ),
        ("doctor", "Dott.ssa Marta Oliveri", "dott.ssa marta oliveri"),
    ],
)
def test_an_italian_letter_of_discharge(key, value, normalised):
    cell = read(LETTERA, "clinical-it", language="it")[key]

    assert (cell.value, cell.normalised) == (value, normalised)
    assert "other way round" not in cell.note


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("patient", "Mrs Doreen HALLIDAY"),
        ("admission", "24/04/2023"),
        ("discharge", "02/05/2023"),
        ("diagnosis", "1. Infective exacerbation of COPD 2. Hypertension"),
        ("allergies", "Penicillin - anaphylaxis. Trimethoprim - rash."),
        (
            "medication",
            "Prednisolone 30mg od, 5/7, then stop; Salbutamol 100mcg 2 puffs qds prn",
        ),
        ("stopped", "Amlodipine 5mg od"),
        ("follow_up", "GP to repeat U&Es in 1/52; CXR in 6/52"),
        ("doctor", "Dr R. Nakamura ST5 Respiratory Medicine"),
    ],
)
def test_an_english_letter_of_discharge(key, value):
    assert read(DISCHARGE, "clinical-en", language="en")[key].value == value


@pytest.mark.parametrize("key", ["patient", "allergies", "medication", "diagnosis", "doctor"])
def test_a_leaflet_is_about_no_patient(key):
    assert read(LEAFLET, "clinical-en", language="en")[key].state is CellState.NOT_FOUND
