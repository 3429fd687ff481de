"""The first argument that is no option says the role."""

import pytest

from docdesk.__main__ import _role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("", "window"),
        ("--samples", "window"),
        ("--home /h", "window"),
        ("--home=/h", "window"),
        ("--home /h --samples", "window"),
        ("host --home /h", "host"),
        ("engine", "engine"),
        ("index-probe /folder", "index-probe"),
        ("status w", "command"),
        ("--home /h status w", "command"),
        ("--home=/h search w host", "command"),
        ("--json doctor", "command"),
    ],
)
def test_the_role_of_a_command_line(line, role):
    assert _role(line.split()) == role
