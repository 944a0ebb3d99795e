"""Alerts operations: the first of each group at once, and all of them once a day, to wherever they are to go."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import structlog

from bot.settings_outward import AlertSettings
from bot.waking import Waker
from journeys.announcing import who_listens
from journeys.brand import Brand
from journeys.clock import Clock
from journeys.store import alerts
from journeys.store.alerts import Raised
from journeys.store.database import Database
from journeys.store.schema import outbox
from journeys.store.subscriptions import announce_to_all, outward_row
from journeys.store.writing import add_unless_there

log = structlog.get_logger("alerting")

EVERY = timedelta(seconds=5)
ACCOUNT = "alerts"  # of the outbox rows that go to Slack and by mail
RAISED, DIGEST = "alert.raised", "alert.digest"
INCIDENT = "incident"  # the reason of an incident's alert; its group is "cause:scope_kind:scope"
OPENED, CLEARED = "incident.opened", "incident.cleared"
A_DAY = timedelta(hours=24)


class Alerting:
    """Run by one process at a time. `look_once` does what is due."""

    def __init__(self, database: Database, clock: Clock, brand: Brand, said: AlertSettings, waker: Waker) -> None:
        self._database = database
        self._clock = clock
        self._brand = brand
        self._digest_at = said.digest_at
        self._channels = [name for name, wanted in (("slack", _is_set(said)), ("email", bool(said.email_to))) if wanted]
        self._waker = waker
        self._digested: date | None = None
        self._told_cleared: set[int] = set()  # alerts of incidents; the outbox's unique key covers a restart

    @property
    def is_wanted(self) -> bool:
        """Whether anybody is to be alerted at all."""
        kinds = (RAISED, DIGEST, OPENED, CLEARED)
        return bool(self._channels or any(who_listens(self._brand.listeners, kind) for kind in kinds))

    async def run(self, stop: asyncio.Event) -> None:
        """Look every few seconds until told to stop."""
        while self.is_wanted and not stop.is_set():
            try:
                await self.look_once()
            except Exception as error:
                log.error("alerts cannot be told", error=type(error).__name__)
            waits = [asyncio.ensure_future(each) for each in (self._clock.sleep(EVERY), stop.wait())]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for each in waits:
                each.cancel()
        await stop.wait()

    async def look_once(self) -> None:
        """Queue what is new, and the digest when its time has come."""
        now = self._clock.now()
        told = await self._tell_new(now)
        told += await self._tell_cleared(now)
        told += await self._tell_digest(now)
        if told:
            self._waker.wake_outward()

    async def _tell_new(self, now: datetime) -> int:
        async with self._database.write() as connection:
            new = await alerts.take_untold(connection, now)
            for alert in new:
                facts = facts_of(alert)
                await announce_to_all(connection, self._brand.listeners, RAISED, str(alert.id), facts, now)
                if alert.reason == INCIDENT:
                    await self._announce_incident(connection, OPENED, alert, now)
            if new:
                key, (subject, text) = f"{RAISED}:{new[0].id}", in_words(self._brand, new, "raised")
                await self._tell_people(connection, RAISED, key, subject, text, now)
        return len(new)

    async def _tell_cleared(self, now: datetime) -> int:
        """Incidents are announced when they are over, too."""
        if not who_listens(self._brand.listeners, CLEARED):
            return 0
        async with self._database.read() as connection:
            found = await alerts.closed_since(connection, INCIDENT, now - A_DAY)
        new = [each for each in found if each.id not in self._told_cleared]
        if new:
            async with self._database.write() as connection:
                for each in new:
                    await self._announce_incident(connection, CLEARED, each, now)
            self._told_cleared |= {each.id for each in new}
        return len(new)

    async def _announce_incident(self, connection: Any, kind: str, alert: Raised, now: datetime) -> None:
        cause, scope_kind, scope = alert.group_key.split(":", 2)
        facts = {"cause": cause, "scope_kind": scope_kind, "scope": scope, "place": alert.sample.get("place", "")}
        await announce_to_all(connection, self._brand.listeners, kind, str(alert.id), facts, alert.closed_at or now)

    async def _tell_digest(self, now: datetime) -> int:
        """Once a local day, after `digest_at`. The outbox's unique key keeps a restart from telling it twice."""
        local = self._brand.local(now)
        if local.time() < self._digest_at or self._digested == local.date():
            return 0
        async with self._database.write() as connection:
            found = await alerts.of_the_day(connection, now - A_DAY)
            if found:
                await self._queue_digest(connection, found, local.date(), now)
        self._digested = local.date()
        return len(found)

    async def _queue_digest(self, connection: Any, found: Sequence[Raised], day: date, now: datetime) -> None:
        facts = {"day": day.isoformat(), "alerts": [facts_of(each) for each in found]}
        await announce_to_all(connection, self._brand.listeners, DIGEST, day.isoformat(), facts, now)
        subject, text = in_words(self._brand, found, f"on {day.isoformat()}")
        await self._tell_people(connection, DIGEST, f"{DIGEST}:{day.isoformat()}", subject, text, now)

    async def _tell_people(self, connection: Any, kind: str, key: str, subject: str, text: str, now: datetime) -> None:
        body = {"subject": subject, "text": text, "occurred_at": now.isoformat()}
        rows = [outward_row(channel, ACCOUNT, kind, key, body, now) for channel in self._channels]
        await add_unless_there(connection, outbox, rows)


def facts_of(alert: Raised) -> dict[str, Any]:
    """An alert as tools read it."""
    return {
        "alert_id": str(alert.id),
        "reason": alert.reason,
        "group": alert.group_key,
        "count": alert.count,
        "sample": alert.sample,
        "opened_at": alert.opened_at.isoformat(),
        "last_at": alert.last_at.isoformat(),
        "closed_at": alert.closed_at.isoformat() if alert.closed_at else None,
    }


def in_words(brand: Brand, found: Sequence[Raised], when: str) -> tuple[str, str]:
    """Subject and text for people, most orders first."""
    noun = "alert" if len(found) == 1 else "alerts"
    ordered = sorted(found, key=lambda alert: (alert.closed_at is not None, -alert.count))
    return f"{brand.name}: {len(found)} {noun} {when}", "\n".join(_line(brand, alert) for alert in ordered)


def _line(brand: Brand, alert: Raised) -> str:
    since = f"{brand.local(alert.opened_at):%d %b %H:%M}"
    over = f", over since {brand.local(alert.closed_at):%d %b %H:%M}" if alert.closed_at else ""
    example = alert.sample.get("order_number") or alert.sample.get("awb")
    named = f", for example {example}" if example else ""
    return f"{alert.reason.replace('_', ' ')}: {alert.group_key} — {alert.count} since {since}{over}{named}"


def _is_set(said: AlertSettings) -> bool:
    return bool(said.slack_url.get_secret_value())
