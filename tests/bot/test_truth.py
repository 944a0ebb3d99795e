"""One truth: bot, push, tracking page and desk are compared for every stage, payment and language."""

import re
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path
from typing import Any

import msgspec
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import update

from bot.composing import Composer
from bot.intake import Intake
from bot.metrics import Metrics
from bot.tracking.links import page_link
from bot.tracking.page import TrackingPage
from bot.tracking.showing import Showing
from journeys.answer import Answer, Stage, answer
from journeys.clock import MovableClock
from journeys.messages import MESSAGE_OF_STAGE
from journeys.state import Conversation, CustomerState, Order, Shipment
from journeys.store import schema as t
from journeys.store.database import Database, upgrade
from journeys.store.rows import customer_row, order_row, shipment_row
from journeys.wording import LOCALES, Wording
from tests.bot.dialogue.talking import Talk
from tests.bot.test_composing import row
from tests.journeys.builders import BRAND, NOW, customer, state
from tests.journeys.store.batches import put_rows
from tests.journeys.test_answer import EXAMPLES, PAYMENTS

LANGUAGES = tuple(sorted(folder.name for folder in LOCALES.iterdir() if any(folder.glob("*.ftl"))))
SECRET = "a-secret-for-tests-of-thirty-two-chars"
EVERY_STAGE = frozenset(Stage)
AMOUNT = re.compile(r"₹\s?[\d,.]*\d")
TOLD_BY_ALL = ("range", "next_by", "place", "place_when", "cause", "step_by", "refund_by", "pickup", "reference")
# A cash order never waits for a payment.
CASES = [
    (stage, payment) for stage in Stage for payment in PAYMENTS if (stage, payment) != (Stage.AWAITING_PAYMENT, "cod")
]


def case(stage: Stage, payment: str) -> tuple[Order, list[Shipment]]:
    """An order in this stage, under an id of its own."""
    known, parcel = EXAMPLES[stage]
    number = 1000 + CASES.index((stage, payment))
    order = msgspec.structs.replace(known, id=number, payment=payment, shop_order_id=f"55{number}")
    if stage is Stage.AWAITING_PAYMENT:
        order = msgspec.structs.replace(order, outstanding_paise=order.total_paise)
    parcels = [parcel] if parcel else []
    return order, [
        msgspec.structs.replace(each, id=5000 + number, order_id=number, awb=f"KHA{number}") for each in parcels
    ]


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[tuple[TestClient[Any, Any], Database]]:
    """A tracking page over a store that holds every case."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'truth.db'}"
    await upgrade(url)
    database = Database(url)
    orders, parcels = zip(*(case(stage, payment) for stage, payment in CASES), strict=True)
    await put_rows(database, t.customers, customer_row(customer()))
    await put_rows(database, t.orders, *(order_row(order) for order in orders))
    await put_rows(database, t.shipments, *(shipment_row(each) for some in parcels for each in some))
    clock, intake = MovableClock(NOW), Intake(database, Metrics(), lambda: None)
    shown = TrackingPage(database, intake, clock, Showing(Wording(LANGUAGES), BRAND, SECRET))
    app = web.Application()
    shown.add_routes(app)
    async with TestClient(TestServer(app)) as client:
        yield client, database
    await intake.close()
    await database.close()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_voices_agree(page: tuple[TestClient[Any, Any], Database], language: str) -> None:
    """A-01, A-67: 0 mismatches over every stage and payment."""
    client, database = page
    async with database.write() as connection:
        await connection.execute(update(t.customers).values(language=language))
    brand = msgspec.structs.replace(BRAND, languages=LANGUAGES)
    wording = Wording(LANGUAGES)
    composer = Composer(brand, wording, SECRET, "harkara")
    found = []
    for stage, payment in CASES:
        order, parcels = case(stage, payment)
        answer_page = await client.get(page_link("", order.id, SECRET), headers={"User-Agent": "WhatsApp/2.0"})
        html = unescape(re.sub(r"<[^>]+>", "\n", (await answer_page.text()).partition("<main>")[2]))
        known = state(order, *parcels, customer(language=language), Conversation(10, last_inbound_at=NOW))
        story = answer(order, parcels, NOW, brand)
        voices = Voices(composer, wording, known, story, language, html)
        found += [f"{stage} {payment}: {what}" for what in voices.mismatches()]
    assert len(CASES) == len(Stage) * len(PAYMENTS) - 1
    assert not found, "\n".join(found)


def handed_over(known: CustomerState) -> dict[str, Any]:
    """What a person who takes over is told of the order."""
    talk = Talk(known)
    talk.says("a person please", "person")
    (task,) = talk.decision.tasks if talk.decision else ()
    return task.packet


class Voices:
    """What each voice says of one order in one language."""

    def __init__(
        self, composer: Composer, wording: Wording, known: CustomerState, story: Answer, language: str, html: str
    ) -> None:
        self._wording, self._language, self._story = wording, language, story
        self.page = html
        self.bot = self._draft(composer, "order_status", known)
        self.push = self._draft(composer, MESSAGE_OF_STAGE[story.stage], known)
        self.desk = handed_over(known)

    def _draft(self, composer: Composer, name: str, known: CustomerState) -> str:
        parcel = next(iter(known.shipments), None)
        waiting = msgspec.structs.replace(row(name), order_id=self._story.order_id, shipment_id=parcel)
        return composer.draft(waiting, known, NOW)

    def mismatches(self) -> list[str]:
        """Where two voices say different things."""
        found = []
        now = self._line(f"now_{self._story.stage}")
        if now not in self.bot or now not in self.page:
            found.append(f"bot or page does not say {now!r}")
        found += [f"the page lacks {line!r}" for line in self.bot.splitlines()[1:] if line not in self.page]
        amounts = set(AMOUNT.findall(self.push)) - set(AMOUNT.findall(self.bot))
        found += [f"the push names {amount}, the bot does not" for amount in amounts]
        found += [f"the push says {name} {value!r}, the bot does not" for name, value in self._told_by_push_only()]
        for other in EVERY_STAGE - {self._story.stage}:
            told = self._line(f"means_{other}")
            if told != self._line(f"means_{self._story.stage}") and (told in self.bot or told in self.push):
                found.append(f"told as {other}: {told!r}")
        for name, value in (("stage", self._story.stage.value), ("place", self._story.place)):
            if self.desk[name] != value:
                found.append(f"the desk says {name} {self.desk[name]!r}, not {value!r}")
        return found

    def _told_by_push_only(self) -> list[tuple[str, str]]:
        """Dates and places of the order that only the push names."""
        facts = self._wording.facts(self._story, BRAND, self._language)
        named = self._wording.variables(MESSAGE_OF_STAGE[self._story.stage], self._language)
        told = [(name, facts[name]) for name in TOLD_BY_ALL if name in named and name in facts]
        unknown = {
            self._line("no_range"),
            self._line("no_next"),
            self._line("place_unknown"),
            self._line("cause_unknown"),
        }
        return [(name, value) for name, value in told if value not in unknown and value not in self.bot]

    def _line(self, name: str) -> str:
        return self._wording.line(name, self._language)
