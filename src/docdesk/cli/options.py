"""The arguments of a command: where its options may stand, and what is wrong with them."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NoReturn

from docdesk.domain.errors import DocdeskError

CSV_NOTE = (
    "CSV is UTF-8 with a byte order mark; its columns are parted by commas, in Italian by "
    "semicolons, as Excel expects there."
)
_END = "--"  # what comes after it is no option, whatever it begins with


class WrongArguments(DocdeskError):
    """A command was not given what it needs, or what it does not know."""


def check_text(options: argparse.Namespace) -> None:
    """WrongArguments when an argument holds bytes that are no text: nothing could keep it."""
    for text in _texts(vars(options).values()):
        if not text.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in text):
            shown = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            raise WrongArguments(
                f"The argument “{shown}” holds bytes that are no text.",
                "Give it in the character set of the terminal, which is UTF-8 on most systems.",
            )


def at_least(least: int) -> Callable[[str], int]:
    """What reads a whole number of an option, `least` or more."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"“{text}” is no whole number from {least} on")
        return int(text)

    return read


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str | PurePath):
            yield str(value)
        elif isinstance(value, list):
            yield from _texts(value)


class CommandParser(argparse.ArgumentParser):
    """Takes `ask W --quotes-only "Q"` as it takes `ask W "Q" --quotes-only`.

    argparse gives an optional argument that comes after an option away as unrecognised: it has
    taken the positional ones before the option for all there are.
    """

    def parse_known_args(  # type: ignore[override]  # of three overloads argparse calls this
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """The namespace with what was found, and what is left."""
        if args is None or any(action.nargs == argparse.PARSER for action in self._actions):
            return super().parse_known_args(args, namespace)
        return super().parse_known_args(self._options_first(args), namespace)

    def error(self, message: str) -> NoReturn:
        """Raises WrongArguments with how the command is used."""
        raise WrongArguments(f"{message[:1].upper()}{message[1:]}.", self.format_usage().strip())

    def _options_first(self, arguments: Sequence[str]) -> list[str]:
        """The same arguments with the options and their values before all others."""
        options: list[str] = []
        others: list[str] = []
        coming = iter(arguments)
        for argument in coming:
            if argument == _END:
                others.extend(coming)
            elif self._parse_optional(argument) is None:  # no option; “-a b” and -1 are none
                others.append(argument)
            else:
                options.append(argument)
                if self._takes_value(argument):
                    options.extend(value for value in [next(coming, None)] if value is not None)
        return [*options, _END, *others] if others else options

    def _takes_value(self, option: str) -> bool:
        """Whether the next argument is this option's value; options may be given in short."""
        known = self._option_string_actions
        names = [option] if option in known else [name for name in known if name.startswith(option)]
        return any(known[name].nargs != 0 for name in names)
