"""How everything looks: tokens of the three schemes, and style sheet and palette from them."""

from dataclasses import asdict, dataclass
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from docdesk.ui.resources import resources_dir

Scheme = Literal["light", "dark", "contrast"]


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens of one scheme. Colours are "#rrggbb"; sizes are pixels before screen scaling.

    `background` lies behind the conversation, `surface` behind cards and fields, `sunken` behind
    side panes and pages. `hairline` parts things, `outline` draws what can be operated (3:1),
    `selection` lies behind a chosen row. `evidence` marks evidence and nothing else;
    `paper` and `paper_evidence` are those of pages, which stay white in every scheme.
    """

    scheme: Scheme
    background: str
    surface: str
    sunken: str
    text: str
    muted: str
    hairline: str
    outline: str
    accent: str
    on_accent: str
    selection: str
    hover: str
    evidence: str
    evidence_text: str
    warning: str
    error: str
    ok: str
    paper: str = "#ffffff"
    paper_text: str = "#1b1d21"
    paper_evidence: str = "#ffe27a"
    body: int = 13
    answer: int = 15
    title: int = 18
    unit: int = 8  # the grid: margins and gaps are multiples, or half of it
    radius: int = 6


_LIGHT = Theme(
    scheme="light",
    background="#fbfbfa",
    surface="#ffffff",
    sunken="#f2f2f0",
    text="#1b1d21",
    muted="#5c626b",
    hairline="#e0e0dc",
    outline="#868c95",
    accent="#2552b5",
    on_accent="#ffffff",
    selection="#e3eafa",
    hover="#e9e9e6",
    evidence="#ffe99a",
    evidence_text="#33290a",
    warning="#8a4b00",
    error="#b3221b",
    ok="#1c6e38",
)

_DARK = Theme(
    scheme="dark",
    background="#1d1e21",
    surface="#26282c",
    sunken="#17181a",
    text="#e6e7e9",
    muted="#a2a8b1",
    hairline="#36393f",
    outline="#7b828d",
    accent="#8fb2ff",
    on_accent="#0e1a33",
    selection="#2c3a59",
    hover="#303338",
    evidence="#5e4c0c",
    evidence_text="#fff2c2",
    warning="#f0b45c",
    error="#ff9a90",
    ok="#79cf95",
)

_CONTRAST = Theme(
    scheme="contrast",
    background="#000000",
    surface="#000000",
    sunken="#000000",
    text="#ffffff",
    muted="#ffffff",
    hairline="#ffffff",
    outline="#bdbdbd",
    accent="#5fe3ff",
    on_accent="#000000",
    selection="#0b3d4a",
    hover="#2b2b2b",
    evidence="#ffff00",
    evidence_text="#000000",
    warning="#ffd23f",
    error="#ffaaa3",
    ok="#7dff9b",
)

_THEMES: dict[Scheme, Theme] = {"light": _LIGHT, "dark": _DARK, "contrast": _CONTRAST}


def load_theme(scheme: Scheme, text_scale: float = 1.0) -> Theme:
    """The tokens of a scheme with its three text sizes multiplied by `text_scale`."""
    tokens = asdict(_THEMES[scheme])
    for size in ("body", "answer", "title"):
        tokens[size] = round(tokens[size] * text_scale)
    return Theme(**tokens)


def system_scheme() -> Scheme:
    """The scheme that the desktop asks for now; light where it does not say."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def style_sheet(theme: Theme) -> str:
    """The application's style sheet: `resources/styles/docdesk.qss` with the tokens filled in.

    Raises:
        KeyError: the template names a token that does not exist.
    """
    styles = resources_dir() / "styles"
    tokens = {name: str(value) for name, value in asdict(theme).items()}
    tokens["half"] = str(theme.unit // 2)
    tokens["double"] = str(theme.unit * 2)
    tokens["styles"] = styles.as_posix()
    return Template((styles / "docdesk.qss").read_text("utf-8")).substitute(tokens)


def dress(app: QApplication, theme: Theme) -> None:
    """Give the whole application the look of a theme; may be called again to change it."""
    app.setStyle("Fusion")  # the one style that draws every control from the palette
    app.setPalette(palette(theme))
    app.setFont(text_font(theme.body))
    app.setStyleSheet(style_sheet(theme))


def palette(theme: Theme) -> QPalette:
    """The palette for whatever the style sheet leaves to the style."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.sunken,
        role.Text: theme.text,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Light: theme.surface,
        role.Midlight: theme.hairline,
        role.Mid: theme.hairline,
        role.Dark: theme.outline,
        role.Shadow: theme.outline,
    }
    result = QPalette()
    for each, colour in colours.items():
        result.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.outline))
    return result


def text_font(size: int, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's own font at a token's size."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def figures_font(size: int) -> QFont:
    """The system's font with figures of one width, for numbers that stand under each other."""
    font = text_font(size)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lights = sorted((_luminance(QColor(first)), _luminance(QColor(second))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
