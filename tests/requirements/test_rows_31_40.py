"""Rows A-31 to A-40: what silence costs, the silent window, and the failed attempt."""

from collections.abc import Callable
from datetime import timedelta
from statistics import median
from typing import Any

import pytest

from bot.pairing import with_tools
from bot.settings import Settings
from integrations.sandbox.settings import SandboxSettings
from journeys.brand import Brand
from journeys.catalogue import NO_JOURNEYS
from journeys.clock import MovableClock
from journeys.guard import Work, rule_on
from journeys.policies.holdout import arm_of
from journeys.rehearsal import Left
from journeys.rehearsal.outside import new_outside
from journeys.status import NdrReason, Status
from journeys.wording import Wording
from tests.bot.test_guard_api import without_caps
from tests.bot.tools import ask, told
from tests.harness import running
from tests.requirements.history import MICROSECONDS_OF_A_DAY, History, texts
from tests.requirements.lives import BRAND, DAY, HOUR, MINUTE, MORNING, Life, obliging, unwilling

WORDING = Wording()


def bought_before(life: Life) -> None:
    """She has had an order of this brand, of which nothing is told here."""
    world, at = life.world, MORNING - 30 * DAY
    earlier = new_outside(at, number="#KH-10001", shop_order_id="4001", awb="KHA100001", payment="prepaid")
    journeys, world.catalogue = world.catalogue, NO_JOURNEYS
    world.feed(earlier.order(at, received_at=world.now))
    world.feed(earlier.scan(Status.DELIVERED, at + 5 * DAY, received_at=world.now))
    world.catalogue = journeys


def first_of(life: Life, beginning: str) -> Left:
    """The first message that left with such a name."""
    return next(each for each in life.world.sent if each.message.startswith(beginning))


# -- what can be counted -----------------------------------------------------------------------------

REPEATS = """
SELECT o.id, EXISTS (SELECT 1 FROM silences s WHERE s.order_id = o.id)
       OR EXISTS (SELECT 1 FROM promises p WHERE p.order_id = o.id AND p.settled_as = 'broken') AS was_rough,
       (SELECT min(n.placed_at) - o.placed_at FROM orders n
        WHERE n.customer_id = o.customer_id AND n.placed_at > o.placed_at) AS again_after
FROM orders o
"""


def test_a_31_repeat_purchases_can_be_counted_by_how_well_the_order_was_told(history: History) -> None:
    """For each order the store knows whether it was silent too long or broke a promise, and when she bought again:
    the repeat rate within 30, 60 and 90 days follows for each of the two kinds."""
    orders = history.rows(REPEATS)
    assert len(orders) == 6
    assert {bool(each["was_rough"]) for each in orders} == {True, False}
    for days in (30, 60, 90):
        came_back = [o for o in orders if (o["again_after"] or 1e30) <= days * MICROSECONDS_OF_A_DAY]
        assert len(came_back) == 1, "one of the customers bought twice"


CONTACTS = """
SELECT t.customer_id, t.occurred_at - max(a.sent_at) AS silence_before,
       (SELECT o.name FROM outbox o JOIN attempts b ON b.outbox_id = o.id
        WHERE o.customer_id = t.customer_id AND b.sent_at <= t.occurred_at ORDER BY b.sent_at DESC LIMIT 1) AS last_told
FROM timeline t LEFT JOIN attempts a ON a.customer_id = t.customer_id AND a.sent_at <= t.occurred_at
WHERE t.kind = 'message.received' GROUP BY t.id
"""


def test_a_32_each_contact_can_be_laid_at_the_gap_before_it(history: History) -> None:
    """What a customer wrote stands beside what she was told last and how long ago that was; so does work for people."""
    contacts = history.rows(CONTACTS)
    assert len(contacts) == history.value("SELECT count(*) FROM timeline WHERE kind = 'message.received'")
    waited = [each for each in contacts if each["last_told"]]
    assert len(waited) >= 3, "who said stop may have been told nothing yet"
    assert all(each["silence_before"] > 0 for each in waited)
    work = history.rows("SELECT reason, order_id, opened_at FROM tasks")
    assert work
    assert all(each["opened_at"] for each in work)


