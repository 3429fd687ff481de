"""bf16 is used where it is faster and loses next to nothing, and the choice is remembered."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from docdesk.encoding.precision import Measured, Precision, PrecisionCache, cache_key, measure

EXACT = np.eye(4, dtype=np.float32)
MEASURED = Measured(Precision.BF16, 0.9985)


class Clock:
    """Time that passes only while something runs."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s

    def run(self, vectors: NDArray[np.float32], *seconds: float):
        times = itertools.cycle(seconds)

        def encode() -> NDArray[np.float32]:
            self.now_s += next(times)
            return vectors

        return encode


def turned(degrees: float) -> NDArray[np.float32]:
    """The exact vectors, the first of them turned by an angle."""
    angle = np.radians(degrees)
    vectors = EXACT.copy()
    vectors[0, :2] = np.cos(angle), np.sin(angle)
    return vectors


def test_fast_and_close_is_taken() -> None:
    clock = Clock()

    measured = measure(clock.run(EXACT, 3.0), clock.run(turned(2), 1.0), clock=clock)

    assert measured.precision is Precision.BF16
    assert measured.lowest_cosine == pytest.approx(np.cos(np.radians(2)))


def test_fast_but_coarse_is_refused() -> None:
    clock = Clock()

    measured = measure(clock.run(EXACT, 3.0), clock.run(turned(9), 1.0), clock=clock)

    assert measured == Measured(Precision.FP32, 1.0)


@pytest.mark.parametrize("bf16_s", [2.7, 9.0])
def test_close_but_hardly_faster_is_refused(bf16_s: float) -> None:
    clock = Clock()

    measured = measure(clock.run(EXACT, 3.0), clock.run(EXACT, bf16_s), clock=clock)

    assert measured.precision is Precision.FP32


def test_not_a_number_is_refused() -> None:
    clock, broken = Clock(), EXACT.copy()
    broken[1] = np.nan

    measured = measure(clock.run(EXACT, 3.0), clock.run(broken, 1.0), clock=clock)

    assert measured.precision is Precision.FP32


def test_a_disturbed_round_does_not_decide() -> None:
    clock = Clock()

    measured = measure(clock.run(EXACT, 3.0), clock.run(EXACT, 1.0, 9.0, 1.0), clock=clock)

    assert measured.precision is Precision.BF16


def test_measurement_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "precision.json"
    PrecisionCache(file).put("other", Measured(Precision.FP32, 1.0))

    PrecisionCache(file).put("key", MEASURED)

    assert PrecisionCache(file).get("key") == MEASURED
    assert PrecisionCache(file).get("other") == Measured(Precision.FP32, 1.0)
    assert PrecisionCache(file).get("unknown") is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"key": 3}',
        '{"key": {"precision": "int2", "lowest_cosine": 1}}',
        '{"key": {"precision": "bf16"}}',
    ],
)
def test_damaged_cache_is_measured_anew(tmp_path: Path, content: str) -> None:
    cache = PrecisionCache(tmp_path / "precision.json")
    (tmp_path / "precision.json").write_text(content)

    assert cache.get("key") is None

    cache.put("key", MEASURED)
    assert cache.get("key") == MEASURED


def test_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    cache = PrecisionCache(tmp_path / "cache" / "precision.json")

    cache.put("key", MEASURED)

    assert cache.get("key") is None


def test_key_depends_on_the_folder_and_the_threads() -> None:
    keys = {
        cache_key("a" * 64, threads=2),
        cache_key("a" * 64, threads=4),
        cache_key("b" * 64, threads=2),
    }

    assert len(keys) == 3
