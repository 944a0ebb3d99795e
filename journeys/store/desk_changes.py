"""Changes of conversations as the desk follows them: a number that rises, notes, ratings, work that is done.

`changed` is made of the time (`journeys.store.ids`), so several processes may commit theirs out of order by a moment:
who follows reads a little of what it has seen again.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.decision import Decision, Rating
from journeys.desk.standing import is_on_desk
from journeys.state import Conversation
from journeys.store.holds import HELD
from journeys.store.ids import new_id
from journeys.store.prepared import Change
from journeys.store.schema import conversations, outbox, tasks
from journeys.store.schema_desk import notes, ratings
from journeys.store.writing import add, add_unless_there

_TOUCH = Change(
    update(conversations).where(conversations.c.customer_id == bindparam("whose")).values(changed=bindparam("number"))
)
_SENDER = select(outbox.c.customer_id).where(outbox.c.id == bindparam("row")).scalar_subquery()
_TOUCH_SENDER = Change(
    update(conversations).where(conversations.c.customer_id == _SENDER).values(changed=bindparam("number"))
)


async def touch(connection: AsyncConnection, customers: Collection[int]) -> None:
    """Something of these conversations changed; customers without one are passed over."""
    await _TOUCH.run(connection, [{"whose": each, "number": new_id()} for each in sorted(customers)])


async def touch_senders(connection: AsyncConnection, outbox_ids: Collection[int]) -> None:
    """Something became of these outbox rows."""
    await _TOUCH_SENDER.run(connection, [{"row": each, "number": new_id()} for each in sorted(outbox_ids)])


async def save_desk(
    connection: AsyncConnection, decisions: Sequence[Decision], before: dict[int, Conversation], now: datetime
) -> None:
    """What decisions changed for the desk, beside the conversations themselves. Batches without a conversation that
    people work on cost nothing here."""
    await touch(connection, [each.state.customer.id for each in decisions if _is_news(each, before)])
    await _close_tasks(connection, [each.state.customer.id for each in decisions if each.closes_tasks], now)
    await _judge_again(connection, [each.state.customer.id for each in decisions if each.lets_go], now)
    await add(connection, notes, _note_rows(decisions))
    await _save_ratings(connection, decisions)


def is_seen_on_desk(decision: Decision, before: dict[int, Conversation]) -> bool:
    """Whether people who follow conversations have to be told of this decision."""
    chat = decision.state.conversation
    return before.get(chat.customer_id) is not chat or _is_news(decision, before)


def may_change_work(decision: Decision, before: dict[int, Conversation]) -> bool:
    """Whether somebody may now wait for a person, or a person have more time."""
    chat = decision.state.conversation
    old = before.get(chat.customer_id)
    return old is not chat and (is_on_desk(chat) or (old is not None and is_on_desk(old)))


def _is_news(decision: Decision, before: dict[int, Conversation]) -> bool:
    """Whether something happened around an open conversation that itself stayed as it was."""
    chat = decision.state.conversation
    return before.get(chat.customer_id) is chat and is_on_desk(chat) and bool(decision.recorded or decision.sends)


async def _close_tasks(connection: AsyncConnection, customers: Iterable[int], now: datetime) -> None:
    if ids := sorted(customers):
        theirs = tasks.c.customer_id.in_(ids) & tasks.c.closed_at.is_(None)
        await connection.execute(update(tasks).where(theirs).values(closed_at=now))


async def _judge_again(connection: AsyncConnection, customers: Iterable[int], now: datetime) -> None:
    """What an agent's hold kept back."""
    if ids := sorted(customers):
        waits = (outbox.c.state == literal_column("'ready'")) & (outbox.c.reason == HELD)
        statement = update(outbox).where(outbox.c.customer_id.in_(ids), waits).values(not_before_at=now)
        await connection.execute(statement)


def _note_rows(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    return [
        {"id": new_id(), "customer_id": decision.state.customer.id}
        | msgspec.structs.asdict(note)
        | {"mentions": list(note.mentions)}
        for decision in decisions
        for note in decision.notes
    ]


_HER_RATING = update(ratings).where(ratings.c.id == bindparam("rating"), ratings.c.customer_id == bindparam("owner"))
_SCORE = Change(_HER_RATING.values(score=bindparam("said"), answered_at=bindparam("at")))
_REASON = Change(_HER_RATING.values(reason=bindparam("said")))


async def _save_ratings(connection: AsyncConnection, decisions: Sequence[Decision]) -> None:
    said = [(each.state.customer.id, rating) for each in decisions for rating in each.ratings]
    await add_unless_there(connection, ratings, [_rating_row(owner, each) for owner, each in said if each.asked])
    answers = [(owner, each) for owner, each in said if not each.asked]
    scores = [(owner, each) for owner, each in answers if each.score is not None]
    rows = [{"rating": each.id, "owner": owner, "said": each.score, "at": each.at} for owner, each in scores]
    await _SCORE.run(connection, rows)
    reasons = [(owner, each) for owner, each in answers if each.reason]
    await _REASON.run(connection, [{"rating": each.id, "owner": o, "said": each.reason} for o, each in reasons])


def _rating_row(owner: int, rating: Rating) -> dict[str, Any]:
    return {
        "id": rating.id,
        "customer_id": owner,
        "order_id": rating.order_id,
        "user_id": rating.user_id,
        "journey": rating.journey,
        "asked_at": rating.at,
    }
