"""The story of an order, told from rows; and what keeps a message from being sent, from rows and the catalogue."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from journeys.catalogue import Catalogue
from journeys.conditions import Scene
from journeys.explanation import Line, Rows, Story, ending, span, story_of, told_of
from journeys.loading import parse_journey
from journeys.messages import MESSAGES
from journeys.policies import Case
from journeys.state import Order
from journeys.status import Status
from journeys.store.rows import order_row
from journeys.why_not import WhyNot, why_not
from tests.journeys.builders import BRAND, NOW, customer, order, parcel, state
from tests.journeys.test_policies import written

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def event(kind: str = "shipment.picked_up", key: str = "scan:1", **facts: Any) -> dict[str, Any]:
    known = {
        **{"kind": kind, "key": key, "source": "delhivery", "late": False},
        **{"occurred_at": NOW - HOUR, "received_at": NOW - HOUR},
        "body": {"is": "scan", "awb": "KHA1", "status": "picked_up", "raw_text": "call 9999900001", "remark": "Meera"},
    }
    return known | facts


def line(outcome: str = "sent", at: datetime = NOW, **facts: Any) -> dict[str, Any]:
    known = {
        **{"message": "shipped", "outcome": outcome, "rule": "tracking", "rule_version": 2, "run_id": 77},
        **{"blockers": [], "causes": ["scan:1"], "dedupe_key": "shipped:20:30", "decided_at": at},
        "inputs": {"window_open": False, "form": "template", "cost_category": "utility"},
    }
    return known | facts


RUN = {
    **{"id": 77, "journey": "tracking", "version": 2, "subject": "30", "step": "say", "began_by": "scan:1"},
    **{"began_at": NOW - HOUR, "step_at": NOW - HOUR, "due_at": None, "path": ["say", "wait"]},
    **{"ended_at": None, "ended_as": ""},
}
ROW = {"id": 1, "dedupe_key": "shipped:20:30"}
TRY = {"outbox_id": 1, "also": None, "status": "read", "error_code": "", "tried_at": NOW}
PROMISE = {
    **{"kind": "next_update", "message": "shipped", "outbox_id": 1, "by_at": NOW + 47 * HOUR},
    **{"settled_at": None, "settled_as": ""},
}


def told(**parts: Any) -> Story:
    return story_of(Rows(order=order_row(order()), **parts))


def only(story: Story, kind: str) -> Line:
    (found,) = [each for each in story.lines if each.kind == kind]
    return found


def test_a_message_that_left_says_why_how_and_what_it_promised() -> None:
    """G-7, A-28."""
    story = told(events=[event()], runs=[RUN], ledger=[line()], outbox=[ROW], attempts=[TRY], promises=[PROMISE])
    sent = only(story, "sent")
    assert (sent.at, sent.words) == (NOW, "shipped")
    assert sent.why == (
        "rule tracking version 2, run 30",
        "because of shipment.picked_up KHA1 picked_up at 2026-11-23 05:00 UTC",
        "window shut, so template (utility)",
        "WhatsApp: read",
        "promises the next update by 2026-11-25 05:00 UTC",
    )


def test_only_what_belongs_to_a_message_is_told_of_it() -> None:
    """G-7: another try's outcome, another message's promise, a promise that still runs."""
    earlier = TRY | {"status": "failed", "error_code": "131016", "tried_at": NOW - HOUR}
    tried = TRY | {"status": "failed", "error_code": "131026"}
    others = PROMISE | {"outbox_id": 8, "settled_as": ""}
    story = told(ledger=[line()], outbox=[ROW], attempts=[earlier, tried], promises=[others])
    assert [each for each in only(story, "sent").why if each.startswith(("WhatsApp", "promises"))] == [
        "WhatsApp: failed (131026)"
    ]
    assert [each.kind for each in story.lines] == ["sent"]
    open_work = told(tasks=[{"reason": "call_customer", "opened_at": NOW, "closed_at": None}])
    assert [each.words for each in open_work.lines] == ["call_customer for a person"]


def test_a_message_that_waits_or_stays_names_its_reasons_in_words() -> None:
    """G-7: all of them."""
    until = (NOW + HOUR).isoformat()
    deferred = line("deferred", blockers=["capped", "spacing"], inputs={"until": until, "window_open": True})
    why = only(told(ledger=[deferred]), "deferred").why
    assert why[2:] == (
        "capped: she got as many messages today as a day may bring",
        "spacing: the last message was too short a while ago",
        "waits until 2026-11-23 07:00 UTC",
        "window open",
    )
    withheld = line("withheld", blockers=["holdout"], inputs={"holdout": "held_out"}, causes=["gone:1"])
    why = only(told(ledger=[withheld]), "withheld").why
    assert "because of gone:1" in why, "a cause that is no longer on the timeline is named by its key"
    assert "holdout: held_out" in why


def test_what_was_wanted_and_is_still_waiting_is_told_once() -> None:
    """G-7."""
    queued = line("queued", NOW - MINUTE, inputs={})
    assert only(told(ledger=[queued]), "wanted").words == "shipped"
    assert [each.kind for each in told(ledger=[queued, line()]).lines] == ["sent"]


def test_what_left_in_one_message_is_said_to_have() -> None:
    """R-5."""
    second = line(inputs={"window_open": True, "form": "free_form", "cost_category": "service", "left_with": 9})
    tried = TRY | {"outbox_id": 9, "also": [1]}
    why = only(told(ledger=[second], outbox=[ROW], attempts=[tried]), "sent").why
    assert "left in one message with another" in why
    assert "WhatsApp: read" in why


def test_events_say_who_told_them_how_late_and_nothing_personal() -> None:
    """G-7, G-8."""
    late = event(received_at=NOW, late=True)
    found = only(told(events=[late]), "event")
    assert found.words == "shipment.picked_up KHA1 picked_up"
    assert found.why == ("told by delhivery, 60 min later", "after something newer: it changed nothing")
    wrote = event("message.received", body={"is": "message", "content": "text", "text": "call me", "profile_name": "M"})
    assert told_of(wrote) == "message.received text"
    assert told_of(event("checkout.started", body={"is": "checkout", "name": "Meera"})) == "checkout.started"
    seen = event("signal.hub_loop", body={"is": "signal", "subject": "30", "evidence": ["a", "b"]})
    assert told_of(seen) == "signal.hub_loop 30 a, b"


def test_journeys_say_where_they_are_and_how_they_ended() -> None:
    """G-7."""
    began, waits = told(runs=[RUN]).lines
    assert began.words == "journey tracking version 2 began"
    assert began.why == ("because of scan:1", "steps: say → wait")
    assert waits.words == "journey tracking version 2 waits at say"
    due = told(runs=[RUN | {"due_at": NOW}]).lines[1]
    assert due.words.endswith("waits at say until 2026-11-23 06:00 UTC")
    over = told(runs=[RUN | {"ended_at": NOW, "ended_as": "exit:order.cancelled"}]).lines[1]
    assert (over.words, over.why) == ("journey tracking version 2 ended", ("called off by order.cancelled",))
    assert ending("finished") == "finished"


def test_promises_silences_and_work_have_their_lines() -> None:
    """A-54, A-59, A-28."""
    broken = PROMISE | {"settled_as": "broken", "settled_at": NOW + 47 * HOUR}
    silence = {
        **{"stage": "in_transit", "since_at": NOW - 49 * HOUR, "budget_seconds": 48 * 3600, "found_at": NOW},
        **{"cause": "no_scan", "ended_at": NOW + HOUR},
    }
    task = {"reason": "call_customer", "opened_at": NOW, "closed_at": NOW + HOUR}
    story = told(promises=[broken], silences=[silence], tasks=[task])
    assert only(story, "promise").words == "the next update by 2026-11-25 05:00 UTC: broken"
    assert only(story, "silence").why == ("cause: no_scan", "until 2026-11-23 07:00 UTC")
    assert "in_transit allows 48 h" in only(story, "silence").words
    assert [each.words for each in story.lines if each.kind == "work"] == [
        "call_customer for a person",
        "call_customer was done",
    ]


@pytest.mark.parametrize(
    ("length", "words"), [(MINUTE * 90, "90 min"), (HOUR * 48, "48 h"), (HOUR * 100, "4 d"), (HOUR * 2, "2 h")]
)
def test_spans_are_told_in_one_unit(length: timedelta, words: str) -> None:
    """A-54."""
    assert span(length) == words


# -- why not ---------------------------------------------------------------------------------------------------

JOURNEY = """\
journey: tracking
purpose: Tell that it is on its way.
version: 2
trigger: shipment.picked_up
when: [is_prepaid]
one_run_per: shipment
steps:
  say:
    send: shipped
