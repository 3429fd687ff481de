"""The tokens keep their promises in every scheme."""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from docdesk.ui.icons import Icon
from docdesk.ui.theme import Theme, contrast, load_theme, style_sheet

SCHEMES = ("light", "dark", "contrast")
GROUNDS = ("background", "surface", "sunken", "selection", "hover")
INKS = ("text", "muted", "accent", "warning", "error", "ok")


@pytest.fixture(params=SCHEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_every_text_is_readable_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize(
    ("ink", "ground"),
    [("on_accent", "accent"), ("evidence_text", "evidence"), ("paper_text", "paper_evidence")],
)
def test_text_on_a_colour_is_readable(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("ground", ["background", "surface", "sunken"])
def test_the_outline_of_a_control_can_be_seen(theme: Theme, ground: str) -> None:
    assert contrast(theme.outline, getattr(theme, ground)) >= 3.0


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


def test_text_scale_enlarges_the_three_sizes_and_nothing_else() -> None:
    plain, large = load_theme("light"), load_theme("light", 2.0)

    assert (large.body, large.answer, large.title) == (26, 30, 36)
    assert (large.unit, large.radius, large.text) == (plain.unit, plain.radius, plain.text)


def test_the_style_sheet_has_every_token_filled_in(theme: Theme) -> None:
    sheet = style_sheet(theme)

    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    assert theme.accent in sheet


def test_the_pictures_of_the_style_sheet_exist(theme: Theme) -> None:
    pictures = re.findall(r'url\("([^"]+)"\)', style_sheet(theme))

    assert pictures
    assert [each for each in pictures if not Path(each).is_file()] == []


def test_every_icon_is_in_the_set() -> None:
    spec = find_spec("qtawesome")
    assert spec is not None
    assert spec.submodule_search_locations
    fonts = Path(spec.submodule_search_locations[0]) / "fonts"
    names = json.loads((fonts / "phosphor-charmap-1.3.0.json").read_text("utf-8"))

    assert [each for each in Icon if each not in names] == []
