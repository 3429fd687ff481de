"""The marks of list items on web pages: bullets, or the numbers that a browser counts."""

from lxml import etree

from docdesk.parsing.counting import whole_number, written_number

_BULLET = "•"
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class ListMarks:
    """Counts the items of the open lists, outermost first."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, int]] = []  # form ("" for bullets) and the last number

    def open(self, element: etree._Element) -> None:
        """A list begins."""
        is_numbered = element.tag == "ol"
        form = _FORMS.get(element.get("type", ""), "decimal") if is_numbered else ""
        self._lists.append((form, whole_number(element.get("start", ""), 1) - 1))

    def close(self) -> None:
        """The innermost list ends."""
        if self._lists:
            self._lists.pop()

    def next_mark(self, item: etree._Element) -> str:
        """The mark of the next item."""
        form, last = self._lists[-1] if self._lists else ("", 0)
        if not form:
            return _BULLET
        number = whole_number(item.get("value", ""), last + 1)
        self._lists[-1] = (form, number)
        return f"{written_number(number, form)}."
