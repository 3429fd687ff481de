"""Has a generation of the derived index tried out in a child: a damaged one may crash it."""

import logging
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)

PROBE_TIMEOUT_S = 60.0  # opening 100,000 vectors takes 2 s, on a busy machine 20
PROBE_COMMAND = (sys.executable, "-m", "docdesk", "index-probe")  # by way of the network lock


@dataclass(frozen=True, slots=True)
class Sample:
    """Vectors that the generation must find, and how many it must have."""

    count: int
    ids: NDArray[np.int64]
    vectors: NDArray[np.float32]

    def to_bytes(self) -> bytes:
        """A form for the child's stdin."""
        buffer = BytesIO()
        np.savez(buffer, count=np.int64(self.count), ids=self.ids, vectors=self.vectors)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, packed: bytes) -> "Sample":
        """The sample that `to_bytes` wrote."""
        arrays = np.load(BytesIO(packed), allow_pickle=False)
        return cls(int(arrays["count"]), arrays["ids"], arrays["vectors"])


def is_sound(folder: Path, sample: Sample, *, command: Sequence[str] = PROBE_COMMAND) -> bool:
    """True when a child could open the generation and found every sampled vector in it."""
    try:
        ended = subprocess.run(
            [*command, str(folder)],
            input=sample.to_bytes(),
            capture_output=True,
            timeout=PROBE_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        log.warning("the index %s could not be opened in %s s", folder, PROBE_TIMEOUT_S)
        return False
    if ended.returncode != 0:
        said = ended.stderr.decode(errors="replace").strip().splitlines()
        log.warning(
            "the index %s is not sound (exit code %s): %s",
            folder,
            ended.returncode,
            said[-1] if said else "",
        )
    return ended.returncode == 0
