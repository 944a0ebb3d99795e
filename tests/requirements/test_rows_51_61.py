"""Rows A-51 to A-61: the boundary to other tools, silence and ranges, and how an order is talked about."""

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from journeys.answer import ENDED, STAGE_OF_STATUS, Stage, answer
from journeys.brand import SilenceBudgets
from journeys.clock import MovableClock
from journeys.messages import MESSAGES
from journeys.progress import MILESTONE_OF_STAGE, progress_of
from journeys.promises import DELIVERY
from journeys.silence import Cause, budget_of
from journeys.status import Status
from journeys.store.schema import metadata
from journeys.tone import OF_DELAYS, complaints_about_texts
from journeys.wording import LOCALES, Wording, bar_of
from tests.bot.story import ask as say
from tests.bot.tools import ask, told_of
from tests.harness import Harness, running
from tests.journeys.test_answer import story_of
from tests.requirements.history import MICROSECONDS_OF_A_DAY, History
from tests.requirements.lives import BRAND, DAY, HOUR, Life
from tests.requirements.test_rows_31_40 import REPEATS, told_and_uncapped

WORDING = Wording()
LANGUAGES = tuple(sorted({path.parent.name for path in LOCALES.glob("*/*.ftl")}))
README = Path(__file__).parents[2] / "README.md"

# -- what journeys are for ---------------------------------------------------------------------------


def test_a_51_contacts_of_each_return_can_be_counted(history: History) -> None:
    """What she wrote between the first word of a return and its refund; the same question before and after."""
    counted = {}
    for order in history.rows("SELECT id, customer_id, returns FROM orders WHERE returns != '[]'"):
        for record in json.loads(order["returns"]):
            wrote = history.value(
                "SELECT count(*) FROM timeline t WHERE t.kind = 'message.received' AND t.customer_id = :customer"
                " AND t.occurred_at >= (SELECT min(occurred_at) FROM timeline WHERE order_id = :order"
                " AND (kind LIKE 'return.%' OR kind LIKE 'refund.%'))",
                customer=order["customer_id"],
                order=order["id"],
            )
            counted[record.get("what", "return")] = wrote
    assert counted == {"return": 1, "refund": 0}


async def test_a_52_other_tools_ask_and_are_told_what_happens_next(sqlite_url: str, clock: MovableClock) -> None:
    """A marketing tool asks before each promotion, a CRM is told where the customer stands: yes, then a failed attempt
    makes it no and both hear of it, then a delivery makes it yes again."""
    async with running(sqlite_url, clock, configure=told_and_uncapped) as h:
        phone = await h.phone()
        order = await h.order(phone, "prepaid")
        await h.settle()
        async with h.service.parts.database.write() as connection:
            await connection.exec_driver_sql("UPDATE customers SET marketing = 'yes'")
        awb = await h.ship(order)
        await h.scan(awb, "picked_up")
        await h.settle()
        answers = [(await ask(h, "/api/guard/%2B919999900101"))[1]["allowed"]]
        for what, facts in (("out_for_delivery", {}), ("failed", {"reason": "customer_unavailable"})):
            await h.scan(awb, what, **facts)
        await h.settle()
        answers.append((await ask(h, "/api/guard/%2B919999900101"))[1]["allowed"])
        await h.move(24 * HOUR)
        await h.scan(awb, "delivered")
        await h.settle()
        answers.append((await ask(h, "/api/guard/%2B919999900101"))[1]["allowed"])
        assert answers == [True, False, True]
        changes = [each["allowed"] for each in await told_of(h, "guard.changed")]
        assert (changes[0], changes[-1]) == (False, True)
        assert [each["to"] for each in await told_of(h, "customer.stage_changed")] == ["receiving", "reviewing"]


def test_a_52_the_boundary_is_written_down_and_kept() -> None:
    """CRM = who, marketing = campaigns, journeys = what happens next; no table of ours holds a segment or a
    campaign."""
    chapter = README.read_text("utf-8").partition("### Beside CRM and marketing automation")[2]
    assert all(f"*{each}*" in chapter for each in ("who", "campaigns", "what happens next", "guard", "webhook"))
    words = [f"{table.name} {column.name}" for table in metadata.tables.values() for column in table.columns]
    assert not [each for each in words if "campaign" in each or "segment" in each or "audience" in each]


