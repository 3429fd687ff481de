"""Operators and filters over a small matter: real files, real parsers, the real index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docdesk.chunking.passages import cut_passages
from docdesk.domain.answers import SearchMode
from docdesk.domain.search import Filters
from docdesk.host.searching import VectorIndexes, make_search
from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document
from docdesk.pipelines.search import Search
from docdesk.pipelines.steps import SearchOutcome
from fakes.encoder import WordEncoder
from fakes.library import encode_waiting, record_of, write_files

MESSAGE = """\
From: Mario Rossi <m.rossi@studio.example>
To: Anna Bianchi <anna@ditta.example>
Date: Wed, 31 Mar 2021 10:00:00 +0200
Subject: Recesso dal contratto
Content-Type: text/plain; charset=utf-8

Gentile dottoressa, le comunico il recesso dal contratto con preavviso di sei mesi.
"""
REPLY = """\
From: Anna Bianchi <anna@ditta.example>
To: Mario Rossi <m.rossi@studio.example>
Date: Mon, 05 Apr 2021 09:00:00 +0200
Subject: Re: Recesso dal contratto
Content-Type: text/plain; charset=utf-8

Egregio avvocato, il preavviso non basta: il deposito cauzionale resta alla società.
"""
LEASE = """\
# Contratto di locazione

## Art. 4 Recesso

Il conduttore può recedere dal contratto ai sensi dell'art. 1373 c.c. con preavviso di tre mesi.

## Art. 5 Deposito

Il deposito cauzionale è pari a tre mensilità del canone.
"""
SUPPLY = """\
# Supply agreement

## 12. Term

Either party may terminate this agreement without cause upon ninety days written notice.

## 13. Force majeure

Neither party is liable for force majeure or an act of God.
"""
PAYMENTS = "date;payer;amount\n2021-01-05;Bianchi;1200\n2021-02-05;Verdi;1300\n"


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "matter"
    write_files(
        folder,
        {
            "posta/1.eml": MESSAGE,
            "posta/2.eml": REPLY,
            "contratti/locazione.md": LEASE,
            "contratti/supply.md": SUPPLY,
            "payments.csv": PAYMENTS,
        },
    )
    workspaces = Workspaces(tmp_path / "workspaces")
    workspaces.create("Rossi")
    with workspaces.open_for_writing("Rossi") as opened:
        opened.files.follow([folder])
        record = record_of(opened)
        record.scan(cancelled=lambda: False)
        for found in record.files_to_parse():
            assert record.claim_known_content(found.file_id) is None
            document = read_document(found.location, ReadOptions(ParseLimits()))
            cuts = cut_passages(document, count_tokens=_count, window=128)
            record.save_parsed(found.file_id, document, cuts)
        encode_waiting(record, WordEncoder())
        yield opened


def _count(texts) -> list[int]:
    return [2 + len(text.split()) for text in texts]


@pytest.fixture
def search(matter: Workspace) -> Search:
    encoder = WordEncoder()
    return make_search(matter, VectorIndexes(matter, uses_sealed=False), lambda: encoder)


def _ask(search: Search, query: str, filters: Filters | None = None) -> SearchOutcome:
    return search.search(query, mode=SearchMode.HYBRID, limit=10, filters=filters or Filters())


def _names(outcome: SearchOutcome) -> set[str]:
    return {Path(passage.document).name for passage in outcome.passages}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("da:rossi recesso", {"1.eml"}),
        ("to:rossi recesso", {"2.eml"}),
        ("tipo:mail preavviso", {"1.eml", "2.eml"}),
        ("type:sheet Bianchi", {"payments.csv"}),
        ("data:2021-04 tipo:mail", {"2.eml"}),
        ("date:<2021-04-01 type:mail recesso", {"1.eml"}),
        ("cartella:contratti recesso", {"locazione.md", "supply.md"}),
        (
            "preavviso -type:mail in:contratti tipo:markdown NON avvocato AND recedere",
            {"locazione.md"},
        ),
        ('"deposito cauzionale"', {"2.eml", "locazione.md"}),
        ('"deposito cauzionale" -from:bianchi', {"locazione.md"}),
        ("recesso AND preavviso AND (sei OR sette)", {"1.eml"}),
        ("recesso E preavviso NON avvocato", {"1.eml", "locazione.md"}),
        ("preavviso VICINO/2 mesi NON tre", {"1.eml"}),
        ("terminat* NEAR/6 cause", {"supply.md"}),
        ("recede*", {"locazione.md"}),
        ('"art. 1373 c.c."', {"locazione.md"}),
        ('"force majeure" OR "act of God"', {"supply.md"}),
        ("from:nessuno recesso", set()),
    ],
)
def test_operators_leave_what_satisfies_them(search, query, names):
    assert _names(_ask(search, query)) == names


def test_plain_question_searches_everything(search):
    outcome = _ask(search, "Qual è il preavviso per il recesso?")

    assert len(_names(outcome)) > 2
    assert not outcome.remarks


def test_clause_by_its_number_comes_first(search):
    first = _ask(search, "Che cosa prevede il contratto ai sensi dell'art. 1373 c.c.?").passages[0]

    assert "dell'art. 1373 c.c." in first.text
    assert "1373" in first.words


def test_row_of_a_table_stands_with_its_header(search):
    first = _ask(search, "How much did Verdi pay? amount").passages[0]

    assert "Verdi" in first.text
    assert "amount" in first.text.lower()


def test_tag_and_filters_narrow_together(search, matter, tmp_path):
    document = str(tmp_path / "matter" / "contratti" / "locazione.md")
    matter.tags.put(document, ["da rivedere"])

    by_tag = _ask(search, "recesso", Filters(tags=("Da Rivedere",)))
    none = _ask(search, "tag:rivedere recesso")

    assert _names(by_tag) == {"locazione.md"}
    assert by_tag.coverage.total == 1
    assert _names(none) == set()
    assert _names(_ask(search, 'tag:"da rivedere" deposito')) == {"locazione.md"}


def test_copies_are_shown_under_the_folder_that_was_asked_for(search, matter, tmp_path):
    write_files(tmp_path / "matter", {"archivio/copia.md": LEASE})
    record = record_of(matter)
    record.scan(cancelled=lambda: False)
    for found in record.files_to_parse():
        record.claim_known_content(found.file_id)

    everywhere = _ask(search, "deposito mensilità").passages[0]
    archive = _ask(search, "deposito mensilità in:archivio").passages[0]

    assert len(everywhere.copies) == 1
    assert Path(archive.document).name == "copia.md"
    assert archive.copies == ()
    assert archive.reasons == ("in:archivio",)
