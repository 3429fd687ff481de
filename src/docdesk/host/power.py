"""Whether the computer runs on its battery."""

import psutil


def is_on_battery() -> bool:
    """True while the cable is out; False also where there is no battery or nothing is known."""
    try:
        battery = psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError):  # not on this system, or read while it changes
        return False
    return battery is not None and battery.power_plugged is False