def test_a_53_journeys_can_be_ranked_by_the_rupees_they_touched(history: History) -> None:
    """For each journey: its orders, their rupees, and how they ended."""
    ranked = history.rows(
        "SELECT l.rule, count(DISTINCT o.id) AS orders, sum(o.total_paise) AS paise,"
        " sum(s.status = 'rto_delivered') AS came_back FROM ledger l JOIN orders o ON o.id = l.order_id"
        " LEFT JOIN shipments s ON s.order_id = o.id WHERE l.outcome = 'sent' GROUP BY l.rule ORDER BY paise DESC"
    )
    found = {each["rule"]: each for each in ranked}
    assert {"cod_confirmation", "ndr_unavailable", "refund", "delivered"} <= found.keys()
    assert all(each["paise"] > 0 for each in ranked)
    assert found["ndr_unavailable"]["came_back"]
    assert not found["delivered"]["came_back"]


# -- silence and ranges -----------------------------------------------------------------------------

HOURS_OF_STAGE = {
    Stage.CONFIRMED: 24,
    Stage.PACKED: 24,
    Stage.IN_TRANSIT: 48,
    Stage.NEAR_YOU: 48,
    Stage.ATTEMPT_FAILED: 24,
    Stage.RETURN_REQUESTED: 48,
    Stage.RETURN_IN_CHECK: 48,
    Stage.REFUND_STARTED: 48,
}


@pytest.mark.parametrize("stage", Stage)
def test_a_54_every_stage_has_a_silence_budget(stage: Stage) -> None:
    """As the common defaults name them, shorter once a delay is known, never above the hard limit; none at an end."""
    usual, late = budget_of(stage, SilenceBudgets()), budget_of(stage, SilenceBudgets(), delayed=True)
    if stage in ENDED:
        assert usual is None
        return
    assert usual
    assert usual <= SilenceBudgets().limit == timedelta(hours=48)
    assert late == timedelta(hours=24)
    assert usual == timedelta(hours=HOURS_OF_STAGE.get(stage, usual / HOUR))


def test_a_54_a_breach_is_in_the_ledger_with_its_cause(history: History) -> None:
    """Who wants no messages hears nothing: it stands there with stage, budget, since when and why."""
    found = history.rows("SELECT stage, cause, since_at, found_at, budget_seconds FROM silences ORDER BY found_at")
    assert (found[0]["stage"], found[0]["cause"]) == ("confirmed", Cause.OPTED_OUT.value)
    assert {each["cause"] for each in found} <= set(Cause) - {Cause.NOTHING_SAID}
    for each in found:
        assert each["found_at"] - each["since_at"] >= each["budget_seconds"] * 1_000_000


def test_a_55_ranges_narrow_as_scans_arrive() -> None:
    """From the order to the hub near her no range is wider than the one before it, and each is a range."""
    life = Life()
    widths = []

    def look() -> None:
        story = answer(life.now_order, life.world.state.shipments_of(life.now_order.id), life.world.now, BRAND)
        assert story.expected
        widths.append((story.expected.last - story.expected.first).days)

    life.order()
    look()
    life.wait(20 * HOUR)
    life.scan(Status.PICKED_UP, place="Mumbai, Maharashtra")
    look()
    life.wait(20 * HOUR)
    life.scan(Status.IN_TRANSIT, place="Pune, Maharashtra", edd_at=life.world.now + 2 * DAY)
    look()
    life.wait(20 * HOUR)
    life.scan(Status.AT_DESTINATION_HUB, place="Bengaluru, Karnataka")
    look()
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > widths[-1] >= 1


def test_a_55_what_was_promised_can_be_held_against_what_came(history: History) -> None:
    """Each range that was told is a promise with its end, and how it came out."""
    told = history.rows("SELECT made_at, by_at, settled_at, settled_as FROM promises WHERE kind = :kind", kind=DELIVERY)
    assert any(each["settled_as"] == "kept" and each["settled_at"] <= each["by_at"] for each in told)
    assert all(each["by_at"] > each["made_at"] for each in told)


# -- how far, what it means, what confuses -----------------------------------------------------------


