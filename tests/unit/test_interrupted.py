"""Ctrl+C while the program is still starting."""

import pytest

from docdesk import __main__ as program


def test_ctrl_c_while_modules_are_read_is_no_traceback(monkeypatch, capsys) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "lock", interrupted)

    assert program.main() == 130

    assert capsys.readouterr().err == "docdesk: Interrupted.\n"


def test_a_fault_is_not_taken_for_an_interruption(monkeypatch) -> None:
    def fails() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(program, "lock", fails)

    with pytest.raises(ZeroDivisionError):
        program.main()
