"""One action call from beginning to end, in one transaction: whose it is, what follows, what is kept and answered."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.composing import Composer
from bot.rasa.acting import Acting, RasaEvent, events_of, served_names
from bot.rasa.call import Call
from bot.rasa.replies import CHANNEL, Response, keep, kept, worded
from bot.waking import Waker
from journeys.catalogue import Catalogue
from journeys.clock import Clock
from journeys.decide import decide
from journeys.decision import Decision
from journeys.events import Event, MessageIn
from journeys.state import CustomerState
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.load import CustomerMoved, Named, load_identities, lock_states
from journeys.store.owners import Owners
from journeys.store.save import remember, save_decisions
from journeys.store.schema import timeline
from journeys.store.whose import find_owners

TRIES = 3  # when other processes got in the way


class Outcome(msgspec.Struct):
    """What Rasa is answered, in the shape of the action-server protocol."""

    events: list[RasaEvent]
    responses: list[Response] = []


class CarryingOut:
    """Carries out calls. One customer's calls are done one at a time, and not beside the worker's decisions on her."""

    def __init__(
        self,
        database: Database,
        acting: Acting,
        composer: Composer,
        clock: Clock,
        waker: Waker,
        catalogue: Callable[[], Catalogue],
    ) -> None:
        self._database = database
        self._acting = acting
        self._composer = composer
        self._clock = clock
        self._waker = waker
        self._catalogue = catalogue

    async def carry_out(self, call: Call) -> Outcome:
        """Answer a call. The same call again is answered the same and changes nothing. Raises CallInvalid."""
        for is_last in (False, False, True)[-TRIES:]:
            try:
                async with self._database.write() as connection:
                    outcome, decision = await self._once(connection, call)
                break
            except (IntegrityError, DBAPIError, CustomerMoved):
                if is_last:
                    raise
        self._ring(decision)
        return outcome

    async def _once(self, connection: AsyncConnection, call: Call) -> tuple[Outcome, Decision | None]:
        now = self._clock.now()
        event = event_of(call, now)
        owners = await find_owners(connection, [event])
        state = await self._state(connection, owners, event, call, now)
        heard = await _heard(connection, call, served_names())
        if call.key in heard:
            responses = await kept(connection, state.customer.id, call.key, now)
            return Outcome(events_of(call, state, now), responses), None
        if self._acting.only_looks(call, is_heard=bool(heard)):
            return Outcome(events_of(call, state, now)), None
        return await self._decide_and_save(connection, owners, state, event, call, is_heard=bool(heard))

    async def _decide_and_save(
        self,
        connection: AsyncConnection,
        owners: Owners,
        state: CustomerState,
        event: Event,
        call: Call,
        *,
        is_heard: bool,
    ) -> tuple[Outcome, Decision]:
        now, brand, before = event.received_at, self._composer.brand, remember([state])
        slots: list[RasaEvent] = []
        if is_heard:  # she said it once, however many actions it leads to
            event = msgspec.structs.replace(event, kind="message.passed_on")
        decision = decide(
            state,
            [event],
            now,
            brand,
            new_id,
            lambda turn, _: slots.extend(self._acting.act(turn, event, call, is_heard=is_heard)),
            catalogue=self._catalogue(),
        )
        replies = worded(self._composer, state, decision.sends, now)
        decision.sends = [send for send in decision.sends if send.proactive]
        await save_decisions(connection, [decision], before, owners, {}, now)
        await keep(connection, replies, brand, now)
        responses = [each.response for each in replies if each.response is not None]
        return Outcome([*slots, *events_of(call, state, now)], responses), decision

    async def _state(
        self, connection: AsyncConnection, owners: Owners, event: Event, call: Call, now: datetime
    ) -> CustomerState:
        """Her state, and nobody else decides for her until the transaction ends."""
        customer = owners.of_event[event.key]
        known = [] if customer in owners.new else [customer]
        numbers = set(call.parse.values("number")) if call.parse else set()
        states = await lock_states(connection, known, owners.new, Named(numbers=numbers), now)
        await load_identities(connection, states)
        state = states[customer]
        state.identities.setdefault(call.who, event.source)
        return state

    def _ring(self, decision: Decision | None) -> None:
        """After the commit: wake those for whom something was left."""
        if decision is None:
            return
        if decision.sends:
            self._waker.wake_senders()
        if decision.asks:
            self._waker.wake_commands()
        if decision.told_outside or decision.alerts:
            self._waker.wake_outward()


def event_of(call: Call, now: datetime) -> Event:
    """Her message. It has no wamid: it did not come over our WhatsApp number, whose window it does not open."""
    body = MessageIn(
        wamid="",
        number_id="",
        content="button" if call.token else "text",
        text=call.text,
        button_id=call.token,
        wa_id=call.who.value.removeprefix("+") if call.who.kind == "phone" else "",
        bsuid=call.who.value if call.who.kind == "bsuid" else "",
    )
    said_at = min(call.said_at or now, now)
    return Event("message.received", call.key, said_at, now, CHANNEL, body, (call.who,))


async def _heard(connection: AsyncConnection, call: Call, actions: Iterable[str]) -> set[str]:
    """The keys of calls about this message that were answered before."""
    same = timeline.c.key.in_([call.heard + action for action in actions])
    return {str(key) for key in await connection.scalars(select(timeline.c.key).where(same))}


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """{"events": [...], "responses": [...]}."""
    return {"events": outcome.events, "responses": outcome.responses}
