"""What follows when a timer comes due."""

from datetime import timedelta

import pytest

from journeys.answer import ENDED, Stage
from journeys.shipment import apply_scan
from journeys.status import NdrReason
from journeys.turn import NEXT_UPDATE, SETTLE
from tests.journeys.builders import NOW, due, failed, ids, order, parcel, state
from tests.journeys.deciding import decided, only_send, sent, tasks, withheld
from tests.journeys.test_answer import EXAMPLES

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("reason", NdrReason)
def test_each_reason_has_its_first_word(reason: NdrReason) -> None:
    """A-41, R-1, R-2, R-3."""
    waiting, _ = apply_scan(parcel(), failed(NOW, reason), ids(901))
    decision = decided(state(order(), waiting), due(SETTLE, "30", NOW))
    if reason is NdrReason.REFUSED_OTP_VERIFIED:
        assert withheld(decision) == {"attempt_failed": "refused_otp_verified"}
        assert decision.withheld[0].dedupe_key == "attempt_failed:20:901"
        assert (decision.sends, tasks(decision)) == ([], [])
        return
    send = only_send(decision)
    expected = {NdrReason.NOT_ATTEMPTED: "attempt_not_made", NdrReason.REFUSED: "attempt_refused"}
    assert (send.message, send.subject) == (expected.get(reason, "attempt_failed"), "901")
    assert tasks(decision) == (["courier_did_not_come"] if reason is NdrReason.NOT_ATTEMPTED else [])


def test_a_courier_that_did_not_try_is_not_excused_by_its_reason() -> None:
    """R-2."""
    waiting, _ = apply_scan(parcel(), failed(NOW, NdrReason.RESTRICTED_AREA, attempted=False), ids(901))
    decision = decided(state(order(), waiting), due(SETTLE, "30", NOW))
    assert sent(decision) == ["attempt_not_made"]


def test_an_attempt_is_told_once_however_often_its_timer_fires() -> None:
    """A-16, A-23."""
    waiting, _ = apply_scan(parcel(), failed(NOW), ids(901))
    first = decided(state(order(), waiting), due(SETTLE, "30", NOW))
    second = decided(first.state, due(SETTLE, "30", NOW + HOUR), now=NOW + HOUR)
    assert withheld(second) == {"attempt_failed": "duplicate"}


@pytest.mark.parametrize("stage", sorted(set(Stage) - ENDED))
def test_a_kept_promise_speaks_of_any_stage_under_way(stage: Stage) -> None:
    """G-6."""
    known, parcel_in = EXAMPLES[stage]
    known = order(status=known.status, promised_by_at=NOW)
    decision = decided(state(known, *([parcel_in] if parcel_in else [])), due(NEXT_UPDATE, "20", NOW))
    assert only_send(decision).shipment_id == (30 if parcel_in else None)


def test_a_promise_of_an_order_that_is_gone_or_promised_nothing_is_silent() -> None:
    """G-2."""
    for known in (state(), state(order(promised_by_at=None))):
        assert sent(decided(known, due(NEXT_UPDATE, "20", NOW))) == []


def test_a_timer_nobody_knows_is_kept_and_does_nothing() -> None:
    """A-16: of a version to come, or gone."""
    decision = decided(state(order()), due("anniversary", "20", NOW))
    assert (sent(decision), len(decision.recorded)) == ([], 1)
