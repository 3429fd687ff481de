"""How a command ends: its exit code, and what it says when something goes wrong."""

import json

import pytest

from docdesk.cli import main as command_line
from docdesk.domain.errors import Cancelled, WorkspaceMissing


class EndingDesk:
    """A desk whose list of workspaces ends in what it is given."""

    def __init__(self, ending: BaseException) -> None:
        self._ending = ending
        self.is_closed = False

    def workspace_names(self) -> tuple[str, ...]:
        raise self._ending

    def close(self) -> None:
        self.is_closed = True


@pytest.mark.parametrize(
    ("ending", "code", "said"),
    [
        (WorkspaceMissing("It is gone.", "Make another."), 1, "It is gone."),
        (ZeroDivisionError("a fault of ours"), 1, "DocDesk failed on this command."),
        (KeyboardInterrupt(), 130, "Interrupted"),
    ],
)
def test_a_command_says_how_it_ended(monkeypatch, capsys, ending, code, said):
    desk = EndingDesk(ending)
    monkeypatch.setattr(command_line, "assemble", lambda *_, **__: desk)

    assert command_line.main(["workspace", "list"]) == code

    assert said in capsys.readouterr().err
    assert desk.is_closed


@pytest.mark.parametrize(
    "ending", [ZeroDivisionError("a fault of ours"), KeyboardInterrupt(), Cancelled()]
)
def test_whatever_ends_a_command_is_an_error_in_json_too(monkeypatch, capsys, ending):
    desk = EndingDesk(ending)
    monkeypatch.setattr(command_line, "assemble", lambda *_, **__: desk)

    command_line.main(["--json", "workspace", "list"])

    assert json.loads(capsys.readouterr().out)["error"]["message"]


def test_ctrl_c_while_starting_is_no_traceback(monkeypatch, capsys):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "assemble", interrupted)

    assert command_line.main(["workspace", "list"]) == 130


@pytest.mark.parametrize("requirement", ["recall@5=nan", "recall@5=inf", "0.9", "recall@5=much"])
def test_a_requirement_that_nothing_can_miss_is_a_wrong_argument(requirement, capsys):
    assert command_line.main(["eval", "w", "f", "--require", requirement]) == 2

    assert "--require" in capsys.readouterr().err
