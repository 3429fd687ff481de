"""The window as a program: set up Qt, show, then start the host."""

import argparse
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from docdesk import __version__
from docdesk.domain.system import NetworkReport
from docdesk.ui.appearance import Appearance
from docdesk.ui.bridge import Bridge, host_program
from docdesk.ui.controller import Controller
from docdesk.ui.resources import resources_dir
from docdesk.ui.window import MainWindow

logger = logging.getLogger(__name__)

TRACE = "DOCDESK_TRACE_START"  # set to 1: milestones of starting go to stderr, in seconds


def main(arguments: Sequence[str], networks: Sequence[NetworkReport] = ()) -> int:
    """Open the window; the exit code when it is closed.

    `networks` tells how the network is locked in this process, to be shown to the person.
    """
    began = time.perf_counter()
    options = _parser().parse_args(list(arguments))
    application = QApplication(["docdesk"])
    _name(application)
    memory = _memory(options.home)
    appearance = Appearance(application, memory)
    window = MainWindow(appearance.wear(), memory)
    appearance.changed.connect(window.apply_theme)
    window.show()
    host_arguments = ["--home", str(options.home)] if options.home else []
    bridge = Bridge(host_program(host_arguments), window)
    samples = resources_dir() / "samples"
    controller = Controller(
        bridge, window, samples=samples, opens_samples=options.samples, networks=networks
    )
    controller.settings_shown.connect(appearance.take_settings)
    bridge.received.connect(lambda _, event: _trace(type(event).__name__, began))
    sys.excepthook = fault_hook(controller)
    # The host starts once the window is drawn: its start costs both cores.
    QTimer.singleShot(0, lambda: _start(controller, began))
    return application.exec()


def fault_hook(
    controller: Controller,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """For a fault in a slot, which Qt would only print: logged, and said in the window."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        logger.critical("a fault in the window", exc_info=(kind, error, trace))
        controller.tell_fault()

    return report


def _start(controller: Controller, began: float) -> None:
    _trace("window", began)
    controller.start()


def _name(application: QApplication) -> None:
    application.setApplicationName("DocDesk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("docdesk")


def _memory(home: Path | None) -> QSettings:
    folder = home or Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    )
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="docdesk", description="Open the window.")
    parser.add_argument("--home", type=Path, default=_home(), help="where all data lives")
    parser.add_argument("--samples", action="store_true", help="open the sample documents")
    return parser


def _home() -> Path | None:
    home = os.environ.get("DOCDESK_HOME")
    return Path(home) if home else None


def _trace(milestone: str, began: float) -> None:
    if os.environ.get(TRACE) == "1":
        seconds = time.perf_counter() - began
        sys.stderr.write(f"{milestone} {seconds:.3f} s\n")
