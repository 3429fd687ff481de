"""What archives hold that nobody put there: the companion files of macOS and Windows."""

import re

_COMPANION = re.compile(
    r"(?:^|[/\\])(?:__MACOSX[/\\].*|\._[^/\\]*|\.DS_Store|Thumbs\.db|desktop\.ini)$", re.S | re.I
)


def is_companion(path: str) -> bool:
    """Resource forks and what the file manager keeps in each folder."""
    return bool(_COMPANION.search(path))
