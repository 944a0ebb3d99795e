"""Every signal of friction on one page: who sees it, from when on, what happens then, and which test proves it."""

from collections.abc import Callable

import msgspec

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.durations import say_duration


class Row(msgspec.Struct, frozen=True):
    """One signal, as journeys are told of it. `detector` is the module that sees it, `threshold` says from when on for
    a brand, `action` what is to follow, `test` names the test as "file::function"."""

    signal: str
    detector: str
    threshold: Callable[[Brand], str]
    action: str
    test: str


CASES = "tests/journeys/detectors/test_cases.py::test_a_detector_speaks_when_and_only_when_it_should"
MEASURED = "tests/journeys/detectors/test_cases.py::test_a_detector_that_weighs_evidence_is_right_nine_times_in_ten"
WATCH = "tests/bot/test_incident_watch.py::"


def _said(words: str) -> Callable[[Brand], str]:
    return lambda brand: words


ROWS: tuple[Row, ...] = (
    Row(
        "signal.promise_due",
        "journeys.watching",
        _said("the moment by which we promised an update, when nothing was said"),
        "an update, even without news",
        "tests/journeys/consequences/test_timers.py::*",
    ),
    Row(
        "signal.silence",
        "journeys.watching",
        lambda brand: (
            f"silent longer than the stage allows: {say_duration(brand.silence.in_transit)} on the way, "
            f"{say_duration(brand.silence.delayed)} when delayed"
        ),
        "an update; the breach is written down with its cause",
        "tests/journeys/test_silence.py::*",
    ),
    Row(
        "payment.failed",
        "journeys.consequences.payments",
        _said("a payment was tried and failed"),
        "message with a link to try again",
        "tests/journeys/consequences/test_payments.py::*",
    ),
    Row(
        "order.payment_awaited",
        "journeys.consequences.orders",
        lambda brand: f"a new order is not paid; it is kept for {say_duration(brand.payment_window)}",
        "message with what is awaited, and until when",
        "tests/journeys/consequences/test_orders.py::*",
    ),
    Row(
        "signal.pickup_delayed",
        "journeys.detectors.pickup_delayed",
        lambda brand: f"no pickup scan {say_duration(brand.friction.pickup_after)} after the label was made",
        "message to the customer; alert to operations",
        CASES,
    ),
    Row(
        "signal.courier_delayed",
        "journeys.detectors.courier_delayed",
        _said("a scan says delayed, or a new date lies behind the range we told"),
        "delay message with the cause and the new range",
        CASES,
    ),
    Row(
        "signal.long_transit",
        "journeys.detectors.long_transit",
        lambda brand: (
            f"no scan for {say_duration(brand.friction.no_scan_for)}, or longer on its way than four in five; "
            f"at most every {say_duration(brand.friction.reassure_every)}, and not once a delay is declared"
        ),
        "one reassurance with the last place",
        CASES,
    ),
    Row(
        "signal.stuck_in_transit",
        "journeys.detectors.stuck_in_transit",
        _said("longer on the way than nineteen in twenty of the lane, or stuck in the courier's words"),
        "courier escalation; delay message",
        CASES,
    ),
    Row(
        "signal.hub_loop",
        "journeys.detectors.hub_loop",
        lambda brand: (
            f"back at a hub by another one, {say_duration(brand.friction.loop_after)} or more after leaving it"
        ),
        "one message with what happened; courier escalation",
        MEASURED,
    ),
    Row(
        "signal.wrong_routing",
        "journeys.detectors.wrong_routing",
        lambda brand: (
            f"misrouted in the courier's words, two moves {brand.friction.away_km} km or more away from the address, "
            f"or a hub where none of {brand.friction.enough} or more parcels of the lane was seen"
        ),
        "message; courier escalation",
        MEASURED,
    ),
    Row(
        "signal.edd_breached",
        "journeys.detectors.edd_breached",
        _said("the first range we told is over"),
        "delay message with the new range",
        CASES,
    ),
    Row(
        "signal.delay_update_due",
        "journeys.detectors.delay_update_due",
        lambda brand: f"delayed, and no message for {say_duration(brand.friction.update_every)}",
        "an update, even without change",
        CASES,
    ),
    Row(
        "signal.delayed_again",
        "journeys.detectors.delayed_again",
        lambda brand: f"{brand.friction.delay_signs} signs of delay before delivery",
        "COD: keep it, change the date or cancel",
        CASES,
    ),
    Row(
        "signal.ndr_again",
        "journeys.detectors.ndr_again",
        _said("a second failed attempt, and each one after it"),
        "a person calls; alert to operations",
        CASES,
    ),
    Row(
        "signal.fake_attempt_suspected",
        "journeys.detectors.fake_attempt_suspected",
        lambda brand: f"evidence against the attempt adds up to {brand.friction.fake_score}",
        "courier escalation with the evidence; support task",
        MEASURED,
    ),
    Row(
        "signal.rto_without_ndr",
        "journeys.detectors.rto_without_ndr",
        _said("it turns back, no attempt failed, and nobody cancelled"),
        "courier escalation; support task",
        CASES,
    ),
    Row(
        "signal.page_opened_thrice",
        "journeys.detectors.page_opened_thrice",
        lambda brand: (
            f"{brand.friction.page_opens} visits in {say_duration(brand.friction.page_within)}, nothing new to see, "
            f"no contact for {say_duration(brand.friction.page_quiet)}"
        ),
        "one reassurance with the last scan and the range",
        CASES,
    ),
    Row(
        "signal.question_repeated",
        "journeys.detectors.question_repeated",
        lambda brand: f"the same question twice in {say_duration(brand.friction.asked_within)}",
        "support task",
        CASES,
    ),
    Row(
        "signal.address_edited_twice",
        "journeys.detectors.address_edited_twice",
        _said("a second edit of the address, and each one after it"),
        "support task",
        CASES,
    ),
    Row(
        "signal.message_undelivered",
        "journeys.detectors.message_undelivered",
        lambda brand: (
            f"an urgent message failed, or did not arrive within {say_duration(brand.friction.undelivered_after)}"
        ),
        "support task: call her",
        WATCH + "test_an_urgent_message_that_does_not_arrive_is_friction",
    ),
    Row(
        "signal.survey_negative",
        "journeys.detectors.survey_negative",
        _said("a score of six or less, or an answer that asks for help"),
        "support task",
        CASES,
    ),
    Row(
        "signal.return_overdue",
        "journeys.detectors.return_overdue",
        _said("the date we gave for the next step of a return has passed"),
        "message with a new date; support task",
        CASES,
    ),
    Row(
        "signal.refund_overdue",
        "journeys.detectors.refund_overdue",
        _said("the date we gave for a refund has passed"),
        "message with a new date; support task",
        CASES,
    ),
    Row(
        "incident.opened",
        "journeys.detectors.hub_congestion",
        lambda brand: (
            f"{brand.friction.congested_orders} orders at one hub longer than nineteen in twenty parcels stay"
        ),
        "one incident: the same cause for all, one alert",
        WATCH + "test_a_full_hub_is_an_incident_until_it_has_emptied",
    ),
    Row(
        "incident.opened",
        "journeys.detectors.scan_drought",
        lambda brand: (
            f"no scan of a courier with {brand.friction.drought_parcels} parcels or more on the way for "
            f"{say_duration(brand.friction.drought_after)} of its service hours"
        ),
        "one incident: the same cause for all, one alert",
        WATCH + "test_a_silent_courier_is_an_incident_until_it_speaks",
    ),
    Row(
        "incident.cleared",
        "journeys.incidents",
        _said("the cause is over, as a person says or the detector sees"),
        "the cause is withdrawn",
        "tests/bot/test_incidents.py::test_the_notice_makes_the_parcel_name_the_cause_until_it_is_cleared",
    ),
)


def journeys_on(row: Row, catalogue: Catalogue) -> tuple[str, ...]:
    """The journeys that begin when the signal is raised."""
    return tuple(definition.journey for definition in catalogue.triggered_by(row.signal))


def table(brand: Brand, catalogue: Catalogue) -> list[tuple[str, ...]]:
    """(signal, detector, threshold, action, journeys, test) of every row, in words, for a command or a page."""
    return [
        (
            row.signal,
            row.detector.rpartition(".")[2],
            row.threshold(brand),
            row.action,
            ", ".join(journeys_on(row, catalogue)),
            row.test,
        )
        for row in ROWS
    ]
