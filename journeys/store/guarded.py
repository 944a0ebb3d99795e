"""What the guard and the stage API read of one customer, in a constant number of statements, and what they note."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.guard import AFTER_COMPLAINT, RULE, Ruling, Work
from journeys.policies import Sent
from journeys.state import CustomerState
from journeys.store.before_sending import recent_sends
from journeys.store.ids import new_id
from journeys.store.load import read_states
from journeys.store.schema import customers, identities, ledger, tasks
from journeys.store.types import BigId, UtcDateTime
from journeys.store.writing import add

CAPS_LOOK_BACK = timedelta(hours=25)


class Known(msgspec.Struct, frozen=True):
    """A customer as the guard sees her."""

    state: CustomerState
    recent: tuple[Sent, ...]
    work: tuple[Work, ...]


_ID = bindparam("id", type_=BigId)
_SURVIVOR = select(func.coalesce(customers.c.merged_into, customers.c.id)).where(customers.c.id == _ID)
_OF_HASH = select(identities.c.customer_id).where(
    identities.c.sha256 != "",
    identities.c.sha256 == bindparam("sha256"),  # spelt out for the partial index
)
_WORK = select(tasks.c.reason, tasks.c.order_id, tasks.c.opened_at, tasks.c.closed_at).where(
    tasks.c.customer_id == _ID,
    or_(tasks.c.closed_at.is_(None), tasks.c.opened_at > bindparam("since", type_=UtcDateTime())),
)


async def survivor_of(connection: AsyncConnection, customer: int) -> list[int]:
    """The customer of that id, or whom she was merged into; nobody when there is none."""
    return list(await connection.scalars(_SURVIVOR, {"id": customer}))


async def customers_hashed(connection: AsyncConnection, sha256: str) -> list[int]:
    """The customers whose phone has that hash (see `journeys.store.identities.phone_sha256`)."""
    return sorted(set(await connection.scalars(_OF_HASH, {"sha256": sha256.lower()})))


async def read_known(connection: AsyncConnection, customer: int, now: datetime) -> Known:
    """All that a ruling depends on. The customer must exist."""
    states = await read_states(connection, [customer], now)
    recent = await recent_sends(connection, [customer], now - CAPS_LOOK_BACK)
    found = await connection.execute(_WORK, {"id": customer, "since": now - AFTER_COMPLAINT})
    work = tuple(
        Work(reason, order_id, opened_at, closed_at is None) for reason, order_id, opened_at, closed_at in found
    )
    return Known(states[customer], tuple(recent.get(customer, ())), work)


async def note_refusal(connection: AsyncConnection, customer: int, ruling: Ruling, caller: str, now: datetime) -> None:
    """Put into the ledger that another tool asked and was refused, so that it can be explained."""
    reasons = [msgspec.to_builtins(reason) for reason in ruling.reasons]
    line = {
        "id": new_id(),
        "customer_id": customer,
        "order_id": next((reason.order_id for reason in ruling.reasons if reason.order_id), None),
        "message": "promotion",
        "outcome": "withheld",
        "rule": RULE,
        "rule_version": 1,
        "run_id": None,
        "blockers": _once(reason.name for reason in ruling.reasons),
        "inputs": {"asked_by": caller, "reasons": reasons, "until": _iso(ruling.until)},
        "causes": [],
        "dedupe_key": f"{RULE}:{caller}:{customer}:{now.isoformat()}"[:200],
        "decided_at": now,
    }
    await add(connection, ledger, [line])


def _once(names: Any) -> Sequence[str]:
    return list(dict.fromkeys(names))


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
