"""Sets of fields are read from TOML, and what is wrong with one is said."""

from pathlib import Path

import pytest

from docdesk.domain.errors import SettingsError
from docdesk.domain.review import FieldKind, ReviewField
from docdesk.host.field_sets import bundled_sets, read_sets, to_key, with_hints

FIELDS = Path(__file__).parents[3] / "resources" / "fields"


def read(tmp_path: Path, text: str):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return read_sets(path)


def test_the_sets_that_come_along_are_for_contracts_and_letters_in_both_languages():
    sets = {field_set.key: field_set for field_set in bundled_sets(FIELDS)}

    kinds = ("clinical", "contracts", "diligence")
    assert set(sets) == {f"{kind}-{language}" for kind in kinds for language in ("en", "it")}
    english, italian = sets["contracts-en"], sets["contracts-it"]
    assert (english.language, italian.name) == ("en", "Contratti")
    assert [f.key for f in english.fields] == [f.key for f in italian.fields]
    assert all(field.hints and field.asked_as for s in sets.values() for field in s.fields)


def test_a_file_of_ones_own(tmp_path):
    (found,) = read(
        tmp_path,
        """
        name = "Supply"
        [[fields]]
        name = "Ships by"
        question = "How are goods shipped?"
        kind = "choice"
        choices = ["sea", "air"]
        hints = ["shipped by"]
        [[fields]]
        name = "Delivery"
        question = "Within what time?"
        """,
    )

    assert (found.key, found.name) == ("mine", "Supply")
    assert found.fields[0] == ReviewField(
        "ships_by", "Ships by", "How are goods shipped?", FieldKind.CHOICE, ("sea", "air"),
        ("shipped by",),
    )  # fmt: skip
    assert found.fields[1].kind is FieldKind.TEXT


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = ", "is not TOML"),
        ('name = "x"', "has no \\[\\[fields\\]\\]"),
        ("fields = [1]", "field 1 is no table"),
        ("[[fields]]\nen = 5", "field 1 is no table"),
        ('colour = 1\n[[fields]]\nname = "a"\nquestion = "b"', "“colour” is no setting"),
        ('[[fields]]\nquestion = "b"', "field 1 has no name"),
        ('[[fields]]\nname = "a"\nquestion = " "', "field 1 has no question"),
        ('[[fields]]\nname = "a"\nquestion = "b"\nkind = "colour"', "known are text, date"),
        ('[[fields]]\nname = "a"\nquestion = "b"\nkind = "choice"', "needs choices"),
        ('[[fields]]\nname = "a"\nquestion = "b"\nwidth = 3', "“width” in field 1"),
        ('[[fields]]\nname = "a"\nquestion = "b"\nhints = ["..."]', "holds no words"),
        ('[[fields]]\nname = "a"\nquestion = "b"\nhints = "x"', "must be a list of texts"),
        ('[[fields]]\nname = "a"\nquestion = "b"\n' * 2, "two fields have the key “a”"),
        ('[[fields]]\nname = "a"\nquestion = "b"\n' * 61, "61 fields, 60 are the most"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, text, message):
    with pytest.raises(SettingsError, match=message):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        read_sets(tmp_path / "none.toml")


def test_keys_are_made_of_names():
    assert to_key("Governing law (1)") == "governing_law_1"
    assert to_key("…") == "field"


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Which country's law governs the contract?", "governing_law"),
        ("When does the lease expire?", "expiry"),
        ("Can either party terminate without cause?", "termination_for_convenience"),
        ("Può una parte recedere senza motivo?", "termination_for_convenience"),
        ("È vietata la cessione del contratto?", "assignment"),
        ("Quali allergie ha il paziente?", "allergies"),
    ],
)
def test_a_question_for_a_known_field_gets_its_wordings(question, key):
    sets = bundled_sets(FIELDS)
    known = next(field for s in sets for field in s.fields if field.key == key)

    assert with_hints(ReviewField("q", "Q", question), sets).hints == known.hints


def test_the_question_of_a_known_field_gets_the_wordings_of_that_one():
    sets = bundled_sets(FIELDS)

    for known in (known for field_set in sets for known in field_set.fields):
        assert with_hints(ReviewField("q", "Q", known.question), sets).hints == known.hints


@pytest.mark.parametrize(
    "question",
    ["Which company signed it?", "Which authority is competent?", "Which deliveries are planned?"],
)
def test_a_question_that_shares_a_word_with_a_known_one_gets_nothing(question):
    asked = ReviewField("q", "Q", question)

    assert with_hints(asked, bundled_sets(FIELDS)) == asked


def test_any_other_question_and_a_field_with_wordings_stay_as_they_are():
    sets = bundled_sets(FIELDS)
    other = ReviewField("q", "Q", "What colour are the walls?")
    own = ReviewField("q", "Q", "Which law governs it?", hints=("norsk rett",))

    assert with_hints(other, sets) == other
    assert with_hints(own, sets) == own
