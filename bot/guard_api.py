"""What other tools may ask about one customer: may I write to her now, and where does she stand.

A customer is named by our id, by a phone number (or its SHA-256), or by an order number. A stranger is refused: we
hold no consent of hers, and a key that was mistyped or formatted differently must not switch the guard off.
"""

import re
from datetime import datetime
from typing import Any

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.api_auth import CALLER, requires_token
from bot.looking_up import keys_of
from journeys.brand import Brand
from journeys.clock import Clock
from journeys.guard import Reason, Ruling, rule_on
from journeys.macro_stages import RULE_OF_STAGE, standing
from journeys.store.customer_page import customers_named
from journeys.store.database import Database
from journeys.store.guarded import Known, customers_hashed, note_refusal, read_known, survivor_of

log = structlog.get_logger("guard")

HASH = re.compile(r"[0-9a-fA-F]{64}")
OUR_ID = re.compile(r"\d{16,19}")  # longer than any order number or phone, shorter than nothing we make

UNKNOWN = "unknown_customer"
AMBIGUOUS = "ambiguous_customer"


class GuardApi:
    """GET /api/guard/{customer} and GET /api/customers/{id}/stage."""

    def __init__(self, database: Database, clock: Clock, brand: Brand) -> None:
        self._database = database
        self._clock = clock
        self._brand = brand

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/api/guard/{customer}", requires_token(self.guard))
        app.router.add_get("/api/customers/{customer}/stage", requires_token(self.stage))

    async def guard(self, request: web.Request) -> web.Response:
        """200 with {allowed, reason, until, until_is, reasons[], customer_id, asked_at}, for strangers too."""
        now = self._clock.now()
        async with self._database.read() as connection:
            found = await named(connection, request.match_info["customer"])
            known = await read_known(connection, found[0], now) if len(found) == 1 else None
        if known is None:
            return web.json_response(as_json(_of_stranger(found), None, now))
        customer = known.state.customer.id
        ruling = rule_on(known.state, now, self._brand, known.recent, known.work)
        if not ruling.allowed:
            async with self._database.write() as connection:
                await note_refusal(connection, customer, ruling, request[CALLER], now)
        log.info("guard asked", caller=request[CALLER], customer=customer, allowed=ruling.allowed, reason=ruling.reason)
        return web.json_response(as_json(ruling, known, now))

    async def stage(self, request: web.Request) -> web.Response:
        """200 with {customer_id, stage, since_at, seconds_in_stage, ends_at, enters, leaves}; 404 for a stranger."""
        now = self._clock.now()
        async with self._database.read() as connection:
            found = await named(connection, request.match_info["customer"])
            if len(found) != 1:
                reason = AMBIGUOUS if found else UNKNOWN
                return web.json_response({"error": reason}, status=409 if found else 404)
            known = await read_known(connection, found[0], now)
        stands = standing(known.state, now)
        rule = RULE_OF_STAGE[stands.stage]
        return web.json_response(
            {
                "customer_id": str(found[0]),
                "stage": stands.stage.value,
                "since_at": stands.since_at.isoformat(),
                "seconds_in_stage": max(0, int((now - stands.since_at).total_seconds())),
                "ends_at": stands.ends_at.isoformat() if stands.ends_at else None,
                "enters": rule.enters,
                "leaves": rule.leaves,
            }
        )


async def named(connection: AsyncConnection, said: str) -> list[int]:
    """The customers that a tool may mean: one, none, or (an order number that two shops gave) several."""
    said = said.strip()
    if HASH.fullmatch(said):
        return await customers_hashed(connection, said)
    if OUR_ID.fullmatch(said):
        return await survivor_of(connection, int(said))
    return await customers_named(connection, [key for key in keys_of(said) if key.value])


def _of_stranger(found: list[int]) -> Ruling:
    return Ruling(False, (Reason(AMBIGUOUS if found else UNKNOWN),))


def as_json(ruling: Ruling, known: Known | None, now: datetime) -> dict[str, Any]:
    """The ruling as other tools read it. Ids are texts: they are longer than JavaScript's numbers."""
    orders = known.state.orders if known else {}
    return {
        "allowed": ruling.allowed,
        "reason": ruling.reason or None,
        "until": ruling.until.isoformat() if ruling.until else None,
        "until_is": ("certain" if ruling.is_certain else "ask_again") if ruling.until else None,
        "reasons": [
            {
                "reason": reason.name,
                "because": reason.because or None,
                "order_number": order.number if (order := orders.get(reason.order_id or 0)) else None,
                "ends_at": reason.ends_at.isoformat() if reason.ends_at else None,
            }
            for reason in ruling.reasons
        ],
        "customer_id": str(known.state.customer.id) if known else None,
        "asked_at": now.isoformat(),
    }
