"""Rows A-07 to A-20: what the system is, why journeys break, and the one timeline."""

import json
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.drawing_map import map_files
from bot.settings import Settings
from integrations.contract import Client
from integrations.registry import vendors
from integrations.sandbox.settings import SandboxSettings
from journeys.accidental import Told, accidental
from journeys.catalogue import Catalogue
from journeys.clock import MovableClock
from journeys.contact_reasons import CONTACT_REASONS
from journeys.loading import parse_journey
from journeys.macro_stages import RULES, MacroStage, standing
from journeys.messages import MESSAGES
from journeys.state import Incident
from journeys.status import NdrReason, Status
from journeys.store.database import Database
from journeys.store.timeline import timeline_of
from journeys.store.types import EPOCH
from journeys.wording import Wording
from tests import test_house_rules as house
from tests.bot.tools import ask
from tests.harness import Harness, running
from tests.journeys.builders import AWB, NOW, failed, placed, said, scan
from tests.journeys.store.batches import rows, settle
from tests.requirements.lives import DAY, HOUR, MINUTE, MORNING, Life, back_at_a_hub, shipped, unwilling

SECOND = timedelta(seconds=1)

# -- what the system is ------------------------------------------------------------------------------


def storm_over(life: Life) -> None:
    """Operations open an incident over the place she lives in."""
    address, now = life.outside.facts.address, life.world.now
    life.world.open_incident(Incident(501, "weather", "pincode", address.pincode, now, address.city, "ops"))
    life.wait(SECOND)


# Each kind of thing that the brief names: the word journeys know it by, and how it happens.
FOUR_KINDS: dict[str, tuple[str, Callable[[Life], None]]] = {
    "communication": ("message.received", lambda life: life.say("is it on its way?")),
    "status": ("shipment.out_for_delivery", lambda life: life.scan(Status.OUT_FOR_DELIVERY)),
    "behaviour": ("page.opened", lambda life: life.open_page()),
    "operation": ("incident.opened", storm_over),
}
STARTS = "trigger: {word}\none_run_per: occurrence\nsteps:\n  rest:\n    wait: 30d\n"
MOVES = (
    "trigger: order.confirmed\none_run_per: order\nsteps:\n  rest:\n    wait: 30d\n"
    "    wait_for: {{{word}: on}}\n  on:\n    wait: 30d\n"
)
ENDS = "trigger: order.confirmed\none_run_per: order\nexit_on: [{word}]\nsteps:\n  rest:\n    wait: 30d\n"


@pytest.mark.parametrize("kind", FOUR_KINDS)
@pytest.mark.parametrize("how", ["starts", "moves", "ends"])
def test_a_07_each_of_the_four_kinds_starts_moves_and_ends_a_journey(kind: str, how: str) -> None:
    """Communication, status changes, behaviour and operational events stand in one log, and a journey may begin,
    go on or end with any of them: twelve cases."""
    word, happen = FOUR_KINDS[kind]
    body = {"starts": STARTS, "moves": MOVES, "ends": ENDS}[how].format(word=word)
    journey = parse_journey(f"journey: sample\npurpose: To see what moves it.\nversion: 1\n{body}", "sample.yaml")
    life = Life(catalogue=Catalogue([journey]))
    life.travelling()
    before = [(run.journey, run.step) for run in life.world.runs]
    happen(life)
    assert word in life.kinds, "it stands in the one log with everything else"
    after, ended = [(run.journey, run.step) for run in life.world.runs], [run.ended_as for run in life.world.ended]
    assert (before, after, ended) == {
        "starts": ([], [("sample", "rest")], []),
        "moves": ([("sample", "rest")], [("sample", "on")], []),
        "ends": ([("sample", "rest")], [], [f"exit:{word}"]),
    }[how]


