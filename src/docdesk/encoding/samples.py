"""Texts of our own, English and Italian, on which an encoder's precision is checked."""

_SENTENCES = (
    "Either party may terminate this agreement by giving ninety days' written notice.",
    "The patient was discharged on the fourth day with oral antibiotics and no fever.",
    "Il canone di locazione è pari a 1.250,00 euro al mese, da versare entro il giorno cinque.",
    "The landlord shall repay the deposit within fourteen days after the keys are returned.",
    "La relazione tecnica segnala infiltrazioni d'acqua nel solaio del secondo piano.",
    "Interest accrues at three per cent above the base rate from the due date until payment.",
    "Il consiglio di amministrazione ha approvato il bilancio con sei voti a favore e uno contro.",
    "Blood pressure fell from 162/95 to 138/84 mmHg after eight weeks of treatment.",
    "Le parti eleggono domicilio presso i rispettivi studi legali indicati in epigrafe.",
    "The supplier warrants that the software is free of material defects for twelve months.",
    "Si consiglia di assumere il farmaco a stomaco pieno, due volte al giorno, per dieci giorni.",
    "Revenue of the northern region grew by 7.4 percent, mainly through new subscriptions.",
    "Il dipendente ha diritto a ventisei giorni di ferie per ogni anno di servizio compiuto.",
    "The court dismissed the appeal because it had been filed after the statutory period.",
    "Nella seduta del 12 marzo 2021 l'assemblea ha deliberato lo scioglimento della società.",
    "Samples were kept at minus eighty degrees and thawed once before the measurement.",
    "Any dispute arising from this contract shall be settled by arbitration in Geneva.",
    "L'impianto elettrico è conforme alle norme vigenti, come da certificato allegato.",
    "The warehouse stores at most four hundred pallets and is closed on public holidays.",
    "Il gruppo di controllo non ha mostrato differenze significative rispetto al basale.",
)
_SENTENCES_EACH = 8


def sample_texts(count: int) -> list[str]:
    """`count` texts of about 200 tokens, each a different run of the sentences above."""
    size = len(_SENTENCES)
    return [
        " ".join(_SENTENCES[(start * 3 + step) % size] for step in range(_SENTENCES_EACH))
        for start in range(count)
    ]
