"""About and privacy: attempts are shown as they went, passed or failed."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from docdesk.domain.system import Check, NetworkReport
from docdesk.ipc.messages import DoctorReport, Failure
from docdesk.ui.dialogs.about import AboutPage, CheckLines
from docdesk.ui.theme import Theme

REFUSED = Check("TCP over IPv4", passed=True, detail="refused: Permission denied")
OPENED = Check("TCP over IPv4", passed=False, detail="opened", hint="The network is not locked.")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> AboutPage:
    page = AboutPage(theme, "1.2.3")
    qtbot.addWidget(page)
    page.show()
    return page


def shown_words(page: AboutPage) -> list[str]:
    QApplication.processEvents()  # layouts show and delete what is new and old only then
    cards = [card for card in page.findChildren(CheckLines) if card.isVisible()]
    return [label.text() for card in cards for label in card.findChildren(QLabel) if label.text()]


def test_it_says_which_version_it_is(page: AboutPage) -> None:
    assert any("1.2.3" in label.text() for label in page.findChildren(QLabel))


def test_a_locked_process_shows_each_attempt(page: AboutPage) -> None:
    page.show_network([NetworkReport("window", "system", (REFUSED,))])

    words = shown_words(page)
    assert words[0] == "The window"
    assert words[1].startswith("Locked by the operating system")
    assert words[2:] == ["TCP over IPv4", "refused: Permission denied"]


def test_an_open_network_is_never_called_locked(page: AboutPage) -> None:
    page.show_network([NetworkReport("host", "system", (OPENED,))])

    words = shown_words(page)
    assert words[1] == "The network is not locked."
    assert not any("Locked" in each for each in words)


def test_a_new_report_takes_the_place_of_the_old(page: AboutPage) -> None:
    page.show_network([NetworkReport("window", "system", (REFUSED,))])
    page.show_network([NetworkReport("window", "system", (REFUSED,))])

    assert shown_words(page).count("TCP over IPv4") == 1


def test_the_self_test_is_an_intent_and_its_result_is_shown(page: AboutPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.doctor_wanted):
        page.run.click()
    assert not page.run.isEnabled()

    page.show_doctor(DoctorReport((Check("disk", passed=True, detail="9 GiB free"),)))

    assert page.run.isEnabled()
    assert page.result.text() == "All is well."


def test_what_failed_comes_first_with_what_to_do(page: AboutPage) -> None:
    page.show_doctor(
        DoctorReport(
            (
                Check("memory", passed=True, detail="9 GiB free"),
                Check("disk", passed=False, detail="full", hint="Make room."),
            )
        )
    )

    assert shown_words(page)[:2] == ["disk", "full. Make room"]


def test_a_self_test_that_cannot_run_says_why(page: AboutPage) -> None:
    page.run.click()
    page.show_failure(Failure("The host stopped.", "Try again."))

    assert page.result.text() == "The host stopped. Try again."
    assert page.run.isEnabled()
