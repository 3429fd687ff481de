"""Finds, in the source, every text that a person may read in the window."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "docdesk"
WINDOW = SOURCE / "ui"
HOST = "Host"  # the context of what other processes say

# What calls carry sentences for people, and in which arguments.
ERRORS = ("Error", "Needed", "Missing", "Empty", "TooLarge", "Unsupported", "Damaged", "Failed")
ERRORS_TOO = ("WorkspaceBusy",)
BY_NAME = {
    "NetworkLocked": (1,),
    "Check": (0, "name", "detail", "hint"),
    "Failure": (0, 1, "message", "hint"),
    "EngineChanged": (1, "message", "hint"),
    "EncoderChanged": (1, "message"),
    "_attempt": (0,),
    "attempt": (0, 1),
    "replace": ("reason", "message", "hint", "detail"),
}
ANYWHERE = ("reason", "hint", "notes", "locked_by")
VARIABLES = ("note", "reason", "message", "hint", "detail")  # sentences kept before they are sent
FUNCTIONS = ("allowed", "_no_text")  # what they return is a sentence, or stands in one
NOUNS = ("a ", "an ")  # in parsing: kinds of file, put into sentences
LONGEST_NOUN = 70
PUT_TOGETHER = (
    "{0} pages",
    "1 page",
    "{0} characters",
    "one of {0}",
    "a file ending in {0}",
)
LOGGING = ("debug", "info", "warning", "error", "exception")
SENTENCE = re.compile(r"(?s)(?!CASE WHEN)[A-Z{“].*[a-z}] [a-z{“].*\.")
NOT_FOR_PEOPLE = ("prompts.py", "samples.py", "ask.py")  # for models and in answers
SETTINGS = ("whole", "decimal", "flag", "choice", "text", "folder", "languages")


@dataclass(frozen=True, slots=True)
class Text:
    """One text to translate; with `has_plural` in one form for each number."""

    context: str
    source: str
    has_plural: bool = False


def texts() -> list[Text]:
    """Every text of the window and of the other processes, each once."""
    found = [each for path in sorted(WINDOW.rglob("*.py")) for each in _in_window(path)]
    found += [Text(HOST, each) for each in sentences()]
    return list(dict.fromkeys(found))


def _in_window(path: Path) -> Iterator[Text]:
    tree = ast.parse(path.read_text("utf-8"))
    for statement in tree.body:
        context = statement.name if isinstance(statement, ast.ClassDef) else ""
        for node in ast.walk(statement):
            if isinstance(node, ast.Call):
                yield from _translated(node, context)


def _translated(call: ast.Call, context: str) -> Iterator[Text]:
    """The text of `self.tr(text, comment, n)` or `translate(context, text, comment, n)`."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    constants = [getattr(argument, "value", None) for argument in call.args]
    if name == "tr":
        constants.insert(0, context)
    elif name != "translate":
        return
    if all(isinstance(each, str) for each in constants[:2]):
        yield Text(constants[0], constants[1], has_plural=len(constants) > 3)


def sentences() -> list[str]:
    """Every sentence that the host or a step may send, {0} standing for what is put in."""
    found = set(PUT_TOGETHER)
    for path in SOURCE.rglob("*.py"):
        if path.parent.name not in ("ui", "panes", "widgets", "dialogs", "cli", "commands"):
            found.update(_in_file(path))
    return sorted(each for each in found if any(map(str.isalpha, each.replace("{0}", ""))))


def _in_file(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    if path.name not in NOT_FOR_PEOPLE:
        yield from _whole_sentences(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _in_call(node)
        elif isinstance(node, ast.FunctionDef) and node.name in FUNCTIONS:
            for each in ast.walk(node):
                if isinstance(each, ast.Return) and each.value is not None:
                    yield from _templates(each.value)
        elif (isinstance(node, ast.Assign) and _is_kept(node.targets[0])) or (
            isinstance(node, ast.AnnAssign) and node.value and _is_kept(node.target)
        ):
            yield from _templates(node.value)
        elif "parsing" in path.parts and isinstance(node, ast.Constant):
            yield from _noun(node.value)


def _whole_sentences(tree: ast.Module) -> Iterator[str]:
    """Literals that read like a sentence, wherever they stand, but docstrings and log lines."""
    passed_over = set[int]()
    for node in ast.walk(tree):
        if id(node) in passed_over:
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed_over.add(id(node.value))
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in LOGGING:
            passed_over.update(id(each) for each in ast.walk(node))
        elif isinstance(node, ast.JoinedStr):
            passed_over.update(id(each) for each in ast.walk(node))
            yield from filter(SENTENCE.fullmatch, _templates(node))
        elif isinstance(node, ast.Constant):
            yield from filter(SENTENCE.fullmatch, _templates(node))


def _is_kept(target: ast.expr) -> bool:
    """True for a name such as `note`, `notes` or `_CUT_NOTE`."""
    name = getattr(target, "id", "").lower()
    return name.endswith(tuple(f"{end}{plural}" for end in VARIABLES for plural in ("", "s")))


def _noun(value: object) -> Iterator[str]:
    is_noun = isinstance(value, str) and value.startswith(NOUNS) and len(value) <= LONGEST_NOUN
    if is_noun and not value.endswith(" "):  # else it is the beginning of one
        yield value


def _in_call(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name in ("ValueError", "TypeError", "ProtocolError", "getLogger"):
        return
    wanted: tuple[int | str, ...] = BY_NAME.get(name, ())
    if name in SETTINGS:
        wanted = (1,)
    elif name.endswith(ERRORS) or name in ERRORS_TOO:
        wanted = (0, 1, "message", "hint")
    elif name in ("append", "insert", "add") and _is_kept(getattr(call.func, "value", call)):
        wanted = (0, 1)
    for index, value in enumerate(call.args):
        if index in wanted:
            yield from _templates(value)
    for keyword in call.keywords:
        if keyword.arg in wanted or keyword.arg in ANYWHERE:
            yield from _templates(keyword.value)


def _templates(value: ast.expr) -> Iterator[str]:
    """The sentence in an expression, or several where it chooses between them."""
    if isinstance(value, ast.IfExp):
        yield from _templates(value.body)
        yield from _templates(value.orelse)
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        yield _joined(value)
    elif isinstance(value, ast.Tuple | ast.List):
        for each in value.elts:
            yield from _templates(each)
    elif isinstance(value, ast.Dict):
        for each in value.values:
            yield from _templates(each)


def _joined(value: ast.JoinedStr) -> str:
    holes = 0
    parts: list[str] = []
    for part in value.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append(f"{{{holes}}}")
            holes += 1
    return "".join(parts)
