"""The views of a workspace that the middle of the window shows."""

from enum import StrEnum


class View(StrEnum):
    """One view; the order is that of the switch and of its shortcuts."""

    ASK = "ask"
    REVIEW = "review"
    TIMELINE = "timeline"
    SUMMARY = "summary"
    COMPARE = "compare"


TABLES = frozenset({View.REVIEW, View.COMPARE})  # they need more of the window's width
