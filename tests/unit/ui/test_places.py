"""Names of documents and the way to them."""

import pytest

from docdesk.ui.places import document_name, file_name, group_name, holder_name, way

NESTED = "/m/mail.zip/inbox.mbox/0003 Offer.eml"


def test_a_file_on_disk_has_its_own_name_alone() -> None:
    assert document_name("/m/Contracts/Lease.pdf") == "Lease.pdf"
    assert holder_name("/m/Contracts/Lease.pdf") == ""


def test_a_document_in_others_tells_the_whole_way() -> None:
    assert document_name(NESTED) == "mail.zip › inbox.mbox › 0003 Offer.eml"
    assert holder_name(NESTED) == "mail.zip › inbox.mbox"
    assert file_name(NESTED) == "0003 Offer.eml"


def test_folders_before_the_outermost_container_are_not_part_of_the_way() -> None:
    assert way("/home/anna/Matters.2024/Offer.EML/plan.pdf") == ("Offer.EML", "plan.pdf")


def test_what_holds_a_member_is_named_even_without_an_ending_that_tells() -> None:
    assert way("/m/INBOX/0001 Hello.eml", is_member=True) == ("INBOX", "0001 Hello.eml")
    assert way(NESTED, is_member=True) == ("mail.zip", "inbox.mbox", "0003 Offer.eml")


@pytest.mark.parametrize("document", ["", "/", "a"])
def test_whatever_is_no_path_of_a_file_has_a_name_all_the_same(document: str) -> None:
    assert file_name(document) == document
    assert document_name(document) == document


def test_groups_are_named_from_the_followed_folder() -> None:
    assert group_name("/m/Mail", "/m/Mail") == "Mail"
    assert group_name("/m/Mail/2024/a.zip/b.eml", "/m/Mail") == "Mail/2024/a.zip › b.eml"
    assert group_name("/elsewhere/x", "") == "x"


def test_a_name_cannot_break_its_line_or_turn_its_letters_round() -> None:
    assert file_name("/m/new\nline.txt") == "new\ufffdline.txt"
    assert document_name("/m/a.zip/x\u202efdp.exe") == "a.zip › x\ufffdfdp.exe"
    assert group_name("/m/a\x1b[2Jb", "/m") == "m/a\ufffd[2Jb"
    assert file_name("/m/Über\xa0uns.txt") == "Über\xa0uns.txt"
