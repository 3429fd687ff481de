"""Changes to true sentences: each alteration makes one claim wrong, each rewording none.

Written without a look at the checks they measure: plain patterns over the words of a sentence. What
gives nothing to change gives None.
"""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

_MONTHS = (
    "January February March April May June July August September October November December".split(),
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre".split(),
)
_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty ninety".split(),
    "due tre quattro cinque sette otto nove dieci undici dodici quindici venti trenta quaranta "
    "cinquanta sessanta novanta".split(),
)
_UNITS = (
    ("mg", "g"),
    ("mg", "mcg"),
    ("kg", "g"),
    ("ml", "l"),
    ("cm", "mm"),
    ("km", "m"),
    ("%", " mg"),
    ("days", "months"),
    ("months", "years"),
    ("years", "months"),
    ("hours", "minutes"),
    ("weeks", "days"),
    ("day", "month"),
    ("month", "year"),
    ("year", "month"),
    ("giorni", "mesi"),
    ("mesi", "anni"),
    ("anni", "mesi"),
    ("ore", "minuti"),
    ("euro", "dollars"),
    ("dollars", "euro"),
    ("$", "€"),
    ("€", "$"),
    ("dollari", "euro"),
)
_COMPARISONS = (
    ("at least", "at most"),
    ("not less than", "not more than"),
    ("no less than", "no more than"),
    ("not more than", "not less than"),
    ("no more than", "at least"),
    ("more than", "less than"),
    ("less than", "more than"),
    ("fewer than", "more than"),
    ("higher", "lower"),
    ("lower", "higher"),
    ("before", "after"),
    ("after", "before"),
    ("prior to", "after"),
    ("above", "below"),
    ("below", "above"),
    ("increased", "decreased"),
    ("decreased", "increased"),
    ("almeno", "al massimo"),
    ("al massimo", "almeno"),
    ("prima", "dopo"),
    ("dopo", "prima"),
    ("più di", "meno di"),
    ("meno di", "più di"),
    ("superiore", "inferiore"),
    ("inferiore", "superiore"),
    ("maggiore", "minore"),
    ("entro", "dopo"),
)
_MODALS = (
    ("may", "shall"),
    ("shall", "may"),
    ("must", "may"),
    ("può", "deve"),
    ("possono", "devono"),
    ("deve", "può"),
    ("devono", "possono"),
)
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|can|could|may|shall|will|would|must|should|does|do|did)\b"
    r"(?! (?:not|never|n't|no)\b)"
)
_ITALIAN_VERB = re.compile(
    r"(?<!\bnon )(?<!\bNon )\b(è|sono|era|erano|fu|furono|ha|hanno|aveva|può|possono|deve|devono|"
    r"viene|vengono|venne|sarà|saranno)\b"
)
_NOT = re.compile(r"\b(?:not|non|never|mai) ", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-zàèéìòù,] )[A-Z][\w&'-]+(?: [A-Z][\w&'-]+)*")
_ANY_NAME = re.compile(r"\b[A-Z][\w&-]+(?: [A-Z][\w&-]+)*")
_ROLES = re.compile(
    r"\b(?:landlord|tenant|lessor|lessee|seller|buyer|purchaser|licensor|licensee|supplier|"
    r"customer|client|company|distributor|employer|employee|locatore|conduttore|venditore|"
    r"acquirente|fornitore|cliente|committente|appaltatore|assicurato|assicuratore)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Material:
    """What an alteration may draw on: the passage, names from elsewhere, and chance."""

    passage: str
    names: Sequence[str]
    chance: Random


Change = Callable[[str, Material], str | None]


def _sub(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _pick(matches: Sequence[re.Match[str]], material: Material) -> re.Match[str] | None:
    return material.chance.choice(matches) if matches else None


def change_number(text: str, material: Material) -> str | None:
    """One number, in digits or as a word, becomes another one that the passage does not have."""
    dates = [m.span() for m in re.finditer(_date_pattern(), text)]
    numbers = [
        m
        for m in re.finditer(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/-])", text)
        if not any(a <= m.start() < b for a, b in dates)
    ]
    for words in _NUMBER_WORDS:
        numbers += re.finditer(rf"\b(?:{'|'.join(words)})\b", text)
    found = _pick(numbers, material)
    if found is None:
        return None
    for _ in range(20):
        new = _other_number(found.group(), material.chance)
        if not re.search(rf"(?<!\d){re.escape(new)}(?!\d)", material.passage):
            return _sub(text, found, new)
    return None


def _other_number(number: str, chance: Random) -> str:
    for words in _NUMBER_WORDS:
        if number in words:
            return chance.choice([w for w in words if w != number])
    digits = [i for i, c in enumerate(number) if c.isdigit()]
    place = chance.choice(digits)
    new = chance.choice([d for d in "123456789" if d != number[place]])
    return number[:place] + new + number[place + 1 :]


def borrow_number(text: str, material: Material) -> str | None:
    """One number becomes another one that stands elsewhere in the passage."""
    found = _pick(list(re.finditer(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/-])", text)), material)
    others = [
        n
        for n in re.findall(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/-])", material.passage)
        if n not in text
    ]
    if found is None or not others:
        return None
    return _sub(text, found, material.chance.choice(others))


def _date_pattern() -> str:
    months = "|".join([*_MONTHS[0], *_MONTHS[1]])
    return rf"\b(?:\d{{1,2}} )?(?:{months})\b(?: \d{{1,2}}(?!\d))?(?:,? \d{{4}})?"


def change_date(text: str, material: Material) -> str | None:
    """The month, day or year of one date changes."""
    dates = [m for m in re.finditer(_date_pattern(), text) if re.search(r"\d", m.group())]
    years = list(re.finditer(r"(?<=\bin )(?:1[5-9]|20)\d\d\b|(?<=\bnel )(?:1[5-9]|20)\d\d\b", text))
    found = _pick(dates + years, material)
    if found is None:
        return None
    for _ in range(20):
        new = _other_date(found.group(), material.chance)
        if new != found.group() and new not in material.passage:
            return _sub(text, found, new)
    return None


def _other_date(date: str, chance: Random) -> str:
    parts = list(re.finditer(r"\d+|[^\W\d]+", date))
    part = chance.choice(parts)
    if part.group().isdigit():
        value = int(part.group())
        other = value + chance.choice([-3, -2, -1, 1, 2, 3])
        return date[: part.start()] + str(max(1, other)) + date[part.end() :]
    for months in _MONTHS:
        if part.group() in months:
            other_month = chance.choice([m for m in months if m != part.group()])
            return date[: part.start()] + other_month + date[part.end() :]
    return date


def change_unit(text: str, material: Material) -> str | None:
    """The unit of one number changes."""
    found: list[tuple[re.Match[str], str]] = []
    for unit, other in _UNITS:
        pattern = rf"(?<=\d ){re.escape(unit)}\b|(?<=\d){re.escape(unit)}(?!\w)"
        if unit in "$€":
            pattern = rf"{re.escape(unit)}(?= ?\d)"
        elif unit.isalpha() and len(unit) > 2:
            pattern = (
                rf"(?<=\d )\b{unit}\b|(?<=\w\w )(?<=ne |wo |ee |ur |ve |ix |en |ht |ty ){unit}\b"
            )
        found += [(m, other) for m in re.finditer(pattern, text)]
    if not found:
        return None
    match, other = material.chance.choice(found)
    return _sub(text, match, other)


def change_name(text: str, material: Material) -> str | None:
    """One name becomes another one that the passage does not have."""
    found = _pick(list(_NAME.finditer(text)), material)
    taken = (*_MONTHS[0], *_MONTHS[1], *material.passage.split())
    names = [name for name in material.names if name not in taken]
    if found is None or not names:
        return None
    return _sub(text, found, material.chance.choice(names))


def turn_negation(text: str, material: Material) -> str | None:
    """A negation is put in, or the one that is there left out."""
    if len(_NOT.findall(text)) == 1:
        match = _NOT.search(text)
        assert match is not None
        return _sub(text, match, "")
    if re.search(r"n't\b|\b(?:no|nor|without|never|non|senza|nessun\w?|né)\b", text.lower()):
        return None
    found = _pick(list(_AUXILIARY.finditer(text)), material)
    if found is not None:
        return _sub(text, found, f"{found.group()} not")
    found = _pick(list(_ITALIAN_VERB.finditer(text)), material)
    return None if found is None else _sub(text, found, f"non {found.group()}")


def swap_parties(text: str, material: Material) -> str | None:
    """Two names, or two roles, with a verb between them change places."""
    roles = list(_ROLES.finditer(text))
    names = [m for m in _ANY_NAME.finditer(text) if _is_proper(m.group(), material.passage)]
    for found in (roles, names):
        for first, second in itertools.pairwise(found):
            between = text[first.end() : second.start()]
            same = first.group().lower() == second.group().lower()
            if not same and re.search(_VERB_BETWEEN, between) and not re.search("[;:.]", between):
                return (
                    text[: first.start()] + second.group() + between + first.group()
                    + text[second.end() :]
                )  # fmt: skip
    return None


def _is_proper(name: str, passage: str) -> bool:
    """True for a name that stands within a sentence of the passage, and never in lower case."""
    words = name.split()
    return (
        words[0] not in (*_MONTHS[0], *_MONTHS[1], "Agreement")
        and not any(re.search(rf"\b{re.escape(word.lower())}\b", passage) for word in words)
        and re.search(rf"[a-z,] {re.escape(name)}", passage) is not None
    )


_VERB_BETWEEN = (
    r"\b(?:shall|will|may|must|has|had|agrees?|grants?|pays?|paid|gave|gives|defeated|beat|became|"
    r"wrote|founded|won|bought|sold|killed|married|succeeded|called|invited|invaded|conquered|"
    r"\w{3,}ed|deve|dovrà|può|paga|pagherà|sconfisse|vinse|fondò|ha|hanno|aveva|consegna|\w{3,}ò)\b"
)


def _exchange(pairs: Sequence[tuple[str, str]]) -> Change:
    def change(text: str, material: Material) -> str | None:
        found = [
            (match, new)
            for old, new in pairs
            for match in re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", text)
        ]
        if not found:
            return None
        match, new = material.chance.choice(found)
        return _sub(text, match, new)

    return change


ALTERATIONS: dict[str, Change] = {
    "number": change_number,
    "number of the passage": borrow_number,
    "date": change_date,
    "unit": change_unit,
    "name": change_name,
    "negation": turn_negation,
    "swapped parties": swap_parties,
    "comparison": _exchange(_COMPARISONS),
    "modal": _exchange(_MODALS),
}


# ---- rewordings that keep a sentence true ----


def drop_brackets(text: str, material: Material) -> str | None:
    """What stands in brackets is left out."""
    shorter = re.sub(r"\s*\([^()]*\)", "", text)
    return shorter if shorter != text and len(shorter.split()) > 5 else None


def drop_last_clause(text: str, material: Material) -> str | None:
    """What follows the last comma is left out."""
    head, comma, tail = text.rstrip(" .").rpartition(", ")
    return f"{head}." if comma and len(head.split()) >= 6 and len(tail.split()) >= 3 else None


def turn_date(text: str, material: Material) -> str | None:
    """A date is written in the other order."""
    new = re.sub(r"\b([A-Z][a-z]+) (\d{1,2}), (\d{4})", r"\2 \1 \3", text)
    if new == text:
        new = re.sub(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})", r"\2 \1, \3", text)
    return new if new != text and re.search(_date_pattern(), new) else None


def say_otherwise(text: str, material: Material) -> str | None:
    """A comparison or a modal is said in other words."""
    pairs = (
        ("not less than", "at least"),
        ("at least", "no less than"),
        ("not more than", "at most"),
        ("no more than", "at most"),
        ("prior to", "before"),
        ("before", "prior to"),
        ("following", "after"),
        ("is not", "isn't"),
        ("are not", "aren't"),
        ("shall", "must"),
        ("must", "has to"),
        ("più di", "oltre"),
        ("almeno", "non meno di"),
        ("dopo", "successivamente a"),
        ("deve", "è tenuto a"),
    )
    return _exchange(pairs)(text, material)


def introduce(text: str, material: Material) -> str | None:
    """The sentence is told as what the document says."""
    if re.search(r"\b(?:il|della|che|gli)\b", text):
        return f"Secondo il documento, {text[0].lower()}{text[1:]}"
    return f"According to the document, {text[0].lower()}{text[1:]}"


REWORDINGS: dict[str, Change] = {
    "as it is": lambda text, material: text,
    "brackets dropped": drop_brackets,
    "last clause dropped": drop_last_clause,
    "date turned": turn_date,
    "said otherwise": say_otherwise,
    "introduced": introduce,
}
