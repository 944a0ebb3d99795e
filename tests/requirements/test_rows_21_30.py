"""Rows A-21 to A-30: what triggers do, and the right message because the right event happened."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.settings import Settings
from bot.settings_outward import ApiToken
from integrations.sandbox.settings import SandboxSettings
from journeys.brand import Brand
from journeys.clock import MovableClock
from journeys.events import Event, Signal
from journeys.messages import MESSAGES
from journeys.rehearsal.outside import new_outside
from journeys.status import NdrReason, Status
from journeys.store.alerts import raise_alert
from journeys.wording import Wording
from tests.bot.story import faults
from tests.bot.tools import ask, beside, told, told_of
from tests.harness import Harness, running
from tests.requirements.lives import DAY, HOUR, MINUTE, MORNING, Life, back_at_a_hub

ROLES = ("support", "marketing", "operations")
GUIDED = Brand(name="Khadi & Co", guides={"kurta": "https://shop.example/guides/kurta"})


def words_of(message: str) -> set[str]:
    """The facts that a text names."""
    return set(Wording().variables(message, "en"))


async def delivered_story(h: Harness, payment: str = "cod") -> tuple[str, dict[str, Any]]:
    """An order from its first word to its delivery, with a failed attempt; her phone and the order."""
    phone = await h.phone()
    order = await h.order(phone, payment=payment)
    await h.settle()
    awb = await h.ship(order)
    for what, extra in (
        ("picked_up", {}),
        ("out_for_delivery", {}),
        ("failed", {"reason": "customer_unavailable"}),
        ("out_for_delivery", {}),
        ("delivered", {}),
    ):
        await h.scan(awb, what, **extra)
        await h.settle()
        await h.move(timedelta(minutes=5))
    await h.move(DAY)  # what is told of a delivery keeps its distance to what was told before
    return phone, order


# -- A-21 ----------------------------------------------------------------------------------------------------------


def for_three_roles(chosen: Settings, sandbox: SandboxSettings) -> Settings:
    tokens = tuple(ApiToken(name=role, token=SecretStr(role * 8)) for role in ROLES)
    return chosen.model_copy(update={"api_tokens": tokens})


async def test_a_21_support_marketing_and_operations_are_told_the_same(sqlite_url: str, clock: MovableClock) -> None:
    """Whoever asks gets the same facts of an order, its journey and its customer, word for word."""
    async with running(sqlite_url, clock, configure=for_three_roles) as h:
        _, order = await delivered_story(h)
        number = str(order["name"]).lstrip("#")
        paths = [f"/api/orders/{number}/explain", f"/api/orders/{number}/journey", "/api/customers/9999900101/stage"]
        paths.append("/api/guard/9999900101")
        for path in paths:
            answers = [await ask(h, path, role * 8) for role in ROLES]
            assert answers[0][0] == 200, path
            assert answers[0] == answers[1] == answers[2], path


# -- what a trigger can bring --------------------------------------------------------------------------------


def test_a_22a_a_guide_comes_at_its_stage_once_for_a_product_that_has_one() -> None:
    """By the tag of the product, after she could unpack it, once per order; without a guide nothing is said."""
    guided, plain = Life(brand=GUIDED, tags=("kurta",)), Life(brand=GUIDED, tags=("scarf",))
    for life in (guided, plain):
        life.travelling()
        life.scan(Status.DELIVERED)
        life.scan(Status.DELIVERED)
        life.wait(20 * DAY)
    assert guided.said.count("usage_guide") == 1
    since = guided.last("usage_guide").at - (guided.parcel.closed_at or MORNING)
    assert DAY <= since <= 2 * DAY
    assert "usage_guide" not in plain.said


@pytest.mark.parametrize(
    ("choice", "done"),
    [
        ("address_correct", lambda life: "address_confirmed" in life.now_order.marks),
        ("address_change", lambda life: life.said[-1] == "ask_change_address_pincode"),
        ("agent", lambda life: "handoff_asked_for_a_person" in life.work),
    ],
)
def test_a_22b_the_address_is_asked_before_dispatch_with_three_ways_to_answer(
    choice: str, done: Callable[[Life], bool]
) -> None:
    """Correct, change, talk to us: each does what it says, and is answered."""
    assert MESSAGES["order_confirmed_check"].buttons == ("address_correct", "address_change", "agent")
    life = Life()
    life.order()
    assert life.said == ["order_confirmed_check"]
    life.tap(choice)
    assert done(life)
    assert len(life.said) == 2, "and no second answer"


def test_a_22b_after_dispatch_nobody_is_asked_for_the_address() -> None:
    """The parcel has left with it."""
    life = Life()
    life.travelling()
    asked = [each.at for each in life.world.sent if "address_correct" in MESSAGES[each.message].buttons]
    gone_at = life.parcel.status_at
    life.wait(2 * DAY)
    assert gone_at is not None
    assert all(at < gone_at for at in asked)
    assert [e.at for e in life.world.sent if "address_correct" in MESSAGES[e.message].buttons] == asked


def test_a_22c_a_delay_is_put_to_the_courier_and_again_a_day_later() -> None:
    """With AWB, history and what we ask for; what the courier answers stands on the timeline."""
    life = Life()
    back_at_a_hub(life)
    life.wait(DAY)
    first, second = [each for each in life.world.asked if each.command == "courier.escalate"][:2]
    assert first.params["awb"] == life.outside.awb
    assert len(first.params["history"]) >= 3
    assert "straight to the destination hub" in first.params["ask"]
    assert second.at - first.at == DAY
    assert (first.params["again"], second.params["again"]) == (1, 2)
    assert "command.accepted" in life.kinds
    assert "courier_case_unanswered" in life.work


def test_a_22c_a_courier_that_moves_is_not_asked_again() -> None:
    """A scan within the day is an answer."""
    life = Life()
    back_at_a_hub(life)
    asked = life.asked.count("courier.escalate")
    life.scan(Status.OUT_FOR_DELIVERY)
    life.wait(3 * DAY)
    assert life.asked.count("courier.escalate") == asked


async def test_a_22d_work_for_a_person_has_order_reason_answer_and_deadline(sqlite_harness: Harness) -> None:
    """The same friction on two days is two signals and one open task."""
    h = sqlite_harness
    phone = await h.phone()
    awb = await h.ship(await h.order(phone))
    await h.scan(awb, "picked_up")
    await h.settle()
    for _ in range(2):
        for _ in range(2):
            await h.say(phone, "where is my order?")
            await h.move(HOUR)
        await h.move(22 * HOUR)
    raised = "SELECT count(*) AS value FROM timeline WHERE kind = 'signal.question_repeated'"
    assert await h.scalar(raised) == 2
    found = await h.rows("SELECT order_id, suggested, due_at, opened_at FROM tasks WHERE reason = 'question_repeated'")
    (task,) = found
    assert task["order_id"] == await h.scalar("SELECT id AS value FROM orders")
    assert task["suggested"] == "order_status"
    assert task["due_at"] > task["opened_at"]


async def test_a_22e_forty_orders_at_one_place_are_one_alert_and_one_line_of_the_digest(
    sqlite_url: str, clock: MovableClock
) -> None:
    """Forty customers' parcels wait at one hub: told once at once, and once in the morning, in Slack and by webhook."""
    alerts = []
    for number in range(40):
        life = Life(number=f"#KH-{number}", shop_order_id=str(number), awb=f"KHA{number}")
        life.order()
        life.scan(Status.LABEL_CREATED, place="Bhiwandi, Maharashtra")
        life.wait(DAY + HOUR)
        alerts += [alert for _, alert in life.world.alerts]
    assert len(alerts) == 40
    async with beside(sqlite_url, clock) as h:
        async with h.service.parts.database.write() as connection:
            for alert in alerts:
                await raise_alert(connection, alert.reason, alert.group_key, alert.sample, clock.now())
        await h.service.parts.alerting.look_once()
        await h.settle()
        (raised,) = await told_of(h, "alert.raised")
        assert (raised["group"], raised["count"]) == ("Bhiwandi, Maharashtra", 40)
        assert len(await told(h, "slack")) == 1
        for _ in range(2):
            await h.move(12 * HOUR)
            await h.service.parts.alerting.look_once()
            await h.settle()
        (digest,) = await told_of(h, "alert.digest")
        assert [each["count"] for each in digest["alerts"]] == [40]