def told_and_uncapped(settings: Settings, sandbox: SandboxSettings) -> Settings:
    """A CRM beside the service; what was sent just now is no reason of the guard's here."""
    return without_caps(with_tools(settings, sandbox), sandbox)


async def test_a_33_promotions_wait_while_something_is_wrong(sqlite_url: str, clock: MovableClock) -> None:
    """The guard says yes to a customer for whom all is well, and no, why and until when, while her parcel stands in a
    failed attempt and while she has complained; her stage is with the CRM within a minute."""
    async with running(sqlite_url, clock, configure=told_and_uncapped) as h:
        phone = await h.phone()
        order = await h.order(phone, "prepaid")
        await h.settle()
        async with h.service.parts.database.write() as connection:
            await connection.exec_driver_sql("UPDATE customers SET marketing = 'yes'")
        awb = await h.ship(order)
        await h.scan(awb, "picked_up")
        await h.move(5 * HOUR)
        _, said = await ask(h, "/api/guard/%2B919999900101")
        assert (said["allowed"], said["reason"]) == (True, None)
        await h.scan(awb, "out_for_delivery")
        await h.scan(awb, "failed", reason="customer_unavailable")
        before = clock.now()
        await h.settle()
        _, said = await ask(h, "/api/guard/%2B919999900101")
        assert (said["allowed"], said["reason"]) == (False, "ndr")
        assert said["until"] > clock.now().isoformat()
        stages = [each["data"]["to"] for each in await told(h) if each["type"] == "order.stage_changed"]
        assert stages[-1] == "attempt_failed"
        assert clock.now() - before <= MINUTE
        await h.say(phone, "I want to talk to someone")
        await h.move(MINUTE)
        await h.scan(awb, "out_for_delivery")
        await h.scan(awb, "delivered")
        await h.settle()
        _, said = await ask(h, "/api/guard/%2B919999900101")
        assert (said["allowed"], said["reason"]) == (False, "complaint")


def looped(life: Life) -> None:
    for hub in ("Bhiwandi_Lonad_GW", "Surat_Kadodara_GW", "Bhiwandi_Lonad_GW"):
        life.wait(12 * HOUR)
        life.scan(Status.IN_TRANSIT, facility=hub, place="Bhiwandi, Maharashtra")


def rejected(life: Life) -> None:
    life.scan(Status.DELIVERED)
    for state in ("requested", "approved", "picked_up", "received", "qc_failed"):
        life.tell(life.outside.sent_back(state, life.world.now))


@pytest.mark.parametrize(("happen", "reason"), [(looped, "delayed"), (rejected, "dispute")])
def test_a_33_promotions_wait_for_delays_and_disputes(happen: Callable[[Life], None], reason: str) -> None:
    """While an order is delayed or its return is disputed, the answer is no, with until when."""
    life = Life()
    life.travelling()
    life.consent()
    life.wait(16 * HOUR)
    assert rule_on(life.world.state, life.world.now, BRAND).allowed
    happen(life)
    ruling = rule_on(life.world.state, life.world.now, BRAND)
    assert (ruling.allowed, ruling.reason) == (False, reason)
    assert ruling.until
    assert ruling.until > life.world.now


def test_a_33_promotions_wait_while_a_person_puts_something_right() -> None:
    """Days after she said that something is wrong, as long as the work on it is open, however it was opened."""
    life = Life()
    life.travelling()
    life.consent()
    life.wait(16 * HOUR)
    for reason, shown in (("handoff_issue_with_product", "dispute"), ("unhappy_customer", "complaint")):
        work = Work(reason, life.now_order.id, life.world.now - 3 * DAY)
        assert rule_on(life.world.state, life.world.now, BRAND, (), [work]).reason == shown


