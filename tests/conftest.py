"""Fixtures that several kinds of test share: the real default models."""

from pathlib import Path

import pytest

WEIGHTS = Path(__file__).resolve().parent.parent / "models" / "weights"


@pytest.fixture(scope="session")
def encoder_folder() -> Path:
    """The default encoder as a sentence-transformers folder."""
    return _weights("all-MiniLM-L6-v2")


@pytest.fixture(scope="session")
def small_gguf() -> Path:
    """The default language model as a GGUF file."""
    return _weights("SmolLM2-135M-Instruct.Q4_1.gguf")


def _weights(name: str) -> Path:
    path = WEIGHTS / name
    if not path.exists():
        pytest.fail(f"{name} is missing: run `python models/fetch.py` first.", pytrace=False)
    return path
