"""DocDesk as its users run it: the real program, its children and the real small models."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TIMEOUT_S = 240
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


@dataclass(frozen=True)
class DocDesk:
    """The command line over a home of its own."""

    home: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            self.command(*arguments),
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
            env=self.environment(),
        )

    def json(self, *arguments: str) -> Any:
        """What a command prints with --json; it must succeed."""
        return self.json_lines(*arguments)[-1]

    def json_lines(self, *arguments: str) -> list[Any]:
        """All JSON lines that a command prints; it must succeed."""
        done = self.run("--json", *arguments)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def command(self, *arguments: str) -> list[str]:
        """The command line of a command."""
        return [sys.executable, "-m", "docdesk", "--home", str(self.home), *arguments]

    def environment(self) -> dict[str, str]:
        """The environment without settings of whoever runs the tests."""
        return {key: value for key, value in os.environ.items() if not key.startswith("DOCDESK_")}


@pytest.fixture(scope="session")
def home_at() -> Callable[[Path], DocDesk]:
    """The command line over a home at a path of one's own."""
    return DocDesk


@pytest.fixture
def docdesk(tmp_path: Path) -> DocDesk:
    """An empty home."""
    return DocDesk(tmp_path / "home")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, encoder_folder: Path) -> DocDesk:
    """A home with the sample documents indexed; tests only read it."""
    desk = DocDesk(tmp_path_factory.mktemp("samples"))
    # The model's threads wait for each other by spinning: with neighbours one is the fastest.
    (desk.home / "settings.toml").write_text("[answering]\nthreads = 1\n")
    desk.json("add", "Samples", str(SAMPLES))
    desk.json_lines("index", "Samples")
    return desk
