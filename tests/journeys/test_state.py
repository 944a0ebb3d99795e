"""What we know about a customer: her parcels in order and her newest identity."""

from datetime import timedelta

from journeys.events import Key
from tests.journeys.builders import NOW, parcel, state


def test_an_orders_parcels_come_oldest_first_with_those_she_may_see() -> None:
    """A-02."""
    first = parcel(id=32, created_at=NOW - timedelta(days=3))
    second = parcel(id=31)
    other = parcel(id=33, order_id=99)
    linked = parcel(id=34, created_at=NOW)
    known = state(second, first, other, visible_shipments={34: linked})
    assert known.shipments_of(20) == [first, second, linked]
    assert known.shipments_of(7) == []


def test_the_newest_identity_of_a_kind_is_used() -> None:
    """P-02: a number may change."""
    known = state(
        identities={
            Key("phone", "+919999900001"): "shop",
            Key("email", "meera@example.in"): "shop",
            Key("phone", "+919999900002"): "whatsapp",
        }
    )
    assert known.value_of("phone") == "+919999900002"
    assert known.value_of("bsuid") == ""
