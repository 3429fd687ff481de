"""Is a page's text what the page shows? Garbage, and scans with no more than a stamp as text."""

import re
import unicodedata
from collections import Counter

import numpy as np
import pypdfium2 as pdfium

from docdesk.parsing.pdf.coverage import measure_coverage
from docdesk.parsing.pdf.words import PageWords

# Stamps, Bates numbers and fax headers stand in the margins: 12.5 % of the page on each side, as
# OCRmyPDF and others take it. A scan with fewer words than this within them counts as unread.
_MARGIN = 0.125
_FEWEST_WORDS = 20
_SCAN_COVERAGE = 0.5
_PICTURE_COVERAGE = 0.05  # on a page without any text
_FEWEST_STROKES = 100  # segments of drawn paths: letters turned into outlines, not a frame or rule

_CID = re.compile(r"\(cid:\d+\)")
_STRANGE_SHARE = 0.2
_FEWEST_STRANGE = 10
_LETTERS = 200  # fewer say nothing about a language
_FUNCTION_WORDS_SEEN = 4  # different ones: then it is a language
_FUNCTION_SHARE = 0.015
# The eight commonest letters make 65 to 74 % of English and Italian, 41 to 50 % of the most distant
# languages in Latin letters, and about a third where letters stand for others.
_COMMON = "eainorst"
_COMMON_SHARE = 0.48
_HARDLY_ANY_COMMON = 0.3
_ABSURD_SHARE = 0.08
_LONG_SHARE = 0.1
_LONGEST_WORD = 20
_PLAIN_WORD = re.compile(r"(?<![\w.@/\\-])[^\W\d_]{2,}(?![\w@/\\-])")
# Vowels with their accents taken off; y counts, as in Welsh or Czech.
_CLUSTER = re.compile(r"[^aeiouy]{5}|[aeiouy]{4}")
_VOWEL = re.compile(r"[aeiouyæœøıəɛɔ]")
# Numbers, amounts, ranges and words with their punctuation, as any text has them.
_WELL_FORMED = re.compile(
    r"[-+(\[\"'“‘«¿¡§#*•]*(?:[$€£¥]?\d[\d.,:/'’-]*[%°$€£¥]?|[^\W\d_]+(?:[-–/'’.&][^\W\d_]+)*)"
    r"[)\]\"'”’».,:;!?*%…-]*|[-–—_.=*|•+/&]+"
)
_CODE = re.compile(r"[\w.:/@+%&=?#~-]*\w[\w.:/@+%&=?#~-]*")  # part numbers, paths, addresses
_SOUP_SHARE = 0.5
_LETTERS_TOGETHER = re.compile(r"[^\W\d_]{3,}")
_SOUP_LETTERS = 0.25  # of all signs stand in words; programs and markup have far more
_SOUP_DIGITS = 0.4  # are digits; coordinates and measurements have more
_FEWEST_TOKENS = 50
# Of the commonest small words of languages in Latin letters those of three letters or more:
# shorter ones come up by chance.
_FUNCTION_WORDS = frozenset(
    "the and for with that this from are was not you all any has have been which shall may "
    "che per non del della con una dei dal sono gli alla nel nella come più anche "
    "les des une est dans pour que qui sur par pas son avec aux ont cette "
    "der die und das den von mit ist nicht ein eine auf dem für sich als auch werden "
    "los las por para como más una del con está sus "
    "uma dos não mais com seu foi ser "
    "het een van dat niet met zijn voor aan ook door "
    "och att som för den det till inte jag ikke med til har være "
    "että oli hän mutta kun sekä ovat nie się jest jak oraz pro jsou jako "
    "egy hogy nem meg van este sunt care din pentru bir için ile olan untuk yang dan".split()
)


def is_garbage(words: PageWords, dropped: int) -> bool:
    """Is the text no language at all: codes without meaning, as fonts with wrong maps give?

    `dropped` counts the controls that were left out of the text.
    """
    if not len(words):
        return False
    text = words.text
    if _has_strange_signs(text, dropped):
        return True
    if len(_FUNCTION_WORDS.intersection(text.split())) >= _FUNCTION_WORDS_SEEN:
        return False
    return _is_soup(text) or _has_absurd_letters(text)


