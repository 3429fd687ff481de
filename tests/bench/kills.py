"""kill -9 at random moments of indexing a mixed folder: the record must be as if undisturbed.

    python -m bench.kills [--kills N] [--seed N]

Real parsers, real text recognition and the real record, with a fast encoder. Floor: no difference.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fakes.killing import contents, kill_series, undisturbed
from fakes.matter import write_matter

KILLS_A_SERIES = 5


def main(arguments: Sequence[str]) -> int:
    """Print each series; 1 when one of them left another record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as scratch:
        root = Path(scratch)
        files = write_matter(root / "original")
        expected, seconds = undisturbed(files, root)
        rows = len(expected["files"])
        print(f"undisturbed: {rows} files, {seconds:.1f} s: {expected['states']}", flush=True)
        return _kill(files, expected, seconds, root, options)


def _kill(
    files: Path, expected: dict[str, Any], seconds: float, root: Path, options: argparse.Namespace
) -> int:
    killed = series = different = 0
    while killed < options.kills:
        series += 1
        home = root / f"series-{series}"
        kills = min(KILLS_A_SERIES, options.kills - killed)
        killed += kill_series(
            files, home, kills=kills, within_s=seconds, seed=options.seed + series
        )
        found = contents(home)
        different += found != expected
        print(f"series {series}: {killed} kills, {_difference(found, expected)}", flush=True)
    print(f"{killed} kills in {series} series; {different} left another record (floor 0)")
    return 1 if different else 0


def _difference(found: dict[str, Any], expected: dict[str, Any]) -> str:
    """Which part of the record differs, and the first entries that only one side has."""
    if found == expected:
        return "same"
    part = next(each for each in expected if found[each] != expected[each])
    ours, theirs = (
        [each for each in _entries(one[part]) if each not in _entries(other[part])]
        for one, other in ((found, expected), (expected, found))
    )
    return f"DIFFERENT in {part}: {ours[:3]} instead of {theirs[:3]}"


def _entries(part: Any) -> list[Any]:
    return list(part.items()) if isinstance(part, dict) else part


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
