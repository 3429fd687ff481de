import pytest

from docdesk.retrieval.identifiers import exact_parts, names, other_spellings


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Che cosa dice l'art. 1453 c.c.?", ("art. 1453",)),
        ("dell’articolo 2043", ("articolo 2043",)),
        ("What is due under § 4.2 of the lease?", ("§ 4.2",)),
        ("R.G. 1234/2020, sentenza n. 12/2021", ("R.G. 1234/2020", "sentenza n. 12/2021")),
        ("d.lgs. 231/2001", ("d.lgs. 231/2001",)),
        ("section 12.3(b)", ("section 12.3",)),
        ("la fattura del 5 marzo 2021 di € 1.250,00", ("5 marzo 2021", "€ 1.250,00")),
        ("paid on March 5, 2021", ("March 5, 2021",)),
        ("3 mg, then 20% more", ("3 mg", "20%")),
        ("1,000 dollars or 1.000 euro", ("1,000 dollars", "1.000 euro")),
        ("the rent in 2043", ()),
        ("", ()),
    ],
)
def test_references_dates_and_amounts(text, parts):
    assert exact_parts(text) == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Who is John Smith?", ("John Smith",)),
        ("What does Acme Ltd owe Mario De Rossi?", ("Acme Ltd", "Mario De Rossi")),
        ("Il Reno scorre in Germania?", ("Reno", "Germania")),
        ("la nipote di Maria della Valle", ("Maria della Valle",)),
        ("What is due? The rent is.", ()),
        ("Depression: Does it last?", ()),
        ("paid on March 5, 2021", ()),
        ("TERMS AND CONDITIONS OF SALE", ()),
        ("What Are The Terms Of Sale", ()),
        ("Rent", ()),
        ("", ()),
    ],
)
def test_names(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("art. 9", "articolo 9"),
        ("articolo 9", "art 9"),
        ("Article 9", "art 9"),
        ("artt. 2043", "articoli 2043"),
        ("§ 3", "section 3"),
        ("clause 7.2", "clausola 7.2"),
    ],
)
def test_a_clause_is_looked_for_as_others_write_it(part, other):
    assert other in other_spellings(part)
    assert part.lower() not in other_spellings(part)


@pytest.mark.parametrize("part", ["5 March 2021", "€ 500", "R.G. 12/2021", "art."])
def test_what_is_no_clause_is_written_in_one_way(part):
    assert other_spellings(part) == ()