def needs_recognition(page: pdfium.PdfPage, words: PageWords, size: tuple[float, float]) -> bool:
    """Does the page show pictures or outlines instead of text?"""
    inner = _inner_words(words, size)
    if inner >= _FEWEST_WORDS:
        return False
    if any(char.isalnum() for char in words.text):
        return measure_coverage(page).share >= _SCAN_COVERAGE
    covered = measure_coverage(page)
    return covered.share >= _PICTURE_COVERAGE or covered.strokes >= _FEWEST_STROKES


def _inner_words(words: PageWords, size: tuple[float, float]) -> int:
    """How many words stand within the margins."""
    boxes, (width, height) = words.boxes, size
    x, y = boxes[:, [0, 2]].mean(axis=1), boxes[:, [1, 3]].mean(axis=1)
    inside = (x > _MARGIN * width) & (x < (1 - _MARGIN) * width)
    inside &= (y > _MARGIN * height) & (y < (1 - _MARGIN) * height)
    return int(np.count_nonzero(inside))


def _has_strange_signs(text: str, dropped: int) -> bool:
    """Signs without meaning: private use, replacements, controls, numbers of glyphs."""
    if text.isascii():
        strange = dropped
    else:
        points = np.frombuffer(text.encode("utf-32-le", errors="replace"), np.uint32)
        is_private = (points >= 0xE000) & (points <= 0xF8FF) | (points >= 0xF0000)
        strange = dropped + int(np.count_nonzero(is_private | (points == 0xFFFD)))
    if "(cid:" in text:
        strange += sum(len(found) for found in _CID.findall(text))
    if strange < _FEWEST_STRANGE:
        return False
    return strange > _STRANGE_SHARE * (dropped + len(text) - sum(map(text.count, " \n\t")))


def _is_soup(text: str) -> bool:
    """Letters, digits and other signs thrown together: neither words nor numbers nor a program."""
    tokens = [token for token in text.split() if len(token) > 1]
    if len(tokens) < _FEWEST_TOKENS:
        return False
    if sum(not _is_sensible(token) for token in tokens) <= _SOUP_SHARE * len(tokens):
        return False
    signs = sum(map(len, tokens))
    digits = sum(char.isdigit() for char in text)
    in_words = sum(map(len, _LETTERS_TOGETHER.findall(text)))
    return in_words < _SOUP_LETTERS * signs and digits < _SOUP_DIGITS * signs


def _is_sensible(token: str) -> bool:
    return token.isalnum() or bool(_WELL_FORMED.fullmatch(token) or _CODE.fullmatch(token))


def _has_absurd_letters(text: str) -> bool:
    """Words of Latin letters as no language has them: other letters common, hard to speak.

    Lists of names or codes have none of a language's small words either, but their words can be
    spoken, or are short.
    """
    words = [word for word in _PLAIN_WORD.findall(text) if _is_written_as_word(word)]
    if sum(map(len, words)) < _LETTERS:
        return False
    plain = [_without_accents(word) for word in words]
    latin = [word for word in plain if word.isascii()]
    if len(latin) < 0.8 * len(plain):
        return False
    counts = Counter(latin)
    if sum(counts[word] for word in _FUNCTION_WORDS & counts.keys()) > _FUNCTION_SHARE * len(latin):
        return False
    letters = Counter("".join(latin))
    common = sum(letters[letter] for letter in _COMMON) / letters.total()
    very_long = sum(1 for word in latin if len(word) >= 7)
    if common >= _COMMON_SHARE or very_long <= _LONG_SHARE * len(latin):
        return False
    return common < _HARDLY_ANY_COMMON or _absurd_share(latin) >= _ABSURD_SHARE


def _absurd_share(words: list[str]) -> float:
    """The share of words without a vowel, or with too many vowels or consonants in a row."""
    long = [word for word in words if len(word) >= 4]
    absurd = sum(1 for word in long if not _VOWEL.search(word) or _CLUSTER.search(word))
    return absurd / max(1, len(long))


def _is_written_as_word(word: str) -> bool:
    return len(word) <= _LONGEST_WORD and (word[1:].islower() or word.isupper())


def _without_accents(word: str) -> str:
    if word.isascii():
        return word.lower()
    taken_apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in taken_apart if not unicodedata.combining(char))
