"""What all tests of the window share: no display is needed, and the light theme is worn."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from docdesk.ui.theme import Theme, dress, load_theme, style_sheet

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    light = load_theme("light")
    if qapp.styleSheet() != style_sheet(light):  # dressing takes longer with every widget alive
        dress(qapp, light)
    return light