def test_a_33_what_became_of_promotions_can_be_counted(history: History) -> None:
    """Sent, read, and who wants no more: each stands in the store beside the message."""
    told = history.rows("SELECT o.name, a.read_at FROM attempts a JOIN outbox o ON o.id = a.outbox_id")
    assert any(each["read_at"] for each in told)
    assert history.value("SELECT count(*) FROM customers WHERE opted_out_at IS NOT NULL") == 1


def test_a_34_what_leaks_can_be_counted_in_rupees(history: History) -> None:
    """Orders that came back, tickets, cancellations before dispatch and customers who did not come again, each with
    the rupees of the order."""
    returned = history.rows(
        "SELECT o.total_paise FROM shipments s JOIN orders o ON o.id = s.order_id WHERE s.status = 'rto_delivered'"
    )
    cancelled = history.rows(
        "SELECT o.total_paise, o.cancelled_at - o.placed_at AS after FROM orders o WHERE o.status = 'cancelled'"
        " AND NOT EXISTS (SELECT 1 FROM scans c JOIN shipments s ON s.id = c.shipment_id WHERE s.order_id = o.id)"
    )
    once = history.value("SELECT count(*) FROM (SELECT customer_id FROM orders GROUP BY 1 HAVING count(*) = 1)")
    assert (len(returned), len(cancelled), once) == (1, 1, 4)
    assert all(each["total_paise"] > 0 for each in (*returned, *cancelled))
    assert history.value("SELECT count(*) FROM tasks") > 0


def test_a_35_an_effect_can_be_measured_against_those_who_were_held_out(history: History) -> None:
    """Who does not get a journey is fixed and on record, so that contacts and repeat purchases of both arms compare."""
    brand = Brand(holdouts=history.holdouts)
    arms = {each["id"]: arm_of("checkpoint", each["id"], brand) for each in history.rows("SELECT id FROM customers")}
    assert set(arms.values()) <= {"held_out", "treated"}
    lines = history.rows("SELECT customer_id, outcome, blockers FROM ledger WHERE rule = 'checkpoint'")
    held = {each["customer_id"] for each in lines if "holdout" in each["blockers"]}
    sent = {each["customer_id"] for each in lines if each["outcome"] == "sent"}
    assert held <= {id for id, arm in arms.items() if arm == "held_out"}
    assert sent <= {id for id, arm in arms.items() if arm == "treated"}
    assert held
    assert sent
    wrote = history.rows("SELECT DISTINCT customer_id FROM timeline WHERE kind = 'message.received'")
    assert {each["customer_id"] for each in wrote} <= arms.keys()


GAPS = """
SELECT o.order_id, o.name, a.sent_at,
       a.sent_at - lag(a.sent_at) OVER (PARTITION BY o.order_id ORDER BY a.sent_at) AS silence
FROM attempts a JOIN outbox o ON o.id = a.outbox_id
WHERE o.channel = 'whatsapp' AND a.sent_at IS NOT NULL AND o.order_id IS NOT NULL
"""


def test_a_36_the_silence_before_each_message_is_known_by_stage(history: History) -> None:
    """Touches with their times give median and longest silence; contacts and broken promises stand beside them."""
    gaps = [each for each in history.rows(GAPS) if each["silence"] is not None]
    assert gaps
    assert all(each["silence"] >= 0 for each in gaps)
    of_stage: dict[str, list[int]] = {}
    for each in gaps:
        of_stage.setdefault(each["name"], []).append(each["silence"])
    assert all(median(silences) <= 3 * MICROSECONDS_OF_A_DAY for silences in of_stage.values())
    settled = history.rows("SELECT settled_as, count(*) AS n FROM promises WHERE settled_at IS NOT NULL GROUP BY 1")
    assert {each["settled_as"] for each in settled} <= {"kept", "renegotiated", "broken", "void"}
    assert sum(each["n"] for each in settled) > 0


