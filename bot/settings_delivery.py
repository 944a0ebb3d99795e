"""The reader of a brand's terms of delivery."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from journeys.delivery_terms import DeliveryTerms

MOST_DIGITS = 6  # of a pincode


def delivery_terms(value: Any) -> DeliveryTerms:
    """A table such as {cod = "yes", cod_up_to = "3000", no_cod_in = "79, 744", not_in = "682555"}; `cod_up_to` is in
    rupees. What it leaves out keeps its default. Raises ValueError with what is wrong."""
    if isinstance(value, DeliveryTerms):
        return value
    if not isinstance(value, Mapping):
        raise ValueError('is not a table such as {cod = "yes"}')
    said = {str(name): each for name, each in value.items()}
    if unknown := sorted(set(said) - set(READERS)):
        raise ValueError(f"has no {unknown[0]}; known are {', '.join(READERS)}")
    return DeliveryTerms(**{FIELD_OF.get(name, name): READERS[name](name, each) for name, each in said.items()})


def _cod(name: str, value: Any) -> str:
    words = {True: "yes", False: "no"}
    found = words.get(value, value) if isinstance(value, bool) else value
    if found not in ("yes", "no", "ask"):
        raise ValueError(f"{name} should be yes, no or ask")
    return str(found)


def _paise(name: str, value: Any) -> int:
    try:
        rupees = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{name} should be an amount in rupees such as 3000") from None
    if not rupees.is_finite() or rupees < 0:
        raise ValueError(f"{name} should be an amount in rupees such as 3000")
    return int(rupees * 100)


def _pincodes(name: str, value: Any) -> tuple[str, ...]:
    said = value.split(",") if isinstance(value, str) else value
    if not isinstance(said, list | tuple):
        raise ValueError(f'{name} should be beginnings of pincodes such as "79, 744"')
    found = tuple(each.strip() for each in map(str, said) if each.strip())
    if wrong := [each for each in found if not each.isdecimal() or len(each) > MOST_DIGITS]:
        raise ValueError(f"{name}: {wrong[0]} is no beginning of a pincode")
    return found


READERS: dict[str, Callable[[str, Any], Any]] = {
    "cod": _cod,
    "cod_up_to": _paise,
    "no_cod_in": _pincodes,
    "not_in": _pincodes,
}
FIELD_OF = {"cod_up_to": "cod_most_paise"}
