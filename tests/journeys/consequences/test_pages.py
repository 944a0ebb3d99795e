"""What follows when a customer opens her tracking page."""

from datetime import datetime, timedelta

from journeys.events import Event, Key, PageOpened
from tests.journeys.builders import NOW, order, state
from tests.journeys.consequences.telling import heard, turn_of

MINUTE = timedelta(minutes=1)


def opened(at: datetime = NOW, order_id: int = 20) -> Event:
    return Event(
        "page.opened", f"page:{order_id}:{at}", at, at, "harkara", PageOpened(order_id), (Key("customer", "10"),)
    )


def test_openings_are_kept_with_the_order_and_told() -> None:
    """A-24, A-07: a behaviour starts journeys like any other event."""
    turn = turn_of(state(order()), opened(), opened(NOW + 11 * MINUTE))
    assert heard(turn) == [("page.opened", "20"), ("page.opened", "20")]
    assert turn.state.orders[20].page_opens == (NOW, NOW + 11 * MINUTE)


def test_openings_within_ten_minutes_count_once() -> None:
    """A-24: whichever of them is told first."""
    turn = turn_of(state(order()), opened(), opened(NOW + 9 * MINUTE), opened(NOW - 9 * MINUTE))
    assert turn.state.orders[20].page_opens == (NOW,)
    assert len(turn.out.recorded) == 3


def test_only_the_last_openings_are_kept() -> None:
    """A-24: the record does not grow for ever."""
    turn = turn_of(state(order()), *(opened(NOW + 20 * n * MINUTE) for n in range(9)))
    assert turn.state.orders[20].page_opens[-1] == NOW + 160 * MINUTE
    assert len(turn.state.orders[20].page_opens) == 6


def test_the_page_of_an_order_of_long_ago_is_kept_on_the_timeline() -> None:
    """A-24."""
    turn = turn_of(state(), opened())
    assert heard(turn) == []
    assert [each.order_id for each in turn.out.recorded] == [None]
