"""What may happen in the life of one customer, without any wire: steps that Hypothesis draws and shrinks."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from journeys.returns import STATES
from journeys.status import NdrReason, Status
from tests.promises.steps import Step

WORDS = (
    *("where is my order?", "kab aayega mera parcel", "my order is late", "hi", "thanks", "ok"),
    *("I want to talk to a person", "#KH-20001 560038", "qwerty asdf", "14 Neem Lane, behind the bank", "9999900199"),
)
# The way of a parcel, so that generated scans often tell a likely story; the rest is any scan at all.
USUAL = (
    *(Status.PICKED_UP, Status.IN_TRANSIT, Status.AT_DESTINATION_HUB, Status.OUT_FOR_DELIVERY),
    *(Status.DELIVERY_ATTEMPT_FAILED, Status.DELIVERY_ATTEMPT_FAILED, Status.DELIVERED, Status.RTO_INITIATED),
)
PLACES = ("Mumbai, Maharashtra", "Surat, Gujarat", "Bengaluru, Karnataka")
LATE = tuple(timedelta(minutes=minutes) for minutes in (0, 0, 0, 1, 30, 300, 2_000))  # happened so long ago
COMING = tuple(timedelta(minutes=minutes) for minutes in (2, 15, 200))  # will reach us in so long, overtaken by others
DEADLINES = tuple(timedelta(hours=hours) for hours in (0, 0, 3, 12, 30))  # of the courier's; 0: it names none
VENDORS = ("accepted", "accepted", "refused", "failed", "silent", "late")

who = st.integers(0, 2)
reasons = st.sampled_from((*NdrReason, NdrReason.CUSTOMER_UNAVAILABLE, NdrReason.NOT_ATTEMPTED))
places = st.sampled_from(PLACES)
vendors = st.lists(st.sampled_from(VENDORS), min_size=1, max_size=5)  # what vendors answer, in turn


def _step(what: str, **how: SearchStrategy[Any]) -> SearchStrategy[Step]:
    return st.builds(Step, st.just(what), who, st.fixed_dictionaries(how))


_usual = _step("scan", status=st.sampled_from(USUAL), reason=reasons, place=places, deadline=st.sampled_from(DEADLINES))
_failed = _step(
    "scan",
    status=st.just(Status.DELIVERY_ATTEMPT_FAILED),
    reason=reasons,
    place=places,
    deadline=st.sampled_from(DEADLINES),
)
_tap = _step("tap", message=st.integers(0, 5), button=st.integers(0, 4))
_say = _step("say", words=st.sampled_from(WORDS))

PARCELS = (
    *(_usual, _usual, _failed),
    _step("scan", status=st.sampled_from(Status), reason=reasons, place=places, late=st.sampled_from(LATE)),
    _step("scan", status=st.sampled_from(USUAL), reason=reasons, place=places, coming=st.sampled_from(COMING)),
    _step("scan_again"),
    _step("edd", days=st.integers(-1, 5)),
)
HERSELF = (
    *(_tap, _tap, _tap, _say),
    _step("say", words=st.sampled_from(("stop", "start"))),
    _step("marketing", stopped=st.booleans()),
    _step("open_page"),
)
SHOP = (
    _step("order", payment=st.sampled_from(("cod", "prepaid", "pending"))),
    _step("ship"),
    _step("cancel_order"),
    _step("pay"),
    _step("payment_failed"),
    _step("new_address", line=st.sampled_from(("15 Neem Lane", "2 Hill Road", "8 Lake View"))),
    _step("refund", state=st.sampled_from(("created", "processed", "failed"))),
    _step("send_back", state=st.sampled_from(STATES)),
    _step("checkout", state=st.sampled_from(("started", "completed"))),
)
PEOPLE = (
    _step("hold", span=st.sampled_from((timedelta(minutes=10), timedelta(hours=2), timedelta(hours=15)))),
    _step("correct", status=st.sampled_from(Status).filter(lambda status: not status.value.startswith("rto_"))),
    _step("revoke", how_far=st.sampled_from(("revoke_rto", "revert_from_delivered"))),
    _step("incident", cause=st.sampled_from(("weather", "strike", "congestion", "drought"))),
    _step("downtime", span=st.sampled_from((timedelta(minutes=7), timedelta(hours=5), timedelta(hours=30)))),
)
TIME = (
    _step("wait", span=st.sampled_from([timedelta(seconds=each) for each in (1, 61, 241)])),
    _step("wait", span=st.sampled_from([timedelta(minutes=each) for each in (12, 31, 60, 245)])),
    _step("wait", span=st.sampled_from([timedelta(hours=each) for each in (9, 14, 24)])),
)


def _attempted(reason: NdrReason) -> tuple[Step, ...]:
    """Out for delivery in the morning, failed in the afternoon."""
    failed = {"status": Status.DELIVERY_ATTEMPT_FAILED, "reason": reason, "place": PLACES[2]}
    return (
        Step("order", 0, {"payment": "prepaid"}),
        Step("scan", 0, {"status": Status.OUT_FOR_DELIVERY, "place": PLACES[2]}),
        Step("wait", 0, {"span": timedelta(hours=5)}),
        Step("scan", 0, failed),
    )


# Every life begins with an order, most of the time on its way: without them most steps find nothing to happen to.
BEGINNINGS = (
    (Step("order", 0, {"payment": "cod"}),),
    (Step("order", 0, {"payment": "pending"}),),
    (
        Step("order", 0, {"payment": "prepaid"}),
        Step("scan", 0, {"status": Status.PICKED_UP, "place": PLACES[0]}),
        Step("wait", 0, {"span": timedelta(hours=5)}),
    ),
    (
        Step("order", 0, {"payment": "cod"}),
        Step("scan", 0, {"status": Status.OUT_FOR_DELIVERY, "place": PLACES[2]}),
        Step("wait", 0, {"span": timedelta(hours=5)}),
    ),
    *(_attempted(reason) for reason in (NdrReason.CUSTOMER_UNAVAILABLE, NdrReason.ADDRESS_ISSUE, NdrReason.OTHER)),
    (
        Step("order", 0, {"payment": "prepaid"}),
        Step("marketing", 0, {"stopped": False}),
        Step("scan", 0, {"status": Status.DELIVERED, "place": PLACES[2]}),
        Step("wait", 0, {"span": timedelta(hours=24)}),
    ),
)


def lives(most_steps: int) -> SearchStrategy[tuple[Step, ...]]:
    """A beginning and up to `most_steps` steps; three parts in a row, as one long list is drawn short mostly."""
    kinds = (PARCELS, PARCELS, HERSELF, SHOP, PEOPLE, TIME, TIME)
    step = st.one_of(*(st.one_of(*kind) for kind in kinds))
    part = st.lists(step, max_size=most_steps // 3)
    return st.tuples(st.sampled_from(BEGINNINGS), part, part, part).map(
        lambda parts: tuple(step for each in parts for step in each)
    )