"""


def asked(
    known: Order | None = None,
    *,
    text: str = JOURNEY,
    off: frozenset[str] = frozenset(),
    case: dict[str, Any] | None = None,
    **parts: Any,
) -> WhyNot:
    known = known or order()
    carried = parcel(status=Status.IN_TRANSIT, status_at=NOW)
    found = Case(
        **{
            **{"message": MESSAGES["shipped"], "subject": "", "customer": customer(), "conversation": written(NOW)},
            **{"order": known, "parcel": carried},
            **(case or {}),
        }
    )
    scene = Scene(state(known, carried), known, carried, "", NOW, BRAND)
    catalogue = Catalogue([parse_journey(text, "tracking.yaml")], off=off)
    return why_not("shipped", Rows(order=order_row(known), **parts), catalogue, scene, found)


def test_a_trigger_that_has_not_happened_and_a_condition_that_fails_are_named() -> None:
    """G-7: a cash order, not picked up."""
    assert asked().journeys == (
        "tracking: its trigger has not happened: shipment.picked_up",
        "tracking: its condition is_prepaid does not hold now",
    )


def test_a_trigger_counts_whatever_scan_implied_it() -> None:
    """G-7: couriers may skip the pickup scan; a late scan changed nothing."""
    prepaid = order(payment="prepaid")
    seen = asked(prepaid, events=[event("shipment.in_transit")])
    assert seen.journeys == ("tracking: its trigger shipment.picked_up happened, but it did not begin then",)
    late = asked(prepaid, events=[event("shipment.in_transit", late=True)])
    assert late.journeys == ("tracking: its trigger has not happened: shipment.picked_up",)


TRIGGERS = [
    ("order.confirmed", order(payment="prepaid"), {}),
    ("order.cancelled", order(payment="prepaid", status="cancelled"), {}),
    ("signal.hub_loop", order(payment="prepaid", signals=("hub_loop:30",)), {}),
    ("shipment.rto_initiated", order(payment="prepaid"), {"events": [event("shipment.rto_in_transit")]}),
    ("reply.new_day", order(payment="prepaid"), {"events": [event("reply.reattempt")]}),
]


@pytest.mark.parametrize(("trigger", "known", "parts"), TRIGGERS)
def test_happenings_are_read_off_the_order_and_its_events(trigger: str, known: Order, parts: dict[str, Any]) -> None:
    """G-7."""
    text = JOURNEY.replace("shipment.picked_up", trigger).replace("one_run_per: shipment", "one_run_per: order")
    (words,) = asked(known, text=text, **parts).journeys
    assert words == f"tracking: its trigger {trigger} happened, but it did not begin then"


def test_a_refund_without_an_order_that_we_loaded_is_asked_of_the_rows_alone() -> None:
    """G-7: an order that ended long ago."""
    scene = Scene(state(), None, None, "", NOW, BRAND)
    case = Case(MESSAGES["shipped"], "", customer(), written(NOW), None, None)
    catalogue = Catalogue([parse_journey(JOURNEY, "tracking.yaml")])
    found = why_not("shipped", Rows(order=order_row(order())), catalogue, scene, case)
    assert found.blockers == ("terminal_state",)


def test_a_run_says_where_it_waits_or_how_it_ended() -> None:
    """G-7."""
    assert asked(runs=[RUN]).journeys == ("tracking: its run waits at step say",)
    over = RUN | {"ended_at": NOW, "ended_as": "exit:order.cancelled"}
    (words,) = asked(runs=[over]).journeys
    assert words == "tracking: its run ended at 2026-11-23 06:00 UTC, called off by order.cancelled"
    assert asked(order(began=("tracking:30",))).journeys == ("tracking: it ran through without waiting",)


def test_a_journey_that_is_off_or_that_nobody_wrote_is_said_to_be_so() -> None:
    """A-85, G-7."""
    assert "tracking: it is switched off and starts no runs" in asked(off=frozenset({"tracking"})).journeys
    assert asked(text=JOURNEY.replace("send: shipped", "send: delivered")).journeys == ("no journey sends it",)


def test_what_was_decided_comes_first() -> None:
    """G-7: the ledger knows."""
    found = asked(ledger=[line("queued"), line("deferred", blockers=["capped"]), line("withheld", blockers=["stale"])])
    assert found.blockers == ("stale",)
    assert found.decided[0].startswith("2026-11-23 06:00 UTC: deferred by tracking version 2: capped (she got as")
    assert found.decided[1:] == (
        "2026-11-23 06:00 UTC: withheld by tracking version 2: stale (it is no longer true, or too old to be news)",
    )


def test_what_it_would_meet_at_the_door_is_told_by_asking_now() -> None:
    """G-7."""
    assert asked().policies == ("nothing in the way: it would leave now (free_form)",)
    refused = asked(case={"customer": customer(opted_out_at=NOW), "can_be_reached": False})
    assert refused.blockers == ("opted_out", "no_address")
    assert refused.policies[0] == "opted_out: she wants no messages from us"
    held = msgspec.structs.replace(written(NOW), held_by="asha", held_until=NOW + HOUR)
    assert asked(case={"conversation": held}).policies[0] == "it would wait until 2026-11-23 07:00 UTC"
