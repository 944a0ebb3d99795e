"""Plays generated steps against a running service and its sandbox; time passes from one due moment to the next."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import func, select, update

from journeys.store import outbox as outbox_rows
from journeys.store import timers
from journeys.store.schema import conversations, customers, identities, inbox, outbox
from journeys.store.writing import put
from tests.harness import Harness
from tests.promises.acked import Acknowledged
from tests.promises.steps import Step

SETTLES_WITHIN_REAL_SECONDS = 30.0
CREEP = timedelta(milliseconds=15)  # lets the sender's token bucket fill while it works
RECONCILED_AFTER = timedelta(minutes=10, seconds=16)  # the sender's patience, and one round of its loop
LONGEST_QUIET_DAYS = 9


class Restriction(msgspec.Struct, frozen=True):
    """From `since` until `until` nothing proactive may reach this phone, because of `why`: held | opted_out."""

    phone: str
    why: str
    since: datetime
    until: datetime


class Player:
    """Carries out steps. A step that finds nothing to happen to does nothing."""

    def __init__(self, harness: Harness) -> None:
        self.harness = harness
        self.world = harness.sandbox.world
        self.acked = Acknowledged(harness.service.settings)
        self.world.webhooks.on_acknowledged.append(self.acked.note)
        self.phones: list[str] = []
        self.hidden: set[str] = set()
        self.orders: list[dict[str, Any]] = []
        self.parcels: list[str] = []
        self.restrictions: list[Restriction] = []
        self._opted_out: dict[str, datetime] = {}
        self._numbers = 0

    async def play(self, steps: Sequence[Step]) -> None:
        """All steps, then peace: faults off, and time passes until nothing is left to be done."""
        for step in steps:
            await ACTIONS[step.what](self, step)
            await self.settle()
        await self.come_to_rest()

    # -- time ------------------------------------------------------------------------------------------------

    async def settle(self) -> None:
        """Wait until all that can be done now is done. Time creeps while the service works, as it does in life."""
        service, quiet = self.harness.service, 0
        async with asyncio.timeout(SETTLES_WITHIN_REAL_SECONDS):
            while quiet < 2:
                await self.world.webhooks.idle()
                busy = await self._is_busy() or service.parts.message_sender.is_busy
                quiet = 0 if busy else quiet + 1
                if busy:
                    self.harness.clock.move(CREEP)
                service.parts.waker.wake_worker(pass_on=False)
                service.parts.waker.wake_senders(pass_on=False)
                await asyncio.sleep(0.002)  # yields to the service's own loops; nothing asserted depends on it

    async def _is_busy(self) -> bool:
        now = self.harness.clock.now()
        ready = (outbox.c.state == "ready") & (outbox.c.not_before_at <= now)
        async with self.harness.service.parts.database.read() as connection:
            new = select(func.count()).where(inbox.c.state == "new").scalar_subquery()
            leaving = select(func.count()).where(ready | (outbox.c.state == "sending")).scalar_subquery()
            due = await timers.next_due(connection)
            waiting, moving = (await connection.execute(select(new, leaving))).one()
        return bool(waiting or moving) or (due is not None and due <= now)

    async def pass_time(self, span: timedelta) -> None:
        """Let time pass, stopping at every moment at which something is due."""
        end = self.harness.clock.now() + span
        while (now := self.harness.clock.now()) < end:
            nexts = [at for at in await self._due_moments() if now < at < end]
            self.harness.clock.move(min(nexts, default=end) - now)
            await self.settle()

    async def _due_moments(self) -> list[datetime]:
        async with self.harness.service.parts.database.read() as connection:
            unknown_since = await connection.scalar(select(func.min(outbox.c.claimed_at)).where(IS_UNKNOWN))
            found = [
                self.world.scheduler.next_due_at,
                await timers.next_due(connection),
                await outbox_rows.next_ready(connection, "whatsapp"),
                await outbox_rows.next_ready(connection, "vendor"),
                unknown_since + RECONCILED_AFTER if unknown_since else None,
            ]
        return [at for at in found if at]

    async def come_to_rest(self) -> None:
        """Faults off; everything that was held back, refused or never answered gets its time."""
        self.world.faults.clear()
        await self.settle()
        await self.pass_time(timedelta(hours=3))
        for _ in range(LONGEST_QUIET_DAYS * 4):
            if not await self._is_unfinished():
                break
            await self._hear_from_somebody()
            await self.pass_time(timedelta(hours=6))
        for phone in list(self._opted_out):
            self._end_opt_out(phone)

    async def _hear_from_somebody(self) -> None:
        """While WhatsApp tells nothing at all, the sender cannot know whether statuses would reach it."""
        phone = await self.harness.phone(self._new_number(), "Anita Rao")
        await self.harness.say(phone, "thanks")
        for _ in range(20):  # rounds of the sender's loop, long before the news is old
            if not await self._is_unfinished():
                break
            await self.pass_time(timedelta(seconds=16))

    async def _is_unfinished(self) -> bool:
        outstanding = sum(sender.counts.outstanding for sender in self.world.webhooks.senders.values())
        async with self.harness.service.parts.database.read() as connection:
            left = select(func.count()).where(IS_UNKNOWN | (outbox.c.state == "sending"))
            return bool(outstanding or await connection.scalar(left))

    # -- who -------------------------------------------------------------------------------------------------

    def _new_number(self) -> str:
        self._numbers += 1
        return f"91999990{1_000 + self._numbers:04d}"

    def phone(self, step: Step) -> str | None:
        return self.phones[step.who % len(self.phones)] if self.phones else None

    async def customer_ids(self, phone: str) -> list[int]:
        """The customers that the service knows behind this phone."""
        owner = self.world.customers.find(phone)
        assert owner is not None
        mine = identities.c.value.in_((f"+{owner.number}", owner.bsuid))
        async with self.harness.service.parts.database.read() as connection:
            return sorted(set(await connection.scalars(select(identities.c.customer_id).where(mine))))

    def _end_opt_out(self, phone: str) -> None:
        since = self._opted_out.pop(phone)
        self.restrictions.append(Restriction(phone, "opted_out", since, self.harness.clock.now()))


IS_UNKNOWN = (outbox.c.state == "unknown") & (outbox.c.channel == "whatsapp")


async def _phone(player: Player, step: Step) -> None:
    if len(player.phones) < 4:
        player.phones.append(await player.harness.phone(player._new_number(), f"Meera {step.who}"))


async def _order(player: Player, step: Step) -> None:
    if phone := player.phone(step):
        player.orders.append(await player.harness.order(phone, step.how["payment"]))


async def _ship(player: Player, step: Step) -> None:
    waiting = [order for order in player.orders if not order.get("gone")]
    if waiting:
        order = waiting[step.who % len(waiting)]
        order["gone"] = True
        player.parcels.append(await player.harness.ship(order, step.how["courier"]))


async def _cancel_order(player: Player, step: Step) -> None:
    waiting = [order for order in player.orders if not order.get("gone")]
    if waiting:
        order = waiting[step.who % len(waiting)]
        order["gone"] = True
        await player.harness.call(f"/sandbox/api/shop/orders/{order['id']}/cancel")


async def _scan(player: Player, step: Step) -> None:
    if player.parcels:
        awb = player.parcels[step.who % len(player.parcels)]
        extra = {name: step.how[name] for name in ("reason", "late_minutes", "copies") if name in step.how}
        await player.harness.scan(awb, step.how["stage"], **extra)


async def _scan_again(player: Player, step: Step) -> None:
    if player.parcels:
        awb = player.parcels[step.who % len(player.parcels)]
        if any(parcel["awb"] == awb and parcel["scans"] for parcel in await _parcels(player)):
            await player.harness.call(f"/sandbox/api/parcels/{awb}/again")


async def _parcels(player: Player) -> list[dict[str, Any]]:
    async with player.harness.session.get(f"{player.harness.sandbox.base_url}/sandbox/api/parcels") as answer:
        found: list[dict[str, Any]] = (await answer.json())["parcels"]
        return found


async def _say(player: Player, step: Step) -> None:
    if phone := player.phone(step):
        await player.harness.say(phone, step.how["words"])


async def _tap(player: Player, step: Step) -> None:
    """A button of any message she ever got, new or old."""
    phone = player.phone(step)
    asked = [m for m in await player.harness.messages(phone) if m["look"].get("buttons")] if phone else []
    if phone and asked:
        message = asked[-1 - step.how["message"] % len(asked)]
        buttons = message["look"]["buttons"]
        button = buttons[step.how["button"] % len(buttons)]
        choice = button.get("id") or button["text"]
        await player.harness.call(f"/sandbox/api/phones/{phone}/tap", message_id=message["id"], choice=choice)


async def _media(player: Player, step: Step) -> None:
    if phone := player.phone(step):
        await player.harness.call(f"/sandbox/api/phones/{phone}/media", kind=step.how["kind"])


async def _edit(player: Player, step: Step) -> None:
    if phone := player.phone(step):
        async with player.harness.session.get(f"{player.harness.sandbox.base_url}/sandbox/api/phones/{phone}") as told:
            own = [m for m in (await told.json())["messages"] if m["direction"] == "in" and m["type"] == "text"]
        if own:
            edit = {"message_id": own[-1]["id"], "text": step.how["words"]}
            await player.harness.call(f"/sandbox/api/phones/{phone}/edit", **edit)


async def _change_number(player: Player, step: Step) -> None:
    if phone := player.phone(step):
        await player.harness.call(f"/sandbox/api/phones/{phone}/number", number=player._new_number())


async def _hide_number(player: Player, step: Step) -> None:
    """From now on only a username and the business-scoped id are told, or the number again."""
    if phone := player.phone(step):
        player.hidden ^= {phone}
        profile = {"has_phone": phone not in player.hidden, "username": f"meera.{phone}"}
        await player.harness.call(f"/sandbox/api/phones/{phone}/profile", **profile)


async def _marketing(player: Player, step: Step) -> None:
    if phone := player.phone(step):
        await player.harness.call(f"/sandbox/api/phones/{phone}/marketing", stopped=step.how["stopped"])


async def _opt_out(player: Player, step: Step) -> None:
    """As a person at the desk would note it."""
    phone = player.phone(step)
    if phone is None or (phone in player._opted_out) is step.how["out"]:
        return
    now = player.harness.clock.now()
    ids = await player.customer_ids(phone)
    stamp = now if step.how["out"] else None
    async with player.harness.service.parts.database.write() as connection:
        await connection.execute(update(customers).where(customers.c.id.in_(ids)).values(opted_out_at=stamp))
    if stamp is None:
        player._end_opt_out(phone)
    elif ids:
        player._opted_out[phone] = now


async def _hold(player: Player, step: Step) -> None:
    """An agent takes the conversation."""
    phone = player.phone(step)
    ids = await player.customer_ids(phone) if phone else []
    if not phone or not ids:
        return
    now = player.harness.clock.now()
    until = now + timedelta(minutes=step.how["minutes"])
    rows = [{"customer_id": id, "held_by": "asha", "held_until": until} for id in ids]
    async with player.harness.service.parts.database.write() as connection:
        await put(connection, conversations, rows, ("customer_id",))
    _shorten_holds(player, phone, now)
    player.restrictions.append(Restriction(phone, "held", now, until))


def _shorten_holds(player: Player, phone: str, now: datetime) -> None:
    """A new hold replaces an older one, which may have been longer."""
    for index, each in enumerate(player.restrictions):
        if each.phone == phone and each.why == "held" and each.until > now:
            player.restrictions[index] = msgspec.structs.replace(each, until=now)


async def _online(player: Player, step: Step) -> None:
    if phone := player.phone(step):
        await player.harness.call(f"/sandbox/api/phones/{phone}/online", online=step.how["online"])


async def _wait(player: Player, step: Step) -> None:
    await player.pass_time(timedelta(seconds=step.how["seconds"]))


async def _fault(player: Player, step: Step) -> None:
    player.world.faults.update(step.how["switches"])


async def _error(player: Player, step: Step) -> None:
    how = {
        "api_error_code": step.how["code"],
        "api_error_count": step.how["count"],
        "api_error_async": step.how["late"],
    }
    player.world.faults.update(how)


async def _calm(player: Player, step: Step) -> None:
    player.world.faults.clear()


ACTIONS: dict[str, Callable[[Player, Step], Awaitable[None]]] = {
    "phone": _phone,
    "order": _order,
    "ship": _ship,
    "cancel_order": _cancel_order,
    "scan": _scan,
    "scan_again": _scan_again,
    "say": _say,
    "tap": _tap,
    "media": _media,
    "edit": _edit,
    "change_number": _change_number,
    "hide_number": _hide_number,
    "marketing": _marketing,
    "opt_out": _opt_out,
    "hold": _hold,
    "online": _online,
    "wait": _wait,
    "fault": _fault,
    "error": _error,
    "calm": _calm,
}
