from pathlib import Path

import pytest

from docdesk.domain.workspaces import FolderRules
from docdesk.library.rules import from_json, is_passing, to_json, verdict

ROOT = Path("/m/Rossi")


def _is_taken(path: str, **options) -> bool:
    rules = {key: options.pop(key) for key in list(options) if key in FolderRules.__slots__}
    return verdict(ROOT, ROOT / path, FolderRules(**rules), **options).included


@pytest.mark.parametrize(
    ("pattern", "path", "is_taken"),
    [
        ("*.bak", "a.bak", False),
        ("*.bak", "sub/A.BAK", False),
        ("*.bak", "a.bak.txt", True),
        ("Archive", "archive/deep/a.txt", False),
        ("Archive/", "Archive/a.txt", False),
        ("archive", "my archive/a.txt", True),
        ("old/*.pdf", "old/a.pdf", False),
        ("old/*.pdf", "old/deep/a.pdf", True),
        ("old/*.pdf", "new/old/a.pdf", True),
        ("old/*", "old/deep/a.pdf", False),
        ("old\\*.pdf", "old/a.pdf", False),
        ("./old/a?.pdf", "old/a1.pdf", False),
        ("a[1].txt", "a[1].txt", False),
        ("a[1].txt", "a1.txt", True),
        ("perizia è.pdf", "perizia e\u0300.pdf", False),
        ("", "a.txt", True),
    ],
)
def test_patterns(pattern, path, is_taken):
    assert _is_taken(path, excludes=(pattern,)) is is_taken


@pytest.mark.parametrize(
    ("rules", "path", "is_taken"),
    [
        ({"subfolders": False}, "a.txt", True),
        ({"subfolders": False}, "sub/a.txt", False),
        ({}, ".hidden", False),
        ({}, ".git/config", False),
        ({"hidden": True}, ".git/config", True),
        ({"hidden": True}, ".DS_Store", False),
        ({"hidden": True}, "~$letter.docx", False),
        ({}, "letter.docx.part", False),
        ({"largest_mb": 1}, "a.txt", True),
    ],
)
def test_subfolders_hidden_and_passing_files(rules, path, is_taken):
    assert _is_taken(path, **rules) is is_taken


def test_size_is_a_rule_of_the_folder():
    assert not _is_taken("a.txt", largest_mb=1, size_bytes=1_000_001)
    assert _is_taken("a.txt", largest_mb=1, size_bytes=1_000_000)


def test_what_the_system_hides_is_hidden():
    concealed = verdict(ROOT, ROOT / "sub/a.txt", FolderRules(), hidden=[ROOT / "sub"])
    assert not concealed.included
    assert "Hidden" in concealed.reason


def test_verdict_names_the_rule():
    refused = verdict(ROOT, ROOT / "x/a.bak", FolderRules(excludes=("*.bak",)))

    assert refused.reason == "The pattern *.bak leaves it out: a.bak."
    assert verdict(ROOT, ROOT / "a.txt", FolderRules()).reason == "It is taken in."
    assert "not lie" in verdict(ROOT, Path("/m/other.txt"), FolderRules()).reason
    assert verdict(ROOT, ROOT, FolderRules(), is_folder=True).included


def test_folder_is_judged_as_one():
    rules = FolderRules(subfolders=False)

    assert not verdict(ROOT, ROOT / "sub", rules, is_folder=True).included
    assert verdict(ROOT, ROOT / "sub", rules).included


def test_rules_are_kept_as_text():
    rules = FolderRules(subfolders=False, hidden=True, excludes=("*.bak", "è"), largest_mb=3)

    assert from_json(to_json(rules)) == rules
    assert from_json("{}") == FolderRules()


def test_passing_names():
    names = ("Thumbs.db", "~$a.docx", "a.TMP", ".~lock.a.odt#", "._a.pdf", "a.txt~")

    assert all(is_passing(name) for name in names)
    assert not is_passing("a.txt")
