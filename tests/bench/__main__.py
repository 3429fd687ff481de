"""All measurements, one after the other: `python -m bench [NAME ...]`.

Each prints its figures against its baseline in the same run. Close other programs first.
"""

import subprocess
import sys
from collections.abc import Sequence

BENCHES = (
    "encoding",
    "ingest",
    "search_latency",
    "generation",
    "verification",
    "asking_while_indexing",
    "scan",
    "mixed",
    "many_files",
    "kills",
    "recognition",
    "starting",
    "window_list",
)


def main(names: Sequence[str]) -> int:
    """Run the benches in processes of their own; 1 when one of them failed or missed its floor."""
    failed = []
    for name in names or BENCHES:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode:
            failed.append(name)
    print(
        f"\nNot at its floor, or failed: {', '.join(failed)}" if failed else "\nAll at their floor"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
