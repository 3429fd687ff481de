"""The dated events of documents in order, whatever happens to one of them."""

import pytest

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.digests import DigestProgress, Timeline, TimelineDone
from docdesk.domain.errors import Cancelled, DocdeskError
from docdesk.pipelines.timeline import Period, TimelineSteps, build_timeline
from fakes.whole import KeptInMemory, MemoryDocuments, QuietGate, stored, whole

LEASE = "The lease was signed on 14 March 2021.\n\nThe tenant moved in on 1 April 2021."
LETTER = "Il paziente è stato ricoverato il 3 marzo 2021 per dolore toracico insorto a riposo."


def document(*pages: str, name: str, content_id: int = 1, **options):
    return whole(*pages, document=f"/docs/{name}", content_id=content_id, **options)


def timeline(*documents, period=None, **options) -> Timeline:
    *_, last = run(*documents, period=period, **options)
    assert isinstance(last, TimelineDone)
    return last.timeline


def run(*documents, period=None, gone=(), kept=None, gate=None, stop=lambda: False):
    steps = TimelineSteps(
        MemoryDocuments(*documents, gone=gone),
        KeptInMemory() if kept is None else kept,
        gate or QuietGate(),
        split_sentences,
    )
    contents = [stored(item) for item in documents]
    return build_timeline(
        contents, period or Period(), total=len(contents) + 1, steps=steps, stop=stop
    )


def dates(found: Timeline) -> list[str]:
    return [event.date for event in found.events]


def test_progress_for_each_document_then_the_timeline():
    events = list(run(document(LEASE, name="a.pdf"), document(LETTER, name="b.pdf", content_id=2)))

    assert [event.done for event in events[:-1]] == [0, 1, 2]
    assert {type(event) for event in events[:-1]} == {DigestProgress}
    assert events[0].what == "a.pdf"
    assert isinstance(events[-1], TimelineDone)


def test_a_day_takes_its_year_from_the_stay_that_holds_it_or_comes_last_as_it_is_written():
    stay = (
        "La paziente è stata ricoverata dal 28 dicembre 2022 al 9 gennaio 2023.\n\n"
        "Il 6 settembre tornerà in ambulatorio.\n\nIl 30 dicembre è stata operata d'urgenza.\n\n"
        "Il canone scade il 5 maggio di ogni anno."
    )

    found = timeline(document(stay, name="a.pdf", language="it"))
    within = timeline(document(stay, name="a.pdf", language="it"), period=Period("2022", "2030"))

    assert [(event.date, event.written) for event in found.events] == [
        ("2022-12-28", "28 dicembre 2022"),
        ("2022-12-30", "30 dicembre"),
        ("2023-01-09", "9 gennaio 2023"),
        ("", "6 settembre"),
    ]
    assert "" not in dates(within)


def test_events_of_all_documents_come_in_order_with_their_sentences():
    found = timeline(
        document(LEASE, name="a.pdf"),
        document(LETTER, name="b.pdf", content_id=2, language="it"),
    )

    assert dates(found) == ["2021-03-03", "2021-03-14", "2021-04-01"]
    event = found.events[1]
    assert (event.written, event.text) == (
        "14 March 2021",
        "The lease was signed on 14 March 2021.",
    )
    assert (event.citation.document, event.citation.page) == ("/docs/a.pdf", 1)
    assert LEASE[event.citation.start : event.citation.end] == event.citation.quote == event.text
    assert event.citation.verified
    assert event.citation.boxes
    assert event.citation.passage_id == 100
    assert (found.documents, found.total) == (2, 3)


def test_a_document_that_cannot_be_read_costs_itself_alone():
    found = timeline(
        document(LEASE, name="a.pdf"),
        document(LETTER, name="b.pdf", content_id=2),
        gone=("/docs/a.pdf",),
    )

    assert dates(found) == ["2021-03-03"]
    assert found.documents == 1
    assert "/docs/a.pdf" in found.notes[0]


def test_the_same_sentence_in_two_documents_is_one_event():
    twice = timeline(
        document(LEASE, name="a.pdf"), document(LEASE + "\n\nSigned.", name="b.pdf", content_id=2)
    )

    assert dates(twice) == ["2021-03-14", "2021-04-01"]


