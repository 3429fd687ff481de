"""The inside of a parser child: its limits, and how its failures are named."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

import psutil

from docdesk.domain.errors import ParserFailed
from docdesk.parsing.limits import size_text

if sys.platform != "win32":
    import resource

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChildSetup:
    """How a child sets itself up: `initialise` comes first (the network lock)."""

    initialise: Callable[[], None]
    memory_bytes: int
    niceness: int


def prepare(setup: ChildSetup) -> None:
    """Called once in a new child, before any format library is loaded."""
    setup.initialise()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy: no thread pool, it would count as memory
    _silence_output()
    if sys.platform == "win32":
        priority = psutil.IDLE_PRIORITY_CLASS if setup.niceness else psutil.NORMAL_PRIORITY_CLASS
        psutil.Process().nice(priority)
    else:
        os.nice(setup.niceness)
        _limit_resources(setup.memory_bytes)


def _silence_output() -> None:
    """Standard output belongs to the host's channel, and a native library's panic to no one.

    What goes wrong with a document comes back as its reason.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


if sys.platform != "win32":

    def _limit_resources(memory_bytes: int) -> None:
        """Cap memory above what is mapped now; no files are written, no memory is dumped."""
        mapped = psutil.Process().memory_info().vms
        resource.setrlimit(resource.RLIMIT_AS, (mapped + memory_bytes, mapped + memory_bytes))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def work(memory_bytes: int, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The function's value; running out of memory becomes a ParserFailed."""
    try:
        return function(*args, **kwargs)
    except MemoryError as error:
        raise ParserFailed(
            f"Reading the document needed more memory than {size_text(memory_bytes)}.",
            "Raise the memory limit in the settings, or split the document.",
        ) from error
