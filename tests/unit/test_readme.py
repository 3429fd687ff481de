"""The command line is what README.md says it is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from docdesk.cli.main import build_parser

README = Path(__file__).parents[2] / "README.md"


def commands() -> Iterator[tuple[str, ...]]:
    """Each command of the README's list, one for each alternative in "a|b"."""
    block = README.read_text(encoding="utf-8").split("## The command line")[1].split("```")[1]
    for line in block.splitlines():
        words = re.split(r"\s{2,}", line.removeprefix("docdesk "))[0].split()
        names = [word for word in words[:2] if re.fullmatch(r"[a-z|]+", word)]
        if len(names) == 1:
            yield from ((name,) for name in names[0].split("|"))
        elif names:
            yield from ((names[0], action) for action in names[1].split("|"))


def test_the_list_is_found():
    assert {("demo",), ("search",), ("ask",), ("models", "import")} <= set(commands())


@pytest.mark.parametrize("command", sorted(set(commands())), ids=" ".join)
def test_a_command_of_the_readme_exists(command, capsys):
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args([*command, "--help"])

    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: docdesk {' '.join(command)}")
