"""Asks couriers about parcels they have gone quiet about: the fallback for pushes that never came."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy import or_, select, update

from bot.intake import Intake
from integrations.contract import Account, Client
from journeys.clock import Clock
from journeys.errors import HarkaraError
from journeys.store.database import Database
from journeys.store.schema import shipments

log = structlog.get_logger("poller")

MOST_PARCELS = 500


class Poller:
    """Pulls tracking of open parcels without a scan for `after`, at most once in `after` each."""

    def __init__(
        self,
        database: Database,
        clients: Mapping[str, Client],
        accounts: Sequence[Account],
        intake: Intake,
        clock: Clock,
        after: timedelta,
    ) -> None:
        self._database = database
        self._clients = clients
        self._intake = intake
        self._clock = clock
        self._after = after
        self._account_of_provider = {account.provider: account.name for account in accounts if account.name in clients}

    async def run(self, every: timedelta, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self.poll_once()
            except Exception as error:
                log.error("polling failed", error=type(error).__name__)
            wait = [asyncio.ensure_future(each) for each in (self._clock.sleep(every), stop.wait())]
            await asyncio.wait(wait, return_when=asyncio.FIRST_COMPLETED)
            for each in wait:
                each.cancel()

    async def poll_once(self) -> int:
        """Ask about every quiet parcel; what comes back goes the way of pushed scans. Returns how many items came."""
        now = self._clock.now()
        count = 0
        for account, awbs in (await self._quiet_parcels(now)).items():
            client = self._clients.get(account)
            if client is None:
                continue
            try:
                items = await client.track(awbs)
            except HarkaraError as error:
                log.warning("a courier cannot be asked", account=account, error=type(error).__name__)
                continue
            await self._intake.store(account, items, now)
            count += len(items)
        return count

    async def _quiet_parcels(self, now: datetime) -> dict[str, list[str]]:
        """AWBs by account, marked as asked so that several processes and restarts do not ask twice."""
        before = now - self._after
        quiet = (
            shipments.c.closed_at.is_(None),
            or_(shipments.c.last_scan_at.is_(None), shipments.c.last_scan_at < before),
            or_(shipments.c.polled_at.is_(None), shipments.c.polled_at < before),
        )
        columns = (shipments.c.id, shipments.c.account, shipments.c.courier, shipments.c.awb)
        query = select(*columns).where(*quiet).order_by(shipments.c.last_scan_at.nulls_first()).limit(MOST_PARCELS)
        async with self._database.write() as connection:
            rows = (await connection.execute(query.with_for_update(skip_locked=True))).all()
            if rows:
                ids = [row.id for row in rows]
                await connection.execute(update(shipments).where(shipments.c.id.in_(ids)).values(polled_at=now))
        found: dict[str, list[str]] = {}
        for row in rows:
            found.setdefault(row.account or self._account_for(row.courier), []).append(row.awb)
        return found

    def _account_for(self, courier: str) -> str:
        """The account of a parcel that only a shop has named: "Delhivery Surface" is Delhivery's."""
        named = courier.casefold()
        return next((account for provider, account in self._account_of_provider.items() if provider in named), "")
