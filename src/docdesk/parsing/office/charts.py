"""Charts: the table of figures that is kept with the drawing."""

from itertools import zip_longest

from lxml import etree

from docdesk.parsing.office.elements import all_of, child_of, name_of
from docdesk.parsing.tables import row_text

_MOST_POINTS = 1000  # a series; what is longer is data of a measurement, not for reading


def chart_lines(chart: etree._Element) -> list[str]:
    """The chart's title and each category with its values, "header: value"."""
    lines = [" ".join(_texts(title)) for title in all_of(chart, "title")]
    series = list(all_of(chart, "ser"))
    if series:
        names = [" ".join(_points(child_of(one, "tx"))) for one in series]
        categories = _points(child_of(series[0], "cat"))
        values = (_points(child_of(one, "val")) for one in series)
        lines += (
            row_text(row, ("", *names)) for row in zip_longest(categories, *values, fillvalue="")
        )
    return [line for line in lines if line]


def _texts(element: etree._Element) -> list[str]:
    return [node.text for node in all_of(element, "t") if node.text]


def _points(element: etree._Element | None) -> list[str]:
    nodes = (node for node in all_of(element, "v") if name_of(node.getparent()) == "pt")
    return [node.text or "" for node, _ in zip(nodes, range(_MOST_POINTS), strict=False)]
