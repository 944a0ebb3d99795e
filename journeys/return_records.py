"""Which return a telling is about, and one record from what several have told of it.

Shop, courier and gateway name a return each in their own way, and any of them may be the first to tell of it.
"""

from datetime import datetime

import msgspec

from journeys.events import RefundFacts, ReturnFacts, awb_key
from journeys.state import Order, Return

BY_COURIER = "awb:"  # begins the id of a return that only a courier has told of
BY_REFUND = "refund:"  # begins the id of a refund without a return

_OVER = frozenset({"declined", "cancelled", "refunded"})


def return_of_parcel(order: Order, awb: str) -> Return | None:
    """The return that travels under this AWB; one that has no AWB yet when it is the only one it can be."""
    wanted = awb_key(awb)
    mine = next((record for record in order.returns if record.awb == wanted), None)
    without = [
        record for record in order.returns if not record.awb and record.what != "refund" and record.state not in _OVER
    ]
    return mine or (without[0] if len(without) == 1 else None)


def return_of_refund(order: Order, facts: RefundFacts, at: datetime) -> Return | None:
    """The return a refund belongs to: the one it names, the one that knows it, else the only one that awaits it.

    Shop and gateway tell of the same money under ids of their own: the same amount from another account is the same.
    """
    name = f"{facts.account}:{facts.refund_id}"
    named = [record for record in order.returns if facts.return_id and record.id == facts.return_id]
    known = [record for record in order.returns if name in record.refunds]
    others = [record for record in order.returns if not facts.return_id and _may_be_told_by(record, facts.account)]
    same_money = [record for record in others if record.refunds and record.amount_paise == facts.amount_paise]
    awaiting = [record for record in others if _awaits_money(record, at)]
    only = awaiting if len(awaiting) == 1 else []
    return next(iter((*named, *known, *same_money, *only)), None)


def _may_be_told_by(record: Return, account: str) -> bool:
    """Whether this account has told of no other refund of it."""
    return record.what != "exchange" and not any(name.startswith(f"{account}:") for name in record.refunds)


def _awaits_money(record: Return, at: datetime) -> bool:
    """Whether a refund made at `at` can be that of the return: also of one that was declined, as a kindness."""
    return record.what == "return" and not record.refunds and record.requested_at <= at


def returns_named(order: Order, facts: ReturnFacts) -> list[Return]:
    """The return of these facts, and what courier or gateway told of it before the shop did."""
    known = [record for record in order.returns if record.id == facts.return_id]
    guessed = [record for record in order.returns if record.id.startswith(BY_COURIER)]
    carried = [record for record in guessed if facts.awb and record.awb == awb_key(facts.awb)]
    has_parcel = bool(facts.awb or carried or any(record.awb for record in known))
    unnamed = guessed if len(guessed) == 1 and not has_parcel else []
    return [*known, *carried, *unnamed]


def refund_on_its_own(order: Order, record: Return) -> Return | None:
    """A refund that was told before its return was."""
    alone = [each for each in order.returns if each.what == "refund" and _awaits_money(record, each.requested_at)]
    return alone[0] if len(alone) == 1 and record.what == "return" else None


# -- one record from several tellings ---------------------------------------------------------------------------

TOLD_BY_SHOP = ("reason", "qc_reason", "pickup_from_at", "pickup_until_at", "refund_by_at", "amount_paise")
_MAY_HAPPEN_AGAIN = frozenset({"pickup_scheduled", "pickup_failed", "qc_passed", "qc_failed"})
_RANK_OF_WHAT = {"refund": 0, "return": 1, "exchange": 2}


def begun(known: list[Return], new_id: str, at: datetime, what: str) -> Return:
    """The record so far: a new one, or all that was told of it joined into one."""
    record = known[0] if known else Return(new_id, "requested", at, at, what=what)
    for other in known[1:]:
        record = joined(record, other)
    return msgspec.structs.replace(record, what=_further(record.what, what))


def noted(seen: dict[str, datetime], state: str, at: datetime) -> dict[str, datetime]:
    """The times with that of `state`: its first, but of pickups and checks the last, as they may happen again."""
    known = seen.get(state, at)
    return seen | {state: max(at, known) if state in _MAY_HAPPEN_AGAIN else min(at, known)}


def _further(one: str, other: str) -> str:
    return max(one, other, key=_RANK_OF_WHAT.__getitem__)


def joined(one: Return, other: Return) -> Return:
    """What both tell of the same return."""
    seen = one.seen
    for state, at in other.seen.items():
        seen = noted(seen, state, at)
    record = msgspec.structs.replace(
        one,
        seen=seen,
        what=_further(one.what, other.what),
        requested_at=min(one.requested_at, other.requested_at),
        refunds=tuple(sorted({*one.refunds, *other.refunds})),
    )
    for name, at in other.said.items():
        record = with_facts(record, at, **{name: getattr(other, name)})
    return record


def with_facts(record: Return, at: datetime, **facts: object) -> Return:
    """The record after these facts were told at `at`: of each the newest telling counts, empty ones tell nothing."""
    changes: dict[str, object] = {}
    said = dict(record.said)
    for name, value in facts.items():
        before = (said[name], str(getattr(record, name))) if name in said else None
        if value and (before is None or (at, str(value)) > before):
            changes[name], said[name] = value, at
    return msgspec.structs.replace(record, said=said, **changes) if changes else record
