"""The child that opens a generation of the derived index: each sampled vector must find itself.

`docdesk index-probe FOLDER` with a Sample on stdin; exit code 0 when sound.
"""

import sys
from pathlib import Path

from docdesk.library.index import SealedIndex
from docdesk.library.probe import Sample

_ROUNDING = 0.002  # how far a vector may seem from itself


def main(folder: Path) -> int:
    """The child: its exit code is the answer, its last line on stderr the reason."""
    sample = Sample.from_bytes(sys.stdin.buffer.read())
    fault = find_fault(SealedIndex(folder), sample)
    sys.stderr.write(f"{fault}\n" if fault else "")
    return 1 if fault else 0


def find_fault(index: SealedIndex, sample: Sample) -> str:
    """What is wrong with the generation, "" when it holds what it should."""
    if index.count() != sample.count:
        return f"{index.count()} vectors instead of {sample.count}"
    for passage_id, vector in zip(sample.ids, sample.vectors, strict=True):
        hits = index.nearest(vector, 10)
        # Where ten copies of a passage crowd it out, one of them is as good.
        is_there = any(hit.passage_id == passage_id for hit in hits)
        if not is_there and (not hits or hits[0].score < 1 - _ROUNDING):
            return f"passage {passage_id} does not find itself"
    return ""
