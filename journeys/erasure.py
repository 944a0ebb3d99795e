"""What is left of a fact when the person behind it is forgotten: what happened and when, no words, no names. Pure."""

import re
from typing import Any

MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.+Z-]+)?")
# Words that say what happened and nothing of who it happened to.
KEPT = frozenset(
    {
        *("is", "content", "status", "leg", "reason", "what", "state", "currency", "payment", "financial_status"),
        *("action", "command", "message", "courier", "account", "cause", "signal", "stage", "intent", "outcome"),
        *("awb", "shop_order_id", "number", "actions_allowed", "at_fault", "raw_code", "incident", "from", "to"),
    }
)
PLACES = frozenset({"location"})  # where she is, in numbers


def without_person(value: Any, name: str = "") -> Any:
    """A JSON value without anything that tells of a person: words go unless KEPT, moments and numbers stay."""
    if isinstance(value, dict):
        return {key: without_person(each, key) for key, each in value.items() if key not in PLACES}
    if isinstance(value, list):
        return [without_person(each, name) for each in value]
    if isinstance(value, str):
        return value if name in KEPT or MOMENT.fullmatch(value) else ""
    return value
