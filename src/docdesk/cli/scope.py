"""The options that say which documents a question is asked of."""

import argparse

from docdesk.domain.documents import expanded
from docdesk.domain.search import Filters
from docdesk.host.filtering import read_filters

OPERATORS = (
    'Operators in a query, in capitals: "these words", a AND b, a OR b, NOT a or -a, '
    "a NEAR/5 b, begin*, (a OR b); fields: from:NAME to:NAME date:2021-03..2021-06 date:>2020 "
    "type:pdf in:FOLDER tag:TAG. Put a query that begins with a minus after --."
)
_FIELDS = ("in", "type", "since", "until", "person", "tag")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Define the options; all but the dates may be given several times, and any one is enough."""
    add_filters_but_dates(parser)
    group = parser.add_argument_group("from when")
    group.add_argument("--since", action="append", metavar="DATE", help="2021, 2021-03, 2021-03-05")
    group.add_argument("--until", action="append", metavar="DATE", help="with that day or month")


def add_filters_but_dates(parser: argparse.ArgumentParser) -> None:
    """Define the options that say which documents, whatever their dates."""
    group = parser.add_argument_group("which documents")
    group.add_argument(
        "--in", action="append", metavar="FOLDER", help="below this folder, by its path or name"
    )
    group.add_argument(
        "--type", action="append", metavar="KIND", help="pdf, word, mail, sheet, scan, ..."
    )
    group.add_argument(
        "--person", action="append", metavar="NAME", help="author, sender or receiver"
    )
    group.add_argument("--tag", action="append", metavar="TAG")


def filters_of(options: argparse.Namespace) -> Filters:
    """The filters that the options set; DocdeskError names a value that is not understood."""
    return read_filters(
        [
            (name, _whole(value) if name == "in" else value)
            for name in _FIELDS
            for value in getattr(options, name, None) or ()
        ]
    )


def _whole(folder: str) -> str:
    """The path of a folder that is there; else its name, to be found anywhere."""
    path = expanded(folder)
    return str(path.absolute()) if path.is_dir() else folder
