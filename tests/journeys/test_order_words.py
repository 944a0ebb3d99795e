"""What texts name of an order or a cart that the answer does not hold."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from journeys.brand import Brand
from journeys.events import Address, Item
from journeys.order_words import address_line, range_from, words_of_cart, words_of_order
from journeys.state import Checkout
from journeys.wording import Wording
from tests.journeys.builders import BRAND, NOW, order

WORDING = Wording(("en",))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            Address(line1="14 Neem Lane", line2="Indiranagar", landmark="Old post office", city="Bengaluru"),
            "14 Neem Lane, Indiranagar, Old post office, Bengaluru 560001",
        ),
        (Address(line1="14 Neem Lane", pincode="560038"), "14 Neem Lane, 560038"),
        (Address(city="Bengaluru", pincode="560038"), ""),  # the shop does not show where
    ],
)
def test_an_address_is_read_back_in_one_line(address: Address, said: str) -> None:
    """P-03."""
    assert address_line(address, "560001") == said


def test_an_address_is_named_with_its_worst_doubt() -> None:
    """P-03: the reason why she is asked."""
    asked = words_of_order(order(address=Address(line1="Neem Lane", pincode="560038")), WORDING, BRAND, "en")
    assert asked["doubt"] == "We see no house or flat number in it."
    assert words_of_order(order(), WORDING, BRAND, "en")["address"] == "as in your order"


def test_an_order_names_its_first_item_and_until_when_it_is_kept() -> None:
    """A-15: a pending order says until when."""
    said = words_of_order(order(items=(Item("Indigo kurta"), Item("Stole"))), WORDING, BRAND, "en")
    assert said["item"] == "Indigo kurta"
    assert said["until"].startswith("Sun, 22 Nov")  # a day after it was placed
    assert words_of_order(order(), WORDING, BRAND, "en")["item"] == "something you liked"


def test_a_cart_names_its_item_the_way_back_and_a_range() -> None:
    """A-29: range and how updates will come."""
    cart = Checkout("C-1", "shop", NOW, items=(Item("Indigo kurta"),), url="https://shop.example/carts/1")
    said = words_of_cart(cart, NOW, WORDING, BRAND, "en")
    assert (said["item"], said["link"]) == ("Indigo kurta", "https://shop.example/carts/1")
    assert said["range"].startswith("25")
    assert words_of_cart(None, NOW, WORDING, BRAND, "en")["item"] == "something you liked"


def test_a_range_from_now_is_never_a_single_day() -> None:
    """A-83: counted in local days."""
    late = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)  # Tuesday 01:30 in India
    same_day = msgspec.structs.replace(Brand(), dispatch_days=(0, 0), transit_days=(2, 2))
    found = range_from(late, same_day)
    assert found.last - found.first == timedelta(days=1)
    assert found.first.day == 26
