"""How often things happen in made-up order histories. Judgements for an Indian brand, to be replaced by its own."""

from datetime import timedelta

import msgspec

from journeys.status import NdrReason

# Of failed attempts: how often each reason is told, in parts of a hundred.
NDR_REASONS: dict[NdrReason, int] = {
    NdrReason.CUSTOMER_UNAVAILABLE: 33,
    NdrReason.CUSTOMER_UNREACHABLE: 17,
    NdrReason.ADDRESS_ISSUE: 12,
    NdrReason.REFUSED: 10,
    NdrReason.PAYMENT_NOT_READY: 8,
    NdrReason.NOT_ATTEMPTED: 8,
    NdrReason.RESCHEDULE_REQUESTED: 4,
    NdrReason.REFUSED_OTP_VERIFIED: 3,
    NdrReason.OTHER: 5,
}


class Rates(msgspec.Struct, frozen=True):
    """Shares from 0 to 1 of all orders, or of those named."""

    cod: float = 0.58  # at a place of the middle tier; see `journeys.simulation.lanes`
    first_buyers: float = 0.55
    consents_to_marketing: float = 0.4
    checkout_seen: float = 0.2  # a checkout is told before the order
    payment_pending: float = 0.12  # of prepaid
    payment_recovered: float = 0.6  # of pending
    cancelled_early: float = 0.02
    pickup_delayed: float = 0.06
    hub_loop: float = 0.02
    misrouted: float = 0.012
    stuck: float = 0.025  # two to four days without a scan
    failed_cod: float = 0.2  # first attempts
    failed_prepaid: float = 0.08
    failed_again: float = 0.45  # a further attempt nobody asked for
    failed_though_asked: float = 0.15  # a further attempt the customer asked for
    settled: float = 0.05  # of failed attempts: delivered minutes later
    given_up: float = 0.3  # of failed attempts nobody answered: returned at once
    reattempt_refused: float = 0.07  # by the courier
    told_twice: float = 0.03  # of scans
    told_late: float = 0.04  # of scans: hours later, often after newer ones
    returned_cod: float = 0.04  # of delivered
    returned_prepaid: float = 0.08
    qc_failed: float = 0.06  # of returns
    refund_late: float = 0.1
    opens_page: float = 0.3
    undelivered: float = 0.01  # of messages


class Habits(msgspec.Struct, frozen=True):
    """How customers behave. Medians of spans that scatter widely."""

    reads: float = 0.86
    reads_after: timedelta = timedelta(minutes=8)
    taps_urgent: float = 0.6  # of messages read
    taps_utility: float = 0.4
    taps_marketing: float = 0.12
    taps_reply: float = 0.05
    patience: timedelta = timedelta(hours=46)  # silence before she asks
    asks_when_silent: float = 0.6
    notices_trouble: float = 0.4  # by herself
    notices_after: timedelta = timedelta(hours=5)
    most_questions: int = 5
