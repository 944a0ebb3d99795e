"""Watches over all customers at once: couriers that fall silent, hubs that fill up, urgent messages that do not arrive.

One process does it. Each look is a handful of statements, however many orders there are.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot.incidents import Draft, clear_incident, raise_incident, spread
from bot.translation import OWN, own_item
from journeys.brand import Brand
from journeys.clock import Clock
from journeys.detectors.hub_congestion import Congested, congested
from journeys.detectors.message_undelivered import signals_of
from journeys.detectors.scan_drought import CourierFeed, droughts
from journeys.events import Event, Key, Signal
from journeys.state import Incident
from journeys.store import inbox
from journeys.store.database import Database
from journeys.store.incidents import not_spread, open_incidents
from journeys.store.watching import courier_feeds, dwellings, undelivered

log = structlog.get_logger("incidents")

EVERY = timedelta(minutes=2)
DETECTOR = "detector"  # who raised an incident that closes by itself
DROUGHT, CONGESTION = "drought", "congestion"
MOST_EVIDENCE = 50  # order ids kept with an incident


class IncidentWatch:
    """Opens and clears incidents by itself, and finishes telling of those that somebody else raised."""

    def __init__(self, database: Database, brand: Brand, clock: Clock, wake: Callable[[], None]) -> None:
        self._database = database
        self._brand = brand
        self._clock = clock
        self._wake = wake

    async def run(self, stop: asyncio.Event) -> None:
        """Look every two minutes until told to stop."""
        while not stop.is_set():
            try:
                await self.look_once()
            except Exception as error:
                log.error("the watch over all orders failed", error=type(error).__name__)
            wait = [asyncio.ensure_future(each) for each in (self._clock.sleep(EVERY), stop.wait())]
            await asyncio.wait(wait, return_when=asyncio.FIRST_COMPLETED)
            for each in wait:
                each.cancel()

    async def look_once(self) -> None:
        """One look at everything."""
        now = self._clock.now()
        async with self._database.read() as connection:
            unfinished = await not_spread(connection)
            active = await open_incidents(connection)
            feeds = await courier_feeds(connection)
            lying = await dwellings(connection, now)
            missing = await undelivered(connection, now)
        for incident in unfinished:
            await spread(self._database, incident, now)
        mine = [each for each in active if each.raised_by == DETECTOR]
        await self._droughts(feeds, [each for each in mine if each.cause == DROUGHT], now)
        full = congested(lying, now, self._brand)
        await self._congestion(full, [each for each in mine if each.cause == CONGESTION], now)
        await self._tell_undelivered([_event(*each, now) for each in signals_of(missing, now, self._brand)], now)
        self._wake()

    async def _droughts(self, feeds: list[CourierFeed], known: list[Incident], now: datetime) -> None:
        for feed in droughts(feeds, now, self._brand):
            if feed.courier not in {each.scope for each in known}:
                evidence = {"parcels": feed.parcels, "last_scan_at": feed.last_scan_at.isoformat()}
                await self._raise(Draft(DROUGHT, "courier", feed.courier, raised_by=DETECTOR, evidence=evidence), now)
        last = {feed.courier: feed.last_scan_at for feed in feeds}
        for incident in known:
            if incident.scope not in last or last[incident.scope] > incident.opened_at:
                await clear_incident(self._database, incident.id, now)

    async def _congestion(self, full: list[Congested], known: list[Incident], now: datetime) -> None:
        enough = self._brand.friction.congested_orders
        lying = {each.hub: len(each.orders) for each in full}
        for each in full:
            if len(each.orders) >= enough and each.hub not in {incident.scope for incident in known}:
                evidence = {"orders": sorted(each.orders)[:MOST_EVIDENCE], "count": len(each.orders)}
                draft = Draft(CONGESTION, "hub", each.hub, each.place, raised_by=DETECTOR, evidence=evidence)
                await self._raise(draft, now)
        for incident in known:
            if 2 * lying.get(incident.scope, 0) < enough:
                await clear_incident(self._database, incident.id, now)

    async def _raise(self, draft: Draft, now: datetime) -> None:
        told = await raise_incident(self._database, draft, now)
        log.warning("an incident", cause=draft.cause, scope=draft.scope, customers=told.customers)

    async def _tell_undelivered(self, events: list[Event], now: datetime) -> None:
        items = [own_item(event) for event in events]
        rows = [{"source": OWN, "key": i.key, "kind": i.kind, "body": i.body, "received_at": now} for i in items]
        if rows:
            async with self._database.write() as connection:
                await inbox.append(connection, rows)


def _event(customer_id: int, signal: Signal, now: datetime) -> Event:
    return Event(
        kind=f"signal.{signal.name}",
        key=f"signal:{signal.name}:{signal.order_id}:{signal.subject}",
        occurred_at=now,
        received_at=now,
        source=OWN,
        body=signal,
        keys=(Key("customer", str(customer_id)),),
    )
