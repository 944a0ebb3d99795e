"""Rows A-79 to A-85 and A-93 to A-95: the six-week plan, what is said while nothing is certain, and the way back."""

import asyncio
import re
import shutil
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

from bot.checking_journeys import shipped_languages
from bot.cli import app
from bot.drawing_map import KEPT, outdated
from bot.weeks import templates_of
from journeys.answer import Stage, answer
from journeys.detectors.catalogue import ROWS, journeys_on
from journeys.drawing.content import drawing_of
from journeys.drawing.gaps import gaps_in
from journeys.drawing.layout import lay_out
from journeys.drawing.page import SMALLEST, Page
from journeys.example_facts import example_facts
from journeys.incidents import CAUSES
from journeys.lanes import LaneRanges, Travelled, learn
from journeys.loading import CATALOG
from journeys.messages import MESSAGES
from journeys.packs import load_packs
from journeys.promises import NEXT_UPDATE, RETURN_STEP, VARIABLES_OF_PROMISE
from journeys.rehearsal import Left
from journeys.state import Sighting
from journeys.status import NdrReason, Status
from journeys.store import schema
from journeys.store.database import Database
from journeys.wording import Wording
from tests.bot.test_incident_watch import parcels_at, undelivered, urgent_message
from tests.conftest import MORNING as SET_UP
from tests.journeys.builders import NOW
from tests.journeys.detectors.playing import Play, cases
from tests.journeys.store.batches import rows
from tests.journeys.test_answer import story_of
from tests.journeys.test_wording import NAMES_A_DAY, every_story, facts_of
from tests.requirements.history import MICROSECONDS_OF_A_DAY, History
from tests.requirements.lives import BRAND, DAY, HOUR, MINUTE, Life, shipped, unwilling
from tests.requirements.test_rows_31_40 import bought_before, failed, first_of, of_attempt
from tests.requirements.test_rows_41_50 import watch

LANGUAGES = shipped_languages()
WORDING = Wording(LANGUAGES)
CHECKPOINTS = ("checkpoint_reassurance", "checkpoint_expectation", "checkpoint_insight")
STEP = re.compile(r"^\s*(\d)\.\s+\S", re.MULTILINE)  # a digit of any script


def steps_of(message: str, language: str) -> list[int]:
    """The numbers of a text's numbered steps."""
    return [int(digit) for digit in STEP.findall(WORDING.source(message, language))]


# -- the checkpoint ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message", CHECKPOINTS)
def test_a_79_the_checkpoint_covers_the_next_day_in_three_steps_and_a_time(message: str, language: str) -> None:
    """The next 24 hours by name, at most three steps, and the moment by which she hears again."""
    assert steps_of(message, language) == [1, 2, 3]
    assert "24" in WORDING.source(message, language)
    assert "next_by" in WORDING.variables(message, language)


def test_a_79_it_is_sent_within_a_day_unless_the_parcel_has_left() -> None:
    """Without news it comes within a day of the confirmation; once the courier has the parcel it does not."""
    life = Life()
    life.order()
    life.wait(DAY)
    assert first_of(life, "checkpoint_").at - first_of(life, "order_confirmed").at <= DAY
    gone = Life()
    gone.order()
    gone.wait(4 * HOUR)
    gone.scan(Status.PICKED_UP, place="Mumbai, Maharashtra")
    gone.wait(2 * DAY)
    assert not set(CHECKPOINTS) & set(gone.said)


@pytest.mark.parametrize("is_first", [True, False], ids=["first order", "bought before"])
def test_a_79_what_it_says_comes_next_is_a_promise_that_is_checked(is_first: bool) -> None:
    """It promises the next word within 24 hours; nothing happens, and that word comes: the promise is kept."""
    life = Life()
    if not is_first:
        bought_before(life)
    life.order()
    life.wait(DAY)
    checkpoint = first_of(life, "checkpoint_")
    (promised,) = [each for each in checkpoint.promised if each.kind == NEXT_UPDATE]
    assert promised.by_at - checkpoint.at <= DAY
    life.wait(2 * DAY)
    settled = [each for each in life.world.door.promises.settled if each.message == checkpoint.message]
    (next_word,) = [each for each in settled if each.kind == NEXT_UPDATE]
    assert next_word.settled_as == "kept"
    assert next_word.settled_at
    assert next_word.settled_at <= next_word.by_at == promised.by_at


def test_a_79_its_promises_stand_in_the_ledger(history: History) -> None:
    """Each with when it was made, by when it holds, and what became of it."""
    kept = history.rows("SELECT * FROM promises WHERE message LIKE 'checkpoint%' AND kind = 'next_update'")
    assert kept
    assert all(each["by_at"] - each["made_at"] <= MICROSECONDS_OF_A_DAY for each in kept)
    assert {each["settled_as"] for each in kept} <= {"kept", "renegotiated"}


# -- two words on a failed attempt ---------------------------------------------------------------------------

ASKED_TWICE = sorted(name for name in MESSAGES if name.startswith("attempt_") and f"{name}_again" in MESSAGES)
OF_REASONS = [name for name in ASKED_TWICE if name != "attempt_not_made"]  # no question, hence no deadline


