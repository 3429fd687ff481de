"""A review's way: a row for each document, whatever happens to one of them."""

from dataclasses import replace

import pytest

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import Coverage, FoundPassage, SearchMode, Span
from docdesk.domain.errors import LibraryError
from docdesk.domain.review import (
    CellState,
    FieldKind,
    ReviewDone,
    ReviewField,
    ReviewPlan,
    ReviewProgress,
    ReviewStatus,
)
from docdesk.domain.writing import TokenText
from docdesk.host.reviews import VALUES
from docdesk.pipelines.cells import CellSteps
from docdesk.pipelines.review import ReviewSteps, run_review
from docdesk.pipelines.steps import SearchOutcome
from docdesk.retrieval.candidates import find_candidates
from fakes.engine import ScriptedEngine
from fakes.whole import MemoryDocuments, QuietGate, whole

LEASE = "This lease is governed by the law of Norway. The rent is €1,200 a month."
LETTER = "Nothing of that kind stands in this letter. It speaks of the weather."
LAW = ReviewField("law", "Law", "Which law governs it?", hints=("governed by ... law of <name>",))
RENT = ReviewField("rent", "Rent", "What is the rent?", FieldKind.AMOUNT, hints=("rent is",))
FREE = ReviewField("free", "Free", "What is said of the rent?")
CHOICE = ReviewField("pet", "Pet", "Cat or dog?", FieldKind.CHOICE, ("cat", "dog"), ("pet*",))


class MemoryRecord:
    """Keeps rows by document, as the library does."""

    def __init__(self, *documents: str, fields=(LAW, RENT)) -> None:
        self.rows = dict.fromkeys(documents)
        self.keys: dict[str, str] = {}
        self.plan = ReviewPlan(tuple(fields))
        self.took_in = 0

    def take_in(self, review: str) -> None:
        self.took_in += 1

    def waiting(self, review: str) -> list[str]:
        return [d for d, row in self.rows.items() if row is None or row.state is CellState.FAILED]

    def save_row(self, review, row, *, key) -> None:
        self.rows[row.document] = row
        self.keys[row.document] = key

    def status(self, review: str) -> ReviewStatus:
        done = len(self.rows) - len(self.waiting(review))
        return ReviewStatus(review, "R", "", "", self.plan, len(self.rows), done, 0)


class Retriever:
    """Gives the whole first page of the document; remembers what it was asked."""

    def __init__(self, documents, *, enough: bool = True) -> None:
        self.documents = documents
        self.enough = enough
        self.asked: list[tuple[str, str]] = []

    def search(self, query, *, mode, limit, document=None, filters=None) -> SearchOutcome:
        assert mode is SearchMode.HYBRID
        self.asked.append((document, query))
        text = self.documents.whole(document).pages[0].text
        spans = tuple(Span(s.start, s.end) for s in split_sentences(text))[-1:]
        passage = FoundPassage(1, document, "T", 1, "", 0, len(text), text, "", 0.9, matches=spans)
        return SearchOutcome((passage,), self.enough, Coverage(1, 1, 0))


def setup(*names_and_texts, fields=(LAW, RENT), engine=None, gone=(), gate=None, enough=True):
    documents = MemoryDocuments(
        *(
            whole(text, document=name, content_id=number)
            for number, (name, text) in enumerate(names_and_texts, 1)
        ),
        gone=gone,
    )
    record = MemoryRecord(*(name for name, _ in names_and_texts), fields=fields)
    cells = CellSteps(
        retriever=Retriever(documents, enough=enough),
        documents=documents,
        engine=engine,
        gate=gate or QuietGate(),
        split=split_sentences,
        candidates=find_candidates,
        values=VALUES,
    )
    return record, ReviewSteps(record, cells)


def one_cell(text: str, field: ReviewField, **options):
    record, steps = setup(("/a", text), fields=(field,), **options)
    list(run_review("r", steps=steps))
    return record.rows["/a"].cells[0]