async def test_a_08_everything_that_leaves_passes_one_door(sqlite_harness: Harness) -> None:
    """A reply, news and marketing: each message that reached her phone was judged and has its line in the ledger."""
    h = sqlite_harness
    phone = await h.phone()
    await h.say(phone, "hello")
    await h.settle()
    async with h.service.parts.database.write() as connection:
        await connection.exec_driver_sql("UPDATE customers SET marketing = 'yes'")
    await h.checkout(phone)
    await h.settle()
    await h.move(timedelta(hours=1, minutes=1))
    await h.order(phone, payment="prepaid")
    await h.settle()
    lanes = {row["lane"] for row in await h.rows("SELECT lane FROM outbox WHERE state = 'done'")}
    assert lanes >= {0, 2, 3}, "a reply, news, marketing"
    left = await h.rows(
        "SELECT o.dedupe_key FROM attempts a JOIN outbox o ON o.id = a.outbox_id WHERE a.form != 'command'"
    )
    assert len(left) == len(await h.messages(phone))
    judged = {row["dedupe_key"] for row in await h.rows("SELECT dedupe_key FROM ledger WHERE outcome = 'sent'")}
    assert {row["dedupe_key"] for row in left} <= judged


def test_a_08_a_call_past_the_door_fails_the_build(tmp_path: Path) -> None:
    """The check that runs with every build passes as things stand, and sees a module that goes past the arbiter."""
    house.test_a_message_leaves_in_one_place_only()
    house.test_only_whatsapps_own_package_speaks_to_a_messaging_provider()
    rogue = tmp_path / "shortcut.py"
    rogue.write_text('class Shortcut:\n    async def go(self):\n        await self._number.send("hello")\n')
    assert list(house.calls_in(rogue, "send", "number"))
    assert house.MESSAGING_HOSTS.search("https://graph.facebook.com/v26.0/1/messages")


def test_a_09_a_customer_passes_through_the_six_macro_stages() -> None:
    """Each has a rule for coming in and going out and a time in it, and changes stand on the timeline."""
    assert {rule.stage for rule in RULES} == set(MacroStage)
    assert len(MacroStage) == 6
    assert all(rule.enters and rule.leaves for rule in RULES)
    life = Life()
    seen = []

    def look(stage: str) -> None:
        found = standing(life.world.state, life.world.now)
        seen.append(found.stage.value)
        assert found.stage.value == stage
        assert found.since_at <= life.world.now, "time in stage can be told"

    life.say("do you sell kurtas?")
    look("browsing")
    life.tell(life.outside.checkout("started", life.world.now))
    look("buying")
    life.order(placed_at=life.world.now)
    look("receiving")
    life.scan(Status.PICKED_UP)
    life.scan(Status.DELIVERED)
    look("reviewing")
    life.tell(life.outside.sent_back("requested", life.world.now))
    look("returning")
    life.tell(life.outside.sent_back("cancelled", life.world.now))
    life.wait(31 * DAY)
    look("reordering")
    assert len(set(seen)) == 6
    changes = [each.event.body for each in life.world.recorded if each.event.kind == "customer.stage_changed"]
    assert [(body.before, body.stage) for body in changes][:3] == [  # type: ignore[union-attr]
        ("browsing", "buying"),
        ("buying", "receiving"),
        ("receiving", "reviewing"),
    ]


async def test_a_09_another_tool_is_told_the_stage_and_the_time_in_it(sqlite_harness: Harness) -> None:
    """The API names stage, since when, for how long, and both rules."""
    await sqlite_harness.order(await sqlite_harness.phone())
    await sqlite_harness.move(3 * HOUR)
    status, told = await ask(sqlite_harness, "/api/customers/9999900101/stage")
    assert (status, told["stage"]) == (200, "receiving")
    assert told["seconds_in_stage"] >= 3 * 3600
    assert told["enters"]
    assert told["leaves"]


def lost(life: Life) -> None:
    life.travelling()
    life.scan(Status.LOST)


def turned_back(life: Life) -> None:
    life.travelling()
    life.scan(Status.RTO_INITIATED)


def not_fetched(life: Life) -> None:
    life.order()
    life.scan(Status.LABEL_CREATED)
    life.wait(4 * DAY)


def watched(life: Life) -> None:
    life.travelling()
    life.wait(8 * HOUR)
    for _ in range(3):
        life.open_page()
        life.wait(HOUR)
    life.wait(8 * HOUR)


