"""Documents to measure on: invented prose in the shape of contracts, never the same twice."""

import random
from pathlib import Path

from fpdf import FPDF

LINES_A_PAGE = 44
_SUBJECTS = (
    "The Supplier", "The Customer", "Either party", "The Landlord", "The Tenant", "The Licensee",
    "The Distributor", "An affiliate of the Buyer", "The Agent", "The Guarantor",
)  # fmt: skip
_VERBS = (
    "shall deliver", "may terminate", "shall indemnify", "must notify", "shall keep", "may assign",
    "agrees to repair", "shall pay for", "is entitled to inspect", "shall insure",
)  # fmt: skip
_OBJECTS = (
    "the goods listed in Annex", "the premises described in Schedule", "all invoices under Order",
    "the confidential records of Project", "the equipment with serial number", "the fees of Phase",
    "the deliverables of Milestone", "the deposit held under Account", "the shares of Series",
)  # fmt: skip
_TAILS = (
    "within {} days of written notice.", "not later than {} months after signing.",
    "at a price not above {} euros.", "unless {} Business Days have passed.",
    "for a term of {} years, renewed once.", "subject to clause {}.",
)  # fmt: skip


def sentence(chance: random.Random) -> str:
    """One sentence of a contract."""
    tail = chance.choice(_TAILS).format(chance.randint(2, 180))
    thing = f"{chance.choice(_OBJECTS)} {chance.randint(1, 9999)}"
    return f"{chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} {thing} {tail}"


def paragraphs(count: int, *, seed: int) -> list[str]:
    """Numbered clauses of three to six sentences."""
    chance = random.Random(seed)
    return [
        f"{number}. " + " ".join(sentence(chance) for _ in range(chance.randint(3, 6)))
        for number in range(1, count + 1)
    ]


def write_pdfs(folder: Path, *, documents: int, pages: int) -> Path:
    """PDFs of about that many pages each; the folder."""
    folder.mkdir(parents=True)
    for number in range(documents):
        document = FPDF(format="A4")
        document.set_font("Times", size=11)
        document.add_page()
        clause = iter(paragraphs(60 * pages, seed=number))
        while document.page_no() <= pages:
            document.multi_cell(0, 5, next(clause), new_x="LMARGIN", new_y="NEXT")
            document.ln(2)
        document.output(str(folder / f"contract-{number:03}.pdf"))
    return folder


def write_texts(folder: Path, *, documents: int) -> Path:
    """Small text files; the folder."""
    folder.mkdir(parents=True)
    for number in range(documents):
        text = "\n\n".join(paragraphs(3, seed=number))
        (folder / f"note-{number:05}.txt").write_text(text, encoding="utf-8")
    return folder
