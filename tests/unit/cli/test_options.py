"""Where options may stand on a command line."""

import json

import pytest

from docdesk.cli import main as command_line


def parsed(*arguments: str) -> dict[str, object]:
    options = vars(command_line.build_parser().parse_args(arguments))
    return {name: value for name, value in options.items() if name not in ("run", "usage_error")}


@pytest.mark.parametrize(
    ("positional", "options"),
    [
        (["ask", "W", "Q"], ["--quotes-only", "--in", "a folder", "--json"]),
        (["search", "W", "Q"], ["--limit", "3", "--mode=words", "--type", "pdf"]),
        (["tag", "W", "D", "red", "green"], ["--remove", "--json"]),
        (["review", "W", "Q"], ["--kind", "date", "--out", "x.csv"]),
        (["reviews", "W"], ["--show", "R", "--out", "x.csv"]),
        (["eval", "W", "a.jsonl", "b.jsonl"], ["--model", "m", "--most", "3"]),
        (["rerun", "W", "A"], ["--json"]),
        (["retry", "W", "D", "E"], ["--home", "H"]),
        (["add", "W", "P", "R"], ["--hidden", "--exclude", "*.bak"]),
        (["summarise", "W", "D"], ["--anew", "--out", "x.pdf"]),
        (["compare", "W", "D", "E"], ["--language", "it"]),
        (["timeline", "W"], ["--since", "2021"]),
        (["status", "W"], ["--csv", "x.csv"]),
        (["conversation", "rename", "W", "C", "T"], ["--json"]),
        (["models", "use", "M"], ["--json"]),
    ],
)
def test_options_may_stand_between_any_two_arguments(positional, options):
    words = 2 if positional[0] in ("conversation", "models") else 1  # of the command's name
    expected = parsed(*positional, *options)

    for place in range(words, len(positional)):
        assert parsed(*positional[:place], *options, *positional[place:]) == expected
    if len(positional) - words > 1:
        spread = [positional[words], *options, *positional[words + 1 :]]
        assert parsed(*positional[:words], *spread) == expected


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "W", "--", "-rent"],
        ["search", "--", "W", "-rent"],
        ["search", "--limit", "3", "--", "W", "-rent"],
    ],
)
def test_what_stands_after_two_minuses_is_no_option(arguments):
    assert parsed(*arguments)["query"] == "-rent"


@pytest.mark.parametrize("query", ["-rent sale", "-5", "-"])
def test_a_query_that_cannot_be_an_option_is_none(query):
    assert parsed("search", "W", "--mode", "words", query)["query"] == query


def test_an_option_may_be_given_in_short():
    options = parsed("ask", "W", "--quotes", "--doc", "lease.pdf", "Q")

    assert (options["quotes_only"], options["document"]) == (True, "lease.pdf")
    assert options["question"] == "Q"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", "W", "--frobnicate", "Q"], "Unrecognized arguments: --frobnicate"),
        (["ask", "W", "Q", "--in"], "expected one argument"),
        (["ask", "W", "--in", "--json", "Q"], "expected one argument"),
        (["ask", "W", "Q", "more", "--json"], "Unrecognized arguments: more"),
        (["ask", "--json"], "required: workspace"),
        (["review", "W", "--set", "contracts-en", "Q"], "not allowed with argument"),
        (["ask", "W", "--keep", "Q", "--no-keep"], "not allowed with argument"),
    ],
)
def test_wrong_arguments_are_still_wrong(arguments, said, capsys):
    assert command_line.main(arguments) == 2

    assert said in capsys.readouterr().err


def test_wrong_arguments_are_an_error_in_json_too(capsys):
    assert command_line.main(["ask", "W", "Q", "more", "--json"]) == 2

    error = json.loads(capsys.readouterr().out)["error"]
    assert error["message"] == "Unrecognized arguments: more."
    assert "docdesk" in error["hint"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["tag", "w", "lease.txt", "b\udce8d"],
        ["review", "w", "Which law?", "--name", "b\udce8d"],
        ["search", "w", "rent", "--in", "b\udce8d"],
        ["status", "w", "--csv", "b\udce8d.csv"],
        ["eval", "w", "b\udce8d.jsonl"],
        ["rerun", "b\udce8d"],
    ],
)
def test_an_argument_that_is_no_text_is_named(arguments, capsys):
    assert command_line.main(arguments) == 2

    assert "b\\xe8d" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-3", "much", "1.5", "²"])
def test_a_number_that_an_option_does_not_take_is_named(number, capsys):
    assert command_line.main(["search", "w", "rent", f"--limit={number}"]) == 2

    assert f"“{number}” is no whole number from 1 on" in capsys.readouterr().err
