"""workspace create, list, delete; add, forget, rules; status."""

import argparse
from pathlib import PurePath

from docdesk.cli.options import CSV_NOTE, at_least
from docdesk.cli.output import counted, is_agreed, print_json, say, show, table
from docdesk.domain.errors import DocdeskError, LibraryError
from docdesk.domain.workspaces import FileRow, Folder, FolderRules
from docdesk.host.desk import Desk
from docdesk.host.upkeep import whole_path


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    workspace = commands.add_parser("workspace", parents=[common], help="create, list, delete")
    actions = workspace.add_subparsers(metavar="ACTION", required=True)
    create = actions.add_parser("create", parents=[common], help="make an empty workspace")
    create.add_argument("name")
    create.set_defaults(run=_create)
    listing = actions.add_parser("list", parents=[common], help="the names of all workspaces")
    listing.set_defaults(run=_list)
    delete = actions.add_parser("delete", parents=[common], help="delete the index, not your files")
    delete.add_argument("name")
    _add_yes(delete)
    delete.set_defaults(run=_delete)

    add = commands.add_parser("add", parents=[common], help="remember folders or files")
    add.add_argument("workspace")
    add.add_argument("paths", nargs="+", metavar="PATH")
    _add_rules(add)
    add.set_defaults(run=_add)

    forget = commands.add_parser(
        "forget", parents=[common], help="follow a folder or file no more; yours stays as it is"
    )
    forget.add_argument("workspace")
    forget.add_argument("path", metavar="PATH")
    _add_yes(forget)
    forget.set_defaults(run=_forget)

    rules = commands.add_parser(
        "rules", parents=[common], help="would this path be taken in, and why"
    )
    rules.add_argument("workspace")
    rules.add_argument("path", metavar="PATH")
    _add_rules(rules)
    rules.set_defaults(run=_rules)

    status = commands.add_parser(
        "status", parents=[common], help="counts by state; every file that is not ready, and why"
    )
    status.add_argument("workspace")
    status.add_argument(
        "--csv", metavar="FILE", help=f"write every file to a CSV file as well. {CSV_NOTE}"
    )
    status.add_argument(
        "--language", choices=["en", "it"], default="en", help="for which the CSV file is"
    )
    status.set_defaults(run=_status)


def _add_yes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _add_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-subfolders", action="store_true", help="this folder alone")
    parser.add_argument("--hidden", action="store_true", help="hidden files too")
    parser.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="PATTERN",
        help='leave out names ("*.bak") or paths below the folder ("old/*.pdf")',
    )
    parser.add_argument(
        "--largest-mb",
        type=at_least(0),
        metavar="N",
        help="leave out larger files; 0: only those too large for the settings",
    )


def _given_rules(options: argparse.Namespace) -> FolderRules | None:
    """The rules on the command line, None where there are none; they replace the earlier ones."""
    rules = FolderRules(
        subfolders=not options.no_subfolders,
        hidden=options.hidden,
        excludes=tuple(options.exclude),
        largest_mb=options.largest_mb or 0,
    )
    return None if rules == FolderRules() and options.largest_mb is None else rules


def _create(desk: Desk, options: argparse.Namespace) -> int:
    desk.create_workspace(options.name)
    if options.json:
        print_json({"workspace": options.name})
    else:
        say(f"Workspace {options.name} is there. Next: docdesk add {options.name} FOLDER")
    return 0


def _list(desk: Desk, options: argparse.Namespace) -> int:
    names = desk.workspace_names()
    if options.json:
        print_json({"workspaces": names})
    elif names:
        print("\n".join(names))
    else:
        say("There is no workspace yet. Make one: docdesk workspace create NAME")
    return 0


def _delete(desk: Desk, options: argparse.Namespace) -> int:
    name = options.name
    status = desk.status(name)
    question = (
        f"This deletes the index of {status.files} files ({status.passages} passages). Reading "
        f"them again would take as long as the first time. Your own files stay. Delete {name}?"
    )
    if not is_agreed(question, yes=options.yes):
        raise DocdeskError("Nothing was deleted.")
    desk.delete_workspace(name)
    if options.json:
        print_json({"deleted": name})
    else:
        say(f"Workspace {name} is deleted. Your own files are untouched.")
    return 0