# -- the silent window -------------------------------------------------------------------------------


@pytest.mark.parametrize("hour", range(0, 24, 3))
@pytest.mark.parametrize("is_first", [True, False], ids=["first order", "bought before"])
def test_a_37_the_silent_window_ends_within_a_day(hour: int, is_first: bool) -> None:
    """Whenever she orders: confirmed within a minute, and without any event a word on what is happening, what is next
    and by when, no later than 24 hours after it and never at night; whoever is new hears after six hours, warmly."""
    life = Life(start=MORNING + timedelta(hours=hour - 11))
    if not is_first:
        bought_before(life)
    life.order()
    life.wait(DAY)
    confirmed, checkpoint = first_of(life, "order_confirmed"), first_of(life, "checkpoint_")
    assert confirmed.at - (life.world.now - DAY) <= MINUTE
    assert checkpoint.at - confirmed.at <= DAY
    assert 9 <= BRAND.local(checkpoint.at).hour < 21
    if is_first:
        assert checkpoint.message == "checkpoint_reassurance"
        assert checkpoint.at - confirmed.at >= 6 * HOUR
    body = WORDING.source(checkpoint.message, "en")
    assert "24 hours" in body
    assert "{{next_by}}" in body


def test_a_37_cash_orders_are_confirmed_by_their_question() -> None:
    """For cash on delivery the question takes the confirmation's place; the checkpoint follows her yes."""
    life = Life("cod")
    life.order()
    life.wait(MINUTE)
    assert life.said == ["cod_question"]
    life.tap("cod_confirm")
    answered_at = life.world.now
    life.wait(DAY)
    assert first_of(life, "checkpoint_").at - answered_at <= DAY
    assert "order_confirmed" not in life.said


def test_a_38_orders_inside_the_silent_window_can_be_counted_by_what_became_of_them(history: History) -> None:
    """Contacts and their words, cancellations, and refunds asked for, all before the first pickup scan."""
    pickup = "(SELECT min(s.occurred_at) FROM scans s JOIN shipments p ON p.id = s.shipment_id WHERE p.order_id = o.id)"
    inside = f"t.occurred_at >= o.placed_at AND t.occurred_at < coalesce({pickup}, 9e18)"
    asked = history.rows(
        f"SELECT t.body FROM timeline t JOIN orders o ON o.customer_id = t.customer_id"
        f" WHERE t.kind = 'message.received' AND {inside}"
    )
    assert {"has my order shipped?", "no update, is this genuine?"} <= set(texts(asked))
    cancelled = history.rows(f"SELECT o.id FROM orders o WHERE o.status = 'cancelled' AND {pickup} IS NULL")
    assert len(cancelled) == 1
    refunds = history.rows(
        f"SELECT t.kind FROM timeline t JOIN orders o ON o.id = t.order_id WHERE t.kind LIKE 'refund.%' AND {inside}"
    )
    assert refunds


@pytest.mark.parametrize(
    ("variant", "is_first", "is_packed", "because"),
    [
        ("checkpoint_reassurance", True, False, "reassure"),
        ("checkpoint_insight", False, True, "give_insight"),
        ("checkpoint_expectation", False, False, "set_expectation"),
    ],
)
def test_a_39_three_variants_and_the_choice_is_on_record(
    variant: str, is_first: bool, is_packed: bool, because: str
) -> None:
    """Reassurance, expectation or insight: chosen by who she is and how far the parcel is. The run keeps the questions
    that were asked and where they led."""
    life = Life()
    if not is_first:
        bought_before(life)
    life.order()
    life.wait(20 * HOUR if is_packed else HOUR)
    if is_packed:
        life.scan(Status.LABEL_CREATED)
    life.wait(DAY)
    told = [each for each in life.world.sent if each.message == variant]
    assert len(told) == 1, life.said
    (run,) = [each for each in life.world.ended if each.journey == "checkpoint"]
    assert run.path[0] == "how_soon"
    assert run.path[-1] == because
    assert told[0].send.run_id == run.id


