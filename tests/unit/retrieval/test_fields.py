import pytest

from docdesk.domain.documents import DocumentKind
from docdesk.retrieval.fields import FieldTerm, read_dates, read_fields


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-03-05", "2021-03-05", "2021-03-05"),
        ("5/3/2021", "2021-03-05", "2021-03-05"),
        ("03/2021", "2021-03-01", "2021-03-31"),
        ("2021-03..2021-06", "2021-03-01", "2021-06-30"),
        ("2021..", "2021-01-01", ""),
        ("..2021", "", "2021-12-31"),
        (">2020", "2021-01-01", ""),
        (">=2020", "2020-01-01", ""),
        ("<2021-03", "", "2021-02-28"),
        ("<=2021-03", "", "2021-03-31"),
        ("<0001-01-01", "", "0001-01-01"),
    ],
)
def test_dates_and_ranges(text, since, until):
    assert read_dates(text) == (since, until)


@pytest.mark.parametrize(
    "text", ["", "..", "yesterday", "2021-13", "2021-02-30", "31/2/2021", ">", "2021..x", "0000"]
)
def test_what_is_no_date_is_none(text):
    assert read_dates(text) is None


def _within(*terms: tuple[str, str]):
    return read_fields([FieldTerm(*term) for term in terms]).within


def test_two_bounds_make_a_range():
    filters = _within(("date", ">2020"), ("date", "<2022"))

    assert (filters.since, filters.until) == ("2021-01-01", "2021-12-31")


def test_since_and_until_take_the_whole_month():
    filters = _within(("since", "2021-03"), ("until", "2021-06"))

    assert (filters.since, filters.until) == ("2021-03-01", "2021-06-30")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pdf", DocumentKind.PDF),
        ("PDF", DocumentKind.PDF),
        (".docx", DocumentKind.DOCX),
        ("word", DocumentKind.RTF),
        ("mail", DocumentKind.MSG),
        ("posta", DocumentKind.EML),
        ("sheet", DocumentKind.XLSX),
        ("foglio", DocumentKind.CSV),
        ("immagine", DocumentKind.PICTURE),
    ],
)
def test_kinds_by_their_usual_names(name, kind):
    assert kind in _within(("type", name)).kinds


def test_a_scan_is_a_kind_too():
    assert _within(("tipo", "scansione")).scans


def test_values_of_one_field_are_alternatives():
    assert _within(("from", "a"), ("da", "b")).senders == ("a", "b")


def test_what_is_excluded_stands_apart():
    read = read_fields([FieldTerm("type", "pdf", is_excluded=True), FieldTerm("tag", "x")])

    assert read.without.kinds == (DocumentKind.PDF,)
    assert read.within.tags == ("x",)


def test_unknown_values_are_given_back():
    assert [t.written for t in read_fields([FieldTerm("type", "x")]).unknown] == ["type:x"]
