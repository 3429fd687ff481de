"""The value of a field in a sentence: read by rules, never made up."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from docdesk.domain.date_reading import DateContext, read_date
from docdesk.domain.dates import WrittenDate, dates_in
from docdesk.domain.language import Language, is_function_word, language_of
from docdesk.domain.periods import period_in
from docdesk.domain.review import Candidate, FieldKind, ReadValue, ReviewField
from docdesk.generation.amounts import Amount, amounts_in, plain, read_number
from docdesk.generation.list_items import has_gaps, items_in
from docdesk.generation.party_names import parties_in
from docdesk.generation.words import fold, words_of

DATE_UNSURE = "Day and month could be the other way round."
YEAR_ADDED = "The year is not written here: it follows from the document's other dates."
NO_YEAR = "No year is stated for this day."
PERIOD_ONLY = "A length of time; no date is stated here."
NO_DATE = "No date is stated here: these are the document's words."
MAY_GO_ON = "More may stand behind these words: see the page."
CELLS_LOST = "Some rows of the table have empty cells: see the page for what stands under which."
TWO_FIGURES = "More than one figure stands here; it is sorted by the first."
ONE_PARTY = "Only one party could be read here: see the page for the others."
NEGATED = "The clause has a negation: read it before you rely on this."
SEVERAL_CHOICES = "More than one of the choices stands in the quote."

_NEGATED_WITHIN = 120  # characters: further on a "not" belongs to another clause
_BESIDE = 80  # characters behind a wording in which its date or amount stands
_BULLETS = "•▪◦‣·–—*- "
_YES = {Language.ENGLISH: "yes", Language.ITALIAN: "sì"}


def read_value(
    field: ReviewField, candidate: Candidate, *, dates: DateContext, common: Collection[str]
) -> ReadValue | None:
    """The value that the sentence holds by its wording, None where rules cannot tell.

    Args:
        dates: what the document's dates say of each other.
        common: words that the document writes in lower case somewhere: in a sentence all in
            capitals they are no part of a name.
    """
    match field.kind:
        case FieldKind.DATE:
            return _date(candidate, dates)
        case FieldKind.AMOUNT:
            return _amount(candidate)
        case FieldKind.YES_NO:
            return _yes_no(field, candidate)
        case FieldKind.CHOICE:
            return _choice(field, candidate)
        case FieldKind.LIST:
            return _list(candidate)
        case _:
            return _text(candidate, common)


def holds_kind(kind: FieldKind, candidate: Candidate) -> bool:
    """Whether a sentence that only the search found has what a value of this kind needs."""
    text = candidate.sentence.text
    if kind is FieldKind.DATE:
        return bool(dates_in(text) or period_in(text))
    return kind is not FieldKind.AMOUNT or bool(amounts_in(text))


def own_words(text: str) -> ReadValue:
    """The sentence itself as the value."""
    words = " ".join(text.split()).lstrip(_BULLETS)
    return ReadValue(words, words.lower())


# ---- dates and lengths of time ----


def _date(candidate: Candidate, context: DateContext) -> ReadValue | None:
    text = candidate.sentence.text
    if candidate.value is not None:
        value = candidate.value
        behind = text[value.start :]  # "28 March 2022" alone of "15 to 28 March 2022"
        dates = [date for date in dates_in(behind) if date.start < value.end - value.start]
        return _read_date(behind, dates, context) or _period(text[value.start : value.end])
    dates = dates_in(text)
    if candidate.is_said:
        dates = [date for date in dates if 0 <= date.start - candidate.near <= _BESIDE]
    read = _read_date(text, dates, context)
    if read is not None or not candidate.is_said:
        return read or _period(text)
    return ReadValue(own_words(text).value, "", NO_DATE)


def _read_date(text: str, dates: Sequence[WrittenDate], context: DateContext) -> ReadValue | None:
    """The first date whose year can be told, else the first day as it is written."""
    for date in dates:
        meaning = read_date(text, date, context)
        if meaning.iso:
            note = DATE_UNSURE if meaning.is_open else YEAR_ADDED if meaning.is_year_added else ""
            return ReadValue(_written(date), meaning.iso, note)
    return ReadValue(_written(dates[0]), "", NO_YEAR) if dates else None


def _written(date: WrittenDate) -> str:
    return " ".join(date.text.split()).rstrip(".")


def _period(text: str) -> ReadValue | None:
    found = period_in(text)
    return ReadValue(" ".join(found[0].split()), found[1], PERIOD_ONLY) if found else None


# ---- amounts ----


def _amount(candidate: Candidate) -> ReadValue | None:
    amounts = amounts_in(candidate.sentence.text)
    behind = [amount for amount in amounts if amount.start >= candidate.near]
    chosen = _first_money(behind) or _first_money(amounts)
    return _with_bounds(candidate.sentence.text, chosen) if chosen else None


_NEAR = 40  # characters before an amount
_LOWER = re.compile(r"(?P<figure>\d[\d.,]*)\s*(?:%\s*)?(?:[-–—]|to|a)\s*$", re.IGNORECASE)
_AND_LOWER = re.compile(
    r"\b(?:between|tra|fra)\s+(?P<figure>\d[\d.,]*)\s*(?:%\s*)?(?:and|e)\s*$", re.IGNORECASE
)
_UPPER = re.compile(
    r"\s*(?:[-–—]|\bto\b|\ba\b|\bal\b)\s*(?P<before>[€$£]|[A-Z]{3})?\s?(?P<figure>\d[\d.,]*)"
    r"(?P<scale>\s?(?:k|mln|million|millions|milioni|mila)\b)?"
    r"(?P<after>\s*(?:%|[€$£]|[A-Z]{3}\b|euro\b))?"
)
_BETWEEN = re.compile(r"\b(?:between|tra|fra)\s*$", re.IGNORECASE)
_AND_UPPER = re.compile(_UPPER.pattern.replace(r"\bto\b", r"\band\b|\be\b"))
_SIGN = re.compile(r"(?:[<>≤≥~±]\s?=?|\bcirca|\babout|\bapprox\w*\.?)\s*$", re.IGNORECASE)


def _with_bounds(text: str, amount: Amount) -> ReadValue:
    """The amount with what bounds it: "60-65 %", "from 25 % to 40 %", "< 30 %"."""
    start, end, normalised, note = amount.start, amount.end, amount.normalised, ""
    ahead = text[max(0, start - _NEAR) : start]
    lower = _LOWER.search(ahead) or _AND_LOWER.search(ahead)
    upper = (_AND_UPPER if _BETWEEN.search(ahead) else _UPPER).match(text, end)
    first = _figure(lower) if lower and amount.text[:1].isdigit() else None
    if lower and first is not None and first <= amount.value:
        start, note = start - len(ahead) + lower.start("figure"), TWO_FIGURES
        normalised = f"{plain(first)} {amount.unit}"
    elif upper and _is_bound(upper, amount):
        end, note = upper.end(), TWO_FIGURES
    if sign := _SIGN.search(text, max(0, start - _NEAR), start):
        start = sign.start()
    return ReadValue(" ".join(text[start:end].split()), normalised, note)


def _is_bound(upper: re.Match[str], amount: Amount) -> bool:
    """False for "£500 to 31 December": a bare figure that is less bounds nothing."""
    second = _figure(upper)
    is_named = bool(upper["before"] or upper["scale"] or upper["after"])
    return is_named or (second is not None and second >= amount.value)


def _figure(bound: re.Match[str]) -> Decimal | None:
    return read_number(bound["figure"].rstrip(".,"))


def _first_money(amounts: Sequence[Amount]) -> Amount | None:
    """The first sum of money, else the first share."""
    money = next((amount for amount in amounts if amount.unit != "%"), None)
    return money or (amounts[0] if amounts else None)


# ---- yes or no, choices, lists ----


def _yes_no(field: ReviewField, candidate: Candidate) -> ReadValue:
    """A wording says yes, its contrary no; "not ... without consent" is how the wordings go."""
    text = candidate.sentence.text
    is_negated = _denies(text, field.question)
    if candidate.is_contrary or (is_negated and not candidate.is_said):
        return ReadValue("no", "no")
    is_doubtful = is_negated and not _EXCEPTS.search(text)
    return ReadValue(_YES[language_of(field.question)], "yes", NEGATED if is_doubtful else "")


_EXCEPTS = re.compile(r"\b(?:without|unless|except|senza|salvo|tranne|eccetto)\b", re.IGNORECASE)
_NEGATIONS = re.compile(
    r"\b(?:not|no|none|nothing|neither|nor|never|cannot|non|né|nessun\w*|mai)\b|n['’]t\b",
    re.IGNORECASE,
)


def _denies(sentence: str, question: str) -> bool:
    """True when the sentence is negated and the question is not."""
    beginning = sentence[:_NEGATED_WITHIN]
    return bool(_NEGATIONS.search(beginning)) and not _NEGATIONS.search(question)


def _choice(field: ReviewField, candidate: Candidate) -> ReadValue | None:
    said = f" {' '.join(words_of(candidate.sentence.text))} "
    # Longer ones first: "part-time" is not "time", and what it holds is not counted again.
    named: list[str] = []
    for choice in sorted(field.choices, key=len, reverse=True):
        words = f" {' '.join(words_of(choice))} "
        if words in said:
            named.append(choice)
            said = said.replace(words, " | ")
    if not named:
        return None
    first = min(named, key=lambda choice: _place(choice, candidate.sentence.text))
    return ReadValue(first, first, SEVERAL_CHOICES if len(named) > 1 else "")


def _place(choice: str, text: str) -> int:
    at = fold(text).find(fold(choice))
    return at if at >= 0 else len(text)


def _list(candidate: Candidate) -> ReadValue | None:
    text = candidate.text
    if candidate.value is not None:
        end = None if candidate.more else candidate.value.end
        text = text[candidate.value.start : end]
    items = items_in(text)
    if not items or (len(items) == 1 and candidate.value is None):
        return None
    value = "; ".join(items)
    notes = (CELLS_LOST if has_gaps(text) else "", MAY_GO_ON if candidate.may_go_on else "")
    return ReadValue(value, value.lower(), " ".join(filter(None, notes)))


# ---- texts ----


def _text(candidate: Candidate, common: Collection[str]) -> ReadValue | None:
    if candidate.value is None:
        return None
    text = candidate.sentence.text
    named = text[candidate.value.start : candidate.value.end]
    if candidate.holds_parties and (names := parties_in(named)):
        return ReadValue(
            "; ".join(names), "; ".join(names).lower(), ONE_PARTY if len(names) == 1 else ""
        )
    if candidate.more:
        named = candidate.text[candidate.value.start :]
    if _is_loud(text):
        named = _without_common(named, common)
    value = re.sub(r"\s*[•▪]\s+", "; ", " ".join(named.split()).lstrip(_BULLETS))
    value = value.strip(" ,;:")
    if value.count(".") == 1:  # the end of the sentence, not of "U.S.A."
        value = value.rstrip(".")
    note = MAY_GO_ON if candidate.may_go_on else ""
    return ReadValue(value, value.lower(), note) if value else None


def _is_loud(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) > 0.7 * len(letters)


def _without_common(name: str, common: Collection[str]) -> str:
    """The beginning of a name in capitals, up to a word that is no name."""
    kept: list[str] = []
    for word in name.split():
        bare = word.strip(".,;:()").lower()
        if kept and (bare in common or is_function_word(bare)):
            break
        kept.append(word)
    return " ".join(kept)


def common_words(texts: Sequence[str]) -> frozenset[str]:
    """The words that stand in lower case somewhere in these texts."""
    return frozenset(word for text in texts for word in re.findall(r"\b[^\W\d_A-ZÀ-Ù]+\b", text))
