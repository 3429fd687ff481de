"""models: list, import, verify, fit, use, remove."""

import argparse
import sys
from pathlib import Path

from docdesk.cli.output import print_json, say, table
from docdesk.host.desk import Desk

MIB = 1 << 20


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    models = commands.add_parser("models", parents=[common], help="the language models on disk")
    actions = models.add_subparsers(metavar="ACTION", required=True)
    actions.add_parser("list", parents=[common], help="installed models").set_defaults(run=_list)
    importing = actions.add_parser("import", parents=[common], help="copy a GGUF file into DocDesk")
    importing.add_argument("path", type=Path)
    importing.set_defaults(run=_import)
    for name, run, text in (
        ("verify", _verify, "read a model's file again and compare its hash"),
        ("fit", _fit, "whether a model fits into the memory that is free now"),
        ("use", _use, "load a model, try it and make it the active one"),
        ("remove", _remove, "delete DocDesk's copy of a model"),
    ):
        action = actions.add_parser(name, parents=[common], help=text)
        action.add_argument("model", help="its id or name, from: docdesk models list")
        action.set_defaults(run=run)


def _list(desk: Desk, options: argparse.Namespace) -> int:
    models = desk.models()
    if options.json:
        print_json({"models": models})
        return 0
    print(
        table(
            (
                "*" if model.is_active else " ",
                model.id,
                model.quantisation,
                f"{model.size_bytes / MIB:.0f} MiB",
                model.licence,
                model.name,
            )
            for model in models
        )
    )
    return 0


def _import(desk: Desk, options: argparse.Namespace) -> int:
    card = desk.import_model(str(options.path), _progress)
    if sys.stderr.isatty():
        say("")
    if options.json:
        print_json(card)
    else:
        say(f"{card.name} is installed. Next: docdesk models use {card.id}")
    return 0


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done / max(total, 1):4.0%}", end="", file=sys.stderr, flush=True)


def _verify(desk: Desk, options: argparse.Namespace) -> int:
    is_sound = desk.verify_model(options.model, _progress)
    if sys.stderr.isatty():
        say("")
    if options.json:
        print_json({"model": options.model, "verified": is_sound})
    elif is_sound:
        say(f"{options.model} is what was installed.")
    else:
        say(f"{options.model} has changed since it was installed. Remove it and import it again.")
    return 0 if is_sound else 1


def _fit(desk: Desk, options: argparse.Namespace) -> int:
    fit = desk.model_fit(options.model)
    if options.json:
        fields = {"needed_bytes": fit.needed_bytes, "free_bytes": fit.free_bytes}
        print_json({"verdict": fit.verdict, "context": fit.context, **fields})
    else:
        print(fit.sentence)
    return 0


def _use(desk: Desk, options: argparse.Namespace) -> int:
    info = desk.use_model(options.model)
    if options.json:
        print_json(info)
    else:
        say(f"{info.model} is in use: {info.device}, context of {info.context} tokens.")
        for note in info.notes:
            say(note)
    return 0


def _remove(desk: Desk, options: argparse.Namespace) -> int:
    desk.remove_model(options.model)
    if options.json:
        print_json({"removed": options.model})
    else:
        say(f"{options.model} is removed.")
    return 0
