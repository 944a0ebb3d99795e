"""Where a brand delivers, where it takes cash, and when a parcel would come if it were ordered now. Pure (A-29)."""

from datetime import datetime

from journeys.brand import Brand
from journeys.delivery_terms import DeliveryTerms
from journeys.expected import Expected, ranges_of
from journeys.state import Order


def delivers_to(pincode: str, terms: DeliveryTerms) -> bool:
    """Whether the brand delivers there."""
    return not pincode.startswith(terms.not_in) if terms.not_in else True


def cod_line(pincode: str, terms: DeliveryTerms) -> str:
    """The text that says whether cash on delivery is taken at a pincode, or anywhere where it is ""."""
    if terms.cod == "ask":
        return "cod_rule_ask"
    if terms.cod == "no" or (pincode and terms.no_cod_in and pincode.startswith(terms.no_cod_in)):
        return "cod_rule_no"
    return "cod_rule_up_to" if terms.cod_most_paise else "cod_rule_yes"


def depends_on_place(terms: DeliveryTerms) -> bool:
    """Whether cash on delivery is taken in some places only."""
    return terms.cod == "yes" and bool(terms.no_cod_in)


def range_to(pincode: str, now: datetime, brand: Brand) -> Expected:
    """When an order placed now would be at the door there: what was learnt of the lane, else the usual days. Always
    a range of at least two days."""
    return ranges_of(brand).expected(_ordered_now(pincode, now), None, now, brand)


def _ordered_now(pincode: str, now: datetime) -> Order:
    return Order(
        id=0,
        customer_id=0,
        account="",
        shop_order_id="",
        number="",
        number_key="",
        placed_at=now,
        version_at=now,
        received_at=now,
        status="open",
        payment="prepaid",
        pincode=pincode,
    )
