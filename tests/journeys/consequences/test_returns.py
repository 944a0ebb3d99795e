"""What follows when a return, an exchange or a refund moves."""

from datetime import timedelta

from journeys.state import CustomerState, Order
from journeys.status import Leg, Status
from tests.journeys.builders import BRAND, NOW, order, parcel, placed, refunded, returned, scan, state
from tests.journeys.consequences.telling import heard, turn_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def at_home(**facts: object) -> CustomerState:
    """Her order was delivered and paid; it is closed."""
    delivered = scan(Status.DELIVERED, NOW - DAY)
    return turn_of(state(order(payment="prepaid", outstanding_paise=0, **facts), parcel()), delivered).state


def order_in(known: CustomerState) -> Order:
    return known.orders[20]


def test_every_state_is_told_once_as_it_is_reached() -> None:
    """A-50, A-07: whoever tells of it."""
    events = (
        returned("requested", NOW),
        returned("approved", NOW + HOUR),
        returned("approved", NOW + HOUR),
        returned("pickup_scheduled", NOW + 2 * HOUR, awb="RVP1", pickup_until_at=NOW + DAY),
        scan(Status.PICKED_UP, NOW + DAY, awb="RVP1", leg=Leg.REVERSE),
        scan(Status.IN_TRANSIT, NOW + DAY + HOUR, awb="RVP1", leg=Leg.REVERSE),
        scan(Status.DELIVERED, NOW + 2 * DAY, awb="RVP1", leg=Leg.REVERSE),
        returned("qc_passed", NOW + 3 * DAY),
        refunded("created", NOW + 3 * DAY),
        refunded("processed", NOW + 4 * DAY, reference="ARN7"),
    )
    turn = turn_of(at_home(), *events)
    assert heard(turn) == [
        ("return.requested", "R-1"),
        ("return.approved", "R-1"),
        ("return.pickup_scheduled", "R-1"),
        ("return.picked_up", "R-1"),
        ("return.received", "R-1"),
        ("return.qc_passed", "R-1"),
        ("refund.created", "R-1"),
        ("refund.processed", "R-1"),
    ]
    assert turn.happenings[-1].args == {"refund_paise": 149_900, "reference": "ARN7"}
    assert {each.order_id for each in turn.out.recorded} == {20}


def test_news_that_come_too_late_are_kept_and_told_to_nobody() -> None:
    """G-3, A-50."""
    turn = turn_of(at_home(), returned("received", NOW), returned("picked_up", NOW - HOUR))
    assert heard(turn) == [("return.received", "R-1")]
    assert [each.late for each in turn.out.recorded] == [False, True]


def test_a_return_under_way_keeps_its_order_open_until_it_is_over() -> None:
    """A-50, G-6: what is open is watched; what is over closes at the moment it ended."""
    known = at_home()
    assert order_in(known).closed_at == NOW - DAY
    turn = turn_of(known, returned("requested", NOW))
    assert order_in(turn.state).closed_at is None
    turn = turn_of(turn.state, refunded("processed", NOW + DAY))
    assert order_in(turn.state).closed_at == NOW + DAY


def test_the_same_money_told_by_shop_and_gateway_is_told_on_once() -> None:
    """A-50, G-1."""
    shop, gateway = refunded("created", NOW), refunded("created", NOW + HOUR, account="razorpay", refund_id="rfnd_1")
    turn = turn_of(at_home(), shop, gateway)
    assert heard(turn) == [("refund.created", "rf-1")]


def test_a_refund_that_failed_is_told_as_such() -> None:
    """A-50."""
    turn = turn_of(at_home(), refunded("failed", NOW))
    assert heard(turn) == [("refund.failed", "rf-1")]
    assert order_in(turn.state).returns == ()


def test_later_news_find_the_return_without_its_order() -> None:
    """A-50: a shop may name the order only when the return is new."""
    turn = turn_of(at_home(), returned("requested", NOW), returned("declined", NOW + HOUR, shop_order_id=""))
    assert heard(turn)[-1] == ("return.declined", "R-1")


def test_news_of_unknown_orders_and_of_unknown_states_are_kept() -> None:
    """G-3: never guessed."""
    events = (returned("requested", shop_order_id="9"), refunded("created", shop_order_id="9"), returned("reopened"))
    turn = turn_of(at_home(), *events)
    assert heard(turn) == []
    assert [each.order_id for each in turn.out.recorded] == [None, None, 20]


def test_the_parcel_of_a_return_is_known_from_then_on() -> None:
    """A-50: so that it is asked after; whatever it has been through already is brought along."""
    turn = turn_of(at_home(), returned("approved", NOW, awb="rvp 1"))
    (on_its_way,) = [each for each in turn.state.shipments.values() if each.awb == "RVP1"]
    assert (on_its_way.order_id, on_its_way.leg, on_its_way.account) == (20, Leg.REVERSE, "")
    orphan = scan(Status.PICKED_UP, NOW - HOUR, awb="RVP2", leg=Leg.REVERSE)
    turn = turn_of(at_home(), orphan, returned("approved", NOW, awb="RVP2"))
    assert heard(turn) == [("return.picked_up", "awb:RVP2")]
    assert [each.state for each in order_in(turn.state).returns] == ["picked_up"]


def test_a_parcel_that_belongs_to_somebody_else_is_not_taken() -> None:
    """P-01."""
    known = at_home()
    known.taken_awbs = {"RVP1"}
    turn = turn_of(known, returned("approved", NOW, awb="RVP1"))
    assert [each.awb for each in turn.state.shipments.values()] == ["KHA200011"]


def test_a_parcel_on_its_way_back_finds_its_order_later() -> None:
    """A-50: the courier tells first, the order second."""
    orphan = parcel(id=31, awb="RVP3", order_id=None, order_ref="KH-10234", account="delhivery-main")
    moved = turn_of(state(orphan), scan(Status.PICKED_UP, NOW, awb="RVP3", leg=Leg.REVERSE)).state
    turn = turn_of(moved, placed(NOW + HOUR))
    assert ("return.picked_up", "awb:RVP3") in heard(turn)


def test_dates_follow_the_brand() -> None:
    """A-50."""
    turn = turn_of(at_home(), returned("requested", NOW))
    assert order_in(turn.state).returns[0].expected_by_at == NOW + BRAND.return_answer_within
