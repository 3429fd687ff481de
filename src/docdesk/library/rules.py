"""What of a followed folder is taken in: its rules, and what is always left out."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from docdesk.domain.workspaces import FolderRules, RuleVerdict

_SYSTEM_NAMES = frozenset(
    "thumbs.db ehthumbs.db desktop.ini icon\r .ds_store .localized $recycle.bin .trashes"
    " .spotlight-v100 .fseventsd @eadir lost+found".split(" ")
) | {"system volume information"}
# What office programs, editors and downloads leave beside a document while it is open.
_PASSING_STARTS = ("~$", ".~lock.", "._")
_PASSING_ENDS = ("~", ".tmp", ".temp", ".swp", ".part", ".partial", ".crdownload", ".download")
_MB = 1_000_000

INCLUDED = "It is taken in."


class Rules:
    """One folder's rules, made ready for many paths. Pure: nothing is looked up on disk."""

    def __init__(self, rules: FolderRules) -> None:
        cleaned = [_clean(pattern) for pattern in rules.excludes]
        self._rules = rules
        self._names = [_compiled(pattern) for pattern in cleaned if "/" not in pattern and pattern]
        self._paths = [_compiled(pattern) for pattern in cleaned if "/" in pattern]

    def refusal(self, below: str, *, is_folder: bool, is_hidden: bool, size_bytes: int) -> str:
        """Why an entry is left out, "" when it is taken in; the folders around it were looked at.

        `below` is its path below the folder, with slashes. `is_hidden`: the system says so.
        """
        name = below.rpartition("/")[2]
        if is_passing(name):
            return f"System and temporary files are always left out: {name}."
        if not self._rules.hidden and (is_hidden or name.startswith(".")):
            return f"Hidden files and folders are left out here: {name}."
        if is_folder and not self._rules.subfolders:
            return f"Subfolders are left out here: {name}."
        pattern = self._matching(below, name)
        if pattern:
            return f"The pattern {pattern} leaves it out: {name}."
        largest_mb = self._rules.largest_mb
        if largest_mb and not is_folder and size_bytes > largest_mb * _MB:
            return f"It is larger than {largest_mb} MB, the limit of this folder."
        return ""

    def _matching(self, below: str, name: str) -> str:
        """The first pattern that matches, "" when none does."""
        if self._names:
            name = _normal(name)
            for pattern, matches in self._names:
                if matches.fullmatch(name):
                    return pattern
        if self._paths:
            below = _normal(below)
            for pattern, matches in self._paths:
                if matches.fullmatch(below):
                    return pattern
        return ""


def verdict(
    root: Path,
    path: Path,
    rules: FolderRules,
    *,
    is_folder: bool = False,
    size_bytes: int = 0,
    hidden: Iterable[Path] = (),
) -> RuleVerdict:
    """Whether a file or folder would be taken in from the folder `root`, and by which rule.

    `hidden` are those of the path and the folders around it that the system calls hidden.
    """
    if path == root:  # it is what is followed
        return RuleVerdict(str(path), True, INCLUDED)
    if not path.is_relative_to(root):
        return RuleVerdict(str(path), False, "It does not lie in this folder.")
    ready, concealed = Rules(rules), frozenset(hidden)
    parts = path.relative_to(root).parts
    for depth in range(1, len(parts) + 1):
        reason = ready.refusal(
            "/".join(parts[:depth]),
            is_folder=is_folder or depth < len(parts),
            is_hidden=root.joinpath(*parts[:depth]) in concealed,
            size_bytes=size_bytes,
        )
        if reason:
            return RuleVerdict(str(path), False, reason)
    return RuleVerdict(str(path), True, INCLUDED)


def is_passing(name: str) -> bool:
    """True for names of temporary and system files and folders."""
    lower = name.lower()
    return (
        lower in _SYSTEM_NAMES or lower.startswith(_PASSING_STARTS) or lower.endswith(_PASSING_ENDS)
    )


def to_json(rules: FolderRules) -> str:
    """A form for the record."""
    return json.dumps(asdict(rules))


def from_json(stored: str) -> FolderRules:
    """The rules that `to_json` wrote; what is not there is as it is by default."""
    values = json.loads(stored)
    return FolderRules(**values | {"excludes": tuple(values.get("excludes", ()))})


def _clean(pattern: str) -> str:
    """The pattern as it is compared: slashes, none at its ends, one form of each letter."""
    return _normal(pattern.strip().replace("\\", "/").removeprefix("./").strip("/"))


def _normal(text: str) -> str:
    # macOS names files in decomposed form; a pattern is typed in composed form.
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _compiled(pattern: str) -> tuple[str, re.Pattern[str]]:
    """`*` is any characters but a slash, `?` is one."""
    parts = {"*": "[^/]*", "?": "[^/]"}
    expression = "".join(parts.get(letter) or re.escape(letter) for letter in pattern)
    return pattern, re.compile(expression, re.IGNORECASE)
