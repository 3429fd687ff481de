"""kill -9 at any point of indexing loses at most the work in hand; the next run goes on."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from fakes.killing import contents, finish, kill_after_events, kill_series, undisturbed
from fakes.matter import write_matter

FILES = 40


def write_files(folder: Path) -> Path:
    folder.mkdir()
    for number in range(FILES):
        lines = (f"Clause {number}.{i} names item {number * 100 + i} twice." for i in range(120))
        (folder / f"{number:02}.txt").write_text("\n\n".join(lines))
    return folder


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    root = tmp_path_factory.mktemp("texts")
    files = write_files(root / "original")
    return files, undisturbed(files, root)[0]


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    root = tmp_path_factory.mktemp("matter")
    files = write_matter(root / "original")
    return files, undisturbed(files, root)[0]


@pytest.mark.parametrize("points", [(1, 5, 9), (20, 33), (45, 60), (3, 3, 3, 3)])
def test_a_killed_run_is_taken_up_where_it_was(
    tmp_path: Path, points: tuple[int, ...], texts: tuple[Path, dict[str, Any]]
) -> None:
    write_files(tmp_path / "files")
    durable = [event for count in points for event in kill_after_events(tmp_path, count)]

    last_run = finish(tmp_path)

    parsed_before = {e["document"] for e in durable if e["state"] == "parsed"}
    parsed_again = {e["document"] for e in last_run if e["state"] == "parsed"}
    assert parsed_before
    assert not parsed_before & parsed_again
    assert contents(tmp_path) == texts[1]


def test_a_moment_after_the_start_is_no_different(
    tmp_path: Path, texts: tuple[Path, dict[str, Any]]
) -> None:
    kill_series(texts[0], tmp_path, kills=4, within_s=1.0, seed=1)

    assert contents(tmp_path) == texts[1]


@pytest.mark.parametrize("points", [(4, 9, 17, 8), (45, 12, 3), (30, 35, 2, 1)])
def test_mails_archives_and_scans_survive_kills_as_well(
    tmp_path: Path, points: tuple[int, ...], matter: tuple[Path, dict[str, Any]]
) -> None:
    shutil.copytree(matter[0], tmp_path / "files")  # with their times
    for count in points:
        kill_after_events(tmp_path, count)

    finish(tmp_path)

    assert contents(tmp_path) == matter[1]
