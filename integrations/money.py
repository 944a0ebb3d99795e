"""Reads money exactly: rupees as shops write them ("1499.00", 1499, Decimal) become whole paise."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from journeys.errors import PayloadMalformed

PAISE_PER_RUPEE = 100
MAX_PAISE = 10**13  # ten thousand crore paise; anything beyond is a broken payload, not an order


def paise_of_rupees(amount: Any) -> int:
    """Rupees as text, int or Decimal, in paise; half a paisa is rounded up. None and "" are 0.

    Raises PayloadMalformed on anything else. A float is refused: it has already lost its exact value.
    """
    if amount is None or amount == "":
        return 0
    return _in_range(_decimal(amount) * PAISE_PER_RUPEE)


def whole_paise(amount: Any) -> int:
    """An amount that a vendor gives in paise already. None and "" are 0. Raises PayloadMalformed on fractions."""
    if amount is None or amount == "":
        return 0
    paise = _decimal(amount)
    if paise != paise.to_integral_value():
        raise PayloadMalformed("an amount in paise has a fraction")
    return _in_range(paise)


def _decimal(amount: Any) -> Decimal:
    if isinstance(amount, bool) or not isinstance(amount, (str, int, Decimal)):
        raise PayloadMalformed(f"an amount is of type {type(amount).__name__}")
    try:
        value = Decimal(amount.replace(",", "").strip() if isinstance(amount, str) else amount)
    except (InvalidOperation, ValueError) as error:
        raise PayloadMalformed("an amount is not a number") from error
    if not value.is_finite() or value.adjusted() > len(str(MAX_PAISE)):
        raise PayloadMalformed("an amount is out of range")
    return value


def _in_range(paise: Decimal) -> int:
    whole = int(paise.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if abs(whole) > MAX_PAISE:
        raise PayloadMalformed("an amount is out of range")
    return whole
