"""workspace create, list, delete; add; status."""

import argparse

from docdesk.cli.output import print_json, say, table
from docdesk.domain.workspaces import FileRow
from docdesk.host.desk import Desk


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
    delete.set_defaults(run=_delete)

    add = commands.add_parser("add", parents=[common], help="remember folders or files")
    add.add_argument("workspace")
    add.add_argument("paths", nargs="+", metavar="PATH")
    add.set_defaults(run=_add)

    status = commands.add_parser(
        "status", parents=[common], help="counts by state; every file that is not ready, and why"
    )
    status.add_argument("workspace")
    status.set_defaults(run=_status)


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
    desk.delete_workspace(options.name)
    if options.json:
        print_json({"deleted": options.name})
    else:
        say(f"Workspace {options.name} is deleted. Your own files are untouched.")
    return 0


def _add(desk: Desk, options: argparse.Namespace) -> int:
    if options.workspace not in desk.workspace_names():
        desk.create_workspace(options.workspace)
        say(f"Made the workspace {options.workspace}.")
    desk.add_paths(options.workspace, tuple(options.paths))
    folders = desk.status(options.workspace).folders
    if options.json:
        print_json({"workspace": options.workspace, "paths": [folder.path for folder in folders]})
    else:
        say(f"{options.workspace} follows {len(folders)} folders and files.")
        say(f"Next: docdesk index {options.workspace}")
    return 0


def _status(desk: Desk, options: argparse.Namespace) -> int:
    status = desk.status(options.workspace)
    files = [_fields(row) for row in desk.files_not_ready(options.workspace)]
    partly_read = [_fields(row) for row in desk.files_partly_read(options.workspace)]
    if options.json:
        print_json(
            {
                "workspace": status.name,
                "counts": status.counts,
                "files": files,
                "partly_read": partly_read,
                "passages": status.passages,
                "folders": status.folders,
            }
        )
        return 0
    print(
        f"{status.name}: {status.ready} of {status.files} files ready, {status.passages} passages"
    )
    for folder in status.folders:
        print(f"  {folder.path}" + ("  (offline)" if folder.is_offline else ""))
    for title, rows in (("Not ready:", files), ("Ready, but not all of it:", partly_read)):
        if rows:
            print(f"\n{title}")
            print(table((row["state"], row["document"], row["reason"]) for row in rows))
    return 0


def _fields(row: FileRow) -> dict[str, str]:
    return {"document": row.document, "state": row.state.value, "reason": row.reason}