def test_a_22f_a_score_is_asked_two_days_after_delivery_and_once_in_sixty_days() -> None:
    """From 0 to 10, once per order, and not for a second order of the same customer within sixty days."""
    rows = [f"nps_{score}" for score in range(10, 0, -1)]  # WhatsApp lists have ten rows: the last is 1 or 0
    assert list(MESSAGES["nps_list"].rows) == list(MESSAGES["nps_scale"].rows) == rows
    assert "0" in Wording().label("nps_list", "nps_1", "en")
    life = Life()
    life.travelling()
    life.scan(Status.DELIVERED)
    life.wait(10 * DAY)
    assert life.said.count("nps_ask") == 1
    since = life.last("nps_ask").at - (life.parcel.closed_at or MORNING)
    assert 2 * DAY <= since <= 2 * DAY + 14 * HOUR, "two days, or the next morning"
    life.outside = new_outside(life.world.now, payment="prepaid", number="#KH-2", shop_order_id="2", awb="KHA2")
    life.travelling()
    life.scan(Status.DELIVERED)
    life.wait(10 * DAY)
    assert life.said.count("nps_ask") == 1


def test_a_22f_nobody_is_asked_for_a_score_while_something_is_wrong() -> None:
    """She says that she did not get it: no survey while that is open."""
    life = Life()
    life.travelling()
    life.scan(Status.DELIVERED)
    life.wait(16 * HOUR)
    life.tap("received_no")
    life.wait(10 * DAY)
    assert "nps_ask" not in life.said
    assert "nps_list" not in life.said


