"""Renders the main states of the window to PNG; `make screenshots` runs it.

Light and dark, English and Italian, and at twice the size; each set in a process of its own,
because the scale is read once when Qt starts.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from scenes import SCENES, Stage, set_stage
from scenes_asking import ASKING_SCENES, scenes_of_asking
from scenes_dialogs import scenes_settings
from scenes_files import FILE_SCENES, scenes_of_files
from scenes_views import VIEW_SCENES, scenes_of_views

from docdesk.ui.i18n import Language, install_language
from docdesk.ui.theme import Scheme, Theme, dress, load_theme

FONT = "Inter"  # a system font that Debian has; the bare default there is DejaVu
SIZE = (1280, 800)
SIZE_AT_TWICE = (1024, 640)  # of our pixels: a 2048x1280 screen at 200 %
DIALOGS = "dialogs"
VIEWS = ("review-grid", "review-running", "review-list", "summary", "compare", "timeline")


@dataclass(frozen=True, slots=True)
class Set:
    """Scenes in one look; none named means all."""

    name: str
    scheme: Scheme = "light"
    language: Language = "en"
    scale: int = 1
    scenes: tuple[str, ...] = ()


SETS = (
    Set("light"),
    Set(
        "dark",
        scheme="dark",
        scenes=(
            "first-run",
            "indexing",
            "answered",
            "not-found",
            "attention",
            "members",
            "recognised",
            "paused",
            "explained",
            "refused",
            "refused-why",
            "follow-up",
            "correcting",
            "filters",
            "filtered",
            "operators",
            "conversations",
            "rerun-other",
            "exported",
            *VIEWS,
            DIALOGS,
        ),
    ),
    Set("contrast", scheme="contrast", scenes=("answered", "indexing", *VIEWS)),
    Set(
        "it",
        language="it",
        scenes=(
            "first-run",
            "ready",
            "indexing",
            "letter",
            "not-found",
            "no-model",
            "attention",
            "needing",
            "members",
            "recognised",
            "paused",
            "explained",
            "refused",
            "refused-why",
            "follow-up",
            "correcting",
            "filters",
            "filtered",
            "operators",
            "conversations",
            "rerun-other",
            "exported",
            *VIEWS,
            DIALOGS,
        ),
    ),
    Set(
        "twice",
        scale=2,
        scenes=(
            "first-run",
            "indexing",
            "answered",
            "not-found",
            "attention",
            "needing",
            "recognised",
            "explained",
            "refused",
            "refused-why",
            "follow-up",
            "correcting",
            "filters",
            "filtered",
            "operators",
            "conversations",
            "rerun-other",
            "exported",
            *VIEWS,
            DIALOGS,
        ),
    ),
)


def main() -> int:
    """Render every set, or the one named in `--set`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--set", default="", choices=["", *(each.name for each in SETS)])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.set:
        render(next(each for each in SETS if each.name == options.set), options.folder)
        return 0
    for each in SETS:
        environment = {**_offscreen(), "QT_SCALE_FACTOR": str(each.scale)}
        command = [sys.executable, __file__, str(options.folder), "--set", each.name]
        subprocess.run(command, check=True, env=environment, timeout=300)
    return 0


def _offscreen() -> dict[str, str]:
    # "offscreen" needs no display; it complains about what a screen alone can do.
    silent = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"}
    return {**silent, **os.environ}


def render(look: Set, folder: Path) -> None:
    """Draw the scenes of a set into `folder`."""
    application = QApplication(["docdesk"])
    if FONT in QFontDatabase.families():
        application.setFont(QFont(FONT))
    install_language(application, look.language)
    theme = load_theme(look.scheme)
    dress(application, theme)
    for name, picture in _pictures(look, theme):
        path = folder / f"{look.name}-{name}.png"
        picture.save(str(path))
        print(path)


def _pictures(look: Set, theme: Theme) -> Iterator[tuple[str, QPixmap]]:
    wanted = look.scenes
    for name, play in (SCENES | FILE_SCENES | ASKING_SCENES | VIEW_SCENES).items():
        if not wanted or name in wanted:
            yield name, _window_picture(play, theme, look.scale)
    if not wanted or DIALOGS in wanted:
        yield from _dialog_pictures(theme)


def _window_picture(play: Callable[[Stage], None], theme: Theme, scale: int) -> QPixmap:
    with tempfile.TemporaryDirectory() as scratch:
        stage = set_stage(Path(scratch) / "window.ini", theme)
        stage.window.resize(*(SIZE if scale == 1 else SIZE_AT_TWICE))
        stage.draw()
        play(stage)
        stage.draw()
        picture = _with_popups(stage.window)
        stage.window.close()
        stage.window.deleteLater()
        stage.draw()
    return picture


def _with_popups(window: QWidget) -> QPixmap:
    """The window with what has popped up over it: lists and menus are windows of their own."""
    picture = window.grab()
    painter = QPainter(picture)
    for popup in QApplication.topLevelWidgets():
        if popup.isVisible() and popup.windowType() == Qt.WindowType.Popup:
            painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
            popup.hide()
    painter.end()
    return picture


def _dialog_pictures(theme: Theme) -> Iterator[tuple[str, QPixmap]]:
    for name, widget in (
        *scenes_settings(theme),
        *scenes_of_files(theme),
        *scenes_of_asking(theme),
        *scenes_of_views(theme),
    ):
        widget.show()
        for _ in range(5):
            QApplication.processEvents()
        yield name, widget.grab()
        widget.close()


if __name__ == "__main__":
    sys.exit(main())
