"""The handoff packet of a journey: as complete as that of a chat."""

from datetime import timedelta

import msgspec

from journeys.turn import Turn
from tests.journeys.builders import BRAND, NOW, customer, ids, order, parcel, state


def test_a_journey_that_hands_over_tells_all_that_is_known() -> None:
    """B-11, B-18: who takes over never meets an empty case."""
    turn = Turn(state(order(), parcel(), customer(name="Asha Rao")), NOW, BRAND, ids())
    turn.hand_over("failed_attempt", order_id=20)
    (task,) = turn.out.tasks
    assert task.reason == "handoff_failed_attempt"
    assert (task.packet["customer"], task.packet["order"]) == ("Asha Rao", order().number_key)
    assert task.packet["stage"] == "confirmed"


def test_anger_of_days_ago_is_not_her_mood() -> None:
    """B-18."""
    known = state(order())
    for since, mood in ((timedelta(hours=2), "angry"), (timedelta(days=2), "calm")):
        asked = (("complaint", NOW - since),)
        known.conversation = msgspec.structs.replace(known.conversation, asked=asked)
        turn = Turn(known, NOW, BRAND, ids())
        turn.hand_over("failed_attempt", order_id=20)
        assert turn.out.tasks[0].packet["mood"] == mood
