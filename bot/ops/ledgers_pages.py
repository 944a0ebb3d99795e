"""The silence ledger and the promise ledger as pages: how they stand by stage, cause and kind, and every line."""

from collections import Counter

from aiohttp import web

from bot.access.guarding import only
from bot.ops.figures import LATELY, wilson
from bot.ops.room import Room, id_in
from journeys.explanation import PROMISE
from journeys.store import ops_ledgers, ops_orders

PAGE = 50
ENDS = ("kept", "renegotiated", "broken", "void")
CAUSES = {
    "opted_out": "she wants no messages",
    "unreachable": "WhatsApp does not reach her",
    "held_by_agent": "a person holds the chat",
    "not_left": "a message was wanted and has not left; the ledger says why",
    "awaiting_payment": "it is her turn to pay",
    "not_dispatched": "the warehouse has not handed it over",
    "no_scan": "the courier tells nothing",
    "nothing_said": "there was news and we kept quiet: a defect",
}


class LedgersPages:
    """GET /ops/silences, /ops/promises."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/ops/silences", self.silences)
        app.router.add_get("/ops/promises", self.promises)

    @only("lead")
    async def silences(self, request: web.Request) -> web.Response:
        """200 with running silences by stage and cause, and their lines; ?all=1 for those that ended too."""
        running, before = request.query.get("all") != "1", id_in(request.query.get("before", ""))
        async with self._room.database.read() as connection:
            silent, open_ = await ops_ledgers.breaches(connection), await ops_orders.open_count(connection)
            stages = await ops_ledgers.silences_by(connection, "stage")
            causes = await ops_ledgers.silences_by(connection, "cause")
            found = await ops_ledgers.silence_page(connection, running=running, before=before, limit=PAGE)
        return self._room.render(
            request,
            "ops/silences.html",
            running=running,
            silent=silent,
            open_orders=open_,
            interval=wilson(silent, open_),
            stages=sorted(stages.items(), key=lambda each: -each[1]),
            causes=sorted(causes.items(), key=lambda each: -each[1]),
            words_of_cause=CAUSES,
            found=found[:PAGE],
            more=found[PAGE - 1].id if len(found) > PAGE else None,
        )

    @only("lead")
    async def promises(self, request: web.Request) -> web.Response:
        """200 with promises by kind and end over 7 days, and their lines; ?kind= and ?end= narrow them."""
        wanted = {"kind": request.query.get("kind", ""), "settled_as": request.query.get("end", "")}
        now = self._room.clock.now()
        async with self._room.database.read() as connection:
            settled = await ops_ledgers.promises_by(connection, now - LATELY)
            running, over = await ops_ledgers.promises_running(connection, now)
            before = id_in(request.query.get("before", ""))
            found = await ops_ledgers.promise_page(connection, wanted, before, PAGE)
        by_kind: dict[str, Counter[str]] = {kind: Counter() for kind in PROMISE}
        for (kind, how), count in settled.items():
            by_kind.setdefault(kind, Counter())[how] += count
        return self._room.render(
            request,
            "ops/promises.html",
            kinds=PROMISE,
            ends=ENDS,
            by_kind=by_kind,
            running=running,
            over=over,
            wanted=wanted,
            wilson=wilson,
            found=found[:PAGE],
            more=found[PAGE - 1].id if len(found) > PAGE else None,
        )
