"""The longest wait while the window's list of files is scrolled, with a hundred thousand files.

    python -m bench.window_list [--files N]

The window runs without a screen (Qt's offscreen platform). The host is a scripted one that answers
pages as the real one does, through the real codec, while files keep changing their states. An
event is one step of scrolling, one page that arrives, or one change, with all the drawing that it
brings. Floor: none above 50 ms of this process's own time; what passed on the clock stands beside
it, and is as long on a machine that does nothing else. The baseline is a QListView over the same
model, which lays out every row whenever rows come: it gets a tenth of the files.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QListView

from docdesk.domain.documents import FileState
from docdesk.domain.events import FileDone
from docdesk.domain.system import NetworkReport
from docdesk.domain.workspaces import FileRow, Folder, WorkspaceStatus
from docdesk.ipc.codec import decode_event, encode_event
from docdesk.ipc.messages import (
    FilesListed,
    HostStarted,
    ListFiles,
    ListWorkspaces,
    Request,
    ShowWorkspace,
    StartIndexing,
    WorkspaceShown,
    WorkspacesListed,
)
from docdesk.ui.controller import Controller
from docdesk.ui.panes.file_delegate import FileDelegate
from docdesk.ui.panes.files_model import LARGEST_PAGE, FilesModel
from docdesk.ui.theme import dress, load_theme
from docdesk.ui.window import MainWindow
from fakes.host import ScriptedHost

FLOOR_MS = 50.0
ROOT = "/m"
PER_FOLDER = 400
STEPS = 600  # of scrolling from the top to the end

Times = dict[str, list[tuple[float, float]]]  # on the clock, own; milliseconds
Timed = Callable[[], AbstractContextManager[None]]


def main(arguments: Sequence[str]) -> int:
    """Print the longest events; 1 when one is above the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    count = parser.parse_args(arguments).files
    application = QApplication(["docdesk"])
    theme = load_theme("light")
    dress(application, theme)
    times = _window(application, rows(count))
    print("                        count   own time: median  longest   on the clock: longest (ms)")
    for name, each in times.items():
        _print(name, each)
    _print("QListView, a tenth", _list_view(application, rows(count // 10)))
    worst = max(own for each in times.values() for _, own in each)
    print(f"longest event {worst:.1f} ms with {count:,} files (floor {FLOOR_MS:.0f} ms)")
    return 0 if worst <= FLOOR_MS else 1


def _print(name: str, events: Sequence[tuple[float, float]]) -> None:
    own = [each for _, each in events]
    clock = max(each for each, _ in events)
    print(f"{name:22} {len(events):6}   {median(own):16.1f} {max(own):8.1f}   {clock:20.1f}")


def _since(clock: float, own: float) -> tuple[float, float]:
    """Milliseconds on the clock, and of this process's own time."""
    return (perf_counter() - clock) * 1000, (process_time() - own) * 1000


def rows(count: int) -> list[FileRow]:
    """Files in folders, one in fifty with a reason, one in ten within an archive."""
    return [_row(number) for number in range(count)]


def _row(number: int) -> FileRow:
    folder = f"{ROOT}/Matter {number // PER_FOLDER:04}"
    if number % 10 == 0:
        document = f"{folder}/{number:06}.zip/Annex.pdf"
        return FileRow(document, FileState.READY, pages=3, is_member=True)
    document = f"{folder}/{number:06} Letter.pdf"
    if number % 50 == 1:
        return FileRow(document, FileState.FAILED, "The PDF is damaged and cannot be opened.")
    return FileRow(document, FileState.READY, pages=12)


class _PagingHost(ScriptedHost):
    """Answers lists from `files`; the answers wait until they are delivered."""

    def __init__(self, files: Sequence[FileRow]) -> None:
        super().__init__()
        self._files = files
        self.answers: list[bytes] = []

    def send(self, request: Request) -> int:
        number = super().send(request)
        if isinstance(request, ListFiles):
            page = self._files[request.offset : request.offset + request.limit]
            event = FilesListed("w", tuple(page), request.offset, len(self._files))
            self.answers.append(encode_event(number, event))
        return number

    def deliver(self) -> None:
        """One answer reaches the window."""
        self.received.emit(*decode_event(self.answers.pop(0)))


def _window(application: QApplication, files: Sequence[FileRow]) -> Times:
    times: Times = {"scrolling": [], "pages": [], "changes": [], "refreshes": []}
    gc.collect()
    gc.freeze()  # the files are the host's, which is another process

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        start = perf_counter(), process_time()
        yield
        application.processEvents()
        times[name].append(_since(*start))

    with TemporaryDirectory() as scratch:
        host, window, _controller = _open(application, Path(scratch), files)
        bar = window.sources.list.verticalScrollBar()
        step = 0
        while bar.value() < bar.maximum() or host.answers:
            with timed("scrolling"):
                bar.setValue(bar.value() + max(bar.pageStep(), bar.maximum() // STEPS))
            while host.answers:
                with timed("pages"):
                    host.deliver()
            step += 1
            _change(host, files, step, lambda: timed("changes"))
        for _ in range(20):
            with timed("refreshes"):
                window.sources.refresh()
                host.deliver()
            with timed("scrolling"):
                bar.setValue(bar.value() - bar.maximum() // 20)
        print(f"{window.sources.files.rowCount():,} rows were scrolled through in {step} steps")
        window.close()
    return times


def _change(
    host: _PagingHost,
    files: Sequence[FileRow],
    step: int,
    timed: Callable[[], AbstractContextManager[None]],
) -> None:
    row = files[(step * 7919) % len(files)]
    with timed():
        done = FileDone(row.document, FileState.READY, pages=step % 90)
        host.play(done, host.id_of(StartIndexing))


def _open(
    application: QApplication, folder: Path, files: Sequence[FileRow]
) -> tuple[_PagingHost, MainWindow, Controller]:
    memory = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(load_theme("light"), memory)
    window.resize(1280, 800)
    window.show()
    host = _PagingHost(files)
    controller = Controller(host, window, samples=folder)
    controller.start()
    host.play(HostStarted("0", NetworkReport("host", "system", ())))
    host.answer(ListWorkspaces, WorkspacesListed(("w",)))
    status = WorkspaceStatus("w", (Folder(ROOT),), {"ready": len(files)}, 0, len(files))
    host.answer(ShowWorkspace, WorkspaceShown(status))
    controller.draw()
    host.deliver()
    application.processEvents()
    return host, window, controller


def _list_view(application: QApplication, files: Sequence[FileRow]) -> list[tuple[float, float]]:
    view, model = QListView(), FilesModel()
    view.setModel(model)
    view.setItemDelegate(FileDelegate(load_theme("light"), view))
    view.resize(264, 700)
    view.show()
    times: list[tuple[float, float]] = []
    for offset in range(0, len(files), LARGEST_PAGE):
        page = tuple(files[offset : offset + LARGEST_PAGE])
        start = perf_counter(), process_time()
        model.show_page(FilesListed("w", page, offset, len(files)))
        view.scrollToBottom()
        application.processEvents()
        times.append(_since(*start))
    view.close()
    return times


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
