"""The fonts of this computer that a PDF can be set in."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Regular and bold, the one that covers most scripts first.
_FAMILIES = (
    ("dejavusans.ttf", "dejavusans-bold.ttf"),
    ("notosans-regular.ttf", "notosans-bold.ttf"),
    ("liberationsans-regular.ttf", "liberationsans-bold.ttf"),
    ("segoeui.ttf", "segoeuib.ttf"),
    ("arial.ttf", "arialbd.ttf"),
    ("arial.ttf", "arial bold.ttf"),
)
# For scripts that the family lacks: Chinese, Japanese, Korean, Indian ones, symbols.
_OTHERS = (
    "dejavusans.ttf",
    "arial unicode.ttf",
    "msyh.ttc",
    "msgothic.ttc",
    "malgun.ttf",
    "nirmala.ttf",
    "seguisym.ttf",
    "notosanscjk-regular.ttc",
    "wqy-zenhei.ttc",
    "droidsansfallbackfull.ttf",
    "notosansarabic-regular.ttf",
    "notosanshebrew-regular.ttf",
    "notosansdevanagari-regular.ttf",
    "notosanssymbols-regular.ttf",
)


@dataclass(frozen=True, slots=True)
class FontFiles:
    """A family as its files, and the files of `others` for what it lacks."""

    regular: Path
    bold: Path
    others: tuple[Path, ...]


def font_folders() -> tuple[Path, ...]:
    """Where this kind of computer keeps its fonts, the person's own included."""
    home = Path.home()
    windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
        windows / "Fonts",
        home / "AppData/Local/Microsoft/Windows/Fonts",
        Path("/System/Library/Fonts"),
        Path("/Library/Fonts"),
        home / "Library/Fonts",
    )


def find_fonts(folders: tuple[Path, ...]) -> FontFiles | None:
    """The best family in these folders, None where there is none that we know."""
    files = {path.name.lower(): path for folder in folders for path in _files(folder)}
    for regular, bold in _FAMILIES:
        if regular in files and bold in files:
            others = tuple(files[name] for name in _OTHERS if name in files and name != regular)
            return FontFiles(files[regular], files[bold], others)
    return None


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):  # a folder that is not there has none
        yield from (Path(parent, name) for name in names)
