"""What happens is logged to a file, and warnings are seen."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from docdesk.domain.errors import SettingsError
from docdesk.settings.logs import start_logging


@pytest.fixture(autouse=True)
def untouched_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    for handler in [one for one in root.handlers if one not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_information_goes_to_the_file_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = start_logging(tmp_path, role="host")

    logging.getLogger("docdesk.x").info("opened %s", "workspace")

    assert "opened workspace" in path.read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""


def test_warnings_go_to_stderr_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = start_logging(tmp_path, role="host")

    logging.getLogger("docdesk.x").warning("disk nearly full")

    assert "disk nearly full" in path.read_text(encoding="utf-8")
    assert capsys.readouterr().err == "WARNING: disk nearly full\n"


def test_starting_again_does_not_write_twice(tmp_path: Path) -> None:
    start_logging(tmp_path, role="host")
    path = start_logging(tmp_path, role="host")

    logging.getLogger("docdesk.x").info("once")

    assert path.read_text(encoding="utf-8").count("once") == 1


def test_file_is_turned_over_before_it_grows_large(tmp_path: Path) -> None:
    start_logging(tmp_path, role="host")

    for _ in range(30):
        logging.getLogger("docdesk.x").info("x" * 100_000)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["host.log", "host.log.1"]


def test_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"host\.log cannot be opened"):
        start_logging(tmp_path / "missing", role="host")
