"""Connections as a page: each source's last news and lag, words nobody knows, what polling does, what is unproven."""

from datetime import datetime, timedelta

import msgspec
from aiohttp import web

from bot.access.guarding import only
from bot.doctor import look_at_accounts
from bot.ops.room import Room
from bot.translation import OWN
from journeys.store import inbox
from journeys.store.ops_connections import Feed, feeds, polling, unknown_codes_seen

MEASURED = timedelta(hours=24)
QUIET = timedelta(hours=6)  # without any item from a source that pushes


class Connection(msgspec.Struct, frozen=True):
    """A source as the page shows it: its feed, the account's vendor, and how it stands in words."""

    feed: Feed
    provider: str
    state: str  # quiet | never | ok | own
    faults: str


class Connections:
    """GET /ops/connections."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/connections", self.show)

    @only("lead")
    async def show(self, request: web.Request) -> web.Response:
        """200 with every connection, unknown codes and the poller's work."""
        room, now = self._room, self._room.clock.now()
        async with room.database.read() as connection:
            known = await feeds(connection, now - MEASURED)
            codes = await unknown_codes_seen(connection)
            quiet = await polling(connection, now - room.settings.poll_after)
            waiting = (await inbox.counts(connection)).get("new", 0)
        return room.render(
            request,
            "ops/connections.html",
            found=self._connections(known, now),
            codes=codes,
            codes_total=sum(code.seen for code in codes),
            polling=quiet,
            poll_after=room.settings.poll_after,
            poll_every=room.settings.poll_every,
            waiting=waiting,
        )

    def _connections(self, known: list[Feed], now: datetime) -> list[Connection]:
        """What told us something, and the accounts that never did."""
        accounts = {account.name: account.provider for account in self._room.settings.accounts}
        looked_at = look_at_accounts(self._room.settings)
        faults = {each.name.removeprefix("account "): each.words for each in looked_at if not each.ok}
        providers = {"whatsapp": "whatsapp", **accounts}
        by_source = {feed.source: feed for feed in known}
        names = [*providers, *(source for source in by_source if source not in providers)]
        return [
            Connection(feed, providers.get(name, ""), state_of(feed, name, now), faults.get(name, ""))
            for name in names
            for feed in (by_source.get(name, Feed(name)),)
        ]


def state_of(feed: Feed, name: str, now: datetime) -> str:
    """never, quiet (nothing for `QUIET`), own (we tell ourselves) or ok."""
    if name == OWN:
        return "own"
    if feed.last_item_at is None:
        return "never"
    return "quiet" if now - feed.last_item_at > QUIET else "ok"
