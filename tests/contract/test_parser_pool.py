"""Parser children, for real: what hangs, crashes or eats memory costs its own file and no more."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from time import monotonic

import psutil
import pytest
from fpdf import FPDF

from docdesk.domain.documents import FileLocation
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentError,
    DocumentTooLarge,
    KindUnsupported,
    ParserFailed,
    ParserUnavailable,
)
from docdesk.parsing.limits import ParseLimits
from docdesk.parsing.pool import ParserPool
from fakes.faults import draw_slowly, fail_to_start, misbehave, refuse_network

MIB = 1024 * 1024
LIMITS = ParseLimits(time_s=2.0, memory_bytes=300 * MIB, unpacked_bytes=100 * MIB)
WAIT_S = 30


@pytest.fixture(scope="module")
def pool() -> Iterator[ParserPool]:
    made = ParserPool(1, limits=LIMITS, initialise=refuse_network, read=misbehave)
    yield made
    made.close()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text("A sound document.")
    return tmp_path


def ask(files: Path, name: str) -> FileLocation:
    path = files / f"{name}.txt"
    path.write_text("some text")
    return FileLocation(path)


def assert_next_runs(pool: ParserPool, files: Path) -> None:
    assert (
        pool.parse(FileLocation(files / "good.txt")).result(WAIT_S).pages[0].text
        == "A sound document."
    )


@pytest.mark.parametrize("fault", ["hang", "spin"])
def test_file_that_hangs_is_stopped_in_time(pool: ParserPool, files: Path, fault: str) -> None:
    assert_next_runs(pool, files)
    began = monotonic()

    with pytest.raises(ParserFailed, match="took longer than 2 s"):
        pool.parse(ask(files, fault)).result(WAIT_S)

    assert monotonic() - began < LIMITS.time_s + 5
    assert_next_runs(pool, files)


def test_file_that_eats_memory_is_named_so(pool: ParserPool, files: Path) -> None:
    with pytest.raises(ParserFailed, match="needed more memory than 315 MB"):
        pool.parse(ask(files, "eat")).result(WAIT_S)

    assert_next_runs(pool, files)


@pytest.mark.parametrize(("fault", "reason"), [("crash", "signal 11"), ("exit", "exit code 7")])
def test_file_that_crashes_its_parser_costs_one_child(
    pool: ParserPool, files: Path, fault: str, reason: str
) -> None:
    with pytest.raises(ParserFailed, match=reason):
        pool.parse(ask(files, fault)).result(WAIT_S)

    assert_next_runs(pool, files)


def test_fault_of_a_library_is_a_damaged_document(pool: ParserPool, files: Path) -> None:
    with pytest.raises(DocumentDamaged):
        pool.parse(ask(files, "bug")).result(WAIT_S)

    assert_next_runs(pool, files)


def test_errors_keep_kind_message_and_hint(pool: ParserPool, files: Path) -> None:
    (files / "picture.gif").write_bytes(b"GIF89a" + bytes(50))

    with pytest.raises(KindUnsupported) as caught:
        pool.parse(FileLocation(files / "picture.gif")).result(WAIT_S)

    assert "GIF picture" in caught.value.message
    assert caught.value.hint


def test_vanished_file_is_an_error_of_its_own(pool: ParserPool, files: Path) -> None:
    with pytest.raises(DocumentError, match="no longer there"):
        pool.parse(FileLocation(files / "gone.pdf")).result(WAIT_S)


def test_packed_bomb_is_refused_and_the_next_file_read(pool: ParserPool, files: Path) -> None:
    bomb = files / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<a>" + b" " * (400 * MIB))

    with pytest.raises(DocumentTooLarge, match="unpacks to more"):
        pool.parse(FileLocation(bomb)).result(WAIT_S)

    assert bomb.stat().st_size < MIB
    assert_next_runs(pool, files)


def test_child_has_low_priority_and_starts_light(pool: ParserPool, files: Path) -> None:
    text = pool.parse(ask(files, "describe")).result(WAIT_S).pages[0].text

    _, niceness, _ = text.split()
    assert int(niceness) >= 15


def test_child_has_no_network(pool: ParserPool, files: Path) -> None:
    with pytest.raises(DocumentError):
        pool.parse(ask(files, "network")).result(WAIT_S)

    assert_next_runs(pool, files)


def test_child_writes_no_file(pool: ParserPool, files: Path) -> None:
    asked = ask(files, "write")

    with pytest.raises(DocumentError):
        pool.parse(asked).result(WAIT_S)

    out = asked.path.with_suffix(".out")
    assert not out.exists() or not out.read_text()


def test_child_keeps_off_standard_output(files: Path, capfd: pytest.CaptureFixture[str]) -> None:
    # Children inherit the streams of their start: these are started while output is captured.
    fresh = ParserPool(1, limits=LIMITS, read=misbehave)

    fresh.parse(ask(files, "print")).result(WAIT_S)
    fresh.close()

    assert capfd.readouterr().out == ""


def test_drawing_does_not_wait_behind_files(pool: ParserPool, files: Path) -> None:
    document = FPDF()
    document.add_page()
    document.output(str(files / "page.pdf"))
    hanging = pool.parse(ask(files, "hang"))

    image = pool.draw(FileLocation(files / "page.pdf"), 1, dots_per_inch=72).result(WAIT_S)

    assert image.png.startswith(b"\x89PNG")
    assert not hanging.done()
    hanging.cancel()
    assert_next_runs(pool, files)


def test_page_that_cannot_be_drawn_in_time_is_stopped(files: Path) -> None:
    slow = ParserPool(1, limits=ParseLimits(time_s=0.5), draw=draw_slowly)

    with pytest.raises(ParserFailed, match=r"longer than 0\.5 s"):
        slow.draw(FileLocation(files / "good.txt"), 1, dots_per_inch=72).result(WAIT_S)

    slow.close()


def test_closing_ends_children_and_cancels_what_waits(files: Path) -> None:
    closing = ParserPool(1, limits=LIMITS, read=misbehave)
    assert_next_runs(closing, files)
    futures = [closing.parse(ask(files, "hang")) for _ in range(3)]

    closing.close()

    for future in futures:
        with pytest.raises(CancelledError):
            future.result(WAIT_S)
    names = [" ".join(child.cmdline()) for child in psutil.Process().children(recursive=True)]
    assert sum("spawn_main" in name for name in names) <= 2  # those of the shared pool


def test_cancelled_file_ends_its_child(pool: ParserPool, files: Path) -> None:
    assert_next_runs(pool, files)
    hanging = pool.parse(ask(files, "hang"))

    assert hanging.cancel()

    assert_next_runs(pool, files)


def test_children_that_cannot_start_are_said_so(files: Path) -> None:
    broken = ParserPool(1, limits=LIMITS, initialise=fail_to_start)

    for _ in range(2):
        with pytest.raises(ParserUnavailable, match="could not be started"):
            broken.parse(FileLocation(files / "good.txt")).result(WAIT_S)

    broken.close()


def test_many_files_at_once_come_back_each_with_its_own_text(files: Path) -> None:
    paths = [files / f"{number}.txt" for number in range(60)]
    for path in paths:
        path.write_text(f"document {path.stem}")
    several = ParserPool(2, limits=LIMITS)

    futures = [several.parse(FileLocation(path)) for path in paths]
    texts = [future.result(WAIT_S).pages[0].text for future in futures]
    several.close()

    assert texts == [f"document {path.stem}" for path in paths]


def test_the_host_loads_no_format_library_for_its_pool() -> None:
    heavy = "{'lxml', 'PIL', 'numpy', 'pypdfium2', 'markdown_it', 'torch', 'PySide6'}"
    check = f"import sys, docdesk.parsing.pool; print({heavy} & set(sys.modules))"

    found = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True, timeout=WAIT_S
    )

    assert found.stdout.strip() == "set()"