def test_a_56_every_stage_has_its_place_on_one_line_of_milestones() -> None:
    """One table for every voice; a bar never has a milestone without a name."""
    assert set(MILESTONE_OF_STAGE) == set(Stage)
    for stage in Stage:
        lines = WORDING.story_lines(story_of(stage), BRAND, "en")
        progress = progress_of(stage)
        if progress is None:
            assert not any("●" in line for line in lines)
            continue
        assert all(WORDING.line(f"milestone_{each}", "en") for each in progress.milestones)
        reached = WORDING.line(f"milestone_{progress.reached}", "en")
        done, of = progress.done, len(progress.milestones)
        assert f"{bar_of(done, of)} {reached}, {done} of {of}." in lines


async def test_a_56_chat_and_page_show_the_same_progress(sqlite_harness: Harness) -> None:
    """The line in the chat is the line on the page."""
    h = sqlite_harness
    phone = await h.phone()
    order = await h.order(phone, "prepaid")
    await h.settle()
    awb = await h.ship(order)
    for what, line in (
        ("picked_up", "●●●○○ On its way, 3 of 5."),
        ("out_for_delivery", "●●●●○ Out for delivery, 4 of 5."),
    ):
        await h.scan(awb, what)
        await h.settle()
        assert line in await say(h, phone, "where is my order?")
        assert line in (await h.open_link(phone, await h.page_link()))["html"]


@pytest.fixture
def texts_of_mine(tmp_path: Path) -> Callable[[str, str], list[str]]:
    """A copy of the English texts with one of them changed; what the check says to it."""

    def changed(old: str, new: str) -> list[str]:
        shutil.copytree(LOCALES / "en", tmp_path / "en")
        hits = 0
        for file in (tmp_path / "en").glob("*.ftl"):
            text = file.read_text("utf-8")
            hits += old in text
            file.write_text(text.replace(old, new, 1), "utf-8")
        assert hits == 1, "the text is there once"
        return complaints_about_texts(Wording(("en",), tmp_path), ("en",))

    return changed


def test_a_57_every_status_has_a_plain_meaning_in_every_language() -> None:
    """Whatever a courier says leads to a stage, and every stage says what it means, in all languages shipped."""
    assert set(STAGE_OF_STATUS) == set(Status)
    for language in LANGUAGES:
        for stage in Stage:
            assert len(WORDING.line(f"means_{stage}", language).split()) >= 4
    assert complaints_about_texts(Wording(LANGUAGES), LANGUAGES) == []


def test_a_57_a_missing_meaning_is_a_mistake(texts_of_mine: Callable[[str, str], list[str]]) -> None:
    """The check names the language and the text."""
    assert texts_of_mine("means_near_you =", "means_near_to_you =") == ["locales/en: there is no means_near_you"]


def label_made(life: Life) -> None:
    life.order()
    life.wait(HOUR)
    life.tap("address_correct")
    life.wait(3 * HOUR)
    life.scan(Status.LABEL_CREATED)
    life.wait(20 * HOUR)


def two_days_at_a_hub(life: Life) -> None:
    life.travelling()
    life.wait(2 * DAY)


def turned_round_by_mistake(life: Life) -> None:
    life.travelling()
    life.wait(18 * HOUR)
    life.scan(Status.RTO_INITIATED)
    life.wait(6 * HOUR)
    life.scan(Status.IN_TRANSIT, revokes="revoke_rto")
    life.wait(24 * HOUR)


@pytest.mark.parametrize(
    ("happen", "message", "explains"),
    [
        (label_made, "packed", "The courier does not have it yet"),
        (two_days_at_a_hub, "order_is_safe", "no new scan for a day or two"),
        (turned_round_by_mistake, "coming_after_all", "has called its return off"),
    ],
)
def test_a_58_what_confuses_is_explained_in_the_same_message(
    happen: Callable[[Life], None], message: str, explains: str
) -> None:
    """A label is not a shipment; a hub may be quiet for two days; a return may be a mistake of the courier's."""
    life = Life()
    happen(life)
    assert message in life.said
    assert explains in WORDING.source(message, "en")


# -- promises, honesty, one voice --------------------------------------------------------------------


