"""What journeys meet at the door: covering, runs that were exited, drafts, the budget, and who is held out."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.brand import Brand, Costs
from journeys.messages import MESSAGES, Lane, Message
from journeys.policies import REASONS, Case, Outcome, Sent, Verdict, judge
from journeys.policies.costs import Spent, category_of, price_of
from journeys.policies.covering import covers
from journeys.policies.holdout import HELD_OUT, TREATED, arm_of, is_held_out
from journeys.state import Conversation
from journeys.status import Status
from tests.journeys.builders import BRAND, NOW, customer, order, parcel
from tests.journeys.test_policies import MARKETING, case, india, written

HOUR = timedelta(hours=1)
ON_THE_WAY = {"parcel": parcel(status=Status.IN_TRANSIT, status_at=NOW)}


def told(name: str, hours: float, order_id: int = 20) -> Sent:
    return Sent(NOW - hours * HOUR, urgent=True, name=name, order_id=order_id)


def verdict(message: str | Message = "no_news", brand: Brand = BRAND, **facts: Any) -> Verdict:
    return judge(case(message, **facts), NOW, brand)


# -- covering (A-27) -------------------------------------------------------------------------------------------

COVERED = [
    (told("out_for_delivery", 5.9), True),
    (told("out_for_delivery", 6), True),
    (told("out_for_delivery", 6.1), False),
    (told("out_for_delivery", 1, order_id=99), False),  # another order
    (told("order_status", 1), True),  # she asked, and got the whole story
    (told("handoff", 1), False),  # a reply about something else
    (told("no_news", 1), False),  # as generic itself
    (told("long_gone_message", 1), False),  # of an older version
]


@pytest.mark.parametrize(("sent", "covered"), COVERED)
def test_news_about_the_order_cover_a_message_without_any(sent: Sent, covered: bool) -> None:
    """A-27: for six hours, about the same order."""
    found = verdict(recent=(sent,))
    assert found.blockers == (("covered_by_other",) if covered else ())


def test_a_brand_sets_how_long_news_cover() -> None:
    """A-27 [D]."""
    brand = msgspec.structs.replace(BRAND, covered_for=HOUR)
    assert verdict(brand=brand, recent=(told("out_for_delivery", 2),)).outcome is Outcome.SEND


def test_a_message_in_context_covers_those_it_names() -> None:
    """A-27: and only those; replies are never covered."""
    hub_loop = Message("hub_loop", Lane.UTILITY, covers=frozenset({"shipped"}))
    assert covers(hub_loop, MESSAGES["shipped"])
    assert not covers(hub_loop, MESSAGES["delivered"])
    assert not covers(MESSAGES["shipped"], hub_loop)
    assert not covers(hub_loop, MESSAGES["order_status"])
    assert not covers(hub_loop, hub_loop)


# -- runs that were exited -------------------------------------------------------------------------------------

EXITS = [
    ("order.cancelled", "terminal_state"),
    ("shipment.delivered", "terminal_state"),
    ("shipment.rto_delivered", "terminal_state"),
    ("shipment.lost", "terminal_state"),
    ("shipment.out_for_delivery", "moved_on"),
    ("reply.confirm", "moved_on"),
]


@pytest.mark.parametrize(("exited_by", "reason"), EXITS)
def test_what_an_exited_run_wanted_stays_inside(exited_by: str, reason: str) -> None:
    """G-2: its journey has ended, whatever is true of the order."""
    assert verdict(exited_by=exited_by).blockers == (reason,)


def test_a_reply_is_owed_whatever_became_of_its_run() -> None:
    """A-02."""
    found = verdict("order_status", conversation=written(NOW), exited_by="shipment.delivered")
    assert found.outcome is Outcome.SEND


# -- drafts (R-6) ----------------------------------------------------------------------------------------------


def test_a_draft_that_is_still_fresh_when_the_agent_lets_go_leaves() -> None:
    """R-6: judged again."""
    held = Conversation(10, last_inbound_at=NOW, held_by="asha", held_until=NOW)
    assert verdict(conversation=held, was_held=True).outcome is Outcome.SEND


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"cause_at": NOW - 49 * HOUR}, "stale"),
        ({"exited_by": "shipment.out_for_delivery"}, "moved_on"),
        ({"order": order(closed_at=NOW)}, "terminal_state"),
    ],
)
def test_a_draft_that_was_held_too_long_says_who_held_it(facts: dict[str, Any], why: str) -> None:
    """R-6: withheld as held_by_agent; what overtook it is named too."""
    found = verdict(was_held=True, **facts)
    assert (found.reason, found.blockers) == ("held_by_agent", ("held_by_agent", why))


# -- costs (R-5) -----------------------------------------------------------------------------------------------

COSTS = Costs(
    service=Decimal("0.10"), utility=Decimal("0.20"), marketing=Decimal("1"), free_a_month=1_000, monthly_budget=None
)


@pytest.mark.parametrize(
    ("counts", "rupees"),
    [
        ({}, "0"),
        ({"service": 1_000}, "0"),  # the month's allowance
        ({"service": 1_010}, "1"),
        ({"utility": 5, "marketing": 2}, "3"),
        ({"of_another_kind": 5}, "1"),  # as dear as a utility message
    ],
)
def test_a_month_costs_what_its_categories_cost(counts: dict[str, int], rupees: str) -> None:
    """R-5: the first thousand free-form messages of a number and month are free."""
    assert Spent(counts).rupees(COSTS) == Decimal(rupees)


@pytest.mark.parametrize(
    ("category", "form", "used", "price"),
    [
        ("utility", "free_form", 999, "0"),
        ("utility", "free_form", 1_000, "0.10"),
        ("utility", "template", 0, "0.20"),
        ("marketing", "template", 0, "1"),
    ],
)
def test_the_next_message_costs_what_its_form_costs(category: str, form: str, used: int, price: str) -> None:
    """R-5: templates are billed inside the window too."""
    assert price_of(category, form, Spent({"service": used}), COSTS) == Decimal(price)
    assert category_of(category, form) == ("service" if form == "free_form" else category)


@pytest.mark.parametrize(("spent", "leaves"), [(8, True), (9, True), (10, False)])
def test_marketing_keeps_to_the_months_budget(spent: int, leaves: bool) -> None:
    """R-5: what would exceed it is withheld."""
    brand = msgspec.structs.replace(BRAND, costs=msgspec.structs.replace(COSTS, monthly_budget=Decimal(10)))
    facts = {"customer": customer(marketing="yes"), "spent": Spent({"marketing": spent})}
    assert verdict(MARKETING, brand, **facts).blockers == (() if leaves else ("over_budget",))
    assert verdict("shipped", brand, **facts).outcome is Outcome.SEND, "service messages are never over budget"
    assert verdict(MARKETING, **facts).outcome is Outcome.SEND, "no budget, no limit"


# -- holdouts --------------------------------------------------------------------------------------------------

HALF = msgspec.structs.replace(BRAND, holdouts={"reorder": 0.5, "ndr_recovery": 1.0})


@given(st.integers(1, 2**62))
def test_one_customers_arm_never_changes(customer_id: int) -> None:
    """Section 1: sticky by customer hash; no share, no arm."""
    arm = arm_of("reorder", customer_id, HALF)
    assert arm in {HELD_OUT, TREATED}
    assert arm_of("reorder", customer_id, HALF) == arm
    assert arm_of("shipped", customer_id, HALF) == ""
    wider = msgspec.structs.replace(HALF, holdouts={"reorder": 0.9})
    assert arm == TREATED or arm_of("reorder", customer_id, wider) == HELD_OUT, "a larger group keeps those it had"


def test_the_share_is_as_large_as_it_was_set() -> None:
    """Section 1."""
    held = sum(arm_of("reorder", 7_919 * n, HALF) == HELD_OUT for n in range(2_000))
    assert 900 < held < 1_100


def test_who_is_held_out_gets_nothing_of_that_journey() -> None:
    """Section 1, G-7."""
    all_of_them = msgspec.structs.replace(BRAND, holdouts={"reassurance": 1.0})
    assert verdict("shipped", all_of_them, rule="reassurance").blockers == ("holdout",)
    assert verdict("shipped", all_of_them, rule="tracking").outcome is Outcome.SEND


@pytest.mark.parametrize("name", ["attempt_failed", "refund_started", "otp_code", "ndr_second"])
def test_vital_messages_are_held_out_only_where_the_brand_says_so(name: str) -> None:
    """Section 1: never on failed-attempt, OTP or refund messages unless the brand switches it on."""
    message = Message(name, Lane.URGENT)
    assert not is_held_out(message, "ndr_recovery", 10, HALF)
    daring = msgspec.structs.replace(HALF, holds_out_vital=True)
    assert is_held_out(message, "ndr_recovery", 10, daring)
    assert not is_held_out(Message(name, Lane.REPLY), "ndr_recovery", 10, daring), "a reply is owed"


def test_every_message_about_attempts_and_refunds_is_vital() -> None:
    """Section 1."""
    words = ("attempt", "ndr", "otp", "refund")
    meant = [name for name in MESSAGES if name.startswith(words) and MESSAGES[name].proactive]
    assert meant
    assert [name for name in meant if not MESSAGES[name].is_vital] == []


# -- merging and counting --------------------------------------------------------------------------------------


def test_what_left_in_one_message_counts_once() -> None:
    """R-5: three facts in one message are one message of the day."""
    at_once = tuple(Sent(NOW - 5 * HOUR, urgent=False, name=name) for name in ("shipped", "delivered", "no_news"))
    assert verdict("shipped", recent=at_once).outcome is Outcome.SEND


def test_answers_to_what_she_did_do_not_count() -> None:
    """Promise 5."""
    answers = tuple(Sent(NOW - n * HOUR, urgent=False, counts=False) for n in range(1, 5))
    assert verdict("shipped", recent=answers).outcome is Outcome.SEND


def test_a_list_needs_an_open_window() -> None:
    """P-06: no template can hold one."""
    scores = Message("nps", Lane.UTILITY, rows=("nps_9", "nps_10"))
    assert verdict(scores).blockers == ("no_template",)
    assert verdict(scores, conversation=written(NOW)).form == "free_form"


# -- reasons (G-7) ---------------------------------------------------------------------------------------------

NAMED_IN_THE_GUARANTEE = (
    *("deferred:quiet_hours", "capped", "spacing", "held_by_agent", "answered", "moved_on", "stale"),
    *("covered_by_other", "no_new_fact", "terminal_state", "no_consent", "opted_out", "no_template", "holdout"),
    *("refused_otp_verified", "duplicate", "erased"),
)


@pytest.mark.parametrize("reason", NAMED_IN_THE_GUARANTEE)
def test_every_reason_of_the_guarantee_has_its_words(reason: str) -> None:
    """G-7."""
    assert len(REASONS[reason]) > 10


@st.composite
def crowded(draw: st.DrawFn) -> tuple[Case, Brand]:
    """A message with anything in its way."""
    rule = draw(st.sampled_from(["", "reorder", "ndr_recovery"]))
    message = draw(st.sampled_from([*MESSAGES.values(), MARKETING]))
    names = st.sampled_from(sorted(MESSAGES))
    recent = tuple(told(draw(names), draw(st.floats(0, 24))) for _ in range(draw(st.integers(0, 3))))
    costs = msgspec.structs.replace(COSTS, monthly_budget=draw(st.none() | st.just(Decimal(1))))
    brand = msgspec.structs.replace(HALF, costs=costs)
    found = case(
        message,
        customer=customer(opted_out_at=draw(st.none() | st.just(NOW)), marketing=draw(st.sampled_from(["", "yes"]))),
        rule=rule,
        recent=recent,
        exited_by=draw(st.sampled_from(["", "order.cancelled", "reply.agent"])),
        was_held=draw(st.booleans()),
        spent=draw(st.none() | st.just(Spent({"marketing": 5}))),
        conversation=draw(st.sampled_from([Conversation(10), written(NOW)])),
    )
    return found, brand


@given(crowded())
def test_every_blocker_is_typed_and_named_once(given_case: tuple[Case, Brand]) -> None:
    """G-7: all blockers, each a reason that has words."""
    found = judge(given_case[0], NOW, given_case[1])
    assert set(found.blockers) <= REASONS.keys()
    assert len(set(found.blockers)) == len(found.blockers)
    assert bool(found.blockers) == (found.outcome is not Outcome.SEND)


def test_quiet_hours_do_not_hide_why_it_will_never_leave() -> None:
    """G-7: at night, too, the final reasons are told."""
    found = judge(case("no_news", recent=(told("out_for_delivery", 1),)), india(2), BRAND)
    assert found.outcome is Outcome.DEFER, "told in the future of that night: not covered"
    covered = judge(case("no_news", recent=(Sent(india(1), True, "delivered", 20),)), india(2), BRAND)
    assert covered.blockers == ("covered_by_other",)
