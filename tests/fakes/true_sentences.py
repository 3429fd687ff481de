"""Sentences that are true of a passage, written by us: contracts and letters in two languages."""

_SUPPLY = (
    "4.1 Norvale Foods shall deliver the Goods to Pellworth Stores within fourteen (14) days of "
    "each Order. 4.2 Pellworth Stores shall pay Norvale Foods £48,250 for each delivery, not later "
    "than 30 days after the date of invoice. 4.3 Interest of 4% a year accrues on late payments. "
    "4.4 Norvale Foods may suspend deliveries if an invoice is unpaid for more than 60 days. "
    "4.5 The parties signed this Agreement in Leeds on March 3, 2021."
)
_LEASE = (
    "The Landlord lets the Premises to the Tenant for a term of five years from 1 October 2022. "
    "The Tenant shall pay the Landlord a rent of 1,850 euro a month before the fifth day of each "
    "month. The Tenant may not assign this Lease without the written consent of the Landlord. "
    "The Landlord shall repair the roof and the outer walls. The Tenant must keep at least two "
    "sets of keys. The deposit of 5,550 euro is returned within 45 days after the end of the Lease."
)
_EMPLOYMENT = (
    "Harwick Robotics employs Dr. Lena Ostrova as Head of Research from 12 January 2023. "
    "The salary is 92,400 dollars a year, paid in twelve instalments. Harwick Robotics may end the "
    "employment upon three months' written notice. Lena Ostrova shall not work for Bellgrave "
    "Systems during the employment. The probation period ends after six months."
)
_DISCHARGE = (
    "Mr. Alder was admitted to Saint Brannoc Hospital on 7 May 2023 with acute pancreatitis. "
    "Serum lipase decreased from 1,240 U/l to 96 U/l during the stay. He was given 40 mg of "
    "pantoprazole once a day and 500 mg of paracetamol every eight hours. Morphine was not "
    "required. Dr. Whitlow examined Mr. Alder before discharge. He should drink at least 2 litres "
    "of water a day and must avoid alcohol for six months."
)
_TRIAL = (
    "The ORCHID study compared Velotin with placebo in 318 patients at Kessington Clinic. "
    "Velotin was given at 25 mg twice a day for 12 weeks. Blood pressure was lower after treatment "
    "with Velotin than after placebo. Headache occurred in 8% of the patients. No serious adverse "
    "events were reported between March 2019 and June 2020."
)
_MINUTES = (
    "The board of Quillmere Energy met in Dublin on 14 September 2022. Mrs. Tarrant proposed that "
    "Quillmere Energy buy Osney Wind for 7.5 million euro. Mr. Dacre opposed the purchase. "
    "The board has not approved the budget. Osney Wind sold its Cork site to Brennick Power in "
    "2020. The dividend will be paid after the general meeting and is not more than 12% of profit."
)
_APPALTO = (
    "Art. 6. L'appaltatore Costruzioni Belforte consegna l'opera al committente Immobiliare Sereni "
    "entro il 30 giugno 2024. Il committente paga all'appaltatore il corrispettivo di 215.000 euro "
    "in quattro rate. La penale è di 350 euro per ogni giorno di ritardo e non supera il 10% del "
    "corrispettivo. Il committente può recedere dal contratto con preavviso di almeno 60 giorni. "
    "L'appaltatore non può cedere il credito senza il consenso scritto del committente."
)
_LOCAZIONE = (
    "Il locatore concede al conduttore l'appartamento di via Lamarmora 12 a Trevalle per quattro "
    "anni a decorrere dal 1 marzo 2023. Il conduttore deve pagare al locatore un canone di 780 "
    "euro al mese prima del giorno cinque di ogni mese. Il conduttore non può sublocare l'immobile."
    " Il deposito è di tre mensilità. La registrazione spetta al locatore dopo la firma."
)
_DIMISSIONE = (
    "La signora Ferraris è stata ricoverata all'Ospedale San Gaudenzio il 9 febbraio 2024 per "
    "scompenso cardiaco. La frazione di eiezione era del 38%. Il dottor Malvezzi ha visitato la "
    "signora Ferraris prima della dimissione. Alla dimissione sono stati prescritti furosemide 25 "
    "mg due volte al giorno e bisoprololo 2,5 mg al mattino. La paziente non ha avuto febbre. "
    "Deve bere al massimo 1,5 litri di acqua al giorno."
)
_SENTENZA = (
    "Con ricorso del 18 novembre 2021 la società Lanifici Brera ha citato il Comune di Ardesio. "
    "Il Tribunale di Valdoro ha condannato il Comune di Ardesio a pagare 46.300 euro alla società "
    "Lanifici Brera. Il termine per l'appello è di 30 giorni dopo la notifica. Le spese sono "
    "aumentate del 15%. Il giudice non ha ammesso la prova per testi."
)

