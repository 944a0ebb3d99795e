"""The open failed attempts, for operations: since when, what she was told and asked, what the courier said."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, String, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import attempts, ndrs, orders, outbox, shipments, tasks

MOST = 200  # open ones on the board, the longest waiting first
WORDS = ("attempt_", "reattempt_")  # how names of messages about an attempt begin
AGAIN = "_again"  # how names of second words end
OPEN: tuple[ColumnElement[bool], ...] = (ndrs.c.closed_at.is_(None), shipments.c.closed_at.is_(None))
_OF_PARCEL = shipments.c.id == ndrs.c.shipment_id


class Word(msgspec.Struct, frozen=True):
    """Something that we said or asked about an attempt: a message to her, or a command to the courier.

    `status` is of its newest try ("" before one), `reason` why it waits or did not leave."""

    name: str
    is_command: bool
    state: str
    status: str
    reason: str
    sent_at: datetime | None
    done_at: datetime | None
    not_before_at: datetime

    @property
    def has_left(self) -> bool:
        return self.status in {"accepted", "sent", "delivered", "read"}


class OpenNdr(msgspec.Struct, frozen=True):
    """A failed attempt that is still open. `words` are messages and commands about it, oldest first."""

    id: int
    order_id: int | None
    number: str
    awb: str
    courier: str
    attempt_no: int
    reason: str
    at_fault: str
    remark: str
    occurred_at: datetime
    received_at: datetime
    action_deadline_at: datetime | None
    standing: dict[str, Any] | None = None  # the parcel's own note of it: her choice, how far the courier is
    words: tuple[Word, ...] = ()
    with_person: bool = False

    @property
    def chosen(self) -> str:
        """What she chose, "" before she did."""
        return str((self.standing or {}).get("asked_for", ""))

    @property
    def courier_state(self) -> str:
        """How far her choice is with the courier: "" | asked | accepted | refused | confirmed."""
        return str((self.standing or {}).get("asked", ""))

    @property
    def messages(self) -> tuple[Word, ...]:
        """What she was to be told, oldest first."""
        return tuple(word for word in self.words if not word.is_command)

    @property
    def told(self) -> tuple[Word, ...]:
        """What she was told."""
        return tuple(word for word in self.messages if word.has_left)

    @property
    def commands(self) -> tuple[Word, ...]:
        """What the courier was asked, oldest first."""
        return tuple(word for word in self.words if word.is_command)

    def minutes(self, now: datetime) -> int:
        """Minutes since we were told of it."""
        return max(0, int((now - self.received_at).total_seconds() // 60))

    @property
    def first_word(self) -> Word | None:
        """The first thing she was told about it."""
        return next(iter(self.told), None)

    @property
    def second_word(self) -> Word | None:
        """The reminder, when it left."""
        return next((word for word in self.told if word.name.endswith(AGAIN)), None)

    def minutes_to(self, word: Word | None) -> int | None:
        """Minutes from receipt to a word; None while it has not left."""
        if word is None or word.sent_at is None:
            return None
        return max(0, int((word.sent_at - self.received_at).total_seconds() // 60))


async def open_ndrs(connection: AsyncConnection, limit: int = MOST) -> list[OpenNdr]:
    """The open attempts, the longest waiting first, with all that was said about them. Three statements."""
    names = ("attempt_no", "reason", "at_fault", "remark", "occurred_at", "received_at", "action_deadline_at")
    parcel = (shipments.c.awb, shipments.c.courier)
    query: Select[Any] = (
        select(
            ndrs.c.id,
            ndrs.c.order_id,
            func.coalesce(orders.c.number, ""),
            *parcel,
            *(ndrs.c[name] for name in names),
            shipments.c.ndr,
        )
        .select_from(ndrs)
        .join(shipments, _OF_PARCEL)
        .outerjoin(orders, orders.c.id == ndrs.c.order_id)
        .where(*OPEN)
        .order_by(ndrs.c.received_at)
        .limit(limit)
    )
    found = [OpenNdr(*row) for row in await connection.execute(query)]
    wanted = [each.order_id for each in found if each.order_id]
    said = await _said(connection, wanted, min((each.received_at for each in found), default=None))
    people = set(await connection.scalars(_with_people(wanted))) if wanted else set()
    return [
        msgspec.structs.replace(
            each, words=_about(each, said.get(each.order_id or 0, ())), with_person=each.order_id in people
        )
        for each in found
    ]


class Said(msgspec.Struct, frozen=True):
    """An outbox row, and which attempt it is about ("" when it does not say)."""

    subject: str
    created_at: datetime
    word: Word


async def _said(connection: AsyncConnection, order_ids: Sequence[int], since: datetime | None) -> dict[int, list[Said]]:
    if not order_ids or since is None:
        return {}
    tries = attempts.alias()
    newest = select(func.max(tries.c.id)).where(tries.c.outbox_id == outbox.c.id).correlate(outbox).scalar_subquery()
    columns = [outbox.c[n] for n in ("order_id", "created_at", "name", "channel", "state", "reason")]
    columns += [outbox.c[n] for n in ("sent_at", "done_at", "not_before_at", "body")]
    query = (
        select(*columns, func.coalesce(attempts.c.status, "").label("status"))
        .select_from(outbox)
        .outerjoin(attempts, attempts.c.id == newest)
        .where(outbox.c.order_id.in_(sorted(set(order_ids))), outbox.c.created_at >= since)
        .where(outbox.c.channel.in_(("whatsapp", "vendor")))
        .order_by(outbox.c.id)
    )
    said: dict[int, list[Said]] = {}
    for row in await connection.execute(query):
        is_command = row.channel == "vendor"
        word = Word(
            row.name, is_command, row.state, row.status, row.reason, row.sent_at, row.done_at, row.not_before_at
        )
        said.setdefault(row.order_id, []).append(Said(str(row.body.get("subject", "")), row.created_at, word))
    return said


def _about(ndr: OpenNdr, said: Iterable[Said]) -> tuple[Word, ...]:
    """What was said since the attempt was known: messages that are about it, and whatever the courier was asked."""
    since = [each for each in said if each.created_at >= ndr.received_at]
    return tuple(each.word for each in since if _is_about(each, ndr))


def _is_about(said: Said, ndr: OpenNdr) -> bool:
    if said.word.is_command:
        return said.word.name.startswith("courier.")
    return said.subject == str(ndr.id) and said.word.name.startswith(WORDS)


def _with_people(order_ids: Sequence[int]) -> Select[Any]:
    return select(tasks.c.order_id).where(tasks.c.order_id.in_(sorted(set(order_ids))), tasks.c.closed_at.is_(None))


async def ndrs_waiting(connection: AsyncConnection) -> tuple[int, datetime | None]:
    """How many attempts are open, and since when the oldest is known. One statement."""
    oldest = func.min(ndrs.c.received_at, type_=ndrs.c.received_at.type)
    query = select(func.count(), oldest).select_from(ndrs).join(shipments, _OF_PARCEL).where(*OPEN)
    count, since_at = (await connection.execute(query)).one()
    return int(count), since_at


def orders_with_open_ndr() -> Select[Any]:
    """Orders with an open attempt, as rows of `Behind`."""
    return (
        select(ndrs.c.id, orders.c.id, orders.c.number, ndrs.c.received_at, ndrs.c.reason)
        .select_from(ndrs)
        .join(shipments, _OF_PARCEL)
        .join(orders, orders.c.id == ndrs.c.order_id)
        .where(*OPEN)
        .order_by(ndrs.c.id.desc())
    )


class FirstWord(msgspec.Struct, frozen=True):
    """How soon she was told of an attempt: when the first word left, and when one arrived; None when none did."""

    ndr_id: int
    order_id: int
    number: str
    received_at: datetime
    left_at: datetime | None
    arrived_at: datetime | None

    @property
    def wait(self) -> timedelta | None:
        """From our receipt until the first word left."""
        return self.left_at - self.received_at if self.left_at else None


async def first_words(connection: AsyncConnection, since: datetime, limit: int = 2_000) -> list[FirstWord]:
    """For every attempt received since then, the newest first: when the first word about it left. One statement."""
    left_at, arrived_at = (
        _first(attempts.c.tried_at),
        _first(func.coalesce(attempts.c.delivered_at, attempts.c.read_at)),
    )
    query = (
        select(ndrs.c.id, orders.c.id, orders.c.number, ndrs.c.received_at, left_at, arrived_at)
        .select_from(ndrs)
        .join(orders, orders.c.id == ndrs.c.order_id)
        .where(ndrs.c.received_at >= since)
        .order_by(ndrs.c.id.desc())
        .limit(limit)
    )
    return [FirstWord(*row) for row in await connection.execute(query)]


def _first(moment: Any) -> Any:
    """The earliest `moment` of the attempts that left at messages about the failed delivery."""
    return (
        select(func.min(moment, type_=attempts.c.tried_at.type))
        .join(outbox, outbox.c.id == attempts.c.outbox_id)
        .where(
            outbox.c.order_id == ndrs.c.order_id,
            outbox.c.body["subject"].as_string() == cast(ndrs.c.id, String),
            outbox.c.channel == "whatsapp",
            func.substr(outbox.c.name, 1, len(WORDS[0])) == WORDS[0],
            attempts.c.status.in_(("accepted", "sent", "delivered", "read")),
        )
        .correlate(ndrs)
        .scalar_subquery()
    )


def orders_with_ndr_since(since: datetime) -> Select[Any]:
    """Orders with an attempt that failed and was told since then, as rows of `Behind`."""
    return (
        select(ndrs.c.id, orders.c.id, orders.c.number, ndrs.c.received_at, ndrs.c.reason)
        .join(orders, orders.c.id == ndrs.c.order_id)
        .where(ndrs.c.received_at >= since)
        .order_by(ndrs.c.id.desc())
    )