def test_a_content_is_read_once_and_named_as_it_is_called_now():
    kept = KeptInMemory()
    timeline(document(LEASE, name="a.pdf"), kept=kept)
    moved = document(LEASE, name="moved.pdf")

    found = timeline(moved, kept=kept, gone=("/docs/moved.pdf",))

    assert {event.citation.document for event in found.events} == {"/docs/moved.pdf"}
    assert {event.citation.title for event in found.events} == {"moved.pdf"}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2021-04", "", ["2021-04-01"]),
        ("", "2021-03", ["2021-03-14"]),
        ("2021-03-14", "2021-03-14", ["2021-03-14"]),
        ("2021", "2021", ["2021-03-14", "2021-04-01"]),
        ("2022", "", []),
    ],
)
def test_a_period_leaves_out_what_lies_outside(since, until, expected):
    assert dates(timeline(document(LEASE, name="a.pdf"), period=Period(since, until))) == expected


def test_an_inexact_date_is_within_a_period_that_touches_it():
    yearly = document("The plant was built by the company in 1998.", name="a.pdf")

    assert dates(timeline(yearly, period=Period("1998-05", "1998-06"))) == ["1998"]


@pytest.mark.parametrize("written", ["yesterday", "14/03/2021", "2021-13", "2021-00", "2021-03-32"])
def test_a_period_that_is_no_date_is_refused(written):
    with pytest.raises(DocdeskError, match=written):
        Period(written)


def test_a_message_is_an_event_by_its_own_date():
    mail = document(
        "From: Anna\nDate: Wed, 3 Mar 2021 10:00:00 +0100\nSubject: Offer for the roof\n\n"
        "We can begin on 14 April 2021.",
        name="offer.eml", kind="eml", metadata={"date": "2021-03-03T10:00:00+01:00"},
    )  # fmt: skip

    found = timeline(mail)

    assert [(event.date, event.text) for event in found.events] == [
        ("2021-03-03", "Offer for the roof"),
        ("2021-04-14", "We can begin on 14 April 2021."),
    ]
    assert "Subject: Offer for the roof" in found.events[0].citation.quote


def test_names_of_laws_are_no_events():
    text = (
        "Si applica il d.lgs. 30 giugno 2003, n. 196, come modificato.\n\n"
        "It is governed by the Exchange Act of 1934 and by nothing else at all."
    )

    assert dates(timeline(document(text, name="a.pdf", language="it"))) == []


def test_a_year_alone_counts_in_a_whole_sentence_only():
    text = "Annual report in 2019\n\nThe company was founded by two brothers in 1998."

    assert dates(timeline(document(text, name="a.pdf"))) == ["1998"]


def test_a_bare_date_takes_the_line_before_it_along():
    text = "Services agreement AQ-117 of the Trust.\n\n15 May 2023"

    (event,) = timeline(document(text, name="a.pdf")).events

    assert event.text == "Services agreement AQ-117 of the Trust. 15 May 2023"


def test_a_long_sentence_is_cut_around_its_date_and_says_so():
    words = "and the goods were carried over the mountain pass by mules "
    text = f"The treaty {words * 12} until 14 March 2021 {words * 12} at last."

    (event,) = timeline(document(text, name="a.pdf")).events

    assert event.text.startswith("… ")
    assert event.text.endswith(" …")
    assert len(event.text) < 500
    assert "until 14 March 2021 and" in event.text
    assert event.citation.quote in text


def test_a_row_of_a_table_stands_for_itself():
    text = "Drug\tDose\tUntil\nApixaban\t5 mg\twithout end, twice a day with meals\n" + (
        "Clopidogrel\t75 mg\tfor a year, until 5 March 2025\nBisoprolol\t2.5 mg\twithout end"
    )

    (event,) = timeline(document(text, name="a.pdf")).events

    assert event.text == "Clopidogrel 75 mg for a year, until 5 March 2025"


def test_a_doubtful_date_is_marked_and_counted():
    found = timeline(document("The goods arrived on 03/04/2021.", name="a.pdf"))

    assert found.events[0].is_doubtful
    assert "1 of the dates" in found.notes[0]


def test_another_date_of_the_document_settles_the_doubt():
    text = "The goods arrived on 03/04/2021. They were paid for on 25/04/2021."

    found = timeline(document(text, name="a.pdf"))

    assert dates(found) == ["2021-04-03", "2021-04-25"]
    assert not any(event.is_doubtful for event in found.events)
    assert found.notes == ()


def test_a_timeline_stops_between_documents():
    read = []

    events = run(
        document(LEASE, name="a.pdf"),
        document(LETTER, name="b.pdf", content_id=2),
        stop=lambda: len(read) == 1,
    )

    read.append(next(events))
    with pytest.raises(Cancelled):
        list(events)


def test_a_timeline_waits_for_questions_before_each_document():
    gate = QuietGate()

    timeline(document(LEASE, name="a.pdf"), document(LETTER, name="b.pdf", content_id=2), gate=gate)

    assert gate.waited == 2