# -- A-23 ----------------------------------------------------------------------------------------------------------


def lived(life: Life) -> list[Event]:
    """What shop and courier tell of an order that arrives at the second attempt, in its own order."""
    at, outside = MORNING, life.outside
    told = [outside.order(at), outside.fulfilled(at + HOUR)]
    for hours, status in (
        (2, Status.LABEL_CREATED),
        (4, Status.PICKED_UP),
        (20, Status.IN_TRANSIT),
        (24, Status.OUT_FOR_DELIVERY),
        (26, Status.DELIVERY_ATTEMPT_FAILED),
        (48, Status.OUT_FOR_DELIVERY),
        (50, Status.DELIVERED),
    ):
        facts: dict[str, Any] = (
            {"reason": NdrReason.CUSTOMER_UNAVAILABLE} if status is Status.DELIVERY_ATTEMPT_FAILED else {}
        )
        told.append(outside.scan(status, at + hours * HOUR, **facts))
    return told


@given(order=st.lists(st.integers(0, 8), min_size=9, max_size=30), pause=st.sampled_from([0, 1, 300, 7200]))
@settings(max_examples=60, deadline=None)
def test_a_23_each_trigger_has_one_effect_however_it_is_told(order: list[int], pause: int) -> None:
    """The same facts again and again, in any order, hours apart or all at once: no message leaves twice for one
    cause, nothing is said after the delivery but what comes after deliveries, and the state is the same."""
    life = Life()
    facts = lived(life)
    life.wait(51 * HOUR)
    told = [*order, *range(9)]
    for which in told:
        life.world.feed(msgspec.structs.replace(facts[which], received_at=life.world.now))
        life.wait(timedelta(seconds=pause))
    life.wait(3 * DAY)
    once = [(each.message, each.subject, each.send.rule) for each in life.world.sent]
    assert len(once) == len(set(once))
    assert life.parcel.status is Status.DELIVERED
    assert life.said.count("delivered") <= 1
    if pause < 7200 and told.index(0) < told.index(8):  # not too late to tell, and of an order that was known
        assert life.said.count("delivered") == 1
    keys = [each.event.key for each in life.world.recorded]
    assert len(keys) == len(set(keys))


