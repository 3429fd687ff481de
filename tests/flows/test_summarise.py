"""A document in short, with a model and without one, whatever the model does."""

import pytest

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.digests import DigestProgress, Statement, Summary, SummaryDone
from docdesk.domain.errors import Cancelled, LibraryError
from docdesk.domain.language import Language
from docdesk.generation.verification import LEAST_SUPPORT, unsupported_in
from docdesk.generation.words import word_support
from docdesk.pipelines.summarise import SummariseSteps, summarise
from docdesk.pipelines.summary_writing import Check
from fakes.encoder import WordEncoder
from fakes.engine import ScriptedEngine
from fakes.whole import KeptInMemory, MemoryDocuments, QuietGate, whole

CHECK = Check(word_support, unsupported_in, LEAST_SUPPORT)
HEADINGS = ("1. Rent", "2. Term", "3. Garden", "4. Law")
PAGES = (
    "1. Rent\nThe tenant shall pay a rent of 900 euro a month to the landlord. The rent is due on "
    "the first day of each month. Late rent bears interest at five per cent a year.\n\n"
    "2. Term\nThe lease runs for six years from 1 March 2021. Either party may terminate it by "
    "giving ninety days' written notice to the other one.",
    "3. Garden\nThe tenant may use the garden behind the house. The apple trees belong to the "
    "landlord and shall not be cut.\n\n"
    "4. Law\nThis lease is governed by the law of Italy. The courts of Turin decide on disputes "
    "between landlord and tenant.",
)


def lease(**options):
    return whole(*PAGES, headings=HEADINGS, **options)


def steps(document=None, **options) -> SummariseSteps:
    options.setdefault("kept", KeptInMemory())
    options.setdefault("gate", QuietGate())
    return SummariseSteps(
        documents=MemoryDocuments(document or lease()),
        split=split_sentences,
        check=CHECK,
        **options,
    )


def summary_of(document=None, *, anew=False, **options) -> Summary:
    *_, last = summarise("/docs/a.pdf", steps=steps(document, **options), anew=anew)
    assert isinstance(last, SummaryDone)
    return last.summary


def statements(summary: Summary) -> list[Statement]:
    return [*summary.overview, *(s for section in summary.sections for s in section.statements)]


def parrot(task, _schema) -> str:
    """A model that repeats the first sentence it reads."""
    return task.material.split("\n")[0]


def brief(task, _schema) -> str:
    """A model that says the first sentence it reads in fewer words."""
    words = task.material.split("\n")[0].rstrip(".").split()
    return f"{' '.join(words[: max(4, 6 * len(words) // 10)])}."


def liar(_task, _schema) -> str:
    """A model that makes things up."""
    return "The rent is 950 euro. The lease was signed in Paris by Napoleon Bonaparte."


def test_progress_comes_by_section_and_the_summary_last():
    events = list(summarise("/docs/a.pdf", steps=steps()))

    progress = events[:-1]
    assert {type(event) for event in progress} == {DigestProgress}
    assert [event.done for event in progress] == list(range(progress[-1].total + 1))
    assert [event.what for event in progress[1:-2]] == list(HEADINGS)


def test_without_a_model_every_sentence_is_the_document_s_own_with_its_page():
    summary = summary_of()

    assert summary.by_model == ""
    assert [section.heading for section in summary.sections] == list(HEADINGS)
    assert [section.page for section in summary.sections] == [1, 1, 2, 2]
    for statement in statements(summary):
        (citation,) = statement.citations
        page = PAGES[citation.page - 1]
        assert page[citation.start : citation.end] == citation.quote
        assert " ".join(citation.quote.split()) == statement.text
        assert statement.supported
        assert citation.boxes


def test_the_telling_sentences_are_chosen():
    texts = [s.text for s in statements(summary_of())]

    assert "The tenant shall pay a rent of 900 euro a month to the landlord." in texts
    assert any("ninety days' written notice" in text for text in texts)


def test_what_a_model_writes_is_taken_where_the_document_carries_it():
    engine = ScriptedEngine(completions=brief)

    summary = summary_of(engine=engine)

    assert summary.by_model == "Scripted"
    assert all(statement.supported and statement.citations for statement in statements(summary))
    assert {task.request for task in engine.tasks} == {""}


def test_a_model_that_makes_things_up_is_left_out_and_said_to_be():
    engine = ScriptedEngine(completions=liar)

    summary = summary_of(engine=engine)

    assert summary.by_model == ""
    assert "not carried" in summary.notes[0]
    assert not any("950" in s.text or "Paris" in s.text for s in statements(summary))
    assert summary.sections == summary_of().sections


def test_a_model_that_cannot_do_it_is_not_asked_about_every_section():
    engine = ScriptedEngine(completions=liar)

    summary_of(engine=engine)

    assert len(engine.tasks) < len(HEADINGS)


def test_a_sentence_that_leans_on_another_is_not_taken_from_a_model():
    leaning = ScriptedEngine(completions=lambda task, schema: "They pay rent to the landlord.")

    summary = summary_of(engine=leaning)

    assert not any(s.text.startswith("They") for s in statements(summary))


