"""Which precision an encoder runs in here: measured once on this machine, then remembered."""

import json
import logging
import os
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

LOWEST_COSINE = 0.99  # to the fp32 vector of the same text
LEAST_GAIN = 1.2  # below that a coarser precision is not worth its loss
_ROUNDS = 2

Run = Callable[[], NDArray[np.float32]]

_log = logging.getLogger(__name__)


class Precision(StrEnum):
    """The number format of the network's weights. int8 is left out: torch's dynamic int8 came to
    a lowest cosine of 0.88 with all-MiniLM-L6-v2 and was slower than bf16."""

    FP32 = "fp32"
    BF16 = "bf16"


@dataclass(frozen=True, slots=True)
class Measured:
    """The precision to use and its lowest cosine to fp32."""

    precision: Precision
    lowest_cosine: float


def measure(exact: Run, bf16: Run, *, clock: Callable[[], float] = perf_counter) -> Measured:
    """The better of two ways to encode the same texts, run in turns after a warm-up."""
    lowest = float(np.min(np.sum(exact() * bf16(), axis=1)))
    rounds = [(_seconds(exact, clock), _seconds(bf16, clock)) for _ in range(_ROUNDS)]
    exact_s, bf16_s = (min(times) for times in zip(*rounds, strict=True))
    _log.info("bf16: %.2f times the speed of fp32, lowest cosine %.5f", exact_s / bf16_s, lowest)
    if lowest >= LOWEST_COSINE and exact_s / bf16_s >= LEAST_GAIN:
        return Measured(Precision.BF16, lowest)
    return Measured(Precision.FP32, 1.0)


def _seconds(run: Run, clock: Callable[[], float]) -> float:
    start = clock()
    run()
    return clock() - start


class PrecisionCache:
    """Measurements in a JSON file, so that an encoder keeps its precision from start to start."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def get(self, key: str) -> Measured | None:
        """What was measured under that key; None when nothing was, or it cannot be read."""
        entry = self._read().get(key, {})
        try:
            return Measured(Precision(str(entry["precision"])), float(entry["lowest_cosine"]))
        except (TypeError, KeyError, ValueError):
            return None

    def put(self, key: str, measured: Measured) -> None:
        """Remember it; a cache that cannot be written costs a second at the next start."""
        content = self._read() | {key: asdict(measured)}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            scratch = self._file.with_suffix(f".{os.getpid()}.tmp")
            scratch.write_text(json.dumps(content, indent=1), encoding="utf-8")
            scratch.replace(self._file)
        except OSError as error:
            _log.warning("the precision could not be remembered in %s: %s", self._file, error)

    def _read(self) -> dict[str, dict[str, str | float]]:
        try:
            content = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _log.warning("%s cannot be read and is renewed: %s", self._file, error)
            return {}
        return content if isinstance(content, dict) else {}


def cache_key(digest: str, *, threads: int) -> str:
    """What a measurement depends on: the encoder's folder, torch, the processor and its threads."""
    return f"{digest[:16]} torch-{version('torch')} {_processor()} x{threads}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