def _add(desk: Desk, options: argparse.Namespace) -> int:
    is_new = options.workspace not in desk.workspace_names()
    if is_new:
        desk.create_workspace(options.workspace)
    try:
        desk.add_paths(options.workspace, tuple(options.paths), _given_rules(options))
    except DocdeskError:
        if is_new:
            desk.delete_workspace(options.workspace)  # nobody asked for an empty one
        raise
    if is_new:
        say(f"Made the workspace {options.workspace}.")
    folders = desk.status(options.workspace).folders
    if options.json:
        print_json({"workspace": options.workspace, "paths": [folder.path for folder in folders]})
    else:
        say(f"{options.workspace} follows {counted(len(folders), 'path')}.")
        say(f"Next: docdesk index {options.workspace}")
    return 0


def _forget(desk: Desk, options: argparse.Namespace) -> int:
    name, path = options.workspace, whole_path(options.path)
    folder = next((each for each in desk.status(name).folders if each.path == path), None)
    files = folder.files if folder else 0
    question = f"{files} files leave the index of {name}; yours stay as they are. Forget {path}?"
    if folder is not None and not is_agreed(question, yes=options.yes):
        raise DocdeskError("Nothing was forgotten.")
    desk.forget_path(name, path)
    if options.json:
        print_json({"forgotten": path, "files": files})
    else:
        say(f"{name} does not follow {path} any more; {counted(files, 'file')} left its index.")
    return 0


def _rules(desk: Desk, options: argparse.Namespace) -> int:
    folder = _folder_around(desk, options.workspace, whole_path(options.path))
    rules = _given_rules(options) or folder.rules
    verdict = desk.upkeep.try_rules(options.workspace, folder.path, rules, options.path)
    if options.json:
        print_json({"path": verdict.path, "included": verdict.included, "reason": verdict.reason})
    else:
        word = "taken in" if verdict.included else "left out"
        show(f"{word}: {verdict.path}\n  {verdict.reason}")
    return 0


def _folder_around(desk: Desk, name: str, path: str) -> Folder:
    """The followed folder that a path lies in, the innermost one where there are several."""
    places = {path, *map(str, PurePath(path).parents)}
    around = [folder for folder in desk.status(name).folders if folder.path in places]
    if not around:
        raise LibraryError(
            f"{path} lies in no folder that {name} follows.",
            f"docdesk status {name} lists the folders.",
        )
    return max(around, key=lambda folder: len(folder.path))


def _status(desk: Desk, options: argparse.Namespace) -> int:
    name = options.workspace
    status = desk.status(name)
    files = [_fields(row) for row in desk.upkeep.not_ready(name)]
    partly_read = [_fields(row) for row in desk.upkeep.partly_read(name)]
    if options.csv:
        rows = desk.upkeep.save_report(name, options.csv, language=options.language)
        say(f"{options.csv} lists {rows} files.")
    if options.json:
        print_json(
            {
                "workspace": status.name,
                "counts": status.counts,
                "kinds": desk.upkeep.kinds(name),
                "files": files,
                "partly_read": partly_read,
                "passages": status.passages,
                "pages_to_recognise": status.pages_to_recognise,
                "is_paused": status.is_paused,
                "folders": status.folders,
            }
        )
        return 0
    show(
        f"{status.name}: {status.ready} of {status.searchable} files ready, "
        f"{counted(status.passages, 'passage')}"
    )
    if status.is_paused:
        show(f"  Indexing is paused. Go on: docdesk resume {name}")
    if status.pages_to_recognise:
        pages = counted(status.pages_to_recognise, "scanned page")
        show(f"  {pages} to be recognised as text")
    for folder in status.folders:
        show(f"  {_folder_line(folder)}")
    for title, rows_of in (("Not ready:", files), ("Ready, with a remark:", partly_read)):
        if rows_of:
            show(f"\n{title}")
            show(table((row["state"], row["document"], row["reason"]) for row in rows_of))
    return 0


def _folder_line(folder: Folder) -> str:
    rules = folder.rules
    parts = [
        counted(folder.files, "file"),
        "offline" if folder.is_offline else "",
        "" if rules.subfolders else "without subfolders",
        "with hidden files" if rules.hidden else "",
        f"without {', '.join(rules.excludes)}" if rules.excludes else "",
        f"files up to {rules.largest_mb} MB" if rules.largest_mb else "",
    ]
    return f"{folder.path}  ({'; '.join(part for part in parts if part)})"


def _fields(row: FileRow) -> dict[str, str]:
    return {
        "document": row.document,
        "state": row.state.value,
        "reason": row.reason,
        "kind": row.kind,
    }
