"""Whether the computer runs on its battery."""

import psutil


def is_on_battery() -> bool:
    """True while the cable is out; False also where there is no battery or nothing is known."""
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    return battery is not None and battery.power_plugged is False
