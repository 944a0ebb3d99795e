"""Deciding: the same event in another state leads elsewhere, nothing follows twice, and everything says why."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.consequences import CONSEQUENCES, CONSEQUENCES_OF_FAMILY, consequence_of
from journeys.consequences.anything import on_anything
from journeys.consequences.parcels import on_scan
from journeys.decision import Decision
from journeys.engine import RUN
from journeys.events import Event, Key, PaymentFacts
from journeys.messages import MESSAGES
from journeys.shipment import apply_scan
from journeys.state import CustomerState
from journeys.status import Leg, NdrReason, Status
from journeys.turn import Turn
from journeys.watching import WATCH
from tests.journeys.builders import (
    NOW,
    PHONE,
    customer,
    due,
    failed,
    fulfilled,
    ids,
    order,
    parcel,
    placed,
    result,
    said,
    scan,
    state,
)
from tests.journeys.deciding import decided, only_send, sent, tasks, timers, withheld

HOUR = timedelta(hours=1)
SETTLED, _ = apply_scan(parcel(), failed(NOW - HOUR), ids(900))
REFUSED, _ = apply_scan(parcel(), failed(NOW - HOUR, NdrReason.REFUSED), ids(900))
NOT_MADE, _ = apply_scan(parcel(), failed(NOW - HOUR, NdrReason.NOT_ATTEMPTED), ids(900))
OTP, _ = apply_scan(parcel(), failed(NOW - HOUR, NdrReason.REFUSED_OTP_VERIFIED), ids(900))
MOVED_ON, _ = apply_scan(SETTLED, scan(Status.OUT_FOR_DELIVERY, NOW), ids(900))
OUT = parcel(status=Status.OUT_FOR_DELIVERY, status_at=NOW, legs={})
DELIVERED, _ = apply_scan(parcel(), scan(Status.DELIVERED, NOW - HOUR), ids())
PROMISED = order(promised_by_at=NOW, touched_at=NOW - HOUR)


def result_of(decision: Decision) -> tuple[list[str], dict[str, str], list[str]]:
    return sent(decision), withheld(decision), tasks(decision)


# One event, two states, two outcomes: (event, state, (sent, withheld, tasks)), twice.
TABLE = {
    "order placed": (
        placed(),
        (state(), (["order_confirmed"], {}, [])),
        (state(order()), ([], {}, [])),  # known: nothing new
    ),
    "payment arrived": (
        placed(status="open"),
        (state(order(status="pending_payment")), (["order_confirmed"], {}, [])),
        (state(order(cancelled_at=NOW - HOUR, status="cancelled")), ([], {}, [])),
    ),
    "order awaits payment": (
        placed(status="pending_payment"),
        (state(), (["payment_awaited"], {}, [])),
        (state(order(status="pending_payment")), ([], {}, [])),
    ),
    "order cancelled": (
        placed(cancelled_at=NOW),
        (state(order()), (["order_cancelled"], {}, [])),
        (state(order(), msgspec.structs.replace(OUT)), ([], {"order_cancelled": "stale"}, [])),  # on its way still
    ),
    "picked up": (
        scan(Status.PICKED_UP, NOW),
        (state(order(), parcel()), (["shipped"], {}, [])),
        (state(order(), DELIVERED), ([], {}, [])),  # late: only history
    ),
    "out for delivery": (
        scan(Status.OUT_FOR_DELIVERY, NOW),
        (state(order(), parcel()), (["out_for_delivery"], {"shipped": "stale"}, [])),
        (state(order(status="cancelled"), DELIVERED), ([], {}, [])),
    ),
    "delivered": (
        scan(Status.DELIVERED, NOW),
        (state(order(), OUT), (["delivered"], {}, [])),
        (
            state(order(began=("delivered:30",)), OUT),  # told before
            ([], {}, []),
        ),
    ),
    "promised moment": (
        due(WATCH, "20", NOW),
        (state(PROMISED, parcel()), (["no_news"], {}, [])),
        (state(order(promised_by_at=NOW + HOUR, touched_at=NOW), parcel()), ([], {}, [])),  # something else was said
    ),
    "promised moment, order over": (
        due(WATCH, "20", NOW),
        (state(msgspec.structs.replace(PROMISED, status="pending_payment")), (["no_news"], {}, [])),
        (state(msgspec.structs.replace(PROMISED, closed_at=NOW)), ([], {"no_news": "terminal_state"}, [])),
    ),
    "courier comes again": (
        result("courier.request_reattempt", "accepted"),
        (state(order(), SETTLED), (["reattempt_accepted"], {}, [])),
        (state(order(), MOVED_ON), ([], {"reattempt_accepted": "moved_on"}, [])),
    ),
    "courier does not come again": (
        result("courier.request_reattempt", "refused", reason="limit reached"),
        (state(order(), SETTLED), (["reattempt_refused"], {}, ["reattempt_refused"])),
        (state(order(), MOVED_ON), ([], {"reattempt_refused": "moved_on"}, [])),
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_the_same_event_in_two_states_leads_to_two_outcomes(case: str) -> None:
    """A-19: events are read in the context of the whole journey."""
    event, (first, expected), (second, other) = TABLE[case]
    assert result_of(decided(first, event)) == expected
    assert result_of(decided(second, event)) == other
    assert expected != other


def test_every_event_is_put_on_the_timeline_whatever_follows() -> None:
    """A-20, P-01."""
    for event, (first, _), _ in TABLE.values():
        if event.kind != "timer.due":  # a look at an order is kept as what it found
            assert decided(first, event).recorded[0].event == event


def test_kinds_without_a_consequence_are_kept_with_the_order_they_name() -> None:
    """A-11, A-20."""
    body = PaymentFacts("razorpay-main")
    by_number = Event("payment.captured", "p:1", NOW, NOW, "razorpay-main", body, (Key("order_number", "KH-10234"),))
    by_ref = Event("payment.captured", "p:2", NOW, NOW, "razorpay-main", body, (Key("order", "shop:5001"),))
    nobody = Event("weather.turned", "w:1", NOW, NOW, "sky", body, (Key("phone", PHONE),))
    decision = decided(state(order()), by_number, by_ref, nobody)
    assert [each.order_id for each in decision.recorded] == [20, 20, None]
    assert (decision.sends, decision.tasks) == ([], [])
    assert consequence_of(nobody) is on_anything


def test_the_exact_kind_comes_before_its_family() -> None:
    """A-11."""
    assert consequence_of(scan(Status.PICKED_UP)) is on_scan
    assert consequence_of(fulfilled()) is CONSEQUENCES["order.fulfilled"]
    assert {"order", "shipment", "refund", "command"} <= set(CONSEQUENCES_OF_FAMILY)


def test_events_are_read_in_the_order_in_which_they_happened() -> None:
    """A-20: however a batch is ordered."""
    events = [scan(Status.DELIVERED, NOW), scan(Status.PICKED_UP, NOW - HOUR), placed(NOW - 2 * HOUR)]
    decision = decided(state(), *events)
    assert [each.event for each in decision.recorded] == events[::-1]
    assert [each.late for each in decision.recorded] == [False, False, False]


def test_news_already_overtaken_is_withheld() -> None:
    """R-4, G-7: out for delivery, learnt together with delivered."""
    decision = decided(state(order(), parcel()), scan(Status.OUT_FOR_DELIVERY, NOW - HOUR), scan(Status.DELIVERED, NOW))
    assert sent(decision) == ["delivered"]
    assert withheld(decision)["out_for_delivery"] == "terminal_state"


def test_old_news_is_withheld() -> None:
    """R-4, A-16: learnt after a long downtime."""
    decision = decided(state(order(), parcel()), scan(Status.PICKED_UP, NOW - 49 * HOUR))
    assert withheld(decision) == {"shipped": "stale"}


def test_a_send_carries_cause_rule_version_and_what_it_is_about() -> None:
    """A-28, G-7."""
    event = scan(Status.PICKED_UP, NOW)
    send = only_send(decided(state(order(), parcel()), event))
    assert (send.message, send.dedupe_key, send.subject) == ("shipped", "shipped:20:30", "30")
    assert (send.causes, send.cause_at, send.rule_version) == ((event.key,), NOW, MESSAGES["shipped"].version)
    assert (send.order_id, send.shipment_id, send.proactive) == (20, 30, True)


def test_a_withheld_message_carries_its_cause_and_key() -> None:
    """G-7."""
    event = scan(Status.PICKED_UP, NOW - 49 * HOUR)
    (line,) = decided(state(order(), parcel()), event).withheld
    assert (line.causes, line.dedupe_key, line.order_id) == ((event.key,), "shipped:20:30", 20)


# -- nothing twice -----------------------------------------------------------------------------------------


def again(decision: Decision) -> CustomerState:
    """The state as it will be loaded next time."""
    return decision.state


def test_what_was_said_is_not_said_again() -> None:
    """A-23, G-1: another scan of the same status, later."""
    first = decided(state(order(), parcel()), scan(Status.PICKED_UP, NOW - HOUR))
    second = decided(again(first), scan(Status.IN_TRANSIT, NOW))
    assert (sent(first), sent(second)) == (["shipped"], [])


def test_each_day_out_for_delivery_is_told() -> None:
    """A-02: even when the courier tells nothing in between."""
    day = timedelta(days=1)
    first = decided(state(order(), parcel()), scan(Status.OUT_FOR_DELIVERY, NOW))
    same = decided(again(first), scan(Status.OUT_FOR_DELIVERY, NOW + HOUR), now=NOW + HOUR)
    next_day = decided(again(same), scan(Status.OUT_FOR_DELIVERY, NOW + day), now=NOW + day)
    assert (sent(first), sent(same), sent(next_day)) == (["out_for_delivery"], [], ["out_for_delivery"])


def test_no_news_gives_way_to_news() -> None:
    """A-27: covered by what is said at the same moment."""
    events = [due(WATCH, "20", NOW), scan(Status.PICKED_UP, NOW)]
    decision = decided(state(PROMISED, parcel()), *events)
    assert sent(decision) == ["shipped"]
    assert withheld(decision) == {"no_news": "covered_by_other"}


def test_no_news_is_told_however_late_the_timer() -> None:
    """A-16, G-6: after two days of downtime the silence is longer, not over; and the promise goes on."""
    late = NOW + 50 * HOUR
    decision = decided(state(PROMISED, parcel()), due(WATCH, "20", NOW), now=late)
    send = only_send(decision)
    assert (send.message, send.cause_at) == ("no_news", late)
    assert timers(decision)[(WATCH, "20")] > late


STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(set(Status) - {Status.UNKNOWN})),
        st.integers(0, 60),
    ),
    max_size=8,
)


@given(STEPS, st.randoms(use_true_random=False))
def test_no_stream_of_scans_queues_one_thing_twice(steps: list[tuple[Status, int]], random: object) -> None:
    """G-1, A-23: one cause, rule and order, one send; in any batches and any order of arrival."""
    events = [scan(status, NOW + hours * HOUR) for status, hours in steps]
    random.shuffle(events)  # type: ignore[attr-defined]
    known, keys, now = state(order(), parcel()), [], NOW + 61 * HOUR
    while events:
        batch = [events.pop() for _ in range(min(len(events), random.randint(1, 3)))]  # type: ignore[attr-defined]
        decision = decided(known, *batch, now=now)
        keys += [each.dedupe_key for each in decision.sends]
        known = again(decision)
        for send in decision.sends:
            assert known.orders[20].last_told_at == now
            assert send.causes[0] in {event.key for event in batch}
    assert len(keys) == len(set(keys))


# -- promises ----------------------------------------------------------------------------------------------


def test_what_is_said_promises_the_next_word_and_sets_its_timer() -> None:
    """G-6: next update."""
    decision = decided(state(order(), parcel()), scan(Status.PICKED_UP, NOW))
    known = decision.state.orders[20]
    assert known.promised_by_at == NOW + 47 * HOUR
    assert timers(decision)[(WATCH, "20")] <= NOW + 47 * HOUR
    assert known.last_told_at == NOW
    assert "shipped:30" in known.told
    assert "shipped:30" in decision.state.shipments[30].told


def test_the_last_word_of_an_order_takes_its_promise_back() -> None:
    """G-2: after delivered nothing is promised."""
    decision = decided(state(PROMISED, OUT), scan(Status.DELIVERED, NOW))
    assert decision.state.orders[20].promised_by_at is None
    assert decision.state.orders[20].closed_at == NOW


def test_an_order_closes_with_its_last_parcel() -> None:
    """G-2."""
    other = parcel(id=31, awb="KHA2")
    first = decided(state(order(), OUT, other), scan(Status.DELIVERED, NOW))
    assert first.state.orders[20].closed_at is None
    second = decided(again(first), scan(Status.LOST, NOW + HOUR, awb="KHA2"), now=NOW + HOUR)
    assert second.state.orders[20].closed_at == NOW + HOUR


def test_a_message_about_no_order_is_not_queued() -> None:
    """G-7: an orphan parcel has nobody to tell."""
    decision = decided(state(parcel(order_id=None)), scan(Status.OUT_FOR_DELIVERY, NOW))
    assert (sent(decision), withheld(decision)) == ([], {})


# -- the conversation --------------------------------------------------------------------------------------


def test_what_she_writes_is_answered_by_the_conversation_with_the_newest_state() -> None:
    """A-02, A-19: the scan of the same batch counts already."""
    seen = []

    def converse(turn: Turn, messages: list[Event]) -> None:
        seen.extend(messages)
        turn.reply("order_status", messages[-1], order_id=20, args={"at": turn.state.shipments[30].status.value})

    question = said(at=NOW + HOUR)
    events = (question, scan(Status.PICKED_UP, NOW))
    decision = decided(state(order(), parcel(), customer()), *events, converse=converse)  # type: ignore[arg-type]
    reply = decision.sends[0]
    assert seen == [question]
    assert (reply.message, reply.args, reply.proactive) == ("order_status", {"at": "picked_up"}, False)
    assert (reply.dedupe_key, reply.reply_to) == (f"order_status:{question.key}", question.body.wamid)  # type: ignore[union-attr]
    assert sent(decision) == ["order_status", "shipped"]


def test_the_conversation_is_not_called_when_she_is_silent() -> None:
    """A-23."""

    def converse(turn: Turn, messages: object) -> None:
        raise AssertionError("nobody wrote")

    decided(state(order(), parcel()), scan(Status.PICKED_UP, NOW), converse=converse)


def test_on_a_return_leg_nothing_is_said_of_a_delivery_to_her() -> None:
    """G-2: her own return going out for delivery to us."""
    going_back = scan(Status.OUT_FOR_DELIVERY, NOW, leg=Leg.REVERSE)
    decision = decided(state(order(), DELIVERED), going_back)
    assert (sent(decision), withheld(decision)) == ([], {})


def test_a_timer_set_and_taken_back_in_one_batch_is_gone() -> None:
    """A-16, G-2: failed and delivered learnt together."""
    decision = decided(state(order(), OUT), failed(NOW), scan(Status.DELIVERED, NOW + HOUR), now=NOW + HOUR)
    assert {name for name, _ in timers(decision)} <= {WATCH}
    assert RUN in {name for name, _ in decision.cancelled_timers}