def test_progress_for_each_document_then_the_end():
    record, steps = setup(("/a", LEASE), ("/b", LETTER))

    events = list(run_review("r", steps=steps))

    assert [type(event) for event in events] == [ReviewProgress, ReviewProgress, ReviewDone]
    assert [(e.row.document, e.done, e.total) for e in events[:-1]] == [("/a", 1, 2), ("/b", 2, 2)]
    assert events[-1].status.is_complete
    assert not events[-1].stopped
    assert record.took_in == 1


def test_a_row_is_kept_before_it_is_told():
    record, steps = setup(("/a", LEASE), ("/b", LETTER))
    events = run_review("r", steps=steps)

    next(events)

    assert record.rows["/a"] is not None
    assert record.rows["/b"] is None


def test_a_found_cell_has_value_quote_and_page():
    cell = one_cell(LEASE, LAW)

    assert (cell.state, cell.value, cell.normalised) == (CellState.FOUND, "Norway", "norway")
    assert cell.citation.quote == "This lease is governed by the law of Norway."
    assert LEASE[cell.citation.start : cell.citation.end] == cell.citation.quote
    assert (cell.citation.page, cell.citation.document) == (1, "/a")
    assert cell.citation.boxes
    assert cell.verified


def test_a_list_over_the_end_of_its_page_is_whole_and_says_where_it_goes_on():
    drugs = ReviewField("m", "M", "Which?", FieldKind.LIST, hints=("= therapy",))
    documents = MemoryDocuments(
        whole("Therapy:\n- Aspirin 75 mg", "- Iron 1 g\nPlan: rest", document="/a")
    )
    record, steps = setup(("/a", LEASE), fields=(drugs,))
    cells = replace(steps.cells, documents=documents, retriever=Retriever(documents))

    list(run_review("r", steps=replace(steps, cells=cells)))

    cell = record.rows["/a"].cells[0]
    assert (cell.value, cell.citation.page) == ("Aspirin 75 mg; Iron 1 g", 1)
    assert cell.verified
    assert cell.note == "It goes on on page 2."


def test_a_labelled_line_of_a_form_is_quoted_alone():
    born = ReviewField("b", "B", "When?", FieldKind.DATE, hints=("admission <date>",))

    cell = one_cell("Ward: four\nAdmission: 2 May 2023\nBed: Nine\n", born)

    assert cell.citation.quote == "Admission: 2 May 2023"


def test_a_value_that_stands_in_the_quote_is_verified():
    out = ReviewField("b", "B", "When?", FieldKind.DATE, hints=("to <date>",))

    assert one_cell("He stayed from 3 to 20 June 2022 with us.", out).verified


def test_an_amount_is_normalised():
    assert one_cell(LEASE, RENT).normalised == "1200 EUR"


def test_what_no_wording_says_is_not_found_even_if_the_search_is_sure():
    cell = one_cell(LETTER, LAW)

    assert (cell.state, cell.citation) == (CellState.NOT_FOUND, None)


def test_without_wordings_the_threshold_decides():
    assert one_cell(LEASE, FREE).value == "The rent is €1,200 a month."
    assert one_cell(LEASE, FREE, enough=False).state is CellState.NOT_FOUND


def test_in_a_language_without_wordings_the_threshold_decides_as_well():
    text = "Dieser Vertrag unterliegt dem Recht von Norwegen."
    record, steps = setup(("/a", text), fields=(LAW,))
    documents = MemoryDocuments(whole(text, document="/a", language="de"))
    steps = replace(steps, cells=replace(steps.cells, documents=documents))

    list(run_review("r", steps=steps))

    assert record.rows["/a"].cells[0].value == text


