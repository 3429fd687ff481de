"""What all tests of the window share: no display is needed, and the light theme is worn."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from scenes import Stage, set_stage

from docdesk.ui.theme import Theme, dress, load_theme, style_sheet

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    light = load_theme("light")
    if qapp.styleSheet() != style_sheet(light):  # dressing takes longer with every widget alive
        dress(qapp, light)
    return light


@pytest.fixture
def stage(theme: Theme, tmp_path: Path) -> Iterator[Stage]:
    """The window at 1280x800 with a scripted host that has just started."""
    stage = set_stage(tmp_path / "window.ini", theme)
    stage.window.resize(1280, 800)
    stage.draw()
    yield stage
    stage.window.close()
    stage.window.deleteLater()
    stage.draw()
