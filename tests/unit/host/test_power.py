"""Only a cable that is known to be out counts as running on the battery."""

from types import SimpleNamespace

import pytest

from docdesk.host import power


@pytest.mark.parametrize(
    ("battery", "is_on_battery"),
    [
        (None, False),
        (SimpleNamespace(power_plugged=None), False),
        (SimpleNamespace(power_plugged=True), False),
        (SimpleNamespace(power_plugged=False), True),
    ],
)
def test_the_cable_decides(monkeypatch, battery, is_on_battery):
    monkeypatch.setattr(power.psutil, "sensors_battery", lambda: battery)

    assert power.is_on_battery() is is_on_battery


@pytest.mark.parametrize("error", [OSError("changing"), NotImplementedError(), AttributeError()])
def test_a_battery_that_cannot_be_read_is_none(monkeypatch, error):
    def fail():
        raise error

    monkeypatch.setattr(power.psutil, "sensors_battery", fail)

    assert not power.is_on_battery()