def test_a_80_every_reason_that_asks_has_a_second_word() -> None:
    """Whatever is asked once is asked again: no journey of a reason has only one word."""
    reasons = [each for each in shipped().newest.values() if "shipment.delivery_attempt_failed" in each.trigger]
    asking = {
        step.what
        for each in reasons
        for step in each.steps.values()
        if step.kind == "send" and step.what.startswith("attempt_") and not step.what.endswith("_again")
    }
    assert asking
    assert asking <= set(ASKED_TWICE), asking - set(ASKED_TWICE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("first", OF_REASONS)
def test_a_80_the_second_word_differs_and_names_the_deadline(first: str, language: str) -> None:
    """Other words than the first, and by when she must decide."""
    second = f"{first}_again"
    before, after = WORDING.source(first, language), WORDING.source(second, language)
    assert not set(before.splitlines()) & set(after.splitlines()) - {""}, "no line is said twice"
    assert "decide_by" in WORDING.variables(second, language)


@pytest.mark.parametrize(
    "reason",
    [
        NdrReason.CUSTOMER_UNAVAILABLE,
        NdrReason.CUSTOMER_UNREACHABLE,
        NdrReason.ADDRESS_ISSUE,
        NdrReason.REFUSED,
        NdrReason.PAYMENT_NOT_READY,
        NdrReason.OTHER,
    ],
)
def test_a_80_both_words_are_out_within_half_an_hour_of_the_report(reason: NdrReason) -> None:
    """R-1: the first within five minutes, the second within thirty, from when we learnt of it."""
    life = failed(reason, payment="cod")
    (opened,) = [each for _, decision in life.world.decisions for each in decision.ndrs_opened]
    life.wait(HOUR)
    first, second = of_attempt(life)
    assert first.at - opened.ndr.received_at <= 5 * MINUTE
    assert second.at - opened.ndr.received_at <= 30 * MINUTE
    assert second.message == f"{first.message}_again"


@pytest.mark.parametrize("by", ["tap", "words", "delivery"])
def test_a_80_who_has_answered_or_has_it_is_not_asked_again(by: str) -> None:
    """R-1: the second only if she has not answered and the parcel has not moved on."""
    life = failed(NdrReason.CUSTOMER_UNAVAILABLE)
    life.wait(10 * MINUTE)
    if by == "tap":
        life.tap("tomorrow")
    elif by == "words":
        life.say("please come tomorrow")
    else:
        life.scan(Status.DELIVERED)
    life.wait(HOUR)
    assert [each.message for each in of_attempt(life)] == ["attempt_unavailable"]


def test_a_80_what_is_delivered_inside_the_settle_window_is_not_asked_about() -> None:
    """R-1: it failed, and three minutes later it is handed over: no word of the failure leaves."""
    life = failed(NdrReason.CUSTOMER_UNAVAILABLE)
    life.wait(3 * MINUTE)
    life.scan(Status.DELIVERED)
    life.wait(HOUR)
    assert of_attempt(life) == []


def test_a_80_reports_outside_the_hours_start_at_the_next_opening() -> None:
    """R-1: told at night, both clocks start when the day opens; the store shows that they were deferred."""
    life = Life()
    life.travelling()
    life.wait(life.world.brand.next_opening(BRAND.urgent_hours, life.world.now + 12 * HOUR) - life.world.now - 3 * HOUR)
    life.scan(Status.OUT_FOR_DELIVERY)
    life.scan(Status.DELIVERY_ATTEMPT_FAILED, reason=NdrReason.CUSTOMER_UNAVAILABLE)
    opening = BRAND.next_opening(BRAND.urgent_hours, life.world.now)
    assert opening > life.world.now
    life.wait(opening + HOUR - life.world.now)
    first, second = of_attempt(life)
    assert timedelta(0) <= first.at - opening <= 5 * MINUTE
    assert timedelta(0) < second.at - opening <= 30 * MINUTE
    assert any(each.message == first.message for each in life.world.deferred)


WORDS_ON_NDRS = """
WITH said AS (SELECT o.name, o.state, a.accepted_at, CAST(json_extract(o.body, '$.subject') AS INTEGER) AS ndr_id,
                     EXISTS (SELECT 1 FROM ledger l
                             WHERE l.dedupe_key = o.dedupe_key AND l.outcome = 'deferred') AS was_deferred
              FROM outbox o LEFT JOIN attempts a ON a.outbox_id = o.id WHERE o.name LIKE 'attempt_%')
SELECT n.occurred_at, n.received_at, n.closed_at, n.closed_as,
       (SELECT min(accepted_at) FROM said WHERE ndr_id = n.id AND name NOT LIKE '%_again') AS first_at,
       (SELECT min(accepted_at) FROM said WHERE ndr_id = n.id AND name LIKE '%_again') AS second_at,
       (SELECT max(was_deferred) FROM said WHERE ndr_id = n.id) AS was_deferred,
       EXISTS (SELECT 1 FROM scans s WHERE s.shipment_id = n.shipment_id AND s.status = 'delivered'
               AND s.occurred_at > n.occurred_at) AS is_recovered
FROM ndrs n
"""


def test_a_80_the_shares_in_time_and_what_was_recovered_can_be_counted(history: History) -> None:
    """From receipt and from the courier's own time; what had to wait, what settled by itself, and what was delivered
    after all stand beside each failed attempt."""
    (ndr,) = history.rows(WORDS_ON_NDRS)
    assert ndr["occurred_at"] <= ndr["received_at"] <= ndr["first_at"] <= ndr["second_at"]
    assert ndr["was_deferred"] in {0, 1}
    assert (ndr["closed_as"], ndr["is_recovered"]) == ("moved_on", 0), "that one turned back"
    assert ndr["closed_at"] > ndr["received_at"], "inside the settle window or not"


# -- your order is safe --------------------------------------------------------------------------------------


def reassured(life: Life) -> list[Left]:
    return [each for each in life.world.sent if each.message == "order_is_safe"]


def test_a_81_two_days_without_a_scan_bring_one_reassurance_with_the_last_place() -> None:
    """Not before 48 hours, then one that names where it was seen, and none within the next 48."""
    life = Life()
    life.travelling()
    life.wait(14 * HOUR)
    life.scan(Status.IN_TRANSIT, facility="Nagpur_Wadi_GW", place="Nagpur, Maharashtra")
    seen_at = life.world.now
    life.wait(2 * DAY - MINUTE)
    assert reassured(life) == []
    life.wait(DAY)
    (word,) = reassured(life)
    assert 2 * DAY - MINUTE <= word.at - seen_at <= 2 * DAY + 12 * HOUR, "at once, or when the day opens"
    assert all("place" in WORDING.variables("order_is_safe", language) for language in LANGUAGES)
    assert life.parcel.place == "Nagpur, Maharashtra"
    life.wait(word.at + 2 * DAY - MINUTE - life.world.now)
    assert len(reassured(life)) == 1


def test_a_81_longer_on_the_way_than_four_in_five_is_reassured_although_it_moves() -> None:
    """A scan every twenty hours, and still too slow. Behind p80 of the lane she hears that it is safe, unless an update
    told her range and next word just before; behind p95 the courier is asked."""
    life = Life()
    life.travelling()
    picked_up_at = life.world.now - 4 * HOUR
    p80, p95 = timedelta(days=BRAND.transit_days[1]), timedelta(days=1.5 * BRAND.transit_days[1])
    while life.world.now < picked_up_at + p95 + DAY:
        life.wait(20 * HOUR)
        life.scan(Status.IN_TRANSIT, facility="Nagpur_Wadi_GW", place="Nagpur, Maharashtra")
    raised = [each.event.received_at for each in life.world.recorded if each.event.kind == "signal.long_transit"]
    assert raised
    assert all(at - picked_up_at >= p80 - MINUTE for at in raised)
    assert all(later - earlier >= 2 * DAY - MINUTE for earlier, later in pairwise(raised))
    for at in raised:
        words = [each for each in life.world.sent if at - BRAND.covered_for <= each.at <= at + DAY]
        assert any({"range", "next_by"} <= set(WORDING.variables(each.message, "en")) for each in words)
    (asked, *_) = [each.at for each in life.world.asked if each.command == "courier.escalate"]
    assert abs(asked - picked_up_at - p95) <= MINUTE


def test_a_81_once_a_delay_is_declared_its_daily_update_takes_over() -> None:
    """R-7: no reassurance from then on, and a word every day."""
    life = Life()
    life.travelling()
    life.wait(14 * HOUR)
    life.scan(Status.IN_TRANSIT, place="Nagpur, Maharashtra", incident="delayed")
    declared_at = life.world.now - MINUTE
    life.wait(4 * DAY)
    assert reassured(life) == []
    words = [each for each in life.world.sent if each.at >= declared_at]
    assert words[0].message == "courier_late"
    assert all(later.at - earlier.at <= DAY for earlier, later in pairwise(words))
    for each in words:
        assert "next_by" in WORDING.variables(each.message, "en")
    assert all({"cause", "place"} <= set(WORDING.variables(name, "en")) for name in ("courier_late", "delay_update"))


# -- the map -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page() -> Page:
    return lay_out(drawing_of(shipped(), load_packs()))


def test_a_82_one_a3_page_shows_all_stages_messages_and_timers(page: Page) -> None:
    """Printable: A3 in millimetres, no letter too small. Every journey's messages and waits stand in its card."""
    root = ElementTree.fromstring((CATALOG / "map.svg").read_text("utf-8"))
    assert (root.get("width"), root.get("height")) == ("420mm", "297mm")
    assert min(text.size for text in page.texts) >= SMALLEST
    inside: dict[str, str] = {}
    for text in page.texts:
        inside[text.inside] = inside.get(text.inside, "") + text.words.replace(" ", "")
    for journey in shipped().newest.values():
        said = inside[journey.journey]
        for step in journey.steps.values():
            if step.kind == "send":
                assert step.what in said, (journey.journey, step.what)
            if step.kind == "wait" and step.span:
                assert "wait" in said, (journey.journey, step.name)


def test_a_82_gaps_are_counted_and_there_are_none() -> None:
    """The page and its Markdown say how many gaps there are: the shipped journeys leave none."""
    found = gaps_in(shipped())
    assert (found.silent_parts, found.accidental, found.long_silences) == ((), (), ())
    assert " 0 gaps" in (CATALOG / "map.md").read_text("utf-8")


def test_a_82_the_build_fails_when_the_map_is_out_of_date(tmp_path: Path) -> None:
    """The kept map shows the journeys as they are, which every run of the tests checks; one changed wait is seen."""
    assert outdated(shipped()) == []
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, folder, ignore=shutil.ignore_patterns("stories"))
    assert CliRunner().invoke(app, ["journeys", "map", str(folder), "--check"]).exit_code == 0
    changed = folder / "ndr_unavailable.yaml"
    changed.write_text(changed.read_text("utf-8").replace("wait: 4m", "wait: 6m"), "utf-8")
    late = CliRunner().invoke(app, ["journeys", "map", str(folder), "--check"])
    assert late.exit_code == 1
    assert all(name in late.output for name in KEPT)


