"""What a question names exactly: clauses and cases by their number, dates, amounts, doses, names.

Vectors hardly tell one number or one name from another; words do.
"""

import re

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|gennaio|febbraio|marzo|aprile|maggio|"
    "giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"
)
_REFERENCE = re.compile(
    r"(?:\b(?:artt?|art[ií]col[oi]|articles?|clausol[ae]|clauses?|sections?|sezion[ei]|sect?|comma|"
    r"commi|paragraphs?|paragraf[oi]|par|recitals?|schedule|exhibit|annex|allegat[oi]|n|no|nr|nos|"
    r"r\.?g\.?(?:n\.?r\.?)?|sent|sentenza|cass|legge|law|d\.?\s?lgs|d\.?p\.?r|d\.?l|decreto|"
    r"regolamento|regulation|directive|direttiva|case|causa|claim)\.?|§§?)"
    r"\s*(?:n\.?\s*|no\.?\s*)?\d[\w]*(?:[./-]\w+)*",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|°|º)?\s+(?:of\s+)?(?:{_MONTHS})\.?(?:\s+\d{{4}})?\b"
    rf"|\b(?:{_MONTHS})\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}}\b",
    re.IGNORECASE,
)
_NUMBER = r"\d+(?:[.,' ]\d{3}){0,6}(?:[.,]\d+)?"
_AMOUNT = re.compile(
    rf"(?:[€$£]|\b(?:EUR|USD|GBP|CHF|euro)\b)\s?{_NUMBER}"
    rf"|\b{_NUMBER}\s?(?:[€$£%]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds|mg|mcg|µg|g|kg|ml|cc|UI|IU|"
    rf"mmol|mEq|mmHg)\b)",
    re.IGNORECASE,
)
# Capitalised words in a row, or one that opens no sentence: "Mario Rossi", "of Acme".
_NAME = re.compile(
    r"(?<=[^.!?:\s]\s)[A-ZÀ-Ý][\w'’-]+(?:\s+(?:(?:di|de|del|della|von|van|of|&)\s+)?"
    r"[A-ZÀ-Ý][\w'’-]+)*"
)

_SHORT = 8  # words; in a longer title that capitalises most words, capitals tell nothing


# The same clause is written in several ways; each is one word before the number.
_SPELLINGS = (
    ("art.", "artt.", "articolo", "articoli", "article", "articles"),
    ("section", "sections", "sect.", "§", "sezione"),
    ("clause", "clauses", "clausola"),
    ("paragraph", "paragraphs", "par.", "paragrafo"),
)


def other_spellings(part: str) -> tuple[str, ...]:
    """A reference to a clause as others write it: "art. 9" gives "articolo 9", "article 9"."""
    kind = re.match(r"[^\W\d_]+|§", part)
    for spellings in _SPELLINGS:
        known = {spelling.rstrip(".") for spelling in spellings}
        if kind and kind[0].lower() in known and part[kind.end() :].strip(" ."):
            number = part[kind.end() :].lstrip(" .")
            return tuple(f"{other} {number}" for other in sorted(known - {kind[0].lower()}))
    return ()


def exact_parts(text: str) -> tuple[str, ...]:
    """References by number, dates in words and amounts, as they are written."""
    found = [match for pattern in (_REFERENCE, _DATE, _AMOUNT) for match in pattern.finditer(text)]
    found.sort(key=lambda match: match.start())
    return tuple(dict.fromkeys(match[0].strip() for match in found))


def names(text: str) -> tuple[str, ...]:
    """Names of persons, firms and places; none where capitals are used for every word."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    capitals = sum(word[0].isupper() for word in words)
    if capitals == len(words) or (len(words) > _SHORT and 2 * capitals > len(words)):
        return ()
    found = dict.fromkeys(match[0] for match in _NAME.finditer(text))
    exact = " ".join(exact_parts(text))
    return tuple(name for name in found if name not in exact)  # "March" of "March 5, 2021"
