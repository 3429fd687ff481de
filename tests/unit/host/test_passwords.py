"""Passwords live in memory, for a document and what is in it, as long as the person says."""

from docdesk.host.passwords import Passwords


def test_a_password_opens_the_document_and_the_files_within_it() -> None:
    passwords = Passwords()
    passwords.give("w", "/m/mail.zip", "segreto", keep=False)

    assert passwords.of("w", "/m/mail.zip") == "segreto"
    assert passwords.of("w", "/m/mail.zip/inbox.mbox/a.pdf") == "segreto"
    assert passwords.of("w", "/m/mail.zip2") == ""
    assert passwords.of("w", "/m") == ""


def test_the_nearest_password_counts() -> None:
    passwords = Passwords()
    passwords.give("w", "/m/mail.zip", "outer", keep=False)
    passwords.give("w", "/m/mail.zip/a.pdf", "inner", keep=False)

    assert passwords.of("w", "/m/mail.zip/a.pdf") == "inner"


def test_a_workspace_does_not_know_the_passwords_of_another() -> None:
    passwords = Passwords()
    passwords.give("w", "/m/a.pdf", "segreto", keep=True)

    assert passwords.of("v", "/m/a.pdf") == ""


def test_only_those_not_kept_are_to_be_forgotten() -> None:
    passwords = Passwords()
    passwords.give("w", "/once.pdf", "a", keep=False)
    passwords.give("w", "/kept.pdf", "b", keep=True)

    for document in passwords.not_kept("w"):
        passwords.forget("w", document)

    assert passwords.of("w", "/once.pdf") == ""
    assert passwords.of("w", "/kept.pdf") == "b"


def test_a_deleted_workspace_leaves_no_password() -> None:
    passwords = Passwords()
    passwords.give("w", "/a.pdf", "a", keep=True)

    passwords.forget_all("w")

    assert passwords.of("w", "/a.pdf") == ""


def test_no_password_is_shown() -> None:
    passwords = Passwords()
    passwords.give("w", "/a.pdf", "segreto", keep=True)

    assert "segreto" not in repr(passwords) + repr(vars(passwords))