# -- the failed attempt --------------------------------------------------------------------------------------


def failed(reason: NdrReason, courier: Any = obliging, payment: str = "prepaid", **facts: Any) -> Life:
    """An attempt that failed on Wednesday at eleven, told at once."""
    life = Life(payment, courier=courier)
    life.order()
    life.wait(4 * HOUR)
    life.scan(Status.PICKED_UP, place="Mumbai, Maharashtra", facility="Mumbai_Andheri_GW")
    life.wait(MORNING + 2 * DAY - HOUR - life.world.now)
    life.scan(Status.OUT_FOR_DELIVERY, place="Bengaluru, Karnataka")
    life.wait(HOUR)
    if "deadline" in facts:
        facts["action_deadline_at"] = life.world.now + facts.pop("deadline")
    life.scan(Status.DELIVERY_ATTEMPT_FAILED, reason=reason, **facts)
    return life


def of_attempt(life: Life) -> list[Left]:
    return [each for each in life.world.sent if each.message.startswith("attempt_")]


def test_a_40_recovery_starts_on_receipt_and_says_two_different_things_within_half_an_hour() -> None:
    """The reason is in our words at once; the first message within five minutes, the second, another one, within
    thirty, both counted from the receipt."""
    life = failed(NdrReason.CUSTOMER_UNAVAILABLE)
    (opened,) = [each for _, decision in life.world.decisions for each in decision.ndrs_opened]
    received_at = opened.ndr.received_at
    assert opened.ndr.reason is NdrReason.CUSTOMER_UNAVAILABLE
    assert any(run.journey == "ndr_unavailable" for run in life.world.runs)
    life.wait(30 * MINUTE)
    first, second = of_attempt(life)
    assert first.at - received_at <= 5 * MINUTE
    assert second.at - received_at <= 30 * MINUTE
    assert first.message != second.message


@pytest.mark.parametrize("deadline", [2, 6, 12, 24])
def test_a_40_nobody_answers_and_a_person_calls_before_the_courier_decides(deadline: int) -> None:
    """However soon the courier's own deadline is."""
    life = failed(NdrReason.CUSTOMER_UNAVAILABLE, deadline=deadline * HOUR)
    failed_at = life.world.now
    life.wait(2 * DAY)
    calls = [each for each in life.world.tasks if each.reason == "call_customer"]
    assert calls
    assert calls[0].at < failed_at + deadline * HOUR


@pytest.mark.parametrize(("courier", "said"), [(obliging, "reattempt_accepted"), (unwilling, "reattempt_refused")])
def test_a_40_an_answer_is_with_the_courier_at_once_and_she_hears_what_it_says(courier: Any, said: str) -> None:
    """Her choice is asked of the courier within a minute, and she is told that it was accepted or refused."""
    life = failed(NdrReason.CUSTOMER_UNAVAILABLE, courier)
    life.wait(5 * MINUTE)
    tapped_at = life.world.now
    life.tap("tomorrow")
    life.wait(MINUTE)
    (asked,) = [each for each in life.world.asked if each.command == "courier.request_reattempt"]
    assert asked.at - tapped_at <= MINUTE
    assert life.last(said).at - tapped_at <= MINUTE
    life.wait(30 * MINUTE)
    assert len(of_attempt(life)) == 1, "who has answered is not asked again"


@pytest.mark.parametrize("reason", NdrReason)
def test_a_40_no_reason_is_met_with_silence_or_left_alone(reason: NdrReason) -> None:
    """Whatever the courier says: one word within five minutes, or a typed reason why none was needed."""
    life = failed(reason, attempted=reason is not NdrReason.NOT_ATTEMPTED)
    life.wait(5 * MINUTE)
    kept = [blocker for each in life.world.withheld if each.message.startswith("attempt_") for blocker in each.blockers]
    assert len(of_attempt(life)) == 1 or "refused_otp_verified" in kept
