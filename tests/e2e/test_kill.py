"""kill -9 at any point of indexing loses at most the work in hand; the next run goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

FILES = 40
DRIVER = Path(__file__).parent / "indexing_driver.py"


def write_files(folder: Path) -> None:
    folder.mkdir()
    for number in range(FILES):
        lines = (f"Clause {number}.{i} names item {number * 100 + i} twice." for i in range(120))
        (folder / f"{number:02}.txt").write_text("\n\n".join(lines))


def index(root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(DRIVER), str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def kill_after(root: Path, lines: int) -> list[dict[str, str]]:
    """Run until so many events were durable, then kill -9 the program and all its children."""
    process = index(root)
    assert process.stdout is not None
    events = []
    for line in process.stdout:
        events.append(json.loads(line))
        if len(events) >= lines:
            break
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    return events


def contents(root: Path) -> dict[str, object]:
    """What an undisturbed reader finds: states, passages, words and vectors of every file."""
    done = subprocess.run(
        [sys.executable, str(DRIVER), str(root), "--dump"],
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, object] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    root = tmp_path_factory.mktemp("undisturbed")
    write_files(root / "files")
    process = index(root)
    process.communicate(timeout=120)
    return contents(root)


@pytest.mark.parametrize("points", [(1, 5, 9), (20, 33), (45, 60), (3, 3, 3, 3)])
def test_a_killed_run_is_taken_up_where_it_was(
    tmp_path: Path, points: tuple[int, ...], undisturbed: dict[str, object]
) -> None:
    write_files(tmp_path / "files")
    durable: list[dict[str, str]] = []
    for lines in points:
        durable += kill_after(tmp_path, lines)

    process = index(tmp_path)
    last_run, _ = process.communicate(timeout=120)

    assert process.returncode == 0
    parsed_before = {e["document"] for e in durable if e["state"] == "parsed"}
    parsed_again = {
        e["document"] for e in map(json.loads, last_run.splitlines()) if e["state"] == "parsed"
    }
    assert parsed_before
    assert not parsed_before & parsed_again
    assert contents(tmp_path) == undisturbed


def test_a_moment_after_the_start_is_no_different(
    tmp_path: Path, undisturbed: dict[str, object]
) -> None:
    write_files(tmp_path / "files")
    for wait_s in (0.3, 0.5, 0.7, 0.9):
        process = index(tmp_path)
        time.sleep(wait_s)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    process = index(tmp_path)
    process.communicate(timeout=120)

    assert process.returncode == 0
    assert contents(tmp_path) == undisturbed