def asked_twice(life: Life) -> None:
    life.travelling()
    life.scan(Status.IN_TRANSIT, incident="delayed")
    for _ in range(2):
        life.say("where is my order?")
        life.wait(HOUR)


TWELVE: dict[tuple[str, str], tuple[Callable[[Life], None], str]] = {
    ("movement", "message"): (lambda life: life.travelling(), "shipped"),
    ("movement", "alert"): (turned_back, "rto_without_ndr"),
    ("movement", "task"): (lost, "parcel_lost"),
    ("movement", "escalation"): (back_at_a_hub, "hub_loop"),
    ("friction", "message"): (not_fetched, "pickup_delayed"),
    ("friction", "alert"): (not_fetched, "pickup_delayed"),
    ("friction", "task"): (not_fetched, "pickup_overdue"),
    ("friction", "escalation"): (not_fetched, "pickup_delayed"),
    ("uncertainty", "message"): (watched, "page_reassurance"),
    ("uncertainty", "alert"): (asked_twice, "question_repeated"),
    ("uncertainty", "task"): (asked_twice, "question_repeated"),
    ("uncertainty", "escalation"): (asked_twice, "question_repeated"),
}


@pytest.mark.parametrize(("signal", "action"), TWELVE)
def test_a_10_each_signal_has_a_shipped_rule_for_each_action(signal: str, action: str) -> None:
    """Movement, friction and uncertainty against message, alert, support task and courier escalation: twelve pairs,
    each with the shipped journeys alone."""
    live, wanted = TWELVE[signal, action]
    life = Life()
    live(life)
    done = {
        "message": life.said,
        "alert": life.alerts,
        "task": life.work,
        "escalation": [each.params["about"] for each in life.world.asked if each.command == "courier.escalate"],
    }
    assert wanted in done[action]


def test_a_11_journeys_are_versioned_files_the_map_prints_them_and_chance_is_reported() -> None:
    """Nothing follows by accident: every journey is a file with a version and stands on the map, and an event that no
    file and no rule reacts to is reported; none of those that journeys can hear is."""
    catalogue = shipped()
    assert all(each.version >= 1 and each.purpose and each.text for each in catalogue.newest.values())
    printed = map_files(catalogue)
    assert {Path(name).suffix for name in printed} == {".md", ".svg"}
    for name in catalogue.newest:
        assert all(name in text for text in printed.values()), name
    unheard = Told("signal.moon_is_full", 4, MORNING)
    told = [Told(kind, 1, MORNING) for kind in ("order.placed", "shipment.delivered", "signal.hub_loop", "page.opened")]
    assert accidental([*told, unheard], catalogue) == [unheard]


def only_shop_courier_and_whatsapp(settings: Settings, sandbox: SandboxSettings) -> Settings:
    accounts = tuple(each for each in settings.accounts if each.provider in {"shopify", "delhivery"})
    return settings.model_copy(update={"accounts": accounts, "api_tokens": ()})


async def test_a_12_shop_courier_and_whatsapp_are_enough(sqlite_url: str, clock: MovableClock) -> None:
    """No CRM, no marketing tool, no payment provider, nothing migrated: an order is told from question to delivery."""
    async with running(sqlite_url, clock, configure=only_shop_courier_and_whatsapp) as h:
        phone = await h.phone()
        order = await h.order(phone)
        await h.settle()
        awb = await h.ship(order, courier="A")
        for what in ("picked_up", "out_for_delivery", "delivered"):
            await h.scan(awb, what)
            await h.settle()
            await h.move(4 * HOUR)
        await h.move(12 * HOUR)
        names = [row["name"] for row in await h.rows("SELECT name FROM outbox WHERE state = 'done' ORDER BY sent_at")]
        assert names[0] == "cod_question"
        assert "delivered" in names
        assert (
            await h.scalar("SELECT count(*) AS value FROM outbox WHERE channel IN ('webhook', 'slack', 'email')") == 0
        )
        assert await h.scalar("SELECT count(*) AS value FROM inbox WHERE state = 'parked'") == 0