async def test_a_23_webhooks_twice_late_and_side_by_side_say_everything_once(sqlite_harness: Harness) -> None:
    """Every delivery told three times and more, shuffled, over real HTTP: one message for each thing that happened."""
    h = sqlite_harness
    await faults(h, webhook_duplicate=1.0, webhook_retry_storm=2)
    phone, _ = await delivered_story(h)
    rows = await h.rows("SELECT name, dedupe_key FROM outbox WHERE channel = 'whatsapp' AND state = 'done'")
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names))
    assert {"cod_question", "delivered"} <= set(names)
    wamids = [message["id"] for message in await h.messages(phone)]
    assert len(wamids) == len(set(wamids)) <= len(names)


# -- adapting ----------------------------------------------------------------------------------------


def on_its_way() -> Life:
    """A parcel that travels since yesterday, nothing said since, at ten in the morning."""
    life = Life()
    life.travelling()
    life.wait(16 * HOUR)
    return life


def opened(life: Life, *spans: timedelta) -> Life:
    """She opens the page after each of the spans."""
    for span in spans:
        life.wait(span)
        life.open_page()
    return life


def moved_on(life: Life) -> Life:
    life.scan(Status.AT_DESTINATION_HUB)
    return life


def asking(life: Life) -> Life:
    life.say("where is my order?")
    return life


def test_a_24_three_looks_without_news_bring_one_reassurance() -> None:
    """With the last scan and the range, at the third visit; not again for a day."""
    life = on_its_way()
    opened(life, HOUR, HOUR)
    assert "page_reassurance" not in life.said
    opened(life, HOUR)
    assert life.said.count("page_reassurance") == 1
    assert {"place", "range"} <= words_of("page_reassurance")
    opened(life, HOUR, HOUR, HOUR, HOUR)
    life.wait(8 * HOUR)
    assert life.said.count("page_reassurance") == 1


@pytest.mark.parametrize(
    "live",
    [
        lambda life: opened(life, HOUR, 3 * MINUTE, 3 * MINUTE, 3 * MINUTE),
        lambda life: opened(moved_on(opened(life, HOUR, HOUR)), HOUR),
        lambda life: opened(asking(opened(life, HOUR, HOUR)), HOUR),
        lambda life: opened(life, HOUR, 12 * HOUR, 13 * HOUR),
    ],
    ids=["one visit", "something moved", "she wrote", "more than a day"],
)
def test_a_24_what_is_no_worry_brings_no_reassurance(live: Callable[[Life], object]) -> None:
    """Visits within ten minutes are one; news since the first, a contact of the last hours, or a longer span: none."""
    life = on_its_way()
    live(life)
    life.wait(HOUR)
    assert "page_reassurance" not in life.said


def late_twice(payment: str, **facts: Any) -> Life:
    life = Life(payment, **facts)
    life.travelling()
    life.scan(Status.IN_TRANSIT, incident="delayed")
    life.wait(DAY)
    life.scan(Status.IN_TRANSIT, incident="delayed")
    life.wait(DAY)
    return life


@pytest.mark.parametrize(
    ("choice", "mark", "command"),
    [
        ("keep_it", "keeps_waiting", "courier.escalate"),
        ("change_date", "another_day", "courier.escalate"),
        ("cancel_it", "no_longer_wanted", "courier.request_rto"),
    ],
)
def test_a_25_who_pays_cash_and_is_late_twice_decides(choice: str, mark: str, command: str) -> None:
    """Keep it, change the date or cancel; the answer is with shop and courier within a minute, and answered."""
    life = late_twice("cod")
    assert MESSAGES["cod_delayed"].buttons == ("keep_it", "change_date", "cancel_it")
    assert life.said.count("cod_delayed") == 1
    tapped_at, before, said = life.world.now, len(life.world.asked), len(life.said)
    life.tap(choice)
    asked = life.world.asked[before:]
    assert {"shop.tag_order", "shop.note_order", command} <= {each.command for each in asked}
    assert all(each.at - tapped_at <= MINUTE for each in asked)
    assert mark in life.now_order.marks
    assert len(life.said) == said + 1


