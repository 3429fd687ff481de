"""Indexing as a program of its own that is killed, and what it left behind."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import Any

DRIVER = Path(__file__).parents[1] / "e2e" / "indexing_driver.py"
RUN_TIMEOUT_S = 240


def start(root: Path) -> subprocess.Popen[str]:
    """Index ROOT/files into ROOT/home; prints each durable step as a JSON line."""
    return subprocess.Popen(
        [sys.executable, str(DRIVER), str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def finish(root: Path) -> list[dict[str, str]]:
    """Run to the end; the durable steps of that run."""
    process = start(root)
    output, _ = process.communicate(timeout=RUN_TIMEOUT_S)
    assert process.returncode == 0, "the run must end well"
    return [json.loads(line) for line in output.splitlines()]


def kill_after_events(root: Path, count: int) -> list[dict[str, str]]:
    """Run until so many steps were durable, then kill -9 the program and all its children."""
    process = start(root)
    assert process.stdout is not None
    events = []
    for line in process.stdout:
        events.append(json.loads(line))
        if len(events) >= count:
            break
    kill(process)
    process.stdout.close()
    return events


def kill_after_seconds(root: Path, seconds: float) -> bool:
    """Run for so long, then kill -9 all of it; False when the run had ended by itself."""
    process = start(root)
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        kill(process)
        process.communicate()
        return True
    return False


def kill(process: subprocess.Popen[str]) -> None:
    """SIGKILL to the process and its children, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def contents(root: Path) -> dict[str, Any]:
    """What a reader finds: states, reasons, pages, passages, words and vectors of every file."""
    done = subprocess.run(
        [sys.executable, str(DRIVER), str(root), "--dump"],
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def undisturbed(files: Path, root: Path) -> tuple[dict[str, Any], float]:
    """What one run over a copy of the files leaves, and how many seconds it took."""
    shutil.copytree(files, root / "files")  # with their times: they must look alike
    began = monotonic()
    finish(root)
    return contents(root), monotonic() - began


def kill_series(files: Path, root: Path, *, kills: int, within_s: float, seed: int) -> int:
    """Up to so many kills at random moments of the first `within_s` of runs, then one to the end.

    Returns how many runs were killed; fewer when a run had ended before its moment came.
    """
    chance = random.Random(seed)
    shutil.copytree(files, root / "files")
    for number in range(kills):
        if not kill_after_seconds(root, chance.uniform(0.2, within_s)):
            return number
    finish(root)
    return kills