async def test_a_12_tools_read_and_are_told_through_their_own_adapters(sqlite_url: str, clock: MovableClock) -> None:
    """A CRM beside us reads a customer's stage and whether it may write to her, and is told what happens."""
    from tests.bot.tools import beside, told

    async with beside(sqlite_url, clock) as h:
        await h.order(await h.phone())
        await h.settle()
        assert await told(h), "and it is told of the order"
        assert (await ask(h, "/api/guard/9999900101"))[0] == 200
        assert (await ask(h, "/api/customers/9999900101/stage"))[0] == 200


# -- why journeys break ------------------------------------------------------------------------------

FIXTURES = Path(__file__).parents[1] / "integrations"
# A system of the brief -> its working implementations, and the file or folder that plays its part in the sandbox.
SPOKEN_TO: dict[str, tuple[set[str], str]] = {
    "commerce platform": ({"shopify", "woocommerce", "generic_shop"}, "shop"),
    "payment gateway": ({"razorpay"}, "payments"),
    "courier": ({"delhivery", "shiprocket", "clickpost", "generic"}, "couriers"),
    "whatsapp": ({"whatsapp"}, "graph"),
}
SANDBOX = Path(__file__).parents[2] / "integrations" / "sandbox"


@pytest.mark.parametrize("system", SPOKEN_TO)
def test_a_13_systems_have_one_interface_a_working_and_a_fake_side(system: str) -> None:
    """Shops, payments, couriers (direct and through aggregators) and WhatsApp: each vendor file offers the one
    interface, the sandbox plays its part, and recorded deliveries are replayed against it."""
    working, fake = SPOKEN_TO[system]
    known = vendors()
    for provider in working:
        assert all(callable(getattr(known[provider], name)) for name in ("prove", "split", "translate"))
    assert any(hasattr(known[provider], "connect") or provider == "whatsapp" for provider in working)
    assert any((SANDBOX / fake).glob("*.py"))
    recorded = [path for provider in working for path in FIXTURES.rglob(f"fixtures/{provider}/*.json")]
    assert recorded or system == "whatsapp", "WhatsApp's shapes are made by its own generator"
    assert {"carry_out", "look_up", "track"} <= set(dir(Client))


def test_a_13_customer_systems_and_marketing_tools_are_told_in_one_shape() -> None:
    """CRM and marketing automation: one destination interface, a signed webhook that works, and the sandbox's desk."""
    from integrations.outward.destination import Destination
    from integrations.outward.webhook import SignedWebhook

    assert "deliver" in dir(Destination)
    assert callable(SignedWebhook.deliver)
    assert (SANDBOX / "outward.py").is_file()


def test_a_14_an_address_confirmed_in_chat_is_in_order_and_shop_within_a_minute() -> None:
    """The order remembers it, the shop is told by tag and note, each leg shows what became of it."""
    life = Life()
    life.order()
    tapped_at = life.world.now
    life.tap("address_correct")
    assert "address_confirmed" in life.now_order.marks
    legs = {each.command: each.at - tapped_at for each in life.world.asked}
    assert legs.keys() == {"shop.tag_order", "shop.note_order"}
    assert max(legs.values()) <= MINUTE
    assert life.kinds.count("command.accepted") == 2, "what the shop answered stands on the timeline"
    assert life.said[-1] == "address_thanks"


def test_a_14_a_refused_leg_is_work_for_a_person() -> None:
    """The shop says no: a task carries what it said, and nothing is lost in silence."""
    life = Life(courier=unwilling)
    life.order()
    life.tap("address_correct")
    assert {"shop.tag_order_refused", "shop.note_order_refused"} & set(life.work)


def test_a_14_a_change_reaches_everyone_before_dispatch_and_is_honest_after_it() -> None:
    """She asks for a change: the chat asks for the address; unfinished, a person has it after two hours. A new one that
    the shop shows is read back before dispatch; after it she hears that the courier must agree, and a person asks."""
    early, late = Life(), Life()
    early.order()
    early.tap("address_change")
    assert early.said[-1] == "ask_change_address_pincode"
    early.wait(2 * HOUR)
    assert "change_address" in early.work
    address = early.outside.facts.address
    new = type(address)(name=address.name, phone=address.phone, line1="3 Fort Road", city="Mysuru", pincode="570001")
    early.order(address=new)
    assert early.said[-1] == "address_updated"
    assert early.now_order.pincode == "570001"
    late.travelling()
    late.order(address=new)
    late.wait(HOUR)
    assert "change_address" in late.work
    assert late.said[-1] == "address_updated_late"