def test_a_25_no_answer_never_cancels_and_who_has_paid_is_not_asked() -> None:
    """Silence is no answer; and cash is what the question is about."""
    life = late_twice("cod")
    life.wait(9 * DAY)
    assert not {"shop.cancel_order", "courier.request_rto"} & set(life.asked)
    assert life.now_order.status == "open"
    assert "cod_delayed" not in late_twice("prepaid").said


def test_a_26_a_parcel_that_goes_in_circles_is_explained_once() -> None:
    """What happened, that the money is safe, the new range, and what the courier was asked: one message."""
    life = Life()
    back_at_a_hub(life)
    assert life.said.count("hub_loop_paid") == 1
    assert {"cause", "place", "range", "next_by"} <= words_of("hub_loop_paid")
    text = Wording().source("hub_loop_paid", "en")
    assert "your money is safe" in text
    assert "asked the courier" in text
    assert life.world.asked[0].params["about"] == "hub_loop", "and it was asked"
    life.scan(Status.IN_TRANSIT, facility="Surat_K_GW", place="Surat, Gujarat")
    life.wait(DAY)
    assert life.said.count("hub_loop_paid") == 1


def test_a_27_a_general_update_gives_way_to_what_was_told_in_context() -> None:
    """Within six hours it is withheld and says why; later it leaves."""
    found = []
    for hours in (5, 7):
        life = Life(start=MORNING - 2 * HOUR)
        life.order()
        life.scan(Status.PICKED_UP)
        told_at = life.last("shipped").at if "shipped" in life.said else None
        while told_at is None:
            life.wait(HOUR)
            told_at = life.last("shipped").at if "shipped" in life.said else None
        life.wait(told_at + hours * HOUR - life.world.now)
        order, parcel = life.now_order, life.parcel
        life.world.raise_signal(Signal("page_opened_thrice", f"{order.id}:x", order_id=order.id, parcel_id=parcel.id))
        life.wait(MINUTE)
        found.append((life.said.count("page_reassurance"), life.withheld("page_reassurance")))
    assert found == [(0, ["covered_by_other"]), (1, [])]


# -- A-28 to A-30 --------------------------------------------------------------------------------------------------


async def test_a_28_every_message_names_the_events_rule_and_version_behind_it(harness: Harness) -> None:
    """All of them, on both engines; each cause is an event on the timeline, or a message of hers."""
    phone, _ = await delivered_story(harness)
    await harness.say(phone, "where is my order?")
    await harness.settle()
    behind = "a.causes, a.rule, a.rule_version"
    sent = await harness.rows(f"SELECT {behind} FROM outbox a WHERE channel = 'whatsapp' AND state = 'done'")
    lines = await harness.rows(f"SELECT {behind} FROM ledger a WHERE outcome = 'sent'")
    assert len(sent) >= 6
    assert len(lines) == len(sent)
    keys = {row["key"] for row in await harness.rows("SELECT key FROM timeline")}
    for row in (*sent, *lines):
        causes = row["causes"] if isinstance(row["causes"], list) else json.loads(row["causes"])
        assert causes
        assert set(causes) <= keys
        assert row["rule"]
        assert row["rule_version"] >= 1


def began_to_buy(marketing: str) -> Life:
    life = Life()
    life.consent(marketing)
    life.tell(life.outside.checkout("started", life.world.now))
    return life


def test_a_29_a_cart_without_an_order_brings_one_message_to_who_agreed() -> None:
    """After an hour: the range, and how updates will come. Once, and only with consent to marketing."""
    life = began_to_buy("yes")
    life.wait(HOUR - MINUTE)
    assert life.said == []
    life.wait(2 * MINUTE)
    assert life.said == ["abandoned_checkout"]
    assert "range" in words_of("abandoned_checkout")
    life.wait(5 * DAY)
    assert life.said == ["abandoned_checkout"]
    for said in ("", "no"):
        silent = began_to_buy(said)
        silent.wait(5 * DAY)
        assert silent.said == []


def test_a_29_who_has_ordered_meanwhile_hears_of_the_order_only() -> None:
    """The order ends the cart."""
    life = began_to_buy("yes")
    life.wait(40 * MINUTE)
    life.order(placed_at=life.world.now)
    life.wait(2 * HOUR)
    assert "abandoned_checkout" not in life.said


