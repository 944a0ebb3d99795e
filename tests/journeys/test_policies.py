"""What every outbound message must pass: each reason, all of them together, and hours to the minute."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.brand import Costs, Hours
from journeys.messages import MESSAGES, Lane, Message
from journeys.policies import WINDOW, Case, Outcome, Sent, Verdict, judge, window_is_open
from journeys.policies.case import Told
from journeys.policies.costs import Spent
from journeys.state import Conversation
from journeys.status import Status
from tests.journeys.builders import BRAND, MOMENTS, NOW, customer, order, parcel

HOUR = timedelta(hours=1)
MARKETING = Message("reorder", Lane.MARKETING, category="marketing")


def india(hour: int, minute: int = 0, second: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=BRAND.zone).astimezone(UTC)


def case(message: str | Message = "shipped", **facts: Any) -> Case:
    """A message that may leave: true, reachable, nothing in its way, no window."""
    known = {
        "message": MESSAGES[message] if isinstance(message, str) else message,
        "subject": "30",
        "customer": customer(),
        "conversation": Conversation(10),
        "order": order(),
        "parcel": parcel(status=Status.IN_TRANSIT, status_at=NOW),
        "cause_at": NOW - HOUR,
    }
    return Case(**known | facts)


def written(at: datetime) -> Conversation:
    return Conversation(10, last_inbound_at=at)


OUT = {"parcel": parcel(status=Status.OUT_FOR_DELIVERY, status_at=NOW), "subject": "30:2026-11-23"}


def test_what_is_true_and_in_nobodys_way_leaves_as_a_template() -> None:
    """P-06."""
    assert judge(case(), NOW, BRAND) == Verdict(Outcome.SEND, form="template")


# -- the window --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ago", "form"),
    [
        (timedelta(0), "free_form"),
        (WINDOW - timedelta(seconds=1), "free_form"),
        (WINDOW, "template"),
        (WINDOW + HOUR, "template"),
    ],
)
def test_the_window_is_judged_at_the_moment_of_sending(ago: timedelta, form: str) -> None:
    """G-4."""
    assert judge(case(conversation=written(NOW - ago)), NOW, BRAND).form == form


def test_there_is_no_window_before_she_has_written() -> None:
    """G-4."""
    assert not window_is_open(Conversation(10), NOW)


# -- withholding -------------------------------------------------------------------------------------------

WITHHELD = [
    ("stale", {"cause_at": NOW - 49 * HOUR}),
    ("stale", {"parcel": parcel(status=Status.OUT_FOR_DELIVERY)}),
    ("terminal_state", {"parcel": parcel(status=Status.DELIVERED)}),
    ("opted_out", {"customer": customer(opted_out_at=NOW)}),
    ("no_consent", {"message": MARKETING}),
    ("no_consent", {"message": MARKETING, "customer": customer(marketing="no")}),
    ("no_address", {"can_be_reached": False}),
    ("unreachable", {"customer": customer(unreachable_at=NOW)}),
    ("window_closed", {"message": MESSAGES["order_status"], "conversation": written(NOW - WINDOW)}),
    ("no_template", {"template": Told("PAUSED")}),
]


@pytest.mark.parametrize(("reason", "facts"), WITHHELD)
def test_a_message_is_withheld_with_its_reason(reason: str, facts: dict[str, Any]) -> None:
    """G-7, promise 5."""
    verdict = judge(case(**facts), NOW, BRAND)
    assert (verdict.outcome, verdict.blockers, verdict.reason) == (Outcome.WITHHOLD, (reason,), reason)
    assert verdict.form == ""


def test_all_blockers_are_named() -> None:
    """G-7."""
    verdict = judge(
        case(
            MARKETING,
            cause_at=NOW - 49 * HOUR,
            customer=customer(opted_out_at=NOW),
            can_be_reached=False,
            template=Told("REJECTED"),
        ),
        NOW,
        BRAND,
    )
    assert verdict.blockers == ("stale", "opted_out", "no_consent", "no_address", "no_template")


def test_a_reason_to_withhold_wins_over_a_reason_to_wait() -> None:
    """G-7."""
    verdict = judge(case(customer=customer(opted_out_at=NOW)), india(23), BRAND)
    assert (verdict.outcome, verdict.until) == (Outcome.WITHHOLD, None)


@pytest.mark.parametrize("status", ["", "APPROVED"])
def test_a_template_nobody_spoke_against_may_be_used(status: str) -> None:
    """P-06: WhatsApp may never have told us; it refuses by itself what it does not know."""
    assert judge(case(template=Told(status)), NOW, BRAND).outcome is Outcome.SEND


def test_inside_the_window_a_paused_template_is_no_hindrance() -> None:
    """G-4."""
    verdict = judge(case(template=Told("PAUSED"), conversation=written(NOW)), NOW, BRAND)
    assert verdict == Verdict(Outcome.SEND, form="free_form")


def test_marketing_with_consent_leaves() -> None:
    """A-29."""
    assert judge(case(MARKETING, customer=customer(marketing="yes")), NOW, BRAND).outcome is Outcome.SEND


# -- deferring ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (india(8, 59, 59), india(9)),
        (india(9), None),
        (india(20, 59, 59), None),
        (india(21), india(9, day=24)),
        (india(23, 59, 59), india(9, day=24)),
        (india(0, day=24), india(9, day=24)),
    ],
)
def test_ordinary_messages_keep_to_ordinary_hours(now: datetime, until: datetime | None) -> None:
    """Promise 5: 09:00-21:00 on Indian clocks."""
    verdict = judge(case(cause_at=now), now, BRAND)
    expected = Verdict(Outcome.DEFER, until=until, blockers=("deferred:quiet_hours",))
    assert verdict == (expected if until else Verdict(Outcome.SEND, form="template"))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (india(7, 59, 59), india(8)),
        (india(8), None),
        (india(21, 29, 59), None),
        (india(21, 30), india(8, day=24)),
    ],
)
def test_urgent_messages_have_longer_hours(now: datetime, until: datetime | None) -> None:
    """R-1, promise 5: 08:00-21:30."""
    verdict = judge(case("out_for_delivery", **OUT, cause_at=now), now, BRAND)
    assert (verdict.outcome, verdict.until) == (Outcome.DEFER if until else Outcome.SEND, until)


@pytest.mark.parametrize("name", ["order_confirmed", "order_status"])
def test_answers_to_what_she_did_know_no_quiet_hours(name: str) -> None:
    """A-02, A-37: she is awake."""
    at_night = india(2)
    facts = case(name, parcel=None, conversation=written(at_night), cause_at=at_night)
    assert judge(facts, at_night, BRAND).outcome is Outcome.SEND


def test_an_agent_who_holds_the_chat_holds_proactive_messages_until_release() -> None:
    """R-6."""
    held = Conversation(10, last_inbound_at=NOW, held_by="asha", held_until=NOW + HOUR)
    verdict = judge(case("out_for_delivery", **OUT, conversation=held), NOW, BRAND)
    assert verdict == Verdict(Outcome.DEFER, until=NOW + HOUR, blockers=("held_by_agent",))
    assert judge(case("order_status", conversation=held), NOW, BRAND).outcome is Outcome.SEND
    assert judge(case(conversation=held), NOW + HOUR, BRAND).outcome is Outcome.SEND


def sent(*ago: timedelta, urgent: bool = False) -> tuple[Sent, ...]:
    return tuple(Sent(NOW - each, urgent) for each in ago)


@pytest.mark.parametrize(
    ("recent", "until", "blockers"),
    [
        (sent(4 * HOUR), None, ()),
        (sent(3 * HOUR), NOW + HOUR, ("spacing",)),
        (sent(3 * HOUR, urgent=True), None, ()),  # urgent ones keep no distance
        (sent(0 * HOUR, HOUR, 2 * HOUR, urgent=True), india(9, day=24), ("capped",)),  # but are counted
        (sent(HOUR, 5 * HOUR, 11 * HOUR), india(9, day=24), ("capped", "spacing")),
        (sent(12 * HOUR, 13 * HOUR, 14 * HOUR), None, ()),  # yesterday's: it is 11:30
    ],
)
def test_ordinary_messages_are_few_and_apart(
    recent: tuple[Sent, ...], until: datetime | None, blockers: tuple[str, ...]
) -> None:
    """Promise 5: three a day, four hours apart, counted by Indian days."""
    verdict = judge(case(recent=recent), NOW, BRAND)
    assert (verdict.until, verdict.blockers) == (until, blockers)
    assert judge(case("out_for_delivery", **OUT, recent=recent), NOW, BRAND).outcome is Outcome.SEND


TAKEN_FOR_MARKETING = Told("APPROVED", "MARKETING")


@pytest.mark.parametrize(
    ("given", "outcome", "blockers"),
    [
        ({}, Outcome.WITHHOLD, ("no_consent",)),  # nobody asked her about marketing
        ({"customer": customer(marketing="yes")}, Outcome.SEND, ()),
        ({"conversation": written(NOW)}, Outcome.SEND, ()),  # free-form text is nobody's template
        (
            {"customer": customer(marketing="yes"), "recent": (Sent(NOW - HOUR, urgent=False),)},
            Outcome.DEFER,
            ("spacing",),
        ),
    ],
)
def test_what_whatsapp_takes_for_marketing_is_judged_as_marketing(
    given: dict[str, Any], outcome: Outcome, blockers: tuple[str, ...]
) -> None:
    """P-06, R-5: consent, and an urgent message is spared nothing any more."""
    urgent = {"customer": customer(), **OUT, **given}
    verdict = judge(case("out_for_delivery", template=TAKEN_FOR_MARKETING, **urgent), NOW, BRAND)
    assert (verdict.outcome, verdict.blockers) == (outcome, blockers)


def test_what_whatsapp_takes_for_marketing_is_paid_from_the_budget_for_marketing() -> None:
    """R-5."""
    tight = msgspec.structs.replace(BRAND, costs=Costs(monthly_budget=Decimal(1)))
    given = {"customer": customer(marketing="yes"), "spent": Spent({"marketing": 1}), **OUT}
    assert judge(case("out_for_delivery", template=Told("APPROVED", "UTILITY"), **given), NOW, tight).reason == ""
    assert judge(case("out_for_delivery", template=TAKEN_FOR_MARKETING, **given), NOW, tight).reason == "over_budget"


def test_spacing_that_ends_at_night_waits_for_the_morning() -> None:
    """Promise 5."""
    now = india(20)
    verdict = judge(case(recent=(Sent(now - HOUR, urgent=False),), cause_at=now), now, BRAND)
    assert verdict.until == india(9, day=24)


def test_the_latest_of_several_waits_counts() -> None:
    """G-7."""
    held = Conversation(10, held_by="asha", held_until=india(10, day=24))
    verdict = judge(case(conversation=held), india(22), BRAND)
    assert (verdict.until, verdict.blockers) == (india(10, day=24), ("held_by_agent", "deferred:quiet_hours"))


# -- properties --------------------------------------------------------------------------------------------


@st.composite
def cases(draw: st.DrawFn) -> tuple[Case, datetime]:
    """Any message, true or not, to any customer, at any moment."""
    now = draw(MOMENTS)

    def ago(limit: int = 60 * 60) -> datetime | None:
        minutes = draw(st.none() | st.integers(0, limit))
        return None if minutes is None else now - timedelta(minutes=minutes)

    held_until = draw(st.none() | st.integers(-600, 600).map(lambda minutes: now + timedelta(minutes=minutes)))
    who = customer(opted_out_at=ago(), unreachable_at=ago(), marketing=draw(st.sampled_from(["", "yes", "no"])))
    message = MESSAGES[draw(st.sampled_from(sorted(MESSAGES)))]
    if draw(st.integers(0, 5)) == 0:
        message = MARKETING
    recent = tuple(Sent(at, draw(st.booleans())) for _ in range(draw(st.integers(0, 4))) if (at := ago(1440)))
    return (
        Case(
            message,
            "30",
            who,
            Conversation(10, last_inbound_at=ago(), held_by="asha" if held_until else "", held_until=held_until),
            draw(st.none() | st.just(order()) | st.just(order(status="cancelled"))),
            draw(st.none() | st.sampled_from(list(Status)).map(lambda status: parcel(status=status))),
            recent,
            ago(),
            draw(st.booleans()),
            Told(
                draw(st.sampled_from(["", "APPROVED", "PAUSED", "REJECTED"])),
                draw(st.sampled_from(["", "UTILITY", "MARKETING"])),
            ),
        ),
        now,
    )


@given(cases())
def test_nothing_leaves_against_a_rule(given_case: tuple[Case, datetime]) -> None:
    """Promise 5, G-2, G-4."""
    case, now = given_case
    verdict = judge(case, now, BRAND)
    if verdict.outcome is not Outcome.SEND:
        return
    assert case.can_be_reached
    wrote_at = case.conversation.last_inbound_at
    assert (verdict.form == "free_form") == (wrote_at is not None and now - wrote_at < timedelta(hours=24))
    sells = case.message.category == "marketing" or (verdict.form == "template" and case.template.is_marketing)
    if sells:
        assert case.customer.marketing == "yes"
    if not case.message.proactive:
        assert verdict.form == "free_form"
        return
    assert case.customer.opted_out_at is None
    assert case.conversation.held_until is None or case.conversation.held_until <= now
    if verdict.form == "template":
        assert case.template.status in {"", "APPROVED"}
    if case.message.responds and not sells:
        return
    local = BRAND.local(now)
    if case.message.lane is Lane.URGENT and not sells:
        assert time(8) <= local.time() < time(21, 30)
        return
    assert time(9) <= local.time() < time(21)
    assert sum(BRAND.local(each.at).date() == local.date() for each in case.recent) < 3
    assert all(now - each.at >= timedelta(hours=4) for each in case.recent if not each.urgent)


@given(cases())
def test_every_verdict_explains_itself(given_case: tuple[Case, datetime]) -> None:
    """G-7, promise 6: a message that does not leave names its reasons, one that waits says until when."""
    case, now = given_case
    verdict = judge(case, now, BRAND)
    assert judge(case, now, BRAND) == verdict
    assert bool(verdict.blockers) == (verdict.outcome is not Outcome.SEND)
    assert (verdict.until is not None) == (verdict.outcome is Outcome.DEFER)
    assert verdict.until is None or verdict.until > now
    assert bool(verdict.form) == (verdict.outcome is Outcome.SEND)


@given(cases())
def test_replies_are_never_limited_nor_made_to_wait(given_case: tuple[Case, datetime]) -> None:
    """Promise 5: what answers her has no quiet hours, no cap, no spacing and no agent in its way."""
    case, now = given_case
    case = msgspec.structs.replace(case, message=MESSAGES["order_status"])
    assert judge(case, now, BRAND).outcome is not Outcome.DEFER


@given(cases())
def test_a_deferred_message_is_free_of_that_hindrance_when_its_time_comes(given_case: tuple[Case, datetime]) -> None:
    """Promise 5: no message waits twice for the same reason when nothing else happens."""
    case, now = given_case
    verdict = judge(case, now, BRAND)
    if verdict.until is None:
        return
    again = judge(case, verdict.until, BRAND)
    assert again.outcome is not Outcome.DEFER or not set(again.blockers) <= set(verdict.blockers)


def test_a_brand_may_open_for_a_short_while_only() -> None:
    """Promise 5."""
    brand = msgspec.structs.replace(BRAND, ordinary_hours=Hours(time(10), time(11)))
    assert judge(case(), NOW, brand).until == india(10, day=24)
