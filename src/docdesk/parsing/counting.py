"""Numbers of lists: read out of a file, and as lists write them: 3, 03, c, iii, 3°."""

_MOST_DIGITS = 6  # of a number in a file, not to be trusted
_MOST_LETTERS = 3  # Word goes on with "aa", "bb"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 3999


def whole_number(text: str, usual: int) -> int:
    """A number that a file gives; `usual` where it is none, or absurd."""
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else usual


def written_number(count: int, form: str) -> str:
    """The number in a form by Word's name for it ("decimal", "lowerRoman"); "" for "none"."""
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26 * _MOST_LETTERS:
        letters = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count <= _LARGEST_ROMAN:
        roman = _roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    if form == "ordinal":
        return f"{count}°"
    return f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (count // value)
        count %= value
    return written
