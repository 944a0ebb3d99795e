"""How an order follows from what the shop shows, whatever version arrives last."""

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from journeys.events import Address, Event, Fulfilment, Item, Parcel
from journeys.order import announced, apply_order, parcels_named_by
from journeys.state import Order
from journeys.status import Status
from tests.journeys.builders import AWB, NOW, fulfilled, ids, order, parcel, placed, scan

HOUR = timedelta(hours=1)


def follow(*events: Event) -> Order:
    known = None
    for event in events:
        known = apply_order(known, event, 10, ids(20))
    assert known is not None
    return known


def test_a_first_version_becomes_the_order() -> None:
    """P-01."""
    known = follow(placed(NOW, note="leave with the guard", tags=("vip",), email="meera@example.in"))
    assert (known.id, known.customer_id, known.number, known.number_key) == (20, 10, "#KH-10234", "KH-10234")
    assert (known.status, known.payment, known.total_paise) == ("open", "cod", 149_900)
    assert (known.pincode, known.items[0].sku, known.tags, known.note) == (
        "560001",
        "KU-7",
        ("vip",),
        "leave with the guard",
    )
    assert (known.version_at, known.received_at) == (NOW, NOW + timedelta(seconds=20))


def test_the_newest_version_counts() -> None:
    """A-20."""
    newer = placed(NOW + HOUR, payment="prepaid", outstanding_paise=0, tags=("paid",))
    known = follow(placed(NOW), newer)
    assert (known.payment, known.outstanding_paise, known.tags) == ("prepaid", 0, ("paid",))
    assert follow(newer, placed(NOW)).payment == "prepaid"


def test_a_newer_version_that_leaves_something_out_does_not_erase_it() -> None:
    """P-01."""
    bare = {"customer_name": "", "phone": "", "email": "", "address": Address(), "items": ()}
    known = follow(placed(NOW, email="meera@example.in"), placed(NOW + HOUR, **bare))
    assert (known.customer_name, known.phone, known.email) == ("Meera Joshi", "+919999900234", "meera@example.in")
    assert (known.address.line1, known.items) == ("7 Neem Lane", (Item("Indigo kurta", 1, "KU-7", 149_900),))


def test_an_older_version_fills_what_the_newer_one_left_empty() -> None:
    """A-20: late arrivals join."""
    bare = {"customer_name": "", "phone": "", "address": Address(), "items": ()}
    newer = placed(NOW + HOUR, total_paise=99_900, **bare)
    known = follow(newer, placed(NOW, email="meera@example.in"))
    assert (known.customer_name, known.phone, known.email) == ("Meera Joshi", "+919999900234", "meera@example.in")
    assert (known.pincode, known.address.city, len(known.items)) == ("560001", "Bengaluru", 1)
    assert (known.total_paise, known.version_at) == (99_900, NOW + HOUR)


def test_a_cancellation_stays_whatever_comes_after_it() -> None:
    """G-2."""
    gone = placed(NOW, cancelled_at=NOW, cancel_reason="customer")
    for arrival in ((gone, placed(NOW + HOUR)), (placed(NOW + HOUR), gone)):
        known = follow(*arrival)
        assert (known.status, known.cancelled_at, known.closed_at) == ("cancelled", NOW, NOW)
        assert known.cancel_reason == "customer"


def test_an_order_may_be_cancelled_when_we_first_hear_of_it() -> None:
    """G-2."""
    known = follow(placed(NOW, cancelled_at=NOW - HOUR))
    assert (known.status, known.closed_at) == ("cancelled", NOW - HOUR)


def test_an_order_that_is_gone_from_the_shop_is_cancelled_and_keeps_what_we_knew() -> None:
    """G-2."""
    gone = placed(NOW + HOUR, whole=False, customer_name="", phone="", total_paise=0)
    known = follow(placed(NOW), gone)
    assert (known.status, known.cancelled_at, known.customer_name) == ("cancelled", NOW + HOUR, "Meera Joshi")
    assert known.total_paise == 149_900
    assert follow(placed(NOW + 2 * HOUR), gone).status == "cancelled"


def test_a_parcel_that_ended_closed_the_order_and_a_cancellation_does_not_move_that() -> None:
    """G-2."""
    closed = order(closed_at=NOW - HOUR)
    known = apply_order(closed, placed(NOW, cancelled_at=NOW), 10, ids())
    assert known.closed_at == NOW - HOUR


@st.composite
def versions(draw: st.DrawFn) -> Event:
    """Complete versions of one order, at different times."""
    at = NOW + draw(st.integers(0, 30)) * timedelta(minutes=10)
    cancelled_at = draw(st.none() | st.just(at))
    return placed(
        at,
        whole=draw(st.integers(0, 5)) > 0,
        payment=draw(st.sampled_from(["cod", "prepaid", "part_cod"])),
        status=draw(st.sampled_from(["open", "pending_payment", "closed"])),
        outstanding_paise=draw(st.integers(0, 200_000)),
        cancelled_at=cancelled_at,
        cancel_reason="customer" if cancelled_at else "",
    )


@given(
    st.lists(versions(), min_size=1, max_size=6, unique_by=lambda event: event.occurred_at).flatmap(
        lambda each: st.tuples(st.just(each), st.permutations(each + each[:2]))
    )
)
def test_the_order_of_arrival_does_not_matter(arrivals: tuple[list[Event], list[Event]]) -> None:
    """G-3, A-23: for versions that are complete, and of which a whole one came first."""
    once, shuffled = arrivals
    first = placed(NOW - HOUR)
    in_order = sorted(once, key=lambda event: event.occurred_at)
    assert follow(first, *shuffled) == follow(first, *in_order)


def test_parcels_are_named_by_orders_and_fulfilments_only() -> None:
    """A-71."""
    named = (Parcel(AWB), Parcel(" "))
    assert parcels_named_by(placed(NOW, parcels=named)) == (named[0],)
    assert [each.awb for each in parcels_named_by(fulfilled())] == [AWB]
    assert parcels_named_by(scan(Status.PICKED_UP)) == ()


def test_an_announced_parcel_learns_its_order_and_keeps_what_it_knew() -> None:
    """A-71."""
    body = fulfilled().body
    assert isinstance(body, Fulfilment)
    (named,) = body.parcels
    known = announced(parcel(order_id=None, courier="bluedart"), named, 20)
    assert (known.order_id, known.courier, known.fulfilment_id) == (20, "bluedart", "F-1")
    assert known.tracking_url == "https://track.example/1"
    assert announced(parcel(order_id=99), named, 20).order_id == 99


def test_the_times_of_edits_of_the_address_are_kept() -> None:
    """A-94: where it leads counts, not how its landmark is written; the same version told twice is one edit."""
    first = apply_order(None, placed(NOW), 10, ids())
    moved = Address(name="Meera Joshi", line1="9 Tamarind Road", city="Bengaluru", pincode="560001")
    later = placed(NOW + timedelta(hours=1), address=moved)
    edited = apply_order(first, later, 10, ids())
    assert edited.address_edits == (NOW + timedelta(hours=1),)
    assert apply_order(edited, later, 10, ids()).address_edits == edited.address_edits
    nearer = msgspec.structs.replace(moved, landmark="behind the temple")
    same = apply_order(edited, placed(NOW + timedelta(hours=2), address=nearer), 10, ids())
    assert same.address_edits == edited.address_edits
    assert apply_order(same, placed(NOW - timedelta(hours=1)), 10, ids()).address_edits == edited.address_edits
