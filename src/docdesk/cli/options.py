"""The arguments of one command: its options may stand anywhere among its positional ones."""

import argparse
from collections.abc import Sequence

_END = "--"  # what comes after it is no option, whatever it begins with


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
