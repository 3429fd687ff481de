"""search and ask, one question or a batch; demo."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docdesk.cli.answers import passage_text, place, show_answer
from docdesk.cli.options import WrongArguments, at_least
from docdesk.cli.output import (
    answer_fields,
    error_fields,
    passage_fields,
    print_json,
    say,
    show,
)
from docdesk.cli.scope import OPERATORS, add_filters, filters_of
from docdesk.cli.signals import stop_on_interrupt
from docdesk.domain.answers import Answer, Asked, FoundPassage, SearchMode, Turn
from docdesk.domain.errors import Cancelled, DocdeskError
from docdesk.domain.events import AnswerDone, AskEvent, EvidenceFound
from docdesk.host.desk import Desk
from docdesk.host.json_lines import Fields, WrongLine, read_lines

DEMO_WORKSPACE = "Samples"
DEMO_QUESTION = "With what notice can the tenant end the lease?"


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    search = commands.add_parser("search", parents=[common], help="find passages", epilog=OPERATORS)
    search.add_argument("workspace")
    search.add_argument("query", nargs="?")
    search.add_argument("--mode", choices=[mode.value for mode in SearchMode])
    search.add_argument("--limit", type=at_least(1), metavar="N")
    _add_scope(search)
    search.set_defaults(run=_search)

    ask = commands.add_parser(
        "ask", parents=[common], help="ask, and get an answer with its pages", epilog=OPERATORS
    )
    ask.add_argument("workspace")
    ask.add_argument("question", nargs="?")
    _add_scope(ask)
    ask.add_argument("--conversation", metavar="ID", help="ask as a follow-up in this conversation")
    ask.add_argument(
        "--searched-as", metavar="TEXT", default="", help="search for this in place of a follow-up"
    )
    ask.add_argument("--quotes-only", action="store_true", help="leave the model out")
    keeping = ask.add_mutually_exclusive_group()
    keeping.add_argument("--no-keep", action="store_true", help="do not store the answer")
    keeping.add_argument(
        "--keep", action="store_true", help="store the answers of a batch, in one conversation"
    )
    ask.set_defaults(run=_ask)

    demo = commands.add_parser(
        "demo", parents=[common], help="sample documents, one question, one cited answer"
    )
    demo.set_defaults(run=_demo)


def _add_scope(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--document", metavar="PATH", help="in this document only")
    add_filters(parser)
    parser.add_argument(
        "--batch",
        type=Path,
        metavar="FILE.jsonl",
        help='lines of {"id", "question", "document"?}; one result a line (needs --json)',
    )


# ---- search ----


def _search(desk: Desk, options: argparse.Namespace) -> int:
    mode = SearchMode(options.mode) if options.mode else None
    filters = filters_of(options)

    def run(question: str, document: str | None) -> list[FoundPassage]:
        outcome = desk.search(
            options.workspace,
            question,
            mode=mode,
            limit=options.limit,
            document=document,
            filters=filters,
        )
        for remark in outcome.remarks:
            say(remark)
        return list(outcome.passages)

    if options.batch:
        return _run_batch(
            options,
            lambda item: {"results": _results(run(item.question, item.document))},
        )
    query = _required(options.query, "QUERY")
    passages = run(query, options.document)
    if options.json:
        print_json({"query": query, "results": _results(passages)})
        return 0
    for number, passage in enumerate(passages, 1):
        show(passage_text(number, passage))
    if not passages:
        say("Nothing found.")
    return 0


def _results(passages: list[FoundPassage]) -> list[dict[str, Any]]:
    return [passage_fields(passage) for passage in passages]


# ---- ask ----


def _ask(desk: Desk, options: argparse.Namespace) -> int:
    filters, conversation = filters_of(options), _conversation(desk, options)

    def asked(question: str, document: str | None, turns: tuple[Turn, ...] = ()) -> Asked:
        return Asked(
            question,
            turns=turns,
            document=document or "",
            filters=filters,
            searched_as=options.searched_as,
            quotes_only=options.quotes_only,
            conversation=conversation,
        )

    with stop_on_interrupt() as stop:

        def answer(item: _Item) -> dict[str, Any]:
            item_asked = asked(item.question, item.document)
            given = _answer(desk, options.workspace, item_asked, stop.is_set)
            return {**answer_fields(given), "stored_as": given.id or None, "id": item.id}

        if options.batch:
            return _run_batch(options, answer)
        question = _required(options.question, "QUESTION")
        turns: tuple[Turn, ...] = ()
        if options.conversation:
            turns = desk.conversations.turns(options.workspace, options.conversation)
        events = desk.ask(
            options.workspace, asked(question, options.document, turns), stop=stop.is_set
        )
        return _print_answer(events, as_json=options.json, conversation=conversation)


def _conversation(desk: Desk, options: argparse.Namespace) -> str:
    """The conversation that answers are kept in, "" to keep none."""
    if options.conversation:
        desk.conversations.get(options.workspace, options.conversation)  # it must be there
        return "" if options.no_keep else str(options.conversation)
    is_kept = options.keep if options.batch else not options.no_keep
    return desk.conversations.new() if is_kept else ""


def _print_answer(events: Iterator[AskEvent], *, as_json: bool, conversation: str = "") -> int:
    """The answer as it comes; 130 when it was stopped before its end."""
    answer = _last(events) if as_json else _show_answer(events)
    if as_json:
        print_json({**answer_fields(answer), "conversation": conversation if answer.id else None})
    if answer.id:
        say(f"Answer {answer.id} in conversation {conversation}.")
    return 130 if answer.stopped else 0


def _answer(desk: Desk, workspace: str, asked: Asked, stop: Callable[[], bool]) -> Answer:
    answer = _last(desk.ask(workspace, asked, stop=stop))
    if answer.stopped:
        raise Cancelled
    return answer


def _last(events: Iterator[AskEvent]) -> Answer:
    for event in events:
        if isinstance(event, AnswerDone):
            return event.answer
    raise AssertionError("a question ends with AnswerDone")


def _show_answer(events: Iterator[AskEvent]) -> Answer:
    """Print the evidence at once and the answer when it is checked: a terminal cannot take back
    what a model wrote and no document carries."""
    for event in events:
        match event:
            case EvidenceFound():
                if event.is_rewritten:
                    say(f"Searched for: {event.query}")
                for remark in event.remarks:
                    say(remark)
                where = ", ".join(dict.fromkeys(place(p) for p in event.passages[:5]))
                say(f"{len(event.passages)} passages in {event.seconds:.1f} s: {where}\n")
            case AnswerDone():
                show_answer(event.answer)
                return event.answer
    raise AssertionError("a question ends with AnswerDone")


def _demo(desk: Desk, options: argparse.Namespace) -> int:
    with stop_on_interrupt() as stop:
        desk.open_samples(DEMO_WORKSPACE)
        say("Reading the sample documents ...")
        for _ in desk.index(DEMO_WORKSPACE, cancelled=stop.is_set):
            pass
        status = desk.status(DEMO_WORKSPACE)
        say(f"{status.ready} documents, {status.passages} passages.\n")
        events = desk.ask(DEMO_WORKSPACE, Asked(DEMO_QUESTION), stop=stop.is_set)
        if not options.json:
            print(f"Question: {DEMO_QUESTION}")
        return _print_answer(events, as_json=options.json)


# ---- batches ----


@dataclass(frozen=True, slots=True)
class _Item:
    id: object
    question: str
    document: str | None


def _run_batch(options: argparse.Namespace, work: Callable[[_Item], dict[str, Any]]) -> int:
    """One result a line in the order of the file; a line that fails says why, the rest go on."""
    if not options.json:
        raise WrongArguments("--batch prints JSON lines only.", "Add --json.")
    failed = 0
    for number, line in read_lines(options.batch):
        try:
            item = _read_item(line, number, options.document)
        except DocdeskError as error:
            failed += 1
            print_json({"id": None, "line": number, "error": error_fields(error)})
            continue
        try:
            print_json({"id": item.id, **work(item)})
        except DocdeskError as error:
            failed += 1
            print_json({"id": item.id, "error": error_fields(error)})
    if failed:
        say(f"{failed} lines failed; their errors stand in the output.")
    return 1 if failed else 0


def _read_item(line: str, number: int, document: str | None) -> _Item:
    try:
        fields = Fields.of(line)
        question, one = fields.needed_text("question"), fields.text("document")
    except WrongLine as wrong:
        raise DocdeskError(
            f"Line {number} is not a question: {wrong}.",
            'Each line is an object like {"id": 1, "question": "…", "document": "…"}.',
        ) from wrong
    return _Item(fields.value("id", number), question, one or document)


def _required(value: str | None, name: str) -> str:
    if value is None:
        raise WrongArguments(f"{name} is missing.", "Give it, or a --batch file.")
    return value
