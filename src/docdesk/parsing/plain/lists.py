"""The marks of list items on web pages: bullets, or the numbers that a browser counts."""

from lxml import etree

from docdesk.parsing.counting import written_number

_BULLET = "•"
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_DIGITS = 6  # of a number that the page gives


class ListMarks:
    """Counts the items of the open lists, outermost first."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, int]] = []  # form ("" for bullets) and the last number

    def open(self, element: etree._Element) -> None:
        """A list begins."""
        is_numbered = element.tag == "ol"
        form = _FORMS.get(element.get("type", ""), "decimal") if is_numbered else ""
        self._lists.append((form, _whole(element.get("start", ""), 1) - 1))

    def close(self) -> None:
        """The innermost list ends."""
        if self._lists:
            self._lists.pop()

    def next_mark(self, item: etree._Element) -> str:
        """The mark of the next item."""
        form, last = self._lists[-1] if self._lists else ("", 0)
        if not form:
            return _BULLET
        number = _whole(item.get("value", ""), last + 1)
        self._lists[-1] = (form, number)
        return f"{written_number(number, form)}."


def _whole(text: str, usual: int) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else usual