def test_a_model_that_copies_is_left_out_as_well():
    engine = ScriptedEngine(completions=parrot)

    summary = summary_of(engine=engine)

    assert summary.by_model == ""
    assert "copied" in summary.notes[0]
    assert summary.overview == summary_of().overview


def test_what_is_not_carried_is_replaced_by_the_document_s_own():
    def half(task, schema) -> str:
        is_garden = "garden" in task.material and "rent" not in task.material
        return liar(task, schema) if is_garden else brief(task, schema)

    summary = summary_of(engine=ScriptedEngine(completions=half))

    garden = next(section for section in summary.sections if section.heading == "3. Garden")
    assert garden.statements
    assert all(" ".join(PAGES[1].split()).find(s.text) >= 0 for s in garden.statements)
    assert summary.by_model == "Scripted"
    assert "are the model's" in summary.notes[0]


def test_a_model_that_writes_nothing_is_no_model():
    summary = summary_of(engine=ScriptedEngine(completions=lambda task, schema: ""))

    assert summary.by_model == ""
    assert statements(summary)


def test_an_engine_that_fails_is_said_and_the_rest_is_the_document_s_own():
    kept = KeptInMemory()

    summary = summary_of(engine=ScriptedEngine(failure="The engine crashed."), kept=kept)

    assert summary.by_model == ""
    assert "The engine crashed." in summary.notes[0]
    assert [section.heading for section in summary.sections] == list(HEADINGS)
    assert not kept  # the next one may succeed


def test_the_model_is_told_in_the_language_of_the_document():
    engine = ScriptedEngine(completions=brief)

    summary_of(lease(language=Language.ITALIAN), engine=engine)

    assert all(task.instruction.startswith("Riassumi") for task in engine.tasks)


def test_the_model_reads_no_more_than_its_context_holds():
    sentence = "The supplier shall deliver {} pallets of goods to the warehouse in Genoa. "
    long = whole(*("".join(sentence.format(30 * p + n) for n in range(30)) for p in range(300)))
    engine = ScriptedEngine(completions=brief)

    summary = summary_of(long, engine=engine)

    assert max(len(task.material) for task in engine.tasks) < 3000
    assert len(engine.tasks) <= len(summary.sections) + 1
    assert 3 < len(summary.sections) <= 24
    assert max(c.page for s in statements(summary) for c in s.citations) > 200


def test_a_question_goes_first_and_the_section_is_written_again():
    gate = QuietGate(asked=[False, True])
    engine = ScriptedEngine(completions=brief)

    summary = summary_of(engine=engine, gate=gate)

    assert engine.closed_early == 1
    assert engine.tasks[0] == engine.tasks[1]
    assert summary.by_model == "Scripted"


def test_a_summary_stops_while_the_model_writes():
    engine = ScriptedEngine(completions=brief)
    pieces = []

    def stop() -> bool:
        pieces.extend(engine.tasks)
        return len(pieces) > 1

    with pytest.raises(Cancelled):
        list(summarise("/docs/a.pdf", steps=steps(engine=engine), stop=stop))

    assert engine.closed_early == 1


def test_a_summary_is_kept_and_taken_again_for_the_same_content():
    kept, engine = KeptInMemory(), ScriptedEngine(completions=brief)
    first = summary_of(engine=engine, kept=kept)
    asked = len(engine.tasks)

    *_, last = summarise(
        "/docs/moved.pdf",
        steps=steps(lease(document="/docs/moved.pdf"), engine=engine, kept=kept),
    )

    assert len(engine.tasks) == asked
    assert last.summary.document == "/docs/moved.pdf"
    assert {c.document for s in statements(last.summary) for c in s.citations} == {
        "/docs/moved.pdf"
    }
    assert [s.text for s in statements(last.summary)] == [s.text for s in statements(first)]


def test_anew_another_model_or_another_content_make_another_summary():
    kept, engine = KeptInMemory(), ScriptedEngine(completions=brief)
    summary_of(engine=engine, kept=kept)
    asked = len(engine.tasks)

    summary_of(engine=engine, kept=kept, anew=True)
    assert len(engine.tasks) == 2 * asked
    summary_of(kept=kept)
    summary_of(lease(content_id=2), kept=kept)
    assert len(kept) == 3


def test_an_encoder_weighs_the_sentences_in_languages_it_knows():
    encoder = WordEncoder()
    seen = []
    encode = encoder.encode_passages

    def spy(texts, *, between=lambda: None):
        seen.extend(texts)
        return encode(texts, between=between)

    encoder.encode_passages = spy

    summary_of(encoder=encoder)

    assert "The tenant may use the garden behind the house." in seen


def test_why_there_is_no_engine_is_said():
    assert summary_of(problem="The model is damaged.").notes[0] == "The model is damaged."


def test_a_document_of_tables_has_no_sentences_and_says_so():
    table = whole("Drug\tDose\nApixaban\t5 mg\n\nTotal\t12")

    summary = summary_of(table)

    assert (summary.overview, summary.sections) == ((), ())
    assert "no whole sentences" in summary.notes[0]


def test_a_document_that_is_not_stored_is_an_error():
    with pytest.raises(LibraryError):
        list(summarise("/docs/none.pdf", steps=steps()))
