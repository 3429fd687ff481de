import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docdesk.domain.conditions import All, Either, Near, Not, Phrase, Word, required
from docdesk.domain.search import Filters
from docdesk.library.analysis import is_stop_word
from docdesk.retrieval.operators import Operators, read_operators


def _read(text: str) -> Operators:
    return read_operators(text, is_stop_word=is_stop_word)


# ---- plain questions are no expressions ----


@pytest.mark.parametrize(
    "question",
    [
        "What is the rent?",
        "Which costs are NOT reimbursed?",
        "Quali spese NON sono rimborsate?",
        "E il deposito?",
        "Chi paga: il conduttore O il locatore?",
        "The tenant may NOT sublet the flat",
        "QUALI SONO I TERMINI E LE CONDIZIONI",
        "il canone - come detto - vale anche dopo?",
        "contratto -quello nuovo- in vigore",
        "febbre sotto -20 gradi",
        "nota: il canone è dovuto",
        "alle 10:30 o alle 11:00",
        "rapporto 3:1 tra le parti",
        "http://example.org/from:here",
        "vitamina E e calcio",
        "gruppo sanguigno O",
        "gruppo O positivo",
        "art. 1453 c.c.",
        "R.G. 1234/2020",
        "§ 4.2 (terms)",
        "2*3 = 6 **really**",
        "- item one\n- item two\n-item three",
        '5" pipe and 3" pipe',
        "dell'articolo 5",
        "",
        "   ",
        "-",
        ":",
        '"',
        "()",
    ],
)
def test_plain_text_stays_as_it_is(question):
    read = _read(question)

    assert read.text == question
    assert read.condition is None
    assert not read.filters.is_set
    assert not read.without.is_set


def test_emphasis_in_a_sentence_makes_no_remark():
    assert _read("Which costs are NOT reimbursed?").remarks == ()


# ---- words and phrases ----


@pytest.mark.parametrize(
    "query", ['"force majeure"', "“force majeure”", "«force majeure»", "« force majeure »"]
)
def test_quoted_phrase_is_required(query):
    assert _read(query).condition == Phrase("force majeure")


def test_words_beside_a_phrase_are_wishes():
    read = _read('"force majeure" flood')

    assert read.condition == Phrase("force majeure")
    assert "flood" in read.text


@pytest.mark.parametrize(
    "question",
    [
        'What does "Confidential Information" mean?',
        'How do "good faith" and "force majeure" go together?',
        "Che cosa si intende per «buona fede»?",
    ],
)
def test_phrase_in_a_question_is_a_wish_and_the_question_stays_whole(question):
    read = _read(question)

    assert read.condition is None
    assert read.text == question
    assert read.is_question


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ('What is due -"late fee"?', Not(Phrase("late fee"))),
        (
            'Where is "good faith" AND "bad faith"?',
            All((Phrase("good faith"), Phrase("bad faith"))),
        ),
        ('Where is "good faith" terminat*?', All((Phrase("good faith"), Word("terminat", True)))),
    ],
)
def test_phrase_beside_an_operator_in_a_question_is_required(question, condition):
    assert _read(question).condition == condition


def test_phrase_after_an_elision():
    assert _read('dell\'"atto unico" della regione').condition == Phrase("atto unico")


@pytest.mark.parametrize("operator", ["AND", "E"])
def test_and_requires_both(operator):
    read = _read(f"recesso {operator} preavviso")

    assert read.condition == All((Word("recesso"), Word("preavviso")))
    assert read.text == "recesso preavviso"


@pytest.mark.parametrize("operator", ["OR", "O"])
def test_or_wants_one(operator):
    assert _read(f"canone {operator} affitto").condition == Either(
        (Word("canone"), Word("affitto"))
    )


@pytest.mark.parametrize("operator", ["NOT ", "NON ", "-"])
def test_not_leaves_out_and_is_not_looked_for(operator):
    read = _read(f"recesso AND penale {operator}locazione")

    assert read.condition == All((Word("recesso"), Word("penale"), Not(Word("locazione"))))
    assert read.text == "recesso penale"


def test_minus_alone_requires_nothing_else():
    read = _read("termination rights -lease")

    assert read.condition == Not(Word("lease"))
    assert read.text == "termination rights"


def test_minus_before_a_phrase():
    assert _read('deposit -"security deposit"').condition == Not(Phrase("security deposit"))


def test_minus_works_in_a_question():
    assert _read("Which rights exist -lease?").condition == Not(Word("lease"))


def test_and_binds_before_or_and_parentheses_before_both():
    assert _read("a1 b1 OR c1").condition == Either((All((Word("a1"), Word("b1"))), Word("c1")))
    assert _read("a1 AND (b1 OR c1)").condition == All(
        (Word("a1"), Either((Word("b1"), Word("c1"))))
    )


def test_function_words_of_an_expression_are_not_required():
    condition = _read("termination of lease AND deposit").condition

    assert condition == All((Word("termination"), Word("lease"), Word("deposit")))


def test_function_word_that_stands_alone_is_meant():
    assert _read("mesi AND (sei OR sette)").condition == All(
        (Word("mesi"), Either((Word("sei"), Word("sette"))))
    )


def test_alternatives_of_phrases_in_a_question():
    read = _read('Which contracts contain "force majeure" OR "act of God"?')

    assert read.condition == Either((Phrase("force majeure"), Phrase("act of God")))
    assert read.is_question


def test_word_excluded_and_wanted_is_still_looked_for():
    assert "rent" in _read('rent AND "late fee" NOT (rent AND deposit)').text