def awaits_payment(life: Life) -> None:
    total = life.outside.facts.total_paise
    life.order(status="pending_payment", financial_status="pending", outstanding_paise=total)


def payment_fails(life: Life) -> None:
    awaits_payment(life)
    life.wait(5 * HOUR)
    life.tell(life.outside.payment("failed", life.world.now))


def return_begins(life: Life) -> None:
    life.travelling()
    life.scan(Status.DELIVERED)
    life.wait(5 * DAY)
    life.tell(life.outside.sent_back("requested", life.world.now))


@pytest.mark.parametrize(
    ("happen", "message"),
    [(awaits_payment, "payment_awaited"), (payment_fails, "payment_failed"), (return_begins, "return_requested")],
)
def test_a_15_news_are_told_within_a_minute_of_their_receipt(happen: Callable[[Life], None], message: str) -> None:
    """Order pending, payment failed, return initiated: no batch stands in the way."""
    life = Life()
    happen(life)
    received_at = life.world.now - SECOND
    life.wait(MINUTE)
    assert life.last(message).at - received_at <= MINUTE


def test_a_15_a_failed_attempt_is_known_at_once_and_told_after_the_settle_window() -> None:
    """State and answer at once, the message when four minutes have shown that it stays failed (R-1)."""
    life = Life()
    life.travelling()
    life.scan(Status.OUT_FOR_DELIVERY)
    life.wait(HOUR)
    failed_at = life.world.now
    life.scan(Status.DELIVERY_ATTEMPT_FAILED, reason=NdrReason.CUSTOMER_UNAVAILABLE)
    assert life.parcel.ndr is not None
    life.wait(5 * MINUTE)
    first = next(each for each in life.world.sent if each.message.startswith("attempt_"))
    assert timedelta(minutes=4) <= first.at - failed_at <= timedelta(minutes=4, seconds=5)


def test_a_15_a_failed_payment_carries_a_link_and_a_pending_order_says_until_when() -> None:
    """What is awaited, how much and until when; and a way to pay."""
    wording = Wording()
    assert {"amount", "until"} <= set(wording.variables("payment_awaited", "en"))
    assert {"amount", "link", "until"} <= set(wording.variables("payment_failed", "en"))
    life = Life()
    payment_fails(life)
    life.wait(MINUTE)
    assert life.last("payment_failed").send.args["link"].startswith("https://")


async def test_a_15_a_restart_loses_nothing(sqlite_harness: Harness) -> None:
    """Deliveries that were acknowledged before the process ended are told by the next one, once."""
    h = sqlite_harness
    phone = await h.phone()
    order = await h.order(phone)
    await h.settle()
    awb = await h.ship(order)
    await h.scan(awb, "picked_up")
    await h.sandbox.world.webhooks.idle()
    await h.restart()
    await h.settle()
    names = [row["name"] for row in await h.rows("SELECT name FROM outbox WHERE state = 'done'")]
    assert names.count("shipped") == 1
    assert await h.scalar("SELECT count(*) AS value FROM inbox WHERE state != 'done'") == 0


async def test_a_16_a_timer_outlives_the_process_and_fires_within_five_seconds(sqlite_harness: Harness) -> None:
    """It is a row, not a memory: the process that set it is gone when it comes due."""
    h = sqlite_harness
    phone = await h.phone()
    awb = await h.ship(await h.order(phone))
    for what in ("picked_up", "out_for_delivery"):
        await h.scan(awb, what)
    await h.scan(awb, "failed", reason="customer_unavailable")
    await h.settle()
    due_at = EPOCH + timedelta(microseconds=await h.scalar("SELECT min(due_at) AS value FROM timers"))
    await h.restart()
    while h.clock.now() < due_at:
        await h.move(min(due_at - h.clock.now(), MINUTE))
    query = "SELECT min(created_at) AS value FROM outbox WHERE name LIKE 'attempt_%'"
    wanted_at = EPOCH + timedelta(microseconds=await h.scalar(query))
    assert timedelta(0) <= wanted_at - due_at <= timedelta(seconds=5)


