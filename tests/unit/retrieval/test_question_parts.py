"""Questions within a question, and whether what only one of them asks for stands in one place."""

import time

import pytest

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import FoundPassage
from docdesk.domain.evidence import QuestionPart
from docdesk.retrieval.question_parts import question_parts, stands_together


def _found(*texts: str, title: str = "Lease") -> list[FoundPassage]:
    return [
        FoundPassage(number, "/a", title, 1, "1", 0, len(text), text, "", 0.9)
        for number, text in enumerate(texts)
    ]


def _stands(part: QuestionPart, *texts: str, title: str = "Lease") -> bool:
    return stands_together(part, _found(*texts, title=title), split=split_sentences)


def _last(question: str) -> QuestionPart:
    return question_parts(question)[-1]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("Who is the tenant and who pays the insurance?",
         ["Who is the tenant?", "who pays the insurance?"]),
        ("What is the rent, and when is it due?", ["What is the rent?", "when is it due?"]),
        ("What is the dose? Can I drink alcohol?", ["What is the dose?", "Can I drink alcohol?"]),
        ("How many may I take and can I drink?", ["How many may I take?", "can I drink?"]),
        ("Who is the tenant, what is the rent and by whom is it paid?",
         ["Who is the tenant?", "what is the rent?", "by whom is it paid?"]),
        ("Qual è il canone e chi paga?", ["Qual è il canone?", "chi paga?"]),
        ("Qual è la diagnosi e qual è la cura?", ["Qual è la diagnosi?", "qual è la cura?"]),
        ("Quando scade e con quale preavviso?", ["Quando scade?", "con quale preavviso?"]),
        ("Quante posso prenderne e posso bere alcolici?",
         ["Quante posso prenderne?", "posso bere alcolici?"]),
    ],
)  # fmt: skip
def test_a_question_is_parted_where_it_begins_anew(question, texts):
    assert [part.text for part in question_parts(question)] == texts


@pytest.mark.parametrize(
    "question",
    [
        "What is the notice?",
        "Who pays for gas and water?",
        "In Bristol, who cleans the yard?",
        "When deliveries are late, who pays?",
        "Durante il periodo glaciale, dove si trovava la foce?",
        "Se il conduttore recede, quale preavviso deve dare?",
        "Tra Coblenza e quale altra città scorre il fiume?",
        "A Millingen, dove il Reno si divide, cosa cambia?",
        "Is the landlord responsible for the roof and the drains?",
        "termination and notice",
    ],
)
def test_a_question_with_a_condition_or_a_list_is_a_single_one(question):
    assert question_parts(question) == ()


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What is the notice and who pays the gardener?",
         "The documents do not say who pays the gardener."),
        ("What is the notice, and when did Verdi arrive?",
         "The documents do not answer this part: “when did Verdi arrive?”"),
        ("What is the diagnosis and what allergies does he have?",
         "The documents do not answer this part: “what allergies does he have?”"),
        ("What is the diagnosis and which dose was prescribed?",
         "The documents do not say which dose was prescribed."),
        ("Quando scade il contratto e chi può recedere?",
         "I documenti non dicono chi può recedere."),
        ("Quando scade il contratto e chi paga il giardiniere?",
         "I documenti non dicono chi paga il giardiniere."),
        ("Quante compresse e posso bere alcolici?",
         "I documenti non rispondono a questa parte: «posso bere alcolici?»"),
    ],
)  # fmt: skip
def test_an_absence_is_said_in_the_language_of_the_question(question, sentence):
    assert _last(question).absence == sentence


def test_a_frequent_word_in_another_clause_does_not_cover_a_part():
    part = _last("Who is the tenant and who pays the insurance?")

    assert not _stands(part, "The tenant is Rossi.", "The tenant pays for gas.")
    assert _stands(part, "The tenant is Rossi.", "The tenant pays for gas and for the insurance.")


def test_words_that_are_scattered_do_not_stand_together():
    part = _last("What is the rent and which penalty falls due after insolvency?")

    far = "Penalty points are listed. The rent is 5. It is due early. Falls are wet. Insolvency."
    near = "After insolvency the following holds. A penalty falls due."

    assert not _stands(part, *far.split(". "))
    assert _stands(part, near)


def test_the_title_of_a_document_counts_for_each_of_its_sentences():
    part = _last("Who is Rossi and what is the notice in the supply agreement?")

    assert _stands(part, "Ninety days are the notice.", title="Supply agreement")
    assert not _stands(part, "Ninety days are needed.", title="Lease")


@pytest.mark.parametrize(
    "question",
    ["When does the lease end, and when?", "What is the rent and how is it paid?"],
)
def test_a_part_without_words_of_its_own_or_in_another_form_is_not_missed(question):
    assert _stands(_last(question), "The rent is 500. The tenant pays it in March.")


def test_nothing_found_covers_nothing():
    assert not _stands(_last("Who is the tenant and who pays?"))


def test_a_question_full_of_white_space_is_read_in_a_moment():
    begun = time.perf_counter()
    assert question_parts("Who pays" + " " * 30_000 + "the rent?") == ()
    assert time.perf_counter() - begun < 5