def test_a_document_that_is_gone_is_a_row_with_its_reason():
    record, steps = setup(("/a", LEASE), ("/b", LETTER), gone=("/a",))

    events = list(run_review("r", steps=steps))

    assert record.rows["/a"].state is CellState.UNREADABLE
    assert "/a" in record.rows["/a"].reason
    assert [cell.state for cell in record.rows["/a"].cells] == [CellState.UNREADABLE] * 2
    assert record.rows["/b"].state is CellState.FOUND
    assert events[-1].status.is_complete


def test_a_stop_keeps_what_is_done_and_going_on_does_the_rest():
    record, steps = setup(("/a", LEASE), ("/b", LEASE), ("/c", LEASE))
    events = run_review("r", steps=steps, stop=lambda: record.rows["/a"] is not None)

    *_, last = events

    assert last.stopped
    assert [document for document, row in record.rows.items() if row] == ["/a"]
    rest = [e.row.document for e in run_review("r", steps=steps) if isinstance(e, ReviewProgress)]
    assert rest == ["/b", "/c"]


# ---- the model ----


def copying(*values: str) -> ScriptedEngine:
    texts = iter(values)
    return ScriptedEngine(completions=lambda task, schema: f'{{"value": "{next(texts)}"}}')


def test_the_model_copies_a_value_from_the_quote():
    engine = copying("€1,200 a month")

    cell = one_cell(LEASE, FREE, engine=engine)

    assert cell.value == "€1,200 a month"
    assert engine.tasks[0].request == FREE.question
    assert engine.tasks[0].material == "The rent is €1,200 a month."


def test_what_the_model_makes_up_gives_way_to_the_sentence():
    cell = one_cell(LEASE, FREE, engine=copying("€1,300 a month"))

    assert (cell.value, cell.verified) == ("The rent is €1,200 a month.", True)


def test_an_answer_cut_short_gives_way_to_the_sentence():
    engine = ScriptedEngine(completions=lambda task, schema: '{"value": "The re')

    assert one_cell(LEASE, FREE, engine=engine).value == "The rent is €1,200 a month."


def test_the_model_is_not_asked_where_the_wording_tells():
    engine = copying()

    one_cell(LEASE, LAW, engine=engine)

    assert engine.tasks == []


def test_a_choice_of_the_model_is_marked_as_its_own():
    cell = one_cell("The pet barks all night.", CHOICE, engine=copying("dog"))

    assert (cell.value, cell.verified) == ("dog", False)
    assert "model" in cell.note


def test_a_failing_engine_fails_the_cell_and_it_is_tried_again():
    failing = ScriptedEngine((TokenText(""),), failure="It ran out of memory.")
    record, steps = setup(("/a", LEASE), ("/b", LETTER), fields=(FREE,), engine=failing)

    events = list(run_review("r", steps=steps))

    cell = record.rows["/a"].cells[0]
    assert (cell.state, cell.note) == (CellState.FAILED, "It ran out of memory. Ask again.")
    assert record.rows["/a"].state is CellState.FAILED
    assert not events[-1].status.is_complete
    again = replace(steps, cells=replace(steps.cells, engine=copying("€1,200", "weather")))
    *_, last = run_review("r", steps=again)
    assert last.status.is_complete
    assert record.rows["/a"].cells[0].value == "€1,200"


def test_a_question_takes_the_engine_from_a_review_which_then_begins_anew():
    engine = ScriptedEngine(completions=lambda task, schema: '{"value": "€1,200 a month"}')
    gate = QuietGate(asked=[False, True])

    cell = one_cell(LEASE, FREE, engine=engine, gate=gate)

    assert cell.value == "€1,200 a month"
    assert engine.closed_early == 1
    assert len(engine.tasks) == 2
    assert gate.waited == 3  # before the cell, and before each run


def test_an_unexpected_error_of_the_library_while_saving_is_not_swallowed():
    record, steps = setup(("/a", LEASE))

    def full(*args, **kwargs) -> None:
        raise LibraryError("The disk is full.")

    record.save_row = full

    with pytest.raises(LibraryError):
        list(run_review("r", steps=steps))
