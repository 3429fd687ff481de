"""Seconds from the start of the program to a usable window, to words search and to hybrid search.

    python -m bench.starting [--rounds N]

The window runs without a screen (Qt's offscreen platform), on a home with indexed documents.
Floors: window 1 s, words search 2 s, hybrid search 10 s.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import PIPE, Popen, run
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.documents import write_texts
from docdesk.domain.events import EvidenceFound
from docdesk.ipc.codec import decode_event, encode_request
from docdesk.ipc.messages import EncoderChanged, HostStarted, SearchPassages

FLOORS = {"window": 1.0, "words search": 2.0, "hybrid search": 10.0}
QUERY = "written notice of the Supplier"
DOCDESK = (sys.executable, "-m", "docdesk", "--home")


def main(arguments: Sequence[str]) -> int:
    """Print the median times; 1 when one is above its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args(arguments).rounds
    with TemporaryDirectory() as scratch:
        home = str(Path(scratch) / "home")
        notes = write_texts(Path(scratch) / "notes", documents=200)
        run([*DOCDESK, home, "add", "notes", str(notes)], check=True)
        run([*DOCDESK, home, "index", "notes"], check=True)
        times = [{"window": _window_s(home)} | _search_s(home) for _ in range(rounds)]
    medians = {name: statistics.median(one[name] for one in times) for name in FLOORS}
    for name, floor in FLOORS.items():
        print(f"{name:14} {medians[name]:6.2f} s (floor {floor:.0f} s)")
    return 0 if all(medians[name] <= floor for name, floor in FLOORS.items()) else 1


def _window_s(home: str) -> float:
    """From the start of the program until the window is drawn and takes input."""
    start = perf_counter()
    environment = os.environ | {"DOCDESK_TRACE_START": "1", "QT_QPA_PLATFORM": "offscreen"}
    process = Popen([*DOCDESK, home], stderr=PIPE, env=environment, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("window"):
            break
    seconds = perf_counter() - start
    process.terminate()
    process.stderr.close()
    process.wait()
    return seconds


def _search_s(home: str) -> dict[str, float]:
    """From the start of the host until the first results, by words and by both."""
    start = perf_counter()
    process = Popen(
        [sys.executable, "-m", "docdesk", "host", "--home", home], stdin=PIPE, stdout=PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    times: dict[str, float] = {}
    for line in process.stdout:
        _, event = decode_event(line)
        if isinstance(event, EncoderChanged) and event.state == "failed":
            raise SystemExit(event.message)
        is_ready = isinstance(event, EncoderChanged) and event.state == "ready"
        if isinstance(event, HostStarted) or is_ready:
            process.stdin.write(encode_request(1, SearchPassages("notes", QUERY)))
            process.stdin.flush()
        if isinstance(event, EvidenceFound):
            by_vectors = event.passages[0].similarity is not None
            times["hybrid search" if by_vectors else "words search"] = perf_counter() - start
            if by_vectors:
                break
    process.stdin.close()
    process.wait()
    # A machine fast enough to have the encoder at the first search has words no later than that.
    return {"words search": times["hybrid search"]} | times


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