_BY_PASSAGE: dict[str, tuple[str, ...]] = {
    _SUPPLY: (
        "Norvale Foods shall deliver the Goods to Pellworth Stores within 14 days of each order.",
        "Pellworth Stores shall pay Norvale Foods £48,250 for each delivery.",
        "Payment is due not later than 30 days after the date of invoice.",
        "Interest of 4% a year accrues on late payments.",
        "Norvale Foods may suspend deliveries if an invoice is unpaid for more than 60 days.",
        "The parties signed the Agreement in Leeds on 3 March 2021.",
    ),
    _LEASE: (
        "The term of the Lease is five years from 1 October 2022.",
        "The Tenant shall pay the Landlord a rent of 1,850 euro a month.",
        "The Tenant may not assign the Lease without the written consent of the Landlord.",
        "The Tenant must keep at least two sets of keys.",
        "The deposit of 5,550 euro is returned within 45 days after the end of the Lease.",
    ),
    _EMPLOYMENT: (
        "Harwick Robotics employs Dr. Lena Ostrova as Head of Research from January 12, 2023.",
        "The salary is $92,400 a year, in 12 instalments.",
        "Harwick Robotics may end the employment upon three months' written notice.",
        "Lena Ostrova shall not work for Bellgrave Systems during the employment.",
    ),
    _DISCHARGE: (
        "Mr. Alder was admitted to Saint Brannoc Hospital on 7 May 2023.",
        "Serum lipase decreased from 1,240 U/l to 96 U/l during the stay.",
        "He was given 40 mg of pantoprazole once a day.",
        "Morphine was not required during the stay.",
        "Dr. Whitlow examined Mr. Alder before discharge.",
        "He should drink at least 2 litres of water a day.",
    ),
    _TRIAL: (
        "The study compared Velotin with placebo in 318 patients at Kessington Clinic.",
        "Velotin was given at 25 mg twice a day for 12 weeks.",
        "Blood pressure was lower after treatment with Velotin than after placebo.",
        "No serious adverse events were reported between March 2019 and June 2020.",
    ),
    _MINUTES: (
        "The board of Quillmere Energy met in Dublin on 14 September 2022.",
        "Osney Wind sold its Cork site to Brennick Power in 2020.",
        "Mr. Dacre opposed the purchase, and the budget was not approved.",
        "The dividend will be paid after the general meeting and is at most 12% of profit.",
    ),
    _APPALTO: (
        "Costruzioni Belforte consegna l'opera a Immobiliare Sereni entro il 30 giugno 2024.",
        "Il committente paga all'appaltatore il corrispettivo di 215.000 euro.",
        "La penale è di 350 euro per ogni giorno di ritardo.",
        "Il committente può recedere dal contratto con un preavviso di almeno sessanta giorni.",
        "L'appaltatore non può cedere il credito senza il consenso scritto del committente.",
    ),
    _LOCAZIONE: (
        "Il conduttore deve pagare al locatore un canone di 780 euro al mese.",
        "La locazione dell'appartamento di via Lamarmora dura quattro anni dal 1 marzo 2023.",
        "Il conduttore non può sublocare l'immobile.",
    ),
    _DIMISSIONE: (
        "La signora Ferraris è stata ricoverata all'Ospedale San Gaudenzio il 9 febbraio 2024.",
        "Alla dimissione è stata prescritta furosemide 25 mg due volte al giorno.",
        "Il dottor Malvezzi ha visitato la signora Ferraris prima della dimissione.",
        "La paziente deve bere al massimo 1,5 litri di acqua al giorno.",
    ),
    _SENTENZA: (
        "Lanifici Brera ha citato il Comune di Ardesio con ricorso del 18 novembre 2021.",
        "Il Tribunale di Valdoro ha condannato il Comune di Ardesio a pagare 46.300 euro.",
        "Il termine per l'appello è di 30 giorni dopo la notifica.",
        "Le spese sono aumentate del 15%.",
    ),
}

# Each with the passage that carries it.
TRUE_SENTENCES = tuple(
    (sentence, passage) for passage, sentences in _BY_PASSAGE.items() for sentence in sentences
)
