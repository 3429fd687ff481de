"""Encrypted PDF files."""

import pytest
from fpdf import FPDF

from docdesk.domain.errors import PasswordNeeded


@pytest.fixture
def locked(make) -> FPDF:
    pdf = make([(60, 60, "secret clause")])
    pdf.set_encryption(owner_password="owner", user_password="user")
    return pdf


def test_password_is_asked_for_with_where_to_enter_it(parse, locked) -> None:
    with pytest.raises(PasswordNeeded, match="only with its password") as caught:
        parse(locked)

    assert "Enter password" in caught.value.hint
    assert "docdesk unlock" in caught.value.hint


def test_wrong_password_is_said_to_be_wrong(parse, locked) -> None:
    with pytest.raises(PasswordNeeded, match="does not open"):
        parse(locked, password="guess")


@pytest.mark.parametrize("password", ["user", "owner"])
def test_either_password_opens_it(parse, locked, password: str) -> None:
    assert parse(locked, password=password).pages[0].text == "secret clause"