# ---- NEAR and wildcards ----


@pytest.mark.parametrize("operator", ["NEAR/5", "VICINO/5", "W/5"])
def test_near_joins_neighbours_within_a_distance(operator):
    near = _read(f"recesso {operator} preavviso").condition

    assert near == Near((Word("recesso"), Word("preavviso")), 5)


def test_near_without_a_distance_has_a_usual_one():
    assert _read("recesso NEAR preavviso").condition == Near(
        (Word("recesso"), Word("preavviso")), 10
    )


def test_near_joins_phrases_and_beginnings_and_several():
    near = _read('"good faith" NEAR/3 terminat* NEAR/8 notice').condition

    assert near == Near((Phrase("good faith"), Word("terminat", True), Word("notice")), 8)


def test_near_with_its_distance_works_in_a_question():
    near = _read("Which contracts have recesso NEAR/5 preavviso?").condition

    assert near == Near((Word("recesso"), Word("preavviso")), 5)


def test_near_without_a_distance_is_a_word_in_a_question():
    assert _read("Which hospitals are NEAR Milan?").condition is None


def test_near_distance_is_bounded():
    near = _read("a1 NEAR/999 b1").condition

    assert isinstance(near, Near)
    assert near.distance == 100


def test_wildcard_is_required():
    read = _read("terminat* notice")

    assert read.condition == Word("terminat", is_prefix=True)
    assert read.text == "terminat notice"


def test_star_elsewhere_is_said_to_be_left_out():
    read = _read("*mento wom*n")

    assert read.condition is None
    assert "star" in read.remarks[0]


# ---- fields ----


def test_fields_become_filters_and_leave_the_text():
    read = _read('from:rossi to:"Anna Bianchi" in:contratti tag:urgent deposito')

    assert read.text == "deposito"
    assert read.filters == Filters(
        senders=("rossi",), receivers=("Anna Bianchi",), folders=("contratti",), tags=("urgent",)
    )


def test_italian_names_of_fields():
    read = _read("da:rossi data:2021 tipo:pdf cartella:atti canone")

    assert read.text == "canone"
    assert read.filters.senders == ("rossi",)
    assert (read.filters.since, read.filters.until) == ("2021-01-01", "2021-12-31")
    assert read.filters.folders == ("atti",)


def test_field_alone_leaves_no_text():
    read = _read("from:rossi")

    assert read.text == ""
    assert read.filters.senders == ("rossi",)


@pytest.mark.parametrize("query", ["-from:rossi canone", "NOT from:rossi canone"])
def test_excluded_field_leaves_documents_out(query):
    read = _read(query)

    assert read.without == Filters(senders=("rossi",))
    assert not read.filters.is_set
    assert read.text == "canone"
    assert read.remarks == ()


@pytest.mark.parametrize("query", ["rent AND from:rossi", "from:rossi AND rent"])
def test_and_beside_a_field_joins_nothing(query):
    read = _read(query)

    assert read.text == "rent"
    assert read.filters.senders == ("rossi",)
    assert read.remarks == ()


def test_unknown_value_is_left_out_with_a_remark():
    read = _read("date:yesterday type:hologram rent")

    assert not read.filters.is_set
    assert read.text == "rent"
    assert [remark.split(" ")[0] for remark in read.remarks] == [
        "“date:yesterday”",
        "“type:hologram”",
    ]


def test_punctuation_after_a_value_does_not_belong_to_it():
    assert _read("Is there a deposit in:contracts?").filters.folders == ("contracts",)


# ---- what is not well formed ----


@pytest.mark.parametrize(
    ("query", "condition", "said"),
    [
        ("recesso AND", Word("recesso"), "AND"),
        ("AND recesso", Word("recesso"), "AND"),
        ("recesso OR", Word("recesso"), "OR"),
        ("recesso AND NOT", Word("recesso"), "NOT"),
        ("recesso NEAR/5", Word("recesso"), "NEAR/5"),
        ("NEAR/5 recesso", Word("recesso"), "NEAR/5"),
        ("(recesso AND preavviso", All((Word("recesso"), Word("preavviso"))), "parenthesis"),
        ("recesso AND preavviso)", All((Word("recesso"), Word("preavviso"))), "parenthesis"),
    ],
)
def test_what_lacks_something_is_read_without_it_and_said(query, condition, said):
    read = _read(query)

    assert read.condition == condition
    assert any(said in remark for remark in read.remarks)


def test_unclosed_quotation_is_searched_like_words():
    read = _read('"force majeure')

    assert read.condition is None
    assert "quotation mark" in read.remarks[0]


def test_operators_alone_are_searched_as_they_stand():
    read = _read("AND")

    assert read.condition is None
    assert read.text == "AND"


_SYNTAX = st.lists(
    st.sampled_from(
        [
            "AND",
            "OR",
            "NOT",
            "NEAR/3",
            "(",
            ")",
            '"',
            "“",
            "a*",
            "*",
            "-b",
            "from:",
            "from:x",
            "date:>2020",
            "type:pdf",
            "rent",
            "E",
            "O",
            "the",
            "?",
            "«",
            "»",
            "\n",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(_SYNTAX | st.text(max_size=80))
@example("(" * 500 + "a AND b" + ")" * 500)
def test_nothing_that_is_typed_fails(text):
    read = _read(text)

    assert isinstance(read.text, str)
    assert all(isinstance(leaf, Word | Phrase | Near) for leaf in required(read.condition))