def test_a_16_what_is_overdue_after_downtime_asks_whether_it_still_matters() -> None:
    """Down for five hours: of a parcel that arrived meanwhile no failed attempt is told; of one that did not, it is."""
    told = []
    for arrives in (True, False):
        life = Life()
        life.travelling()
        life.scan(Status.OUT_FOR_DELIVERY)
        life.scan(Status.DELIVERY_ATTEMPT_FAILED, reason=NdrReason.CUSTOMER_UNAVAILABLE)
        if arrives:
            life.world.schedule(life.outside.scan(Status.DELIVERED, life.world.now + 2 * MINUTE))
        life.world.sleep(3 * HOUR)
        life.wait(12 * HOUR)
        told.append(any(name.startswith("attempt_") for name in life.said))
    assert told == [False, True]


def test_a_17_each_common_question_is_told_of_first_or_accepted_as_a_gap() -> None:
    """Ten reasons and more: a message that a shipped journey sends of itself, or why there is none."""
    assert len(CONTACT_REASONS) >= 10
    sends = {step.what for each in shipped().newest.values() for step in each.steps.values() if step.kind == "send"}
    for reason in CONTACT_REASONS.values():
        assert bool(reason.told_by) != bool(reason.gap)
        assert set(reason.told_by) <= sends
        assert all(MESSAGES[name].proactive for name in reason.told_by)


def test_a_17_whether_the_answer_stood_in_the_timeline_can_be_counted() -> None:
    """Her question and what we had told before it are both recorded, with their times: the share is a query."""
    life = Life()
    life.travelling()
    life.say("where is my order?")
    (asked,) = [each.event for each in life.world.recorded if each.event.kind == "message.received"]
    told = [each.message for each in life.world.sent if each.at < asked.occurred_at]
    assert set(told) & set(CONTACT_REASONS["where_is_my_order"].told_by)
    assert life.world.state.conversation.asked[-1][0] == "order_status"


@pytest.mark.parametrize("starts", [7, 11, 15, 20])
def test_a_18_a_delayed_order_is_told_of_every_day_even_without_change(starts: int) -> None:
    """Nothing moves for six days after the courier said that it is late: at most 24 hours lie between two messages,
    each with why and when next. Hours in which nobody is woken are the only excuse."""
    life = Life(start=MORNING.replace(hour=0, minute=0) + timedelta(hours=starts) - 12 * HOUR)
    life.travelling()
    life.scan(Status.IN_TRANSIT, incident="delayed", place="Nagpur, Maharashtra")
    life.wait(6 * DAY)
    late_at = life.last("courier_late").at
    times = [each.at for each in life.world.sent if each.at >= late_at]
    assert len(times) >= 6
    assert all(later - earlier <= DAY for earlier, later in pairwise(times))
    for name in ("courier_late", "delay_update"):
        assert {"cause", "next_by"} <= set(Wording().variables(name, "en"))
    assert all(each.promised for each in life.world.sent if each.message == "delay_update")


# -- one context, one timeline ----------------------------------------------------------------------


def placed_for(payment: str, **facts: Any) -> list[str]:
    life = Life(payment)
    life.order(**facts)
    return life.said


def fetched_late(*before: Status) -> list[str]:
    life = Life()
    life.order()
    life.scan(Status.LABEL_CREATED)
    for status in before:
        life.scan(status)
    life.wait(2 * DAY)
    return [name for name in life.said if name == "pickup_delayed"]


def paid_after(happen: Callable[[Life], None]) -> list[str]:
    life = Life("cod")
    happen(life)
    count = len(life.said)
    life.order(payment="prepaid", financial_status="paid", status="open", outstanding_paise=0)
    life.wait(MINUTE)
    return life.said[count:]


