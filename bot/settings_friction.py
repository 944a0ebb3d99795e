"""Readers of what a brand sets about friction: when its detectors speak up."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.settings_values import hours, span
from journeys.brand import Friction, Hours


def friction(value: Any) -> Friction:
    """A table of thresholds, such as {no_scan_for = "36h", page_opens = 4}; what it leaves out keeps its default."""
    if isinstance(value, Friction):
        return value
    if not isinstance(value, Mapping):
        raise ValueError("is not a table")
    if unknown := sorted(set(value) - set(Friction.__struct_fields__)):
        raise ValueError(f"has no {unknown[0]}; known are {', '.join(Friction.__struct_fields__)}")
    return Friction(**{name: _read(name, each) for name, each in value.items()})


def _read(name: str, value: Any) -> Any:
    default = getattr(Friction(), name)
    if isinstance(default, timedelta):
        return span(value)
    if isinstance(default, Hours):
        return hours(value)
    if not str(value).isdigit() or int(value) == 0:
        raise ValueError(f"{name} should be a whole number above 0")
    return int(value)
