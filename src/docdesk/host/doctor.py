"""The self-test: what works on this machine and what does not, each tried rather than believed."""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec
import psutil

from docdesk import __version__
from docdesk.domain.errors import DocdeskError, ParserUnavailable
from docdesk.domain.models import ModelCard
from docdesk.domain.system import Check, NetworkReport
from docdesk.encoding.reranker_folder import read_reranker_folder
from docdesk.generation.backends import graphics_backends
from docdesk.guard.selftest import probe_network
from docdesk.modelstore.store import ModelStore
from docdesk.parsing.recognition.engine import Recognition, find_engine
from docdesk.settings.store import SettingsStore

LIBRARIES = (
    "PySide6-Essentials",
    "llama-cpp-python",
    "sentence-transformers",
    "torch",
    "chromadb",
    "pypdfium2",
)
CHILD_TIMEOUT_S = 20
ROOM_NEEDED = 1 << 30  # bytes: an index of about 100,000 passages and a small model
GIB = 1 << 30

# On Linux a child that does not lock itself: what it cannot do, it inherited.
_CHILD = """
import json, msgspec, sys
from docdesk.guard.network import lock
from docdesk.guard.selftest import probe_network
if sys.platform != "linux":
    lock()
print(json.dumps(msgspec.to_builtins(probe_network("child processes"))))
"""


def network_reports() -> tuple[NetworkReport, ...]:
    """Sockets that really were tried, in this process and in a child."""
    return (probe_network("host"), _probe_child())


def _probe_child() -> NetworkReport:
    try:
        done = subprocess.run(
            [sys.executable, "-c", _CHILD],
            capture_output=True,
            timeout=CHILD_TIMEOUT_S,
            check=True,
        )
        return msgspec.convert(json.loads(done.stdout), NetworkReport)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        failed = Check("child process", passed=False, detail=f"could not be tried: {error}")
        return NetworkReport(role="child processes", ring="open", checks=(failed,))


def versions() -> Iterator[Check]:
    """DocDesk, Python and the libraries that carry it."""
    yield Check("DocDesk", passed=True, detail=__version__)
    yield Check("Python", passed=True, detail=f"{platform.python_version()} on {platform.system()}")
    for library in LIBRARIES:
        try:
            yield Check(library, passed=True, detail=version(library))
        except PackageNotFoundError:
            yield Check(library, passed=False, detail="not installed", hint="Install DocDesk anew.")


def hardware() -> Iterator[Check]:
    """Cores, graphics and memory."""
    memory = psutil.virtual_memory()
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    yield Check("processor", passed=True, detail=f"{cores} cores, {platform.machine()}")
    backends = ", ".join(graphics_backends())
    if backends:
        yield Check("graphics", passed=True, detail=backends)
    else:
        yield Check("graphics", passed=True, detail="not used: llama.cpp runs on the CPU")
    yield Check(
        "memory",
        passed=True,
        detail=f"{memory.available / GIB:.1f} of {memory.total / GIB:.1f} GiB free",
    )


def storage(home: Path) -> Check:
    """Whether there is room where the workspaces are."""
    free = shutil.disk_usage(home).free
    return Check(
        "disk",
        passed=free >= ROOM_NEEDED,
        detail=f"{free / GIB:.1f} GiB free at {home}",
        hint="" if free >= ROOM_NEEDED else "Make room: indexing stops when the disk is full.",
    )


def language_model(models: tuple[ModelCard, ...]) -> Check:
    """The model that would answer."""
    active = next((model for model in models if model.is_active), None)
    if active is None:
        return Check(
            "language model",
            passed=False,
            detail="none: answers are quotes only",
            hint="Import one: docdesk models import FILE.gguf",
        )
    return Check("language model", passed=True, detail=f"{active.name} ({active.path})")


def model_problems(models: ModelStore) -> Iterator[Check]:
    """Model files that are there and cannot be used."""
    for path, error in models.problems():
        yield attempt(f"model file {path.name}", "", error)


def encoder(known_id: Callable[[], str | None], name: str) -> Check:
    """The encoder's folder, read and hashed."""
    try:
        known_id()
    except DocdeskError as error:
        return attempt("encoder", "", error)
    return attempt("encoder", name, None)


def reranker(folder: str) -> Check:
    """The cross-encoder that the person added, as its folder describes it."""
    if not folder:
        return Check("reranker", passed=True, detail="none: the order is that of search")
    try:
        described = read_reranker_folder(Path(folder))
    except DocdeskError as error:
        return attempt("reranker", "", error)
    languages = ", ".join(described.languages) or "many languages"
    return Check("reranker", passed=True, detail=f"{described.name} ({languages})")


def text_recognition(recognition: Recognition | None) -> Check:
    """The engine that reads scanned pages, tried, with its version and languages."""
    if recognition is None:
        return Check("text recognition", passed=True, detail="switched off in the settings")
    try:
        engine = find_engine(recognition)
    except ParserUnavailable as problem:
        return attempt("text recognition", "", problem)
    languages = engine.languages.replace("+", ", ")
    detail = f"{_first_line(engine.command)}: {languages}"
    return Check("text recognition", passed=True, detail=detail)


def _first_line(command: str) -> str:
    """What a program says first when it is asked for its version."""
    try:
        done = subprocess.run(
            [command, "--version"], capture_output=True, timeout=CHILD_TIMEOUT_S, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        return f"{command} (its version could not be asked: {error})"
    return (done.stdout or done.stderr).decode("utf-8", errors="replace").partition("\n")[0].strip()


def settings(store: SettingsStore) -> Iterator[Check]:
    """Settings and policy files: in order, or what is wrong with them."""
    for problem in store.problems:
        yield Check("settings", passed=False, detail=problem)
    locked = [row.key for row in store.rows() if row.locked_by]
    detail = f"policy fixes {', '.join(locked)}" if locked else "no policy on this machine"
    yield Check("policy", passed=True, detail=detail)


def attempt(name: str, detail: str, error: DocdeskError | None) -> Check:
    """A check that failed if there is an error, with its sentence and its hint."""
    if error is None:
        return Check(name, passed=True, detail=detail)
    return Check(name, passed=False, detail=error.message, hint=error.hint)
