"""Clauses as contracts write them, and sentences that only look like such clauses."""

# ruff: noqa: E501 - a clause stands on one line

from pathlib import Path

import pytest

from docdesk.domain.review import PlacedSentence
from docdesk.host.field_sets import bundled_sets
from docdesk.retrieval.candidates import find_candidates

_SETS = bundled_sets(Path(__file__).parents[2] / "resources" / "fields")
FIELDS = {field.key: field for field in next(s for s in _SETS if s.key == "contracts-en").fields}

CLAUSES = {
    "change_of_control": """
Upon a Change of Control of the Supplier, the Customer may terminate this Agreement at once.
If Licensee merges with or is acquired by a competitor of Licensor, Licensor may terminate this Agreement.
Any transfer of more than fifty percent of the voting shares of the Tenant shall be deemed an assignment.
The Borrower shall not merge or consolidate with any other person without the Lender's consent.
This Agreement terminates automatically if the Distributor ceases to be controlled by its present shareholders.
In the event of a change in the ownership or control of the Franchisee, the Franchisor's prior consent is required.
If a third party acquires a majority of the outstanding stock of either party, the other party may cancel.
The sale of all or substantially all of the assets of Reseller gives Vendor the right to terminate.
In caso di cambio di controllo del Fornitore, il Committente potrà recedere dal contratto.
Il mutamento della compagine sociale dell'Affiliato dovrà essere comunicato e consente il recesso.
La cessione della maggioranza delle quote della Società attribuisce al Cliente il diritto di recesso.
In caso di fusione o scissione della Licenziataria, la Licenziante ha facoltà di recedere.
Qualora muti il controllo ai sensi dell'art. 2359 c.c., il contratto si intende risolto.
""",
    "exclusivity": """
Manufacturer hereby appoints Distributor as its exclusive distributor in the Territory.
The Licensor grants the Licensee an exclusive licence to use the Marks in Spain.
The Company shall not appoint any other agent or reseller in the Territory during the Term.
Agent shall act as the sole agent of the Principal for the sale of the Products.
The Buyer shall purchase all of its requirements of resin from the Seller.
During the Term the Talent shall not endorse any other footwear.
The Services shall be provided on an exclusive basis.
Retailer agrees to buy fuel exclusively from the Supplier.
The parties agree to an exclusivity period of ninety days.
Il Preponente conferisce all'Agente l'incarico in via esclusiva per la zona di Verona.
Il Fornitore concede al Distributore il diritto di esclusiva per il territorio italiano.
Il Concedente nomina la Società distributore esclusivo dei Prodotti.
L'Affiliato si impegna ad acquistare i prodotti esclusivamente dall'Affiliante.
Il Preponente non potrà nominare altri agenti nella zona.
È pattuita una licenza esclusiva per l'uso del marchio.
""",
    "non_compete": """
During the Term and for two years thereafter the Executive shall not compete with the Company.
Neither Seller nor its affiliates shall, directly or indirectly, engage in the business of making doors.
The Franchisee covenants not to own or operate any competing business within ten miles.
Consultant will not provide services to any competitor of the Client.
Distributor shall not market or sell products that compete with the Products.
The parties have agreed on a covenant not to compete.
For a period of one year the Founder shall not be employed by a competitor.
The Artist shall refrain from appearing in advertising for competing products.
Per due anni dalla cessazione l'Agente si obbliga a non svolgere attività in concorrenza con la Preponente.
Le parti stipulano un patto di non concorrenza ai sensi dell'art. 2596 c.c.
Il Collaboratore si asterrà dall'esercitare attività concorrenti.
Il Venditore non potrà intraprendere un'attività analoga nel raggio di dieci chilometri.
L'Affiliato non potrà fare concorrenza all'Affiliante.
""",
    "liability_cap": """
The Supplier's total liability shall not exceed the fees paid in the preceding twelve months.
In no event will either party be liable for any indirect or consequential damages.
Neither party, nor its officers, directors, employees, agents, successors or assigns, shall be liable to the other for special or punitive damages.
EXCEPT FOR FRAUD, EACH PARTY'S LIABILITY UNDER OR IN CONNECTION WITH THIS AGREEMENT, WHETHER IN CONTRACT, TORT OR OTHERWISE, SHALL NOT EXCEED $1,000,000.
Licensor's liability is limited to the replacement of the media.
Under no circumstances shall the Bank be responsible for loss of profits or other consequential loss.
Licensee's recovery of damages shall be limited to the amounts paid.
The Company disclaims all incidental and consequential damages.
Vendor shall not be liable for lost profits or lost business.
La responsabilità del Fornitore non potrà superare il corrispettivo annuo.
In nessun caso il Prestatore sarà responsabile per danni indiretti o perdite di dati.
Il risarcimento dei danni non potrà eccedere l'importo di euro 50.000.
La responsabilità complessiva della Società è limitata al valore dell'ordine.
È esclusa ogni responsabilità del Concedente per lucro cessante.
Il Gestore non risponde dei danni indiretti.
""",
}
OTHERS = {
    "change_of_control": """
The Supplier shall maintain quality control and notify any change of address.
This Agreement binds and inures to the benefit of successors by merger or sale of assets.
Neither party is liable for events beyond its reasonable control.
Changes in the scope of the work require a written order.
Each party keeps control of its own trademarks.
Il Fornitore esegue il controllo di qualità e comunica ogni variazione di indirizzo.
Le modifiche al contratto richiedono la forma scritta.
Il Committente può controllare i lavori in ogni momento.
""",
    "exclusivity": """
The courts of London have exclusive jurisdiction.
Licensor grants a non-exclusive licence to use the Software.
Repair or replacement is the exclusive remedy of the Buyer.
The Company may refuse consent in its sole discretion.
All designs are the sole and exclusive property of the Client.
The Contractor may not assign this Agreement to any other person.
Expenses incurred exclusively in the performance of the duties are reimbursed.
Il foro di Milano è competente in via esclusiva.
Il Cliente riceve una licenza non esclusiva.
Le parti convengono la competenza esclusiva del tribunale di Roma.
Il Prestatore non può cedere il contratto a terzi.
""",
    "non_compete": """
Any court of competent jurisdiction may decide.
The price was fixed by competitive bidding.
The Recipient shall not disclose Confidential Information to any competitor.
Personnel shall be competent and experienced.
Either party may do business with the competitors of the other.
The Tenant shall not operate machinery at night.
È competente il tribunale di Torino.
Gli atti di concorrenza sleale sono puniti dalla legge.
Il Ricevente non comunicherà le informazioni riservate a terzi.
""",
    "liability_cap": """
The Tenant is liable for all damage to the premises.
Each party shall maintain liability insurance of one million dollars.
The Company is a limited liability company.
The Supplier is not liable to pay rent before the handover.
The term is limited to three years.
Il Conduttore risponde di ogni danno ai locali.
La società a responsabilità limitata ha sede in Lucca.
L'Appaltatore è responsabile dei danni causati a terzi.
L'assicurazione della responsabilità civile è a carico del Vettore.
""",
}


def cases(texts: dict[str, str]) -> list[tuple[str, str]]:
    return [(key, line) for key, text in texts.items() for line in text.strip().splitlines()]


def is_said(key: str, text: str) -> bool:
    sentence = PlacedSentence(1, 0, len(text), text)
    return any(
        found.is_said and not found.is_contrary
        for found in find_candidates(FIELDS[key], [sentence], [])
    )


@pytest.mark.parametrize(("key", "text"), cases(CLAUSES))
def test_a_clause_is_known_by_its_wording(key, text):
    assert is_said(key, text)


@pytest.mark.parametrize(("key", "text"), cases(OTHERS))
def test_what_only_looks_like_the_clause_is_none(key, text):
    assert not is_said(key, text)


@pytest.mark.parametrize(
    "text",
    [
        "This Agreement does not create an exclusive arrangement between the parties.",
        "Nothing in this Agreement shall prevent the Company from engaging other agents.",
        "L'incarico è conferito senza esclusiva.",
    ],
)
def test_the_contrary_of_exclusivity_is_told(text):
    sentence = PlacedSentence(1, 0, len(text), text)

    assert find_candidates(FIELDS["exclusivity"], [sentence], [])[0].is_contrary
