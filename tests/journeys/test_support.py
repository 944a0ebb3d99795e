"""Every task has a deadline inside the brand's hours, and names the message that would answer the customer."""

from datetime import datetime, timedelta

import pytest

from journeys.commands import TASKS
from journeys.messages import MESSAGES
from journeys.support import SUGGESTED_OF_REASON, URGENT, USUAL_SUGGESTION, due_of, task
from tests.journeys.builders import BRAND, NOW

EVENING = NOW + timedelta(hours=9)  # 20:30 in India, half an hour before closing
NIGHT = NOW + timedelta(hours=12)


@pytest.mark.parametrize(
    ("reason", "at", "due"),
    [
        ("not_received", NOW, NOW + BRAND.agents_answer_within),
        ("handoff_asked", NOW, NOW + BRAND.agents_answer_within),
        ("parcel_stuck", NOW, NOW + timedelta(hours=24)),
        ("not_received", EVENING, NOW + timedelta(hours=21, minutes=30)),  # past closing: when the brand opens
        ("not_received", NIGHT, NOW + timedelta(hours=23, minutes=30)),  # the clock starts at nine
    ],
)
def test_the_clock_runs_while_the_brand_is_open(reason: str, at: datetime, due: datetime) -> None:
    """A-22d."""
    assert due_of(reason, at, BRAND) == due


def test_each_suggestion_is_a_message_and_each_urgent_reason_a_task() -> None:
    """A-22d."""
    named = {name for name in SUGGESTED_OF_REASON.values() if name} | {USUAL_SUGGESTION}
    assert named <= set(MESSAGES)
    assert set(TASKS) >= URGENT


def test_a_task_about_no_order_suggests_nothing() -> None:
    """A-22d."""
    assert task("handoff_asked", NOW, BRAND).suggested == ""
    assert task("parcel_lost", NOW, BRAND, order_id=20).suggested == "parcel_lost"
    assert task("parcel_stuck", NOW, BRAND, order_id=20).suggested == USUAL_SUGGESTION
