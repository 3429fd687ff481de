"""eval: questions with known answers, measured and compared."""

import argparse
from collections.abc import Sequence
from math import isfinite, nan
from pathlib import Path
from typing import IO

import msgspec

from docdesk.cli.options import at_least
from docdesk.cli.output import counted, print_json, say, show, table
from docdesk.cli.signals import stop_on_interrupt
from docdesk.domain.errors import DocdeskError
from docdesk.domain.evaluation import Measured, MeasuredRow
from docdesk.host.desk import Desk
from docdesk.host.evaluation import Evaluated, EvaluationPlan

_DESCRIPTION = """\
Asks questions whose answers are known and prints how often the right passage was found, what was
refused rightly and wrongly, what the quotes are worth, and the token F1 of the answers.

FILE.jsonl has an object a line: "question", and of "answers" (texts that would be right),
"answerable" (false for questions that the documents do not answer), "file" or "evidence"
([{"file", "page"}]) for where the answer stands, "context" (the text that holds it) and "document"
(asked alone) those that are known.

To compare two models before a swap, name both: --model A --model B --out rows.jsonl.
As a gate in a script: --require "recall@5=0.9" --require "wrongly refused=0.15".
"""
_LOWER_IS_BETTER = frozenset({"wrongly refused", "seconds a question"})


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    parser = commands.add_parser(
        "eval",
        parents=[common],
        help="measure answers on questions whose answers are known",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("workspace")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument(
        "--model",
        action="append",
        default=[],
        metavar="NAME",
        help="answer with this model (again for more)",
    )
    parser.add_argument(
        "--within", action="store_true", help="ask each question of the one document that it names"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--passages-only", action="store_true", help="measure finding; no answers")
    how.add_argument(
        "--quotes-only", action="store_true", help="answers by quotes, without a model"
    )
    parser.add_argument(
        "--baseline",
        action="store_true",
        help="the same by a plain script of pieces, one encoder and one prompt",
    )
    parser.add_argument(
        "--most", type=at_least(1), default=0, metavar="N", help="at most N questions"
    )
    parser.add_argument("--out", type=Path, metavar="ROWS.jsonl", help="write a row a question")
    parser.add_argument(
        "--require",
        action="append",
        default=[],
        type=_requirement,
        metavar="MEASURE=VALUE",
        help="end with code 1 when DocDesk's measure is worse",
    )
    parser.set_defaults(run=_eval)


def _requirement(text: str) -> tuple[str, float]:
    name, _, value = text.rpartition("=")
    try:
        least = float(value)
    except ValueError:
        least = nan
    if not name or not isfinite(least):  # nothing is worse than “nan”: the gate would stand open
        raise argparse.ArgumentTypeError(f"“{text}” does not look like recall@5=0.9")
    return name.strip(), least


def _eval(desk: Desk, options: argparse.Namespace) -> int:
    plan = EvaluationPlan(
        files=tuple(options.files),
        models=tuple(desk.model(name) for name in options.model),
        within=options.within,
        passages_only=options.passages_only,
        quotes_only=options.quotes_only,
        baseline=options.baseline,
        most=options.most,
    )
    measured, is_complete = _measure(desk, options, plan)
    if options.json:
        print_json({"workspace": options.workspace, "systems": measured})
    else:
        show(_text(measured))
    failed = [
        sentence for name, least in options.require for sentence in _missed(measured, name, least)
    ]
    for sentence in failed:
        say(sentence)
    if not is_complete:
        return 130
    return 1 if failed or any(system.errors for system in measured) else 0


def _measure(
    desk: Desk, options: argparse.Namespace, plan: EvaluationPlan
) -> tuple[list[Measured], bool]:
    """The measures of each system, and whether every question was asked."""
    questions = desk.evaluation.questions(options.workspace, plan)
    measured: list[Measured] = []
    done = 0
    with stop_on_interrupt() as stop, _rows_file(options.out) as rows:
        for event in desk.evaluation.run(options.workspace, plan, questions, stop=stop.is_set):
            match event:
                case MeasuredRow():
                    done += 1
                    _keep(rows, event)
                    _tell(event, done, len(questions))
                case Evaluated():
                    measured.append(event.measured)
                    done = 0
        return measured, not stop.is_set()


class _NoFile:
    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


def _rows_file(path: Path | None) -> "IO[bytes] | _NoFile":
    if path is None:
        return _NoFile()
    try:
        return path.open("wb")
    except OSError as error:
        raise DocdeskError(
            f"{path} cannot be written ({error.strerror}).", "Choose another place for --out."
        ) from error


def _keep(rows: IO[bytes] | None, row: MeasuredRow) -> None:
    if rows is not None:
        rows.write(msgspec.json.encode(row) + b"\n")
        rows.flush()


def _tell(row: MeasuredRow, done: int, total: int) -> None:
    if row.error:
        say(f"{row.system}: question {row.id} failed: {row.error}")
    elif done % 25 == 0 or done == total:
        say(f"{row.system}: {done} of {total}")


def _text(measured: Sequence[Measured]) -> str:
    names = list(dict.fromkeys(name for system in measured for name in system.measures))
    header = ["", *(system.system for system in measured), "questions", "95 % of the first"]
    rows = [header, *(_row(name, measured) for name in names)]
    errors = [
        f"{system.system}: {counted(system.errors, 'question')} failed"
        for system in measured
        if system.errors
    ]
    return "\n".join([table(rows), *errors])


def _row(name: str, measured: Sequence[Measured]) -> list[str]:
    values = [
        f"{system.measures[name].value:.3f}" if name in system.measures else "-"
        for system in measured
    ]
    first = next(system.measures[name] for system in measured if name in system.measures)
    return [name, *values, str(first.count), f"{first.low:.3f} to {first.high:.3f}"]


def _missed(measured: Sequence[Measured], name: str, least: float) -> list[str]:
    sentences = []
    for system in measured:
        if not system.system.startswith("DocDesk"):
            continue
        measure = system.measures.get(name)
        if measure is None:
            sentences.append(f"{system.system} has no measure “{name}” on these questions.")
        elif (measure.value > least) if name in _LOWER_IS_BETTER else (measure.value < least):
            sentences.append(
                f"{system.system}: {name} is {measure.value:.3f}, required is {least:g}."
            )
    return sentences
