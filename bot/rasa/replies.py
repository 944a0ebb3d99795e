"""Our replies to a message that came through Rasa: worded now, handed back as responses, and kept like any other."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.composing import Composed, Composer, Surroundings
from bot.door_notes import inputs_of
from bot.rasa.call import PAYLOAD, TAP, TOKEN
from integrations.whatsapp.outgoing import AddressForm, Content, FreeForm
from journeys.brand import Brand
from journeys.decision import Send
from journeys.policies import Outcome
from journeys.state import CustomerState
from journeys.store import promises
from journeys.store.ids import new_id
from journeys.store.ledger import SENT, WITHHELD, Line, write_lines
from journeys.store.new_rows import message_row
from journeys.store.outbox import Waiting
from journeys.store.schema import attempts, outbox
from journeys.store.writing import add

CHANNEL = "rasa"
ASKED_AGAIN_WITHIN = timedelta(days=1)  # so long a repeated call gets the answer of the first

Response = dict[str, Any]


class Reply(msgspec.Struct, frozen=True):
    """One reply: the outbox row it is kept as, and the response, None when a policy keeps it back."""

    columns: dict[str, Any]
    row: Waiting
    composed: Composed
    response: Response | None


def worded(composer: Composer, state: CustomerState, sends: Sequence[Send], now: datetime) -> list[Reply]:
    """The replies among what was decided, in order.

    She wrote to us this moment, so a reply is in time whatever WhatsApp's window is; all other policies hold.
    """
    chat = msgspec.structs.replace(state.conversation, last_inbound_at=now)
    present = msgspec.structs.replace(state, conversation=chat)
    once = {send.dedupe_key: send for send in reversed(sends) if not send.proactive}
    return [_reply(composer, present, send, now) for send in reversed(once.values())]


def _reply(composer: Composer, state: CustomerState, send: Send, now: datetime) -> Reply:
    columns = message_row(state.customer.id, send, now)
    known = {name: columns[name] for name in Waiting.__struct_fields__ if name in columns}
    row = Waiting(**known, reason="", attempts=0)
    composed = composer.compose(row, state, Surroundings(), now)
    leaves = composed.verdict.outcome is Outcome.SEND and composed.content is not None
    response = response_of(composed.content) if leaves and composed.content else None
    return Reply(columns, row, composed, response)


def response_of(content: Content) -> Response:
    """A message as rasa-sdk's dispatcher writes it: text, buttons; rows of a list become buttons as well."""
    dispatcher = CollectingDispatcher()
    if isinstance(content, AddressForm):
        dispatcher.utter_message(text=content.body)
    elif isinstance(content, FreeForm):
        choices = [(each.title, each.id) for each in content.buttons] + [(each.title, each.id) for each in content.rows]
        buttons = [{"title": title, "payload": payload_of(token)} for title, token in choices]
        link = content.link[1] if content.link else ""
        parts = (content.body, link, content.footer)
        dispatcher.utter_message(text="\n".join(part for part in parts if part), buttons=buttons)
    else:
        raise TypeError(f"a reply cannot be a {type(content).__name__}")
    response: Response = dispatcher.messages[0]
    return response


def payload_of(token: str) -> str:
    """What a Rasa channel sends back when the button is tapped: the intent `tap` with our signed id."""
    return f"{PAYLOAD}{TAP}{json.dumps({TOKEN: token})}"


async def keep(connection: AsyncConnection, replies: Sequence[Reply], brand: Brand, now: datetime) -> None:
    """Note the replies as said: outbox, attempts, ledger, and what they promise."""
    said = [each for each in replies if each.response is not None]
    await add(connection, outbox, [_as_done(each, now) for each in said])
    await add(connection, attempts, [_as_attempt(each, now) for each in said])
    await write_lines(connection, [_line(each, brand, now) for each in replies])
    leaving = [each.composed.leaving for each in said if each.composed.leaving]
    await promises.told(connection, leaving)
    await promises.touch(connection, leaving)


def _as_done(reply: Reply, now: datetime) -> dict[str, Any]:
    body = reply.columns["body"] | {"response": reply.response}
    done = {"channel": CHANNEL, "state": "done", "attempts": 1, "sent_at": now, "done_at": now, "body": body}
    return reply.columns | done


def _as_attempt(reply: Reply, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "customer_id": reply.row.customer_id,
        "outbox_id": reply.row.id,
        "number": 1,
        "token": f"{reply.row.id}|a:1",
        "status": "accepted",
        "form": "free_form",
        "text": reply.composed.text,
        "tried_at": now,
        "accepted_at": now,
    }


def _line(reply: Reply, brand: Brand, now: datetime) -> Line:
    inputs = inputs_of(reply.composed.case, "free_form", now, brand) | {"channel": CHANNEL}
    if reply.response is not None:
        return Line(reply.row, SENT, now, (), inputs)
    return Line(reply.row, WITHHELD, now, reply.composed.verdict.blockers, inputs)


async def kept(connection: AsyncConnection, customer: int, cause: str, now: datetime) -> list[Response]:
    """What was answered to a call before, in order."""
    query = (
        select(outbox.c.body, outbox.c.causes)
        .where(
            outbox.c.customer_id == customer,
            outbox.c.channel == CHANNEL,
            outbox.c.sent_at > now - ASKED_AGAIN_WITHIN,
        )
        .order_by(outbox.c.id)
    )
    return [body["response"] for body, causes in await connection.execute(query) if cause in causes]
