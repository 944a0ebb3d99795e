"""What a text may name of an order or a cart and the answer does not hold: the address, what is doubtful in it, what
was bought. Pure."""

from datetime import datetime, timedelta

from journeys.address_confidence import doubts
from journeys.brand import Brand
from journeys.events import Address, Item
from journeys.expected import Expected
from journeys.state import Checkout, Order
from journeys.wording import Wording

SHOWN_OF_PHONE = 4  # digits: enough to know one's own number by
UNKNOWN_DIGITS = "••••"


def words_of_order(order: Order, wording: Wording, brand: Brand, language: str) -> dict[str, str]:
    """The address in one line and the worst doubt about it, how the rider's number ends, the first item, until when an
    unpaid order is kept."""
    found = doubts(order.address, order.pincode)
    return {
        "address": address_line(order.address, order.pincode) or wording.line("address_unknown", language),
        "phone_end": (order.address.phone or order.phone)[-SHOWN_OF_PHONE:] or UNKNOWN_DIGITS,
        "doubt": wording.line(f"doubt_{found[0] if found else 'none'}", language),
        "item": _item(order.items, wording, language),
        "until": wording.moment(order.placed_at + brand.payment_window, brand, language),
        "link": "",  # comes with the message
    }


def words_of_cart(
    cart: Checkout | None, now: datetime, wording: Wording, brand: Brand, language: str
) -> dict[str, str]:
    """What lies in the cart, the way back to it, and when it would come if it were ordered now."""
    return {
        "item": _item(cart.items if cart else (), wording, language),
        "link": cart.url if cart else "",
        "range": wording.days(range_from(now, brand), language),
    }


def address_line(address: Address, pincode: str = "") -> str:
    """ "14 Neem Lane, Indiranagar, opposite the post office, Bengaluru 560038"; "" where the shop shows none."""
    street = [part for part in (address.line1, address.line2, address.landmark) if part]
    town = " ".join(part for part in (address.city, address.pincode or pincode) if part)
    return ", ".join([*street, town] if town else street) if street else ""


def range_from(now: datetime, brand: Brand) -> Expected:
    """The range for an order placed now, by the brand's usual days."""
    today = brand.local(now).date()
    first = today + timedelta(days=brand.dispatch_days[0] + brand.transit_days[0])
    last = today + timedelta(days=brand.dispatch_days[1] + brand.transit_days[1])
    return Expected(first, max(last, first + timedelta(days=1)))


def _item(items: tuple[Item, ...], wording: Wording, language: str) -> str:
    return items[0].title if items and items[0].title else wording.line("item_unknown", language)