def moved_after(happen: Callable[[Life], None]) -> list[str]:
    life = Life()
    happen(life)
    count, address = len(life.said), life.outside.facts.address
    life.order(address=type(address)(name=address.name, line1="3 Fort Road", city="Bengaluru", pincode="560001"))
    life.wait(MINUTE)
    return life.said[count:]


@pytest.mark.parametrize(
    "outcomes",
    [
        lambda: (placed_for("cod"), placed_for("prepaid"), placed_for("prepaid", status="pending_payment")),
        lambda: (fetched_late(), fetched_late(Status.PICKED_UP)),
        lambda: (paid_after(awaits_payment), paid_after(lambda life: life.travelling())),
        lambda: (moved_after(lambda life: life.order()), moved_after(lambda life: life.travelling())),
    ],
    ids=["order placed", "pickup delayed", "payment confirmed", "address updated"],
)
def test_a_19_the_same_event_in_another_state_has_another_outcome(
    outcomes: Callable[[], tuple[list[str], ...]],
) -> None:
    """The four events that the brief names, read in the context of the whole journey."""
    found = outcomes()
    assert len({tuple(each) for each in found}) == len(found)
    assert any(found)


def test_a_19_a_pickup_is_delayed_24_hours_after_the_parcel_is_ready() -> None:
    """Not before, and told then."""
    life = Life()
    life.order()
    life.scan(Status.LABEL_CREATED)
    life.wait(DAY - MINUTE)
    assert "signal.pickup_delayed" not in life.kinds
    life.wait(2 * MINUTE)
    assert "signal.pickup_delayed" in life.kinds


async def test_a_20_everything_stands_on_one_timeline_in_its_own_order(sqlite_url: str) -> None:
    """What happened, was said and was decided, by effective time; what arrives late is put where it belongs and
    marked; what stood there before is not touched; it can be filtered."""
    from journeys.store.schema import timeline

    database = Database(sqlite_url)
    await settle(database, placed(NOW - DAY), now=NOW - DAY + MINUTE)
    await settle(database, scan(Status.OUT_FOR_DELIVERY, NOW - 2 * HOUR, order_number="KH-10234"), now=NOW - HOUR)
    await settle(database, failed(NOW - HOUR), now=NOW)
    before = await rows(database, timeline)
    late = scan(Status.AT_DESTINATION_HUB, NOW - 6 * HOUR, received_at=NOW)
    await settle(database, late, said("where is it?", NOW, wa_id="919999900234"), now=NOW)
    after = await rows(database, timeline)
    assert before == [row for row in after if row["id"] in {each["id"] for each in before}], "append-only"
    customer = after[0]["customer_id"]
    async with database.read() as connection:
        entries = await timeline_of(connection, customer)
        scans = await timeline_of(connection, customer, ["shipment"])
    await database.close()
    assert [each.occurred_at for each in entries] == sorted(each.occurred_at for each in entries)
    assert [each.kind for each in entries if each.late] == ["shipment.at_destination_hub"]
    assert [each.kind.partition(".")[2] for each in scans] == [
        "at_destination_hub",
        "out_for_delivery",
        "delivery_attempt_failed",
    ]


def test_a_20_the_timeline_is_exported(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One JSON object a line, in the same order, filtered where that is asked."""
    import asyncio

    async def live() -> None:
        database = Database(sqlite_url)
        await settle(database, placed(NOW - DAY), now=NOW - DAY + MINUTE)
        await settle(database, scan(Status.OUT_FOR_DELIVERY, NOW - HOUR, order_number="KH-10234"), now=NOW)
        await database.close()

    asyncio.run(live())
    monkeypatch.setenv("HARKARA_STORE_URL", sqlite_url)

    def export(*words: str) -> list[dict[str, Any]]:
        said = CliRunner().invoke(app, ["timeline", AWB, "--json", *words])
        assert said.exit_code == 0, said.output
        return [json.loads(line) for line in said.stdout.splitlines()]

    whole, scans = export(), export("--kind", "shipment")
    assert {"order.updated", "shipment.out_for_delivery"} <= {each["kind"] for each in whole}
    assert [each["kind"] for each in scans] == ["shipment.out_for_delivery"]
