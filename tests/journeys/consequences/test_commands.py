"""What follows from the answer of a vendor that we asked for something."""

import pytest

from journeys.shipment import apply_scan
from tests.journeys.builders import NOW, failed, ids, order, parcel, result, state
from tests.journeys.deciding import decided, only_send, sent, tasks

WAITING, _ = apply_scan(parcel(), failed(NOW), ids(901))
REATTEMPT = "courier.request_reattempt"


@pytest.mark.parametrize(
    ("said", "message", "asked", "work"),
    [
        ("accepted", "reattempt_accepted", "accepted", []),
        ("confirmed", "reattempt_accepted", "confirmed", []),
        ("refused", "reattempt_refused", "refused", ["reattempt_refused"]),
        ("failed", "reattempt_refused", "refused", ["reattempt_refused"]),
    ],
)
def test_she_hears_what_became_of_her_choice(said: str, message: str, asked: str, work: list[str]) -> None:
    """A-40, G-5: told when the courier accepts or refuses; a refusal opens a task."""
    decision = decided(state(order(), WAITING), result(REATTEMPT, said, reason="limit reached"))
    assert (only_send(decision).message, tasks(decision)) == (message, work)
    ndr = decision.state.shipments[30].ndr
    assert ndr is not None
    assert ndr.asked == asked
    assert (decision.recorded[0].order_id, decision.recorded[0].shipment_id) == (20, 30)


def test_a_parcel_of_another_that_she_may_see_is_answered_too() -> None:
    """P-02: she proved the order, and it is still the other's parcel."""
    known = state(visible_shipments={30: WAITING}, visible={20: order()})
    decision = decided(known, result(REATTEMPT, "accepted"))
    assert sent(decision) == ["reattempt_accepted"]
    assert decision.state.shipments[30].customer_id == WAITING.customer_id


def test_a_choice_about_a_parcel_we_no_longer_hold_is_answered_all_the_same() -> None:
    """A-40."""
    assert sent(decided(state(order()), result(REATTEMPT, "accepted"))) == ["reattempt_accepted"]


def test_what_another_command_came_to_needs_a_person_only_when_it_was_refused() -> None:
    """A-14: each leg shows what became of it."""
    assert tasks(decided(state(order()), result("shop.add_note", "refused", reason="gone"))) == [
        "shop.add_note_refused"
    ]
    assert tasks(decided(state(order()), result("shop.add_note", "accepted"))) == []
