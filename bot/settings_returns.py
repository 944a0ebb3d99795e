"""The reader of a brand's rules for returns."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from journeys.return_rules import REASONS, ReturnRules


def return_rules(value: Any) -> ReturnRules:
    """A table such as {days = 10, days_of = {jewellery = 3}, final = "innerwear, masks", exchange_only = "sale",
    fee = "99", keep_below = "300", photo_for = "damaged", refund_to = "credit", approves = false}.

    `fee` and `keep_below` are rupees. What it leaves out keeps its default. Raises ValueError with what is wrong.
    """
    if isinstance(value, ReturnRules):
        return value
    if not isinstance(value, Mapping):
        raise ValueError("is not a table such as {days = 10}")
    said = {str(name): each for name, each in value.items()}
    if unknown := sorted(set(said) - set(READERS)):
        raise ValueError(f"has no {unknown[0]}; known are {', '.join(READERS)}")
    return ReturnRules(**{FIELD_OF.get(name, name): READERS[name](name, each) for name, each in said.items()})


def _days(name: str, value: Any) -> int:
    if not str(value).isdigit():
        raise ValueError(f"{name} should be a whole number of days")
    return int(value)


def _days_by_category(name: str, value: Any) -> dict[str, int]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{name} should be a table such as {{jewellery = 3}}")
    return {str(category): _days(f"{name}.{category}", days) for category, days in value.items()}


def _words(name: str, value: Any) -> tuple[str, ...]:
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list | tuple):
        raise ValueError(f'{name} should be words such as "innerwear, masks"')
    return tuple(word.strip() for word in map(str, words) if word.strip())


def _reasons(name: str, value: Any) -> tuple[str, ...]:
    reasons = _words(name, value)
    if unknown := [each for each in reasons if each not in REASONS]:
        raise ValueError(f"{name} knows no {unknown[0]}; known are {', '.join(REASONS)}")
    return reasons


def _paise(name: str, value: Any) -> int:
    try:
        rupees = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{name} should be an amount in rupees such as 99") from None
    if not rupees.is_finite() or rupees < 0:
        raise ValueError(f"{name} should be an amount in rupees such as 99")
    return int(rupees * 100)


def _way(name: str, value: Any) -> str:
    if value not in ("source", "credit"):
        raise ValueError(f"{name} should be source or credit")
    return str(value)


def _yes_no(name: str, value: Any) -> bool:
    words = {"true": True, "false": False}
    found = words.get(str(value).lower())
    if found is None:
        raise ValueError(f"{name} should be true or false")
    return found


READERS: dict[str, Callable[[str, Any], Any]] = {
    "days": _days,
    "problem_days": _days,
    "days_of": _days_by_category,
    "final": _words,
    "exchange_only": _words,
    "fee": _paise,
    "photo_for": _reasons,
    "keep_below": _paise,
    "refund_to": _way,
    "approves": _yes_no,
}
FIELD_OF = {"fee": "fee_paise", "keep_below": "keep_below_paise"}