def test_a_59_the_share_of_promises_kept_is_one_query(history: History) -> None:
    """Of those that are over: kept, moved in time, or broken; nothing is over without an outcome."""
    over = history.rows("SELECT settled_as, count(*) AS n FROM promises WHERE settled_at IS NOT NULL GROUP BY 1")
    counts = {each["settled_as"]: each["n"] for each in over}
    assert counts.keys() <= {"kept", "renegotiated", "broken", "void"}
    share = counts["kept"] / (counts["kept"] + counts.get("broken", 0))
    assert 0 < share <= 1
    assert history.value("SELECT count(*) FROM promises WHERE settled_at IS NOT NULL AND settled_as = ''") == 0


@pytest.mark.parametrize("message", OF_DELAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_60_every_text_of_a_delay_has_cause_range_and_next_update(language: str, message: str) -> None:
    """And says so in words that admit what nobody told us."""
    assert {"cause", "range", "next_by"} <= set(WORDING.variables(message, language))
    assert WORDING.line("cause_unknown", "en") == "the courier has not told us why"


@pytest.mark.parametrize("gone", ["Why it is late: { $cause }.\n", "New expectation at your door: { $range }.\n"])
def test_a_60_a_text_that_lacks_one_is_rejected(gone: str, tmp_path: Path) -> None:
    """The check names the text and what it does not say."""
    shutil.copytree(LOCALES / "en", tmp_path / "en")
    file = tmp_path / "en" / "delays.ftl"
    text = file.read_text("utf-8")
    assert gone in text
    file.write_text(text.replace(gone, ""), "utf-8")
    found = complaints_about_texts(Wording(("en",), tmp_path), ("en",))
    assert found
    assert all("does not say" in each for each in found)


def test_a_60_a_cause_is_never_invented() -> None:
    """Late, and nobody said why: the answer has no cause, and says that."""
    life = Life()
    life.travelling()
    life.wait(10 * DAY)
    story = answer(life.now_order, [life.parcel], life.world.now, BRAND)
    assert story.is_delayed
    assert story.cause == ""
    assert "What holds it up: the courier has not told us why." in WORDING.story_lines(story, BRAND, "en")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("means_cancelled = Nothing will", "means_cancelled = Kindly note that nothing will", "is office talk"),
        ("means_near_you = It has reached", "means_near_you = The AWB has reached", "speaks our jargon"),
        ("means_cancelled = Nothing will", "means_cancelled = NOTHING will", "shouts"),
        ("means_attempt_failed = It is safe", "means_attempt_failed = You missed it. It is safe", "blames her"),
        ("means_in_transit = It travels", "means_in_transit = Unforeseen events. It travels", "hides behind words"),
    ],
)
def test_a_61_the_tone_guide_is_enforced(
    old: str, new: str, why: str, texts_of_mine: Callable[[str, str], list[str]]
) -> None:
    """No office talk, no jargon, no shouting, no blame, no fog: each is rejected by name."""
    found = texts_of_mine(old, new)
    assert any(why in each for each in found)
    assert len({each.split()[1] for each in found}) == 1, "no other text is blamed"


@pytest.mark.parametrize("stage", Stage)
def test_a_61_every_channel_uses_the_same_names_and_ranges(stage: Stage) -> None:
    """Chat answer, page and the text of a message take stage, range and next update from the same facts."""
    story = story_of(stage)
    facts = WORDING.facts(story, BRAND, "en")
    chat = WORDING.message("order_status", "en", facts).body
    page = [WORDING.line("page_headline", "en", **facts), *WORDING.story_lines(story, BRAND, "en")]
    assert facts["now"] in chat
    assert facts["now"] in page[0]
    assert all(line in chat for line in page[1:])
    if story.expected:
        told = WORDING.message("no_news", "en", facts).body
        assert WORDING.days(story.expected, "en") in chat
        assert WORDING.days(story.expected, "en") in told
    assert MESSAGES["no_news"].lane


def test_a_61_the_repeat_rate_can_be_counted_by_how_consistent_we_were(history: History) -> None:
    """Orders without a broken promise and without silence against the others."""
    buckets: dict[bool, list[bool]] = {True: [], False: []}
    for each in history.rows(REPEATS):
        within = (each["again_after"] or 1e30) <= 90 * MICROSECONDS_OF_A_DAY
        buckets[bool(each["was_rough"])].append(within)
    assert all(buckets.values())
    assert sum(map(sum, buckets.values())) == 1