# -- a range, not a date -------------------------------------------------------------------------------------

# Words for a single day, in texts (what she taps is her own choice). A whole word in either script.
DAY_NAMED = {
    "en": r"today|tomorrow|(on|this|next) (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "hi": r"आज|कल|परसों|(सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि)वार को",
}
EXPECTING = frozenset({"range", "story"})  # the only variables that say when the parcel comes
OTHER_MOMENTS = frozenset().union(*VARIABLES_OF_PROMISE.values()) - EXPECTING  # updates, answers, steps of returns


@pytest.mark.parametrize("language", sorted(DAY_NAMED))
def test_a_83_no_text_promises_a_single_day_but_out_for_delivery(language: str) -> None:
    """A lint over every message in every stage: no day by name, unless it is out for delivery. For the other languages
    `harkara texts check` has the words."""
    a_day = re.compile(rf"(?<![\w\u0900-\u0963])({DAY_NAMED[language]})(?![\w\u0900-\u0963])", re.IGNORECASE)
    stories = [each for each in every_story() if each.stage is not Stage.OUT_FOR_DELIVERY]
    for name in sorted(MESSAGES.keys() - NAMES_A_DAY):
        for story in stories:
            if story.is_ended and "next_by" in WORDING.variables(name, language):
                continue  # withheld as `terminal_state`
            body = WORDING.message(name, language, facts_of(story, language)).body
            assert not a_day.search(body), (name, story.stage, body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_83_when_it_comes_is_always_told_as_a_range_of_days(language: str) -> None:
    """What fills `range` names two days, for every stage in which something is expected."""
    told = [WORDING.days(story.expected, language) for story in every_story() if story.expected]
    assert told
    assert all(len(re.findall(r"\d+", each)) == 2 for each in told), told


def test_a_83_out_for_delivery_says_the_day() -> None:
    """There, and only there, it is today."""
    assert "today" in WORDING.source("out_for_delivery", "en")
    assert not EXPECTING & OTHER_MOMENTS


def test_a_83_the_range_follows_lane_history_and_where_the_parcel_is() -> None:
    """What four hundred parcels took sets the range; at the hub that serves her it is narrower and sooner."""
    trail = (Sighting("Mumbai_Andheri_GW", NOW - 30 * DAY, "k0", place="Mumbai, Maharashtra"),)
    known = [Travelled("delhivery", "560034", trail, NOW - 30 * DAY + days * DAY) for days in (9, 10, 11) * 150]
    brand = msgspec.structs.replace(BRAND, ranges=LaneRanges(learn(known, BRAND)))
    usual, slow = Life(), Life(brand=brand)
    for life in (usual, slow):
        life.travelling()
    assert expected_of(slow)[1] > expected_of(usual)[1], "this lane is slow, and it is said"
    slow.wait(5 * DAY)
    before = expected_of(slow)
    slow.scan(Status.AT_DESTINATION_HUB, place="Bengaluru, Karnataka", facility="Bengaluru_Indiranagar_D")
    after = expected_of(slow)
    assert after[1] < before[1]
    assert after[1] - after[0] <= before[1] - before[0]
    assert after[1] > after[0], "a range, still"


def expected_of(life: Life) -> tuple[int, int]:
    """The first and last day of the range that she would be told now, as day numbers."""
    told = answer(life.now_order, [life.parcel], life.world.now, life.world.brand).expected
    assert told
    return told.first.toordinal(), told.last.toordinal()


# -- three steps to a return ---------------------------------------------------------------------------------

LONGEST_INSTRUCTIONS = 700


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message", ["return_instructions", "exchange_instructions"])
def test_a_84_exactly_three_numbered_steps_in_seven_hundred_characters(message: str, language: str) -> None:
    """Pack, pickup with its date, refund (or the new product) with its date, in this order; at most 700 characters
    with real facts in it."""
    assert steps_of(message, language) == [1, 2, 3]
    one, two, three = re.findall(r"^\s*\d\.\s+(.+)$", WORDING.source(message, language), re.MULTILINE)
    assert "{{step_by}}" not in one
    assert "{{step_by}}" in two
    assert "{{money_by}}" in three
    story = story_of(Stage.RETURN_APPROVED)
    facts = example_facts(WORDING, BRAND, language) | WORDING.facts(story, BRAND, language)
    assert len(WORDING.message(message, language, facts).body) <= LONGEST_INSTRUCTIONS


def sent_back(life: Life, *states: str) -> None:
    for state in states:
        life.tell(life.outside.sent_back(state, life.world.now))
        life.wait(5 * HOUR)


def test_a_84_it_is_sent_when_the_return_is_approved_and_its_dates_are_promises() -> None:
    """Once, on the approval; the pickup and the refund dates are kept track of; the exact window follows."""
    life = Life()
    life.travelling()
    life.wait(2 * DAY)
    life.scan(Status.DELIVERED)
    life.wait(16 * HOUR)
    sent_back(life, "requested", "approved")
    word = life.last("return_instructions")
    assert len([each for each in word.promised if each.kind == RETURN_STEP]) == 2
    at = life.world.now
    life.tell(life.outside.sent_back("pickup_scheduled", at, pickup_from_at=at + DAY, pickup_until_at=at + DAY + HOUR))
    life.wait(20 * HOUR)
    assert life.said.count("return_instructions") == 1
    assert "pickup" in WORDING.variables("return_pickup_scheduled", "en")
    assert "return_pickup_scheduled" in life.said


CONTACTS_ABOUT_RETURNS = """
SELECT t.occurred_at >= r.occurred_at AS is_after, count(*) AS n
FROM timeline r JOIN timeline t ON t.customer_id = r.customer_id AND t.kind = 'message.received'
WHERE r.kind = 'return.approved' GROUP BY 1
"""


def test_a_84_contacts_before_and_after_can_be_counted(history: History) -> None:
    """What she wrote stands on the timeline beside when the return was approved."""
    counts = {each["is_after"]: each["n"] for each in history.rows(CONTACTS_ABOUT_RETURNS)}
    assert counts.get(1, 0) >= 1, "she asked afterwards where her refund is"


# -- the order of the plan -----------------------------------------------------------------------------------


def test_a_85_enabling_the_weeks_shows_of_each_whether_it_is_ready_and_what_it_did(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`weeks enable 1..6`: templates approved, data present, effect so far, of all six."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HARKARA_STORE_URL", sqlite_url)
    asyncio.run(some_effect(sqlite_url))
    said = CliRunner().invoke(app, ["weeks", "enable", "1..6"], env={"COLUMNS": "4000"})
    assert said.exit_code == 0, said.output
    for week in range(1, 7):
        assert f"week {week} " in said.output
    assert said.output.count("templates approved") == 6
    assert said.output.count("so far ") == 6
    assert "1 failed attempts" in said.output
    assert "1 sent" in said.output
    assert re.search(r"week 2 .*, ready", said.output), said.output
    assert re.search(r"week 6 .*not ready", said.output)


async def some_effect(url: str) -> None:
    """A failed attempt, the templates of week 2 approved, and one message that left for it."""
    wanted = templates_of(load_packs().packs[2], shipped(), BRAND.languages, "harkara")
    database = Database(url)
    async with database.write() as connection:
        for name, language in wanted:
            row = {"name": name, "language": language, "status": "APPROVED", "seen_at": SET_UP}
            await connection.execute(insert(schema.templates).values(**row))
        ndr = {"id": 1, "customer_id": 10, "shipment_id": 30, "attempt_no": 1, "reason": "refused", "remark": ""}
        ndr |= {"at_fault": "customer", "attempted": True, "confidence": 1.0, "courier_code": "", "evidence": {}}
        ndr |= {"actions_allowed": [], "occurred_at": SET_UP, "received_at": SET_UP}
        await connection.execute(insert(schema.ndrs).values(**ndr))
        line = {"id": 1, "customer_id": 10, "message": "attempt_refused", "rule": "ndr_refused", "rule_version": 1}
        line |= {"blockers": [], "inputs": {}, "causes": [], "dedupe_key": "k", "decided_at": SET_UP, "outcome": "sent"}
        await connection.execute(insert(schema.ledger).values(**line))
    await database.close()


# -- competence shows while nothing is certain ---------------------------------------------------------------

# What goes wrong, and is told by a journey of its own; the rest of the signals is work for people.
EXCEPTIONS = (
    "signal.silence",
    "signal.promise_due",
    "signal.pickup_delayed",
    "signal.courier_delayed",
    "signal.long_transit",
    "signal.stuck_in_transit",
    "signal.hub_loop",
    "signal.wrong_routing",
    "signal.edd_breached",
    "signal.delay_update_due",
    "signal.delayed_again",
    "signal.page_opened_thrice",
    "signal.address_edited_twice",
    "signal.return_overdue",
    "signal.refund_overdue",
    "incident.opened",
    "order.payment_awaited",
    "order.cancelled",
    "payment.failed",
    "refund.failed",
    "return.declined",
    "return.pickup_failed",
    "return.qc_failed",
    "shipment.delivery_attempt_failed",
    "shipment.rto_initiated",
    "shipment.rto_revoked",
    "shipment.rto_delivered",
    "shipment.delivery_reverted",
    "shipment.lost",
    "shipment.damaged",
    "shipment.disposed",
)


@pytest.mark.parametrize("happening", EXCEPTIONS)
def test_a_93_every_exception_has_a_message_in_every_language(happening: str) -> None:
    """A journey begins with it that says something, and each of its texts exists wherever we speak."""
    said = {
        step.what
        for journey in shipped().triggered_by(happening)
        for step in journey.steps.values()
        if step.kind == "send"
    }
    assert said, happening
    assert {message: WORDING.missing(message) for message in said if WORDING.missing(message)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_93_every_reason_of_a_failed_attempt_and_every_cause_has_words(language: str) -> None:
    """What the courier says becomes a sentence, in every language."""
    for reason in NdrReason:
        assert WORDING.line(f"reason_{reason.value}", language).strip()
    for cause in CAUSES:
        assert WORDING.line(f"cause_{cause}", language).strip()


IN_EXCEPTION = """
SELECT o.id, EXISTS (SELECT 1 FROM ndrs n WHERE n.order_id = o.id)
       OR EXISTS (SELECT 1 FROM silences s WHERE s.order_id = o.id)
       OR o.signals LIKE '%pickup_delayed%' OR o.signals LIKE '%edd_breached%' AS is_in_exception,
       (SELECT min(n.received_at) FROM ndrs n WHERE n.order_id = o.id) AS wrong_at,
       (SELECT count(*) FROM promises p WHERE p.order_id = o.id AND p.settled_as = 'kept') AS kept,
       (SELECT count(*) FROM promises p WHERE p.order_id = o.id AND p.settled_as = 'broken') AS broken
FROM orders o
"""
FIRST_WORD = """
SELECT min(a.sent_at) AS ours, (SELECT min(t.occurred_at) FROM timeline t JOIN orders o ON o.customer_id = t.customer_id
    WHERE o.id = :order AND t.kind = 'message.received' AND t.occurred_at >= :since) AS hers
FROM attempts a JOIN outbox x ON x.id = a.outbox_id
WHERE x.order_id = :order AND x.channel = 'whatsapp' AND x.proactive AND a.sent_at >= :since
"""


def test_a_93_the_headline_figures_can_be_told_apart_for_orders_in_exception(history: History) -> None:
    """Who spoke first, how long until the first update, and promises kept: countable for orders in which something
    went wrong, and for the others."""
    orders = history.rows(IN_EXCEPTION)
    assert {bool(each["is_in_exception"]) for each in orders} == {True, False}
    for wanted in (True, False):
        group = [each for each in orders if bool(each["is_in_exception"]) is wanted]
        assert sum(each["kept"] + each["broken"] for each in group) > 0
    (wrong,) = [each for each in orders if each["wrong_at"]]
    (first,) = history.rows(FIRST_WORD, order=wrong["id"], since=wrong["wrong_at"])
    assert first["ours"] - wrong["wrong_at"] < MICROSECONDS_OF_A_DAY
    assert first["hers"] is None or first["ours"] < first["hers"], "we spoke first"


# -- hidden friction -----------------------------------------------------------------------------------------

# What the row names, and the happening that stands for it.
NAMED = {
    "hub loop": "signal.hub_loop",
    "hub congestion, weather, scan drought": "incident.opened",
    "wrong routing": "signal.wrong_routing",
    "long transit": "signal.long_transit",
    "pickup delayed": "signal.pickup_delayed",
    "repeated page opens": "signal.page_opened_thrice",
    "same question twice": "signal.question_repeated",
    "message undelivered or failed": "signal.message_undelivered",
    "payment failed": "payment.failed",
    "payment pending": "order.payment_awaited",
    "address edited twice": "signal.address_edited_twice",
    "promise about to break": "signal.promise_due",
    "negative answer in any survey": "signal.survey_negative",
}


@pytest.mark.parametrize("words", NAMED)
def test_a_94_the_catalogue_lists_detector_threshold_action_and_test(words: str) -> None:
    """Every signal that the row asks for has a line, and in the shipped journeys something follows from it."""
    lines = [row for row in ROWS if row.signal == NAMED[words]]
    assert lines
    for row in lines:
        assert all((row.detector, row.threshold(BRAND), row.action, row.test))
        assert journeys_on(row, shipped())


def opens_page(life: Life) -> None:
    life.wait(18 * HOUR)
    for _ in range(3):
        life.open_page()
        life.wait(20 * MINUTE)


def asks_twice(life: Life) -> None:
    for _ in range(2):
        life.say("where is my order?")
        life.wait(HOUR)


def edits_twice(life: Life) -> None:
    for line in ("41 Neem Lane", "14 Neem Lane"):
        address = msgspec.structs.replace(life.outside.facts.address, line1=line)
        life.order(address=address)
        life.wait(HOUR)


def is_not_fetched(life: Life) -> None:
    life.scan(Status.LABEL_CREATED)
    life.wait(30 * HOUR)


def hears_nothing(life: Life) -> None:
    life.wait(3 * DAY)


def scores_low(life: Life) -> None:
    life.scan(Status.DELIVERED)
    life.wait(3 * DAY)
    life.tap("rate")
    life.tap("nps_3")
    life.wait(MINUTE)


def on_its_way(happen: Callable[[Life], None]) -> Callable[[Life], None]:
    def both(life: Life) -> None:
        life.wait(3 * HOUR)
        life.scan(Status.PICKED_UP, place="Mumbai, Maharashtra", facility="Mumbai_Andheri_GW")
        life.wait(4 * HOUR)
        happen(life)

    return both


FIRES = {
    # the signal: what happens to an order of an hour, and what must follow: a message, work, or an alert
    "signal.page_opened_thrice": (on_its_way(opens_page), "page_reassurance"),
    "signal.question_repeated": (on_its_way(asks_twice), "question_repeated"),
    "signal.address_edited_twice": (edits_twice, "address_read_back"),
    "signal.pickup_delayed": (is_not_fetched, "pickup_delayed"),
    "signal.promise_due": (hears_nothing, "no_news"),
    "signal.survey_negative": (on_its_way(scores_low), "survey_negative"),
    "signal.long_transit": (on_its_way(hears_nothing), "order_is_safe"),
}


@pytest.mark.parametrize("signal", FIRES)
def test_a_94_friction_is_seen_in_what_happens_and_acted_on(signal: str) -> None:
    """Nobody tells of it: the detector sees it in the order's own life, and what the catalogue says follows."""
    happen, follows = FIRES[signal]
    life = Life()
    life.order()
    life.wait(HOUR)
    assert signal not in life.kinds
    happen(life)
    assert signal in life.kinds, [each for each in life.kinds if each.startswith("signal.")]
    assert follows in (*life.said, *life.work, *life.alerts)


def test_a_94_a_failed_and_a_pending_payment_are_friction() -> None:
    """Both are told with a way to pay."""
    life = Life()
    life.order(status="pending_payment", financial_status="pending", outstanding_paise=149_900)
    life.wait(MINUTE)
    assert "payment_awaited" in life.said
    life.tell(life.outside.payment("failed", life.world.now))
    life.wait(5 * MINUTE)
    assert "payment_failed" in life.said


async def test_a_94_a_message_that_does_not_arrive_is_friction(database: Database) -> None:
    """An urgent message failed, or did not arrive within a quarter of an hour; one that arrived is none."""
    await parcels_at(database, 1, NOW - HOUR, seen=NOW)
    (parcel,) = await rows(database, schema.shipments)
    await urgent_message(database, 9_000, parcel, accepted_at=NOW)
    await urgent_message(database, 9_001, parcel, accepted_at=NOW, delivered_at=NOW + MINUTE)
    await watch(database, NOW + 14 * MINUTE)
    assert await undelivered(database) == set()
    await watch(database, NOW + 16 * MINUTE)
    assert await undelivered(database) == {"9000"}


@pytest.mark.parametrize(
    "signal", sorted({row.signal.removeprefix("signal.") for row in ROWS if "test_cases" in row.test})
)
def test_a_94_each_detector_speaks_on_its_fixtures_and_no_other_is_needed(signal: str) -> None:
    """On the cases labelled friction, but for those that are known to be missed."""
    labelled = [case for case in cases(signal) if case.is_friction and "missed" not in str(case.told.get("note", ""))]
    assert labelled
    assert all(signal in Play(case.told).run(case.told) for case in labelled)


@pytest.mark.parametrize("case", cases("clean"), ids=lambda case: case.name)
def test_a_94_all_are_quiet_on_the_clean_set(case: object) -> None:
    """Where nothing is wrong, nobody speaks."""
    assert Play(case.told).run(case.told) == []  # type: ignore[attr-defined]


def test_a_94_a_life_in_which_all_goes_well_raises_nothing() -> None:
    """From order to delivery with every shipped journey on: no friction, no alert, no work for people."""
    life = Life()
    life.order()
    life.wait(4 * HOUR)
    for status, place, until_the_next in (
        (Status.PICKED_UP, "Mumbai, Maharashtra", 14 * HOUR),
        (Status.IN_TRANSIT, "Pune, Maharashtra", 10 * HOUR),
        (Status.AT_DESTINATION_HUB, "Bengaluru, Karnataka", 18 * HOUR),
        (Status.OUT_FOR_DELIVERY, "Bengaluru, Karnataka", 5 * HOUR),
        (Status.DELIVERED, "Bengaluru, Karnataka", HOUR),
    ):
        life.scan(status, place=place)
        life.wait(until_the_next)
    assert [each for each in life.kinds if each.startswith("signal.")] == []
    assert (life.alerts, life.work) == ([], [])


# -- the parcel turns back -----------------------------------------------------------------------------------

COURIER_ACCOUNT = Life().outside.account
REVOCABLE = msgspec.structs.replace(BRAND, takes_returns_back=(COURIER_ACCOUNT,))


def turned(payment: str, reason: NdrReason | None = NdrReason.CUSTOMER_UNAVAILABLE, **options: object) -> Life:
    """A day after an attempt failed, the courier begins to bring it back."""
    life = Life(payment, **options)  # type: ignore[arg-type]
    life.order()
    if payment == "cod":
        life.wait(MINUTE)
        life.tap("cod_confirm")
    life.wait(4 * HOUR)
    life.scan(Status.PICKED_UP, place="Mumbai, Maharashtra", facility="Mumbai_Andheri_GW")
    life.wait(20 * HOUR)
    life.scan(Status.OUT_FOR_DELIVERY, place="Bengaluru, Karnataka")
    life.wait(HOUR)
    if reason:
        life.scan(Status.DELIVERY_ATTEMPT_FAILED, reason=reason)
    life.wait(23 * HOUR)
    life.scan(Status.RTO_INITIATED)
    return life


@pytest.mark.parametrize(("payment", "message"), [("prepaid", "returning_paid"), ("cod", "returning")])
def test_a_95_she_is_told_within_a_minute_with_the_reason(payment: str, message: str) -> None:
    """A stage of its own; the reason is the courier's, in our words, in every language."""
    life = turned(payment)
    turned_at = life.world.now - timedelta(seconds=1)
    life.wait(MINUTE)
    word = life.last(message)
    assert timedelta(0) <= word.at - turned_at <= MINUTE
    assert word.send.args["why"] == "customer_unavailable"
    assert all("why" in WORDING.variables(message, language) for language in LANGUAGES)
    assert answer(life.now_order, [life.parcel], life.world.now, BRAND).stage is Stage.RETURNING


def test_a_95_a_paid_order_gets_its_refund_promised_with_a_date() -> None:
    """The date stands in the text and in the ledger of promises."""
    life = turned("prepaid")
    life.wait(MINUTE)
    word = life.last("returning_paid")
    (refund,) = [each for each in word.promised if each.kind == RETURN_STEP]
    assert word.at < refund.by_at <= word.at + 30 * DAY
    assert all("refund_by" in WORDING.variables("returning_paid", language) for language in LANGUAGES)


def test_a_95_of_a_cash_order_one_tap_tells_why() -> None:
    """Her own reason is kept with the order."""
    life = turned("cod")
    life.wait(MINUTE)
    life.tap("why_too_late")
    life.wait(MINUTE)
    assert "return_because:too_late" in life.now_order.marks
    assert life.said[-1] == "reason_thanks"


def test_a_95_the_reason_and_the_last_touch_before_it_are_kept() -> None:
    """Why it turned, as the courier told of the last attempt, and when she had last seen something new."""
    life = turned("cod")
    life.wait(MINUTE)
    marks = dict(mark.partition(":")[::2] for mark in life.now_order.marks)
    assert marks["turned_back"] == "customer_unavailable"
    turned_at = life.world.now - MINUTE - timedelta(seconds=1)
    last_before = max(each.at for each in life.world.sent if each.at < turned_at and each.send.proactive)
    assert marks["touched_before_return"] == last_before.isoformat()


def test_a_95_where_no_attempt_was_told_no_reason_is_made_up() -> None:
    """It says that the courier has not told us why."""
    life = turned("prepaid", reason=None)
    life.wait(BRAND.spacing)  # an update left shortly before
    assert life.last("returning_paid").send.args.get("why", "") in {"", "other", "untold"}
    assert any(mark.startswith("turned_back:untold") for mark in life.now_order.marks)


@pytest.mark.parametrize("choice", ["deliver_it", "let_it_go"])
def test_a_95_where_the_courier_can_turn_it_round_she_chooses_once(choice: str) -> None:
    """Deliver it, or let it go: one message with two buttons, and what she taps is done."""
    life = turned("prepaid", brand=REVOCABLE)
    life.wait(MINUTE)
    assert life.said.count("returning_choice") == 1
    assert set(MESSAGES["returning_choice"].buttons) == {"deliver_it", "let_it_go"}
    assert "why" in WORDING.variables("returning_choice", "en")
    before = life.asked.count("courier.request_reattempt")
    life.tap(choice)
    life.wait(MINUTE)
    asked = life.asked.count("courier.request_reattempt") - before
    assert (asked, life.said[-1]) == {
        "deliver_it": (1, "turning_round_asked"),
        "let_it_go": (0, "let_it_go_paid"),
    }[choice]
    life.wait(2 * DAY)
    assert life.said.count("returning_choice") == 1


def test_a_95_where_the_courier_refuses_to_turn_it_round_she_hears_that() -> None:
    """And a person sees what else can be done."""
    life = turned("prepaid", brand=REVOCABLE, courier=unwilling)
    life.wait(MINUTE)
    life.tap("deliver_it")
    life.wait(MINUTE)
    assert life.said[-1] == "turning_round_refused"
    assert "call_customer" in life.work


def test_a_95_what_turned_back_can_be_counted_by_reason_and_last_touch(history: History) -> None:
    """Both stand with the order in the store, as A-30 needs them."""
    (order,) = history.rows("SELECT marks FROM orders WHERE marks LIKE '%turned_back%'")
    assert "turned_back:customer_unavailable" in order["marks"]
    assert re.search(r"touched_before_return:\d{4}-", order["marks"])
