"""Where words come from: files within others, copies, recognised pictures."""

from pathlib import Path

import scenes
import scenes_files
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from scenes import STATUS, Stage
from scenes_files import ATTACHED, IN_MAIL, MESSAGE

from docdesk.ipc.messages import (
    AskQuestion,
)
from docdesk.ui.panes.turn import TurnView


def turn(stage: Stage) -> TurnView:
    return stage.window.conversation.view(stage.host.id_of(AskQuestion))


# ---- files within others ----


def test_a_container_is_a_group_and_its_files_are_named_alone(stage: Stage) -> None:
    scenes.open_workspace(stage, STATUS, IN_MAIL)

    model = stage.window.sources.files
    shown = [model.data(model.index(row)) for row in range(model.rowCount())]
    assert "Mail/archive.zip › inbox.mbox › 0003 Offer of renewal.eml" in shown
    assert scenes.LEASE in shown


def test_the_tooltip_of_a_file_within_others_tells_the_way(stage: Stage) -> None:
    scenes.open_workspace(stage, STATUS, IN_MAIL)
    model = stage.window.sources.files

    words = model.data(model.index_of(ATTACHED), Qt.ItemDataRole.ToolTipRole)

    assert f"archive.zip › inbox.mbox › {Path(MESSAGE).name} › {scenes.LEASE}" in words


def test_evidence_and_page_tell_the_way_to_an_attachment(stage: Stage) -> None:
    scenes_files.members(stage)
    stage.draw()

    way = f"archive.zip › inbox.mbox › {Path(MESSAGE).name}"
    row = turn(stage).evidence.rows[0]
    assert row.holder.text() == way
    labels = [label.text() for label in stage.window.source.findChildren(QLabel)]
    assert way in labels
    assert scenes.LEASE in labels


def test_a_file_in_several_places_says_so_with_the_paths(stage: Stage) -> None:
    scenes_files.members(stage)

    row = turn(stage).evidence.rows[0]
    assert row.origin.text().startswith("also in 2 other place")
    assert "Lease signed.pdf" in row.origin.toolTip()
    assert ATTACHED in row.origin.toolTip()


# ---- recognised text ----


def test_recognised_text_says_so_with_its_confidence(stage: Stage) -> None:
    scenes_files.recognised(stage)
    stage.draw()

    rows = turn(stage).evidence.rows
    assert [row.origin.text() for row in rows] == ["recognised, 71\u00a0%", "recognised, 93\u00a0%"]
    assert [row.origin.property("role") for row in rows] == ["warning", "muted"]


def test_the_page_says_that_its_text_was_recognised(stage: Stage) -> None:
    scenes_files.recognised(stage)
    stage.draw()

    words = [
        label.text() for label in stage.window.source.findChildren(QLabel) if label.isVisible()
    ]
    assert "Text recognised from a picture · 71\u00a0% · compare with the page" in words


def test_an_answer_from_doubtful_words_says_so(stage: Stage) -> None:
    scenes_files.recognised(stage)
    stage.draw()

    status = turn(stage).status.text()
    assert "71\u00a0%" in status


def test_a_page_whose_text_was_in_the_file_says_nothing_of_recognition(stage: Stage) -> None:
    scenes.answered(stage)

    words = [
        label.text() for label in stage.window.source.findChildren(QLabel) if label.isVisible()
    ]
    assert not any("recognised" in each for each in words)