async def test_a_29_carts_that_became_no_order_can_be_counted(sqlite_harness: Harness) -> None:
    """What was begun and what was completed are both recorded: the share is a query."""
    h = sqlite_harness
    for number, completes in (("919999900101", True), ("919999900102", False), ("919999900103", False)):
        checkout = await h.checkout(await h.phone(number))
        await h.settle()
        if completes:
            await h.complete(checkout)
            await h.settle()
    await h.move(DAY)
    query = """
        SELECT count(*) AS value FROM timeline began
        WHERE began.kind = 'checkout.started' AND NOT EXISTS (
            SELECT 1 FROM orders WHERE orders.customer_id = began.customer_id AND orders.placed_at >= began.occurred_at
        )"""
    assert await h.scalar("SELECT count(*) AS value FROM timeline WHERE kind = 'checkout.started'") == 3
    assert await h.scalar(query) == 2


def test_a_30_every_stage_of_a_cash_order_has_its_message() -> None:
    """From the question to the parcel's return: at each stage something leaves, and what is to be paid is named."""
    life = Life("cod")
    heard = {}

    def at(stage: str, happen: Callable[[], None], span: timedelta = 12 * HOUR) -> None:
        before = len(life.said)
        happen()
        life.wait(span)
        heard[stage] = life.said[before:]

    at("confirmed", life.order, HOUR)
    at("answered", lambda: life.tap("cod_confirm"), HOUR)
    at("packed", lambda: life.scan(Status.LABEL_CREATED), DAY)
    at("shipped", lambda: life.scan(Status.PICKED_UP), DAY)
    at("out", lambda: life.scan(Status.OUT_FOR_DELIVERY), 2 * HOUR)
    at("failed", lambda: life.scan(Status.DELIVERY_ATTEMPT_FAILED, reason=NdrReason.CUSTOMER_UNAVAILABLE), HOUR)
    at("turning back", lambda: life.scan(Status.RTO_INITIATED), DAY)
    at("back", lambda: life.scan(Status.RTO_DELIVERED), DAY)
    assert all(heard.values()), heard
    assert "amount" in words_of("cod_question")
    assert "amount" in words_of("out_for_delivery")


RTO_BY_PAYMENT_AND_SILENCE = """
    WITH told AS (
        SELECT o.id, o.placed_at AS at FROM orders o
        UNION ALL SELECT b.order_id, b.sent_at FROM outbox b WHERE b.channel = 'whatsapp' AND b.sent_at IS NOT NULL
        UNION ALL SELECT o.id, coalesce(o.closed_at, :now) FROM orders o
    ), gaps AS (SELECT id, at - lag(at) OVER (PARTITION BY id ORDER BY at) AS gap FROM told),
    silent AS (SELECT id, max(gap) > 86400000000 AS silent FROM gaps GROUP BY id)
    SELECT o.payment, s.silent, count(*) AS orders,
           sum(CASE WHEN p.status LIKE 'rto%' THEN 1 ELSE 0 END) AS returned
    FROM orders o JOIN silent s ON s.id = o.id LEFT JOIN shipments p ON p.order_id = o.id
    GROUP BY o.payment, s.silent ORDER BY o.payment
"""


async def test_a_30_returns_to_origin_can_be_told_apart_by_payment_and_silence(sqlite_harness: Harness) -> None:
    """Payment, status, and every moment at which something was said stand in the store: both shares are one query."""
    h = sqlite_harness
    for number, payment, ends in (("919999900101", "cod", "rto_initiated"), ("919999900102", "prepaid", "delivered")):
        awb = await h.ship(await h.order(await h.phone(number), payment=payment))
        await h.scan(awb, "picked_up")
        await h.move(5 * HOUR)
        await h.scan(awb, ends)
        await h.move(HOUR)
    found = await h.rows(RTO_BY_PAYMENT_AND_SILENCE, now=h.clock.now())
    assert [(row["payment"], row["silent"], row["orders"], row["returned"]) for row in found] == [
        ("cod", 0, 1, 1),
        ("prepaid", 0, 1, 0),
    ]
