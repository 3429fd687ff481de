"""Where the window finds its style sheet, translations and pictures."""

from pathlib import Path


def resources_dir() -> Path:
    """The folder of resources: inside the installed package, or beside `src` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    bundled = package / "_bundled" / "resources"
    return bundled if bundled.is_dir() else package.parents[1] / "resources"
