"""Follow-up questions made to stand alone."""

import pytest

from docdesk.domain.answers import Turn
from docdesk.retrieval.followup import leans_on_conversation, rewrite_follow_up

NOTICE = Turn("What notice does the supply agreement require?", "The notice is 90 days. [1]")


@pytest.mark.parametrize(
    "question",
    [
        "And for the lease?",
        "And if she dies first?",
        "What about late deliveries?",
        "What about Rossi?",
        "Why?",
        "Why is it so low?",
        "How long is it?",
        "How many days of holiday?",
        "When does it end?",
        "Does he also get a bonus?",
        "Has that been changed since?",
        "Who pays the costs then?",
        "So what treatment was given?",
        "Which exceptions apply?",
        "Any side effects?",
        "Is VAT included?",
        "What is the maximum?",
        "E per l'affitto?",
        "E il deposito?",
        "e i bambini?",
        "Quando è stato firmato questo?",
        "Perché?",
        "Quanto dura?",
        "C'è un limite?",
        "Può recedere prima?",
        "Quando deve tornare a controllo?",
        "Che succede invece in caso di recesso?",
        "Quali sono i suoi obblighi?",
        "Ma non per colpa grave?",
        "Cos'altro dice?",
    ],
)
def test_a_question_with_too_little_of_its_own_leans(question: str):
    assert leans_on_conversation(question)


@pytest.mark.parametrize(
    "question",
    [
        "What penalty applies to late deliveries?",
        "And what is the annual rent under the lease?",
        "Also list all invoices of Northwind from 2023",
        "Why may the buyer deduct 2 % of the price?",
        "When did Maria Rossi sign her contract?",
        "Who is the managing director and what is her salary?",
        "If the tenant leaves early, does he lose the deposit?",
        "Which contracts have a clause that allows either party to leave?",
        "Is there any penalty for those who pay the rent late?",
        "Is it allowed to keep a dog in the flat?",
        "How long does it take until warfarin works?",
        "Are costs such as insurance and gas included?",
        "Is the patient allergic to penicillin?",
        "How should the tablets be stored?",
        "termination notice period",
        "governing law",
        "Quale penale si applica alle consegne in ritardo?",
        "E qual è la franchigia della polizza casa?",
        "Perché la paziente è stata trasferita in rianimazione?",
        "Chi è l'amministratore delegato e qual è il suo stipendio?",
        "Se il conduttore lascia la casa, perde la sua caparra?",
        "Quando Paolo Serra ha venduto le sue quote?",
        "Come si conserva Ibuvarin?",
        "Quante deleghe può avere un condomino?",
        "Inoltre, quale tribunale è competente per le controversie?",
        "patto di non concorrenza",
        "foro competente",
    ],
)
def test_a_question_that_says_it_all_stands_alone(question: str):
    assert not leans_on_conversation(question)
    assert rewrite_follow_up(question, [NOTICE]) == question


def test_without_a_conversation_a_question_is_not_changed():
    assert rewrite_follow_up("Why?", []) == "Why?"


def test_a_follow_up_gets_the_terms_of_the_question_before():
    rewritten = rewrite_follow_up("And for the lease?", [NOTICE])

    assert rewritten == "And for the lease? (notice, supply, agreement, require)"


def test_a_follow_up_of_a_follow_up_reaches_the_question_that_stood_alone():
    turns = [Turn("Old matter entirely here?", ""), NOTICE, Turn("And for the lease?", "60 days.")]

    rewritten = rewrite_follow_up("Why?", turns)

    assert "lease" in rewritten
    assert "supply" in rewritten
    assert "matter" not in rewritten


def test_names_of_the_last_answer_are_searched_as_well():
    turns = [Turn("Who is the managing director?", "The managing director is Maria Rossi. [1]")]

    rewritten = rewrite_follow_up("When was she appointed?", turns)

    assert rewritten.endswith("Maria, Rossi)")


def test_a_word_is_not_added_twice():
    rewritten = rewrite_follow_up("And its notice?", [NOTICE])

    assert rewritten.lower().count("notice") == 1


def test_a_person_named_in_the_follow_up_takes_the_place_of_those_of_the_answer():
    turns = [Turn("Who is the tenant of the shop?", "The tenant is Clara Whitfield. [1]")]

    assert rewrite_follow_up("What about Rossi?", turns) == "What about Rossi? (tenant, shop)"


def test_the_number_of_a_clause_is_kept_and_the_month_of_a_date_is_no_name():
    turns = [Turn("What does clause 7 say about renewal?", "It renews on 1 March by itself. [1]")]

    assert rewrite_follow_up("Until when?", turns) == "Until when? (clause, 7, say, renewal)"


def test_a_word_is_taken_without_its_article():
    turns = [Turn("Chi è l'erede universale?", "")]

    assert rewrite_follow_up("Da quando?", turns) == "Da quando? (erede, universale)"


@pytest.mark.parametrize(
    ("asked", "question", "rewritten"),
    [
        ("When was Bruno Riva admitted?", "And Anna Berti?", "And Anna Berti? (admitted)"),
        ("When was Bruno Riva admitted?", "E per Anna?", "E per Anna? (admitted)"),
        ("What does clause 9 of the NDA cover?", "And clause 10?", "And clause 10? (NDA, cover)"),
    ],
)
def test_the_same_is_asked_of_someone_else(asked, question, rewritten):
    assert rewrite_follow_up(question, [Turn(asked, "On 4 May.")]) == rewritten


def test_a_name_beside_a_pronoun_replaces_none():
    turns = [Turn("When was Bruno Riva admitted?", "On 4 May.")]

    assert "Bruno" in rewrite_follow_up("Does he owe Anna money?", turns)


def test_who_was_replaced_stays_replaced():
    turns = [Turn("When was Bruno Riva admitted?", "4 May"), Turn("And Anna Berti?", "5 May")]

    rewritten = rewrite_follow_up("And when was she discharged?", turns)

    assert "Anna" in rewritten
    assert "Bruno" not in rewritten
