"""Hello: the chat opens from where her order is."""

from typing import Any

import pytest

from journeys.state import Shipment
from journeys.status import Status
from tests.bot.actions.test_change_delivery_time import at, attempted, said_args
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import order, state

ONE = order()
OTHER = order(id=22, number="#KH-20000", number_key="KH-20000", shop_order_id="5002")


@pytest.mark.parametrize(
    ("parcel", "menu"),
    [
        (None, ["order_status", "change_address", "cancel_order"]),
        (at(Status.IN_TRANSIT), ["order_status", "change_delivery_time", "change_address"]),
        (at(Status.OUT_FOR_DELIVERY), ["order_status", "courier_contact", "change_delivery_time"]),
        (attempted(), ["order_status", "change_delivery_time", "fake_attempt"]),
        (at(Status.DELIVERED), ["item_problem", "return_request", "not_received"]),
        (at(Status.RTO_IN_TRANSIT), ["order_status", "refund_status", "person"]),
    ],
)
def test_it_opens_from_the_stage_with_what_she_most_likely_wants(parcel: Shipment | None, menu: list[str]) -> None:
    """B-07, A-76."""
    records: tuple[Any, ...] = (ONE, parcel) if parcel else (ONE,)
    talk = Talk(state(*records))
    assert talk.says("hi", "greeting") == ["greeting_order"]
    assert said_args(talk)["meanings"] == menu


def test_a_tap_below_it_does_what_it_says_for_that_order() -> None:
    """A-76."""
    talk = Talk(state(ONE, attempted()))
    talk.says("hi", "greeting")
    assert talk.taps("meant", ONE.id, "fake_attempt") == ["ask_fake_attempt_seen"]


def test_of_several_the_one_at_the_door_is_most_likely_meant() -> None:
    """B-07."""
    talk = Talk(state(ONE, OTHER, at(Status.OUT_FOR_DELIVERY)))
    assert talk.says("hi", "greeting") == ["greeting_order"]
    assert talk.state.conversation.about == ONE.id


def test_of_several_on_their_way_none_is_guessed() -> None:
    """A-02."""
    assert Talk(state(ONE, OTHER)).says("hi", "greeting") == ["greeting"]


def test_a_stranger_is_greeted_plainly() -> None:
    """B-07."""
    assert Talk(state()).says("hi", "greeting") == ["greeting"]
