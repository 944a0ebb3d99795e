"""What may happen in a customer's life, and what may go wrong around it, as steps that Hypothesis draws and shrinks."""

from typing import Any

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from integrations.sandbox.couriers.parcels import REASONS, STAGES


class Step(msgspec.Struct, frozen=True):
    """One thing that happens. `who` picks, modulo how many there are, the phone, order or parcel it happens to."""

    what: str
    who: int = 0
    how: dict[str, Any] = {}


WORDS = (
    "where is my order?",
    "kab aayega mera parcel",
    "hi",
    "thanks",
    "I want to talk to a person",
    "my order #10001, pincode 411038",
    "#10002 411038",
    "qwerty asdf",
    "ok",
)
FAULTS: tuple[dict[str, Any], ...] = (
    {"webhook_duplicate": 0.6},
    {"webhook_reorder": 0.8, "webhook_reorder_seconds": 40.0},
    {"webhook_delay_seconds": 90.0},
    {"webhook_drop_first": 0.5},
    {"webhook_retry_storm": 2},
    {"webhook_foreign_entry": 0.4},
    {"api_5xx": 0.4, "api_5xx_as": "html"},
    {"api_5xx": 0.4, "api_5xx_as": "json"},
    {"api_reset": 0.4},
    {"api_timeout_after_accept": 0.5},
    {"api_duplicate_accept": 0.4},
    {"api_slow_bytes": 0.2},
    {"status_duplicate": 0.6},
    {"status_before_response": 0.7},
    {"drop_statuses": 0.5},
    {"skip_delivered": 0.5},
    {"auto_read": 0.5},
)
# Refusals of every family: try again, slow down, another form, never, unknown.
CODES = (1, 2, 130429, 131000, 131016, 131026, 131047, 131048, 131053, 131056, 132001, 190, 999_999)

who = st.integers(0, 5)


def _step(what: str, **how: SearchStrategy[Any]) -> SearchStrategy[Step]:
    return st.builds(Step, st.just(what), who, st.fixed_dictionaries(how))


# The way of a parcel, so that generated scans often tell a likely story; the rest is any scan at all.
USUAL = ("picked_up", "in_transit", "at_destination_hub", "out_for_delivery", "failed", "delivered")

LIFE: tuple[SearchStrategy[Step], ...] = (
    _step("phone"),
    _step("order", payment=st.sampled_from(("cod", "prepaid", "pending"))),
    _step("ship", courier=st.sampled_from(("A", "B"))),
    _step("scan", stage=st.sampled_from(USUAL), reason=st.sampled_from(REASONS)),
    _step("scan", stage=st.sampled_from(USUAL), reason=st.sampled_from(REASONS)),
    _step(
        "scan",
        stage=st.sampled_from(STAGES),
        reason=st.sampled_from(REASONS),
        late_minutes=st.sampled_from((0, 0, 1, 30, 300, 2_000)),
        copies=st.sampled_from((1, 1, 2, 3)),
    ),
    _step("scan_again"),
    _step("say", words=st.sampled_from(WORDS)),
    _step("say", words=st.sampled_from(WORDS)),
    _step("tap", message=st.integers(0, 9), button=st.integers(0, 2)),
    _step("tap", message=st.integers(0, 9), button=st.integers(0, 2)),
    _step("media", kind=st.sampled_from(("image", "voice", "document"))),
    _step("edit", words=st.sampled_from(WORDS)),
    _step("change_number"),
    _step("hide_number"),
    _step("marketing", stopped=st.booleans()),
    _step("opt_out", out=st.booleans()),
    _step("hold", minutes=st.sampled_from((10, 120, 900))),
    _step("hear"),
    _step("cancel_order"),
    _step("online", online=st.booleans()),
)
TIME: tuple[SearchStrategy[Step], ...] = (
    _step("wait", seconds=st.sampled_from((1, 20, 61, 241))),
    _step("wait", seconds=st.sampled_from((700, 3_600, 4 * 3_600))),
    _step("wait", seconds=st.sampled_from((14 * 3_600, 86_400, 3 * 86_400))),
)
TROUBLE: tuple[SearchStrategy[Step], ...] = (
    _step("fault", switches=st.sampled_from(FAULTS)),
    _step("fault", switches=st.sampled_from(FAULTS)),
    _step("fault", switches=st.sampled_from(FAULTS)),
    _step("error", code=st.sampled_from(CODES), count=st.integers(1, 3), late=st.booleans()),
    _step("calm"),
)

# Lives begin with two customers who have parcels under way: without them most steps find nothing to happen to.
BEGINNING = (
    Step("phone"),
    Step("order", 0, {"payment": "cod"}),
    Step("ship", 0, {"courier": "A"}),
    Step("scan", 0, {"stage": "picked_up", "reason": "unknown"}),
    Step("phone"),
    Step("order", 1, {"payment": "prepaid"}),
    Step("ship", 0, {"courier": "B"}),
    Step("scan", 1, {"stage": "out_for_delivery", "reason": "unknown"}),
)


def lives(most_steps: int) -> SearchStrategy[list[Step]]:
    """Lists of up to `most_steps` steps; life is twice as frequent as time, time as trouble.

    Four parts in a row, because one long list is drawn short most of the time.
    """
    step = st.one_of(st.one_of(*LIFE), st.one_of(*LIFE), st.one_of(*TIME), st.one_of(*TROUBLE))
    part = st.lists(step, min_size=most_steps // 16, max_size=most_steps // 4)
    return st.tuples(part, part, part, part).map(lambda parts: [step for each in parts for step in each])
