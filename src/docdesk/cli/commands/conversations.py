"""conversation: the answers that are kept; rerun: one of them given again."""

import argparse
from datetime import datetime
from typing import TypeAlias

from docdesk.cli.answers import show_answer
from docdesk.cli.options import WrongArguments, at_least
from docdesk.cli.output import answer_fields, counted, is_agreed, print_json, say, show, table
from docdesk.cli.signals import stop_on_interrupt
from docdesk.domain.conversations import Conversation, Rerun
from docdesk.domain.errors import DocdeskError
from docdesk.host.desk import Desk

_Actions: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_commands(commands: _Actions, common: argparse.ArgumentParser) -> None:
    """Define the commands of this group."""
    conversation = commands.add_parser(
        "conversation", parents=[common], help="the questions and answers that are kept"
    )
    actions = conversation.add_subparsers(metavar="ACTION", required=True)
    _add_list(actions, common)
    show_ = _add(actions, common, "show", "print a conversation")
    show_.set_defaults(run=_show)
    rename = _add(actions, common, "rename", "give a conversation another title")
    rename.add_argument("title")
    rename.set_defaults(run=_rename)
    delete = _add(actions, common, "delete", "delete a conversation with its answers")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    delete.set_defaults(run=_delete)
    _add_export(actions, common)
    rerun = commands.add_parser(
        "rerun",
        parents=[common],
        help="give a kept answer again from the same passages, and say what differs",
        usage="docdesk rerun [WORKSPACE] ANSWER",
    )
    rerun.add_argument("names", nargs="+", metavar="[WORKSPACE] ANSWER")
    rerun.set_defaults(run=_rerun)


def _add(
    actions: _Actions, common: argparse.ArgumentParser, name: str, purpose: str
) -> argparse.ArgumentParser:
    action = actions.add_parser(name, parents=[common], help=purpose)
    action.add_argument("workspace")
    action.add_argument("conversation", metavar="ID")
    return action


def _add_list(actions: _Actions, common: argparse.ArgumentParser) -> None:
    list_ = actions.add_parser(
        "list", parents=[common], help="the conversations of a workspace, the latest first"
    )
    list_.add_argument("workspace")
    list_.add_argument(
        "--search", metavar="WORDS", default="", help="those with all of these words"
    )
    list_.add_argument("--limit", type=at_least(1), default=100, metavar="N")
    list_.add_argument("--offset", type=at_least(0), default=0, metavar="N")
    list_.set_defaults(run=_list)


def _add_export(actions: _Actions, common: argparse.ArgumentParser) -> None:
    export = _add(actions, common, "export", "write a conversation, or one answer, to a file")
    export.add_argument("file", help="its ending says how: .docx, .pdf, .md or .json")
    export.add_argument("--answer", metavar="ID", default="", help="this answer alone")
    export.add_argument(
        "--language", choices=["en", "it"], default="en", help="of the file's own words"
    )
    export.set_defaults(run=_export)


def _list(desk: Desk, options: argparse.Namespace) -> int:
    rows, total = desk.conversations.page(
        options.workspace,
        contains=options.search,
        offset=options.offset,
        limit=options.limit,
    )
    if options.json:
        print_json({"total": total, "conversations": rows})
        return 0
    if rows:
        lines = [(row.id, _when(row.changed), row.answers, row.title) for row in rows]
        show(table([("ID", "CHANGED", "ANSWERS", "TITLE"), *lines]))
    else:
        say("No conversation has these words." if options.search else "No conversation is kept.")
    if total > len(rows):
        say(f"{len(rows)} of {total}; --offset shows more.")
    return 0


def _show(desk: Desk, options: argparse.Namespace) -> int:
    found = desk.conversations.get(options.workspace, options.conversation)
    if options.json:
        print_json(_fields(found))
        return 0
    show(f"{found.row.title}\n")
    for answer in found.answers:
        show(f"— {answer.question}  (answer {answer.id}, {_when(answer.asked_at)})")
        if answer.searched_as:
            say(f"Searched for: {answer.searched_as}")
        show_answer(answer)
        show("")
    return 0


def _fields(found: Conversation) -> dict[str, object]:
    row = found.row
    return {
        "id": row.id,
        "title": row.title,
        "begun": row.begun,
        "changed": row.changed,
        "answers": [answer_fields(answer) for answer in found.answers],
    }


def _rename(desk: Desk, options: argparse.Namespace) -> int:
    desk.conversations.rename(options.workspace, options.conversation, options.title)
    row = desk.conversations.get(options.workspace, options.conversation).row
    if options.json:
        print_json(row)
    else:
        say(f"Renamed to “{row.title}”.")
    return 0


def _delete(desk: Desk, options: argparse.Namespace) -> int:
    row = desk.conversations.get(options.workspace, options.conversation).row
    what = f"“{row.title}” with {counted(row.answers, 'answer')}"
    if not is_agreed(f"Delete {what}? It cannot be brought back.", yes=options.yes):
        raise DocdeskError("Nothing was deleted.")
    desk.conversations.delete(options.workspace, row.id)
    if options.json:
        print_json({"deleted": row.id})
    else:
        say(f"Deleted {what}.")
    return 0


def _export(desk: Desk, options: argparse.Namespace) -> int:
    desk.conversations.export(
        options.workspace,
        options.conversation,
        options.file,
        answer=options.answer,
        language=options.language,
    )
    if options.json:
        print_json({"path": options.file})
    else:
        say(f"Written to {options.file}.")
    return 0


def _rerun(desk: Desk, options: argparse.Namespace) -> int:
    if len(options.names) > 2:
        raise WrongArguments(
            f"These are {len(options.names)} names.",
            "Give an answer's id, and before it its workspace if you like.",
        )
    *workspace, answer = options.names
    with stop_on_interrupt() as stop:
        rerun = desk.conversations.rerun(answer, *workspace, stop=stop.is_set)
    if options.json:
        print_json(_rerun_fields(rerun))
        return 0
    say(f"Question: {rerun.before.question}\n")
    show_answer(rerun.after)
    show("")
    if rerun.is_same:
        show(f"The same words as on {_when(rerun.before.asked_at)}.")
    else:
        show(f"Not the same words. On {_when(rerun.before.asked_at)} it was:")
        show(rerun.before.text)
    for difference in rerun.differences:
        show(f"· {difference}")
    return 0


def _rerun_fields(rerun: Rerun) -> dict[str, object]:
    return {
        "is_same": rerun.is_same,
        "differences": rerun.differences,
        "before": answer_fields(rerun.before),
        "after": answer_fields(rerun.after),
    }


def _when(text: str) -> str:
    """A stored time as a clock here shows it."""
    return datetime.fromisoformat(text).astimezone().strftime("%Y-%m-%d %H:%M")
