"""The parties that the beginning of a contract names."""

import pytest

from docdesk.generation.party_names import parties_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Red Elm Ltd ("Supplier") and Clear plc ("Customer").', "Red Elm Ltd|Clear plc"),
        ("Acme, Inc. and Beta, Inc.", "Acme, Inc.|Beta, Inc."),
        (
            'BIRCH, INC. (the "Company"), JOHN W. HALE III ("Hale") and HALE, INC. ("Media"), '
            "effective as of June 1, 1998.",
            "BIRCH, INC.|JOHN W. HALE III|HALE, INC.",
        ),
        (
            'Larch Call, Inc., a Delaware corporation\n("Larch"), and oak.com, Inc. (formerly Oak '
            'Three, Inc.), a Delaware corporation ("Oak").',
            "Larch Call, Inc.|oak.com, Inc.",
        ),
        ("Smith and Jones LLP and Acme Inc.", "Smith and Jones LLP|Acme Inc."),
        ('John and Mary Smith ("Landlord") and Tom Brown', "John and Mary Smith|Tom Brown"),
        ("(1) ACME LTD, a company of England and Wales; and (2) BETA LLP", "ACME LTD|BETA LLP"),
        ("Oak & Co. Incorporated and Elm Inc., with offices", "Oak & Co. Incorporated|Elm Inc."),
        (
            'la società Olmo Rosso S.r.l., con sede in Treviso ("il Fornitore") e la società Valle '
            "Chiara S.p.A., in persona del Presidente",
            "Olmo Rosso S.r.l.|Valle Chiara S.p.A.",
        ),
        (
            'il sig. Mario Rossi, nato a Bari, di seguito "Locatore", e la sig.ra Anna Bianchi',
            "Mario Rossi|Anna Bianchi",
        ),
        (
            "ALFA S.p.A. con sede in Roma, di seguito “Committente” e BETA S.r.l. con sede in Bari",
            "ALFA S.p.A.|BETA S.r.l.",
        ),
        ("Al Brown, residing at 1 Oak Road and Ann Green of 4 Elm St", "Al Brown|Ann Green"),
        ("them to the joint filing", ""),
        ("the parties on 1 April", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_names_stand_without_what_describes_them(text, names):
    assert "|".join(parties_in(text)) == names


def test_a_greek_question_mark_is_a_semicolon():
    assert parties_in("Acme Ltd, of York\u037e Beta Ltd and Gamma Ltd") == [
        "Acme Ltd",
        "Beta Ltd",
        "Gamma Ltd",
    ]


def test_what_the_contract_is_about_names_no_party():
    assert parties_in("Acme Ltd and Beta Ltd, whereas Gamma Ltd and Delta Ltd were merged") == [
        "Acme Ltd",
        "Beta Ltd",
    ]
